"""What happened."""

from typing import TYPE_CHECKING, Any

from sinorus.cli.call import Call
from sinorus.cli.options import COUNTED, WINDOWED, with_options

if TYPE_CHECKING:
    from sqlite3 import Connection

    from sinorus.output.view import View
    from sinorus.query.order import Order
    from sinorus.query.question import Question


@with_options(
    *COUNTED, *WINDOWED, "theme", "driver", "actor", "kind", "place", "effect", "source", "search", "sort", "long"
)
def timeline(call: Call) -> None:
    """List what happened, in order of date.

    \b
    Examples:
      sinorus timeline --from 1949 --to 1991
      sinorus timeline --actor russia --actor china --theme energy --json
      sinorus timeline --from 1992 --count-by decade
    """
    from sinorus.cli.counting import count
    from sinorus.output.deliver import deliver
    from sinorus.query.order import require
    from sinorus.query.question import understand

    sort = require(call.sort, "timeline")
    with call.open() as index:
        question = understand(call.request, index.db)
        view = (
            _events(index.db, question, sort) if call.count_by is None else count("timeline", call, index.db, question)
        )
        deliver(view, call.output)


def _events(db: "Connection", question: "Question", sort: "Order | None") -> "View[Any]":
    from sinorus.views.timeline_claims import timeline

    return timeline(db, question, sort)
