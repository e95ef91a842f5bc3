"""The works and documents."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sinorus.output.view import View
    from sinorus.views.inquiry import Inquiry


def answer(inquiry: "Inquiry") -> "View[Any]":
    """Return the sources, or their counts."""
    from sinorus.query import sources
    from sinorus.query.order import require
    from sinorus.query.sql import size
    from sinorus.views.search import with_search
    from sinorus.views.sources import listed

    sort = require(inquiry.request.sort, "sources")
    question, db = inquiry.question(), inquiry.db
    if inquiry.request.count_by is not None:
        from sinorus.views.answers.counted import count

        return count("sources", inquiry, question)
    view = listed(sources.sources(db, question, sort), question, size(db, "source"), sort is None)
    return with_search(view, db, question, "source", "Title", ("id",))
