"""The claims held against the record."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from sinorus.cli import completion
from sinorus.cli.call import Call
from sinorus.cli.options import OF_CLAIMS, with_options

if TYPE_CHECKING:
    from sqlite3 import Connection

    from sinorus.output.view import View
    from sinorus.query.question import Question


@with_options(*OF_CLAIMS)
def check(
    call: Call,
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID]...", help="Show these claims in full.", autocompletion=completion.claims),
    ] = None,
) -> None:
    """Hold the claims against the record: a scorecard, and the claims that fail.

    \b
    Examples:
      sinorus check --type predictive --written 2010s
    """
    from sinorus.output.deliver import deliver
    from sinorus.query.question import understand

    with call.open() as index:
        question = understand(call.request, index.db)
        deliver(_view(call, index.db, question, ids or []), call.output)


def _view(call: Call, db: "Connection", question: "Question", ids: list[str]) -> "View[Any]":
    """Return the view that the ids or options ask for; BadUsage if there are both ids and filters."""
    from sinorus.base.errors import BadUsage
    from sinorus.cli.counting import count
    from sinorus.query import lookup
    from sinorus.query.order import require
    from sinorus.query.question import Question
    from sinorus.views import reviews

    if ids and (call.count_by is not None or call.sort is not None or question != Question()):
        raise BadUsage("filters, --count-by and --sort are for all claims; leave them out, or the ids")
    if ids:
        return reviews.in_full(db, lookup.of_kind(db, "claim", ids))
    if call.count_by is not None:
        return count("check", call, db, question)
    return reviews.check(db, question, require(call.sort, "check"))
