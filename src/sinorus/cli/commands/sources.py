"""The sources."""

from typing import TYPE_CHECKING, Any

from sinorus.cli.call import Call
from sinorus.cli.options import OF_SOURCES, with_options

if TYPE_CHECKING:
    from sqlite3 import Connection

    from sinorus.output.view import View
    from sinorus.query.order import Order
    from sinorus.query.question import Question


@with_options("count_by", *OF_SOURCES, "search", "sort", "long")
def sources(call: Call) -> None:
    """List the works and documents whose claims were coded, tradition by tradition, as they were written.

    \b
    Examples:
      sinorus sources --tradition russian --written 2010s
      sinorus sources --source lo --long
      sinorus sources --count-by tradition,source-decade
    """
    from sinorus.cli.counting import count
    from sinorus.output.deliver import deliver
    from sinorus.query.order import require
    from sinorus.query.question import understand

    sort = require(call.sort, "sources")
    with call.open() as index:
        question = understand(call.request, index.db)
        counted = call.count_by is not None
        view = count("sources", call, index.db, question) if counted else _sources(index.db, question, sort)
        deliver(view, call.output)


def _sources(db: "Connection", question: "Question", sort: "Order | None") -> "View[Any]":
    from sinorus.query import sources
    from sinorus.query.sql import size
    from sinorus.views.search import with_search
    from sinorus.views.sources import listed

    view = listed(sources.sources(db, question, sort), question, size(db, "source"), sort is None)
    return with_search(view, db, question, "source", "Title", ("id",))
