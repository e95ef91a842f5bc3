"""Everything about one thing."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlite3 import Connection

    from sinorus.output.view import View
    from sinorus.views.inquiry import Inquiry


def answer(inquiry: "Inquiry", ids: Sequence[str]) -> "View[Any]":
    """Return records of any kind; where a person asks, by other words too, if it is clear what they mean."""
    from sinorus.output.deliver import is_asked_by_person, is_whole
    from sinorus.query import lookup
    from sinorus.views.records import records

    db, output = inquiry.db, inquiry.output
    matches = _matches(db, ids) if is_asked_by_person(output) else {}
    rows = lookup.find(db, [matches.get(id, id) for id in ids], is_whole(output))
    return records(db, rows, matches, -1 if output.all else output.limit)


def _matches(db: "Connection", ids: Sequence[str]) -> dict[str, str]:
    """Return the records that are clearly meant by what is no id, under what was typed."""
    from sinorus.query import lookup

    return {id: match for id in ids if (match := lookup.clear_match(db, id))}
