"""What the records of a page are called where another record names them."""

from sinorus.query.selection import Records
from sinorus.views.cells import when


def names(records: Records) -> dict[str, str]:
    """Return the name of each record that stands on the page under its id; an event's date belongs to its name."""
    names = {row["id"]: f"{when(row['date_edtf'])}: {row['title']}" for row in records.events}
    names |= {row["id"]: row["text"] for row in records.claims}
    for labelled in (records.drivers, records.themes, records.periods):
        names |= {row["id"]: row["label"] for row in labelled}
    for titled in (records.sources, records.series):
        names |= {row["id"]: row["title"] for row in titled}
    return names
