"""What happened."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from sinorus.cli import completion
from sinorus.cli.call import Call
from sinorus.cli.options import WINDOWED, with_options

if TYPE_CHECKING:
    from sqlite3 import Connection

    from sinorus.output.view import View
    from sinorus.query.order import Order
    from sinorus.query.question import Question


@with_options(*WINDOWED, "theme", "driver", "actor", "kind", "place", "effect", "source", "search", "sort", "long")
def timeline(
    call: Call,
    count_by: Annotated[
        str | None,
        typer.Option(
            "--count-by",
            metavar="GROUP",
            help="year, decade, theme, effect, actor, driver",
            autocompletion=completion.groups,
        ),
    ] = None,
) -> None:
    """List what happened between Russia and China.

    \b
    Examples:
      sinorus timeline --from 1949 --to 1991
      sinorus timeline --actor russia --actor china --theme energy --json
      sinorus timeline --from 1992 --count-by decade
    """
    from sinorus.index import open_index
    from sinorus.output.deliver import deliver
    from sinorus.query.order import require
    from sinorus.query.question import understand

    sort = require(call.sort, "timeline")
    with open_index(call.data) as index:
        question = understand(call.request, index.db)
        view = _events(index.db, question, sort) if count_by is None else _counts(index.db, question, count_by)
        deliver(view, call.output)


def _events(db: "Connection", question: "Question", sort: "Order | None") -> "View[Any]":
    from sinorus.views.timeline_claims import timeline

    return timeline(db, question, sort)


def _counts(db: "Connection", question: "Question", count_by: str) -> "View[Any]":
    from sinorus.query import sql
    from sinorus.query.counts import groups
    from sinorus.query.question import require_group
    from sinorus.views.counts import counts

    by = require_group(count_by)
    return counts(groups(db, question, by), by, question, sql.size(db, "event"))
