"""References for things."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sinorus.output.view import View
    from sinorus.views.inquiry import Inquiry


def answer(inquiry: "Inquiry", ids: Sequence[str] = ()) -> "View[Any]":
    """Return the references of records, or of the data set where none is named."""
    from sinorus.query import citation, lookup
    from sinorus.views.citations import references

    db = inquiry.db
    rows = [citation.record(db, row["record"], row) for row in lookup.find(db, [*ids])]
    return references(rows or [citation.dataset(db)])
