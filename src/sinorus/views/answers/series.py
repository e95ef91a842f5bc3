"""The measurements."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sinorus.output.view import View
    from sinorus.views.inquiry import Inquiry


def answer(inquiry: "Inquiry", ids: Sequence[str] = ()) -> "View[Any]":
    """Return the series, or the points of some; BadUsage if there are both ids and filters of series."""
    from sinorus.query.order import require
    from sinorus.views.series import series

    question = inquiry.question()
    if ids:
        return _points(inquiry, ids)
    return series(inquiry.db, question, require(inquiry.request.sort, "series"))


def _points(inquiry: "Inquiry", ids: Sequence[str]) -> "View[Any]":
    from sinorus.base.errors import BadUsage
    from sinorus.query import lookup
    from sinorus.views.series import points

    question = inquiry.question()
    if question.conditions or question.search or inquiry.request.sort:
        raise BadUsage("--theme, --search and --sort are for all series; leave them out, or the ids")
    return points(inquiry.db, lookup.of_kind(inquiry.db, "series", [*ids]), question)
