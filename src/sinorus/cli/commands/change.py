"""What is different left and right of a turning point."""

from functools import partial
from typing import Annotated

import typer

from sinorus.cli import completion
from sinorus.cli.call import Call
from sinorus.cli.options import DRAWING, SHOWING, with_options
from sinorus.query.filters import QUESTIONS


@with_options(*QUESTIONS["change"], "long", showing=(*SHOWING, *DRAWING))
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
    from sinorus.views.answers.change import answer

    if point is not None and at is not None:
        raise BadUsage("a turning point is given twice; leave --at out, or the word before it")
    call.deliver(partial(answer, at=point if at is None else at, before=before, after=after))
