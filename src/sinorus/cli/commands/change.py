"""What is different left and right of a turning point."""

from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sinorus.cli import completion
from sinorus.cli.call import Call
from sinorus.cli.options import DRAWING, SHOWING, with_options
from sinorus.output.settings import Output

if TYPE_CHECKING:
    from sqlite3 import Connection

    from sinorus.chart.vega_axis import Spec
    from sinorus.output.view import View
    from sinorus.query.question import Question
    from sinorus.query.turning_point import Sides


@with_options("theme", "tradition", "source_kind", "long", showing=(*SHOWING, *DRAWING))
def change(
    call: Call,
    point: Annotated[
        str | None,
        typer.Argument(metavar="[POINT]", help="Short for --at POINT.", autocompletion=completion.points),
    ] = None,
    at: Annotated[
        str | None,
        typer.Option(
            "--at",
            metavar="DATE|ID",
            help="The first day right of it: a date, an event, a period.",
            autocompletion=completion.points,
        ),
    ] = None,
    before: Annotated[
        str | None,
        typer.Option(
            "--before",
            metavar="DATE|PERIOD",
            help="The left side; --after is needed too.",
            autocompletion=completion.periods,
        ),
    ] = None,
    after: Annotated[
        str | None,
        typer.Option("--after", metavar="DATE|PERIOD", help="The right side.", autocompletion=completion.periods),
    ] = None,
) -> None:
    """Say what changed at a turning point: events, climate, forces, series.

    \b
    Examples:
      sinorus change --at 2014-03
      sinorus change crimea-annexation-2014 --theme energy -o energy.svg
      sinorus change --before 2004/2013 --after 2014/2023 --json
    """
    from sinorus.base.errors import BadUsage
    from sinorus.cli.drawing import with_picture
    from sinorus.output.deliver import deliver
    from sinorus.query.question import understand
    from sinorus.query.turning_point import read
    from sinorus.views.change import change as view

    if point is not None and at is not None:
        raise BadUsage("a turning point is given twice; leave --at out, or the word before it")
    with call.open() as index:
        sides = read(index.db, point if at is None else at, before, after)
        question = understand(call.request, index.db)
        shown = view(index.db, question, sides, _is_brief(call.output))
        deliver(with_picture(shown, call, index.db, partial(_draw, index.db, question, sides, shown)), call.output)


def _draw(db: "Connection", question: "Question", sides: "Sides", view: "View[Any]", *how: Any) -> "Spec":
    """Draw the rows of an answer."""
    import json

    from sinorus.views import change_picture

    return change_picture.draw(db, question, sides, map(json.loads, view.rows(-1)), *how)


def _is_brief(output: Output) -> bool:
    """Say whether a person reads, and has not said how many rows there should be."""
    from sinorus.output.deliver import format_of, is_whole

    if output.is_picture() or is_whole(output):
        return False
    return not (format_of(output) == "plain" or output.all or output.limit is not None)
