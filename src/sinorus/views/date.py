"""The view of `date`: how dates are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sinorus import dates
from sinorus.base.errors import BadUsage
from sinorus.output.view import Column, RowKeys, View
from sinorus.query.question import or_refuse
from sinorus.views.cells import small_view

if TYPE_CHECKING:
    from sinorus.model.rows.answer import DateRow


def read_dates(texts: list[str]) -> View[DateRow]:
    """Show how some texts are read as dates; BadUsage if one of them is no date."""
    rows = [_row(reading) for reading in _read_all(texts)]
    columns: list[Column[DateRow]] = [
        Column("Text", lambda row: row["text"]),
        Column("EDTF", lambda row: row["date_edtf"]),
        Column("Written", lambda row: row["written"]),
        Column("Earliest", lambda row: row["earliest"] or "open", 11),
        Column("Latest", lambda row: row["latest"] or "open", 11),
        Column("Note", lambda row: row["note"]),
    ]
    return small_view("dates", rows, RowKeys("date"), columns, ("text", "date_edtf", "earliest", "latest"))


def _read_all(texts: list[str]) -> list[dates.Reading]:
    """Read some dates; BadUsage with a sentence on each text that is none."""
    readings: list[dates.Reading] = []
    errors: list[BadUsage] = []
    for text in texts:
        try:
            readings.append(or_refuse("date", text, dates.read))
        except BadUsage as error:
            errors.append(error)
    if errors:
        raise BadUsage("; ".join(map(str, errors)))
    return readings


def _row(reading: dates.Reading) -> DateRow:
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
