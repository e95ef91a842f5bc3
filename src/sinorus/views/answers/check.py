"""The claims held against the record."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sinorus.output.view import View
    from sinorus.views.inquiry import Inquiry


def answer(inquiry: "Inquiry", ids: Sequence[str] = ()) -> "View[Any]":
    """Return the claims with their verdicts, their counts, or some claims in full.

    Raises BadUsage if there are both ids and filters.
    """
    from sinorus.base.errors import BadUsage
    from sinorus.query import lookup
    from sinorus.query.order import require
    from sinorus.query.question import Question
    from sinorus.views import reviews

    question, request = inquiry.question(), inquiry.request
    if ids and (request.count_by is not None or request.sort is not None or question != Question()):
        raise BadUsage("filters, --count-by and --sort are for all claims; leave them out, or the ids")
    if ids:
        return reviews.in_full(inquiry.db, lookup.of_kind(inquiry.db, "claim", [*ids]))
    if request.count_by is not None:
        from sinorus.views.answers.counted import count

        return count("check", inquiry, question)
    return reviews.check(inquiry.db, question, require(request.sort, "check"))
