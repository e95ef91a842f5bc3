"""What happened."""

from typing import TYPE_CHECKING, Any

from sinorus.query.order import require

if TYPE_CHECKING:
    from sinorus.output.view import View
    from sinorus.views.inquiry import Inquiry


def answer(inquiry: "Inquiry") -> "View[Any]":
    """Return the events, or their counts."""
    sort = require(inquiry.request.sort, "timeline")
    question = inquiry.question()
    if inquiry.request.count_by is not None:
        from sinorus.views.answers.counted import count

        return count("timeline", inquiry, question)
    from sinorus.views.timeline_claims import timeline

    return timeline(inquiry.db, question, sort)
