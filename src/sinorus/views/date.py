"""The view of `date`: how dates are read, row by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from sinorus import dates
from sinorus.base.errors import BadDate, BadUsage
from sinorus.base.text import dump
from sinorus.output.view import Column, RowKeys, Tally, View, key
from sinorus.query.question import or_refuse

if TYPE_CHECKING:
    from sinorus.model.rows.answer import DateRow

# How many texts are remembered: a column repeats its dates.
_MEMORY = 10_000
# How many faults are told one by one.
_MOST_TOLD = 5
PLAIN = ("text", "date_edtf", "earliest", "latest")


class Answers:
    """How some texts are read, each as its turn comes; what is no date is a row too, and is told at the end."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = iter(texts)
        self._faults: dict[str, None] = {}
        self._count = self._bad = 0
        self._read = lru_cache(_MEMORY)(_read)

    def refuse_ahead(self, if_any: bool, if_all: bool) -> None:
        """Raise BadUsage with a sentence on each text that is no date, if any is or if all are. They must be few."""
        texts = list(self._texts)
        self._texts = iter(texts)
        faults = [fault for _, fault in map(self._read, texts) if fault]
        if faults and (if_any or (if_all and len(faults) == len(texts))):
            raise BadUsage("; ".join(faults))

    def refuse_faults(self) -> None:
        """Raise BadUsage with what was no date among the rows that were put out."""
        if self._bad:
            told = [*self._faults]
            more = self._bad - len(told)
            raise BadUsage("; ".join([*told, f"and {more} more that are no date"] if more else told))

    def view(self) -> View[DateRow]:
        """Show how the texts are read as dates."""
        columns: list[Column[DateRow]] = [
            Column("Text", lambda row: row["text"]),
            Column("EDTF", lambda row: row["date_edtf"]),
            Column("Written", lambda row: row["written"]),
            Column("Earliest", lambda row: row["earliest"] or _open(row), 11),
            Column("Latest", lambda row: row["latest"] or _open(row), 11),
            Column("Note", lambda row: row["note"] or row["reason"]),
        ]
        return View(
            noun="dates",
            rows=self._rows,
            keys=RowKeys("date"),
            plain=[key(name) for name in PLAIN],
            columns=columns,
            tally=lambda: Tally(self._count, 0, self._count),
            nothing="no texts were given",
            repeats=True,
        )

    def _rows(self, limit: int) -> Iterator[str]:
        """Yield the JSON texts of the first rows, or of all if the limit is -1."""
        for text in self._texts if limit < 0 else islice(self._texts, limit):
            row, fault = self._read(text)
            self._count += 1
            if fault:
                self._bad += 1
                if len(self._faults) < _MOST_TOLD:
                    self._faults[fault] = None
            yield row


def _open(row: DateRow) -> str:
    return "open" if row["date_edtf"] else ""


def _read(text: str) -> tuple[str, str]:
    """Return the JSON text of a row, and a sentence on what is no date; "" for a date."""
    try:
        reading = or_refuse("date", text, dates.read)
    except BadUsage as error:
        return dump(_unread(text, error)), str(error)
    return dump(_row(reading)), ""


def _unread(text: str, error: BadUsage) -> DateRow:
    cause = error.__cause__
    reason = cause.reason if isinstance(cause, BadDate) else str(error)
    forms = cause.forms if isinstance(cause, BadDate) else ()
    return {
        "text": text,
        "date_edtf": None,
        "earliest": None,
        "latest": None,
        "written": None,
        "level": None,
        "note": "",
        "reason": f"{reason}; write for example {' or '.join(forms)}" if forms else reason,
    }


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
        "reason": None,
    }
