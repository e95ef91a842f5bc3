"""What the records of a page are called where another record names them."""

from typing import Any

from sinorus.query.selection import Records
from sinorus.views.cells import when

Row = dict[str, Any]
_CALLED = {
    "claims": "text", "drivers": "label", "themes": "label", "periods": "label", "sources": "title", "series": "title",
}  # fmt: skip


def names(records: Records) -> dict[str, str]:
    """Return the name of each record that stands on the page under its id; an event's date belongs to its name."""
    events = {row["id"]: f"{when({**row, 'match': None})}: {row['title']}" for row in records.events}
    found = records._asdict()
    return events | {row["id"]: row[key] for kind, key in _CALLED.items() for row in found[kind]}
