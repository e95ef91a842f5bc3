"""The measurements."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from sinorus.cli import completion
from sinorus.cli.call import Call
from sinorus.cli.options import WINDOWED, with_options

if TYPE_CHECKING:
    from sqlite3 import Connection

    from sinorus.output.view import View
    from sinorus.query.question import Question


@with_options(*WINDOWED, "theme", "search", "sort")
def series(
    call: Call,
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID]...", help="Show the points of these.", autocompletion=completion.series),
    ] = None,
) -> None:
    """List what was measured over time, or the points of one series with the events beside them.

    \b
    Examples:
      sinorus series
      sinorus series trade-total --from 2000
      sinorus series unsc-joint-vetoes --json
    """
    from sinorus.output.deliver import deliver
    from sinorus.query.order import require
    from sinorus.query.question import understand
    from sinorus.views.series import series

    with call.open() as index:
        question = understand(call.request, index.db)
        view = (
            _points(index.db, ids, question, call.sort)
            if ids
            else series(index.db, question, require(call.sort, "series"))
        )
        deliver(view, call.output)


def _points(db: "Connection", ids: list[str], question: "Question", sort: str | None) -> "View[Any]":
    from sinorus.base.errors import BadUsage
    from sinorus.query import lookup
    from sinorus.views.series import points

    if question.conditions or question.search or sort:
        raise BadUsage("--theme, --search and --sort are for all series; leave them out, or the ids")
    return points(db, lookup.of_kind(db, "series", ids), question)
