"""Dates as they are understood."""

from sinorus import dates
from sinorus.base.errors import BadUsage
from sinorus.model.rows import DateRow, keys
from sinorus.output.view import Column, View
from sinorus.query.question import read_or_refuse
from sinorus.views.cells import small_view


def read_dates(texts: list[str]) -> View[DateRow]:
    """Show how dates are understood."""
    rows = [_reading(reading) for reading in _understood(texts)]
    columns: list[Column[DateRow]] = [
        Column("Text", lambda row: row["text"]),
        Column("EDTF", lambda row: row["date_edtf"]),
        Column("Written", lambda row: row["written"]),
        Column("Earliest", lambda row: row["earliest"] or "open", 11),
        Column("Latest", lambda row: row["latest"] or "open", 11),
        Column("Note", lambda row: row["note"]),
    ]
    return small_view("dates", rows, keys(DateRow), columns, ("text", "date_edtf", "earliest", "latest"))


def _understood(texts: list[str]) -> list[dates.Reading]:
    """Read all dates, or name all that are none."""
    read: list[dates.Reading] = []
    refused: list[BadUsage] = []
    for text in texts:
        try:
            read.append(read_or_refuse("date", text))
        except BadUsage as error:
            refused.append(error)
    if refused:
        raise BadUsage("; ".join(map(str, refused)))
    return read


def _reading(reading: dates.Reading) -> DateRow:
    earliest, latest = reading.date.earliest, reading.date.latest
    return {
        "text": reading.text,
        "date_edtf": reading.edtf,
        "earliest": earliest.iso() if earliest else None,
        "latest": latest.iso() if latest else None,
        "written": dates.human(reading.date),
        "level": reading.date.level,
        "note": reading.note,
    }
