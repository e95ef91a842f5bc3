"""The sources side by side."""

from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sinorus.cli import completion
from sinorus.cli.call import Call
from sinorus.cli.options import DRAWING, OF_SOURCES, SHOWING, WINDOWED, one_of, with_options

if TYPE_CHECKING:
    from sqlite3 import Connection

    from sinorus.chart.vega_axis import Spec
    from sinorus.output.view import View
    from sinorus.query.question import Question


@with_options(
    *WINDOWED,
    "theme",
    "driver",
    "event",
    "actor",
    "effect",
    *OF_SOURCES,
    "lag",
    "type",
    "hedging",
    "verdict",
    "search",
    showing=(*SHOWING, *DRAWING),
)
def compare(
    call: Call,
    relation: Annotated[
        list[str] | None,
        typer.Option(
            "--relation",
            metavar="RELATION",
            help=one_of("relation"),
            autocompletion=completion.relations,
        ),
    ] = None,
    matrix: Annotated[
        bool, typer.Option("--matrix", help="Only the numbers: drivers by sources, or by traditions.")
    ] = False,
) -> None:
    """Set the sources side by side: what each says, and whether they agree.

    \b
    Examples:
      sinorus compare --source sikka,rathod --theme sanctions -o sanctions.svg
    """
    from sinorus.base.errors import BadUsage
    from sinorus.cli.drawing import with_picture
    from sinorus.output.deliver import deliver
    from sinorus.query.question import condition, understand
    from sinorus.views import comparison, comparison_matrix

    with call.open() as index:
        question = understand(call.request, index.db)
        relations = [condition("relation", text, index.db) for text in relation or ()]
        if matrix and relations:
            raise BadUsage("--matrix counts all relations; leave --relation out, or --matrix")
        view = (
            comparison_matrix.matrix_of(index.db, question)
            if matrix
            else comparison.compare(index.db, question, relations)
        )
        only = view if relations else None
        deliver(with_picture(view, call, index.db, partial(_draw, index.db, question, only)), call.output)


def _draw(db: "Connection", question: "Question", only: "View[Any] | None", *how: Any) -> "Spec":
    """Draw a comparison, or ``only`` what the rows of an answer are about."""
    import json

    from sinorus.views import comparison_picture
    from sinorus.views.comparison_matrix import subject

    subjects = {subject(json.loads(row)) for row in only.rows(-1)} if only else None
    return comparison_picture.draw(db, question, subjects, *how)
