"""The names of records, for links to them on a page."""

from sinorus.query.selection import Records
from sinorus.views.cells import when


def names(records: Records) -> dict[str, str]:
    """Return the name of each record on the page, under its id; that of an event begins with its date."""
    names = {row["id"]: f"{when(row['date_edtf']) or 'no date'}: {row['title']}" for row in records.events}
    names |= {row["id"]: row["text"] for row in records.claims}
    for rows_with_label in (records.drivers, records.themes, records.periods):
        names |= {row["id"]: row["label"] for row in rows_with_label}
    for rows_with_title in (records.sources, records.series):
        names |= {row["id"]: row["title"] for row in rows_with_title}
    return names
