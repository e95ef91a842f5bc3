"""Read the cell of a date column as spreadsheets write dates, for `import` alone: nobody else may decide so much.

Beyond what a person may type, a cell may hold a year of two figures and the serial number of a day, and whoever imports
may say that days stand before months, or months before days.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from sinorus.base.errors import BadDate
from sinorus.dates import reading
from sinorus.dates.day import MONTHS, Day, day_of, number_of
from sinorus.dates.figures import DAY_FIRST, MONTH_FIRST, days, is_real
from sinorus.dates.read_words import simplified
from sinorus.dates.stamps import NOTE as TIME_LEFT_OUT
from sinorus.dates.stamps import with_time

TWO_FIGURES = "two-figure year"
SERIAL = "serial number"
EPOCHS = {1900: Day(1899, 12, 30), 1904: Day(1904, 1, 1)}
"""The day with the serial number 0. Spreadsheets that count from 1900 take that year for a leap year."""

_SERIALS = range(10_000, 60_001)
_FIRST_OF_LAST_CENTURY = 30
_SERIAL = re.compile(r"(?P<number>[0-9]{5})(?:\.[0-9]+)?")
_SHORT_YEAR = r"(?P<year>[0-9]{2})(?![0-9])"
_NAMES = "|".join(sorted({form for name in MONTHS for form in (name, name[:3], "Sept")}, key=len, reverse=True))
_BEFORE = r"(?<![0-9X/.-])"
_WITH_SHORT_YEAR = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^(?P<start>')?{_SHORT_YEAR}$",
        rf"(?P<start>{_BEFORE}[0-9]{{1,2}}(?:st|nd|rd|th)?[ .-]*(?:{_NAMES})\b[ .'-]*){_SHORT_YEAR}",
        rf"(?P<start>\b(?:{_NAMES})\.? [0-9]{{1,2}}(?:st|nd|rd|th)?,? '?){_SHORT_YEAR}$",
        rf"(?P<start>\b(?:{_NAMES})\b[ .-]*'){_SHORT_YEAR}",
        rf"(?P<start>\b(?:(?:{_NAMES})\b[ .-]*)(?=[4-9]|3[2-9])){_SHORT_YEAR}",
        rf"(?P<start>\b(?:q[1-4]|spring|summer|autumn|fall|winter) '?){_SHORT_YEAR}$",
    )
)
_DAY_OR_YEAR = re.compile(rf"(?:{_NAMES})\.?[ -](?P<number>[0-9]{{2}})", re.IGNORECASE)
_SHORT_FIGURES = re.compile(
    rf"{_BEFORE}(?P<one>[0-9]{{1,2}})(?P<sign>[/.-])(?P<other>[0-9]{{1,2}})(?P=sign)(?P<year>[0-9]{{2}})(?![0-9/.-])"
)
_LONG_FIGURES = re.compile(
    rf"{_BEFORE}(?P<one>[0-9]{{1,2}})(?P<sign>[/.-])(?P<other>[0-9]{{1,2}})(?P=sign)(?P<year>[0-9]{{4}})(?![0-9/-])"
)


class CellReading(NamedTuple):
    """The text of a cell, and how it was understood."""

    edtf: str
    """The EDTF."""
    notes: tuple[str, ...]
    """What was decided for the whole column: TWO_FIGURES, SERIAL, DAY_FIRST or MONTH_FIRST; each at most once."""
    remark: str
    """What else was assumed, in a few words; empty where nothing was."""


@lru_cache(maxsize=10_000)  # a column repeats its dates
def read(text: str, order: str | None = None, epoch: int | None = None) -> CellReading:
    """Read a cell. `order` is DAY_FIRST, MONTH_FIRST or None; `epoch` is 1900, the default, or 1904.

    Raise BadDate, with forms that would do where there are any, for what is no date and for what could be two.
    """
    simple = simplified(text)
    if (serial := _read_serial(simple, epoch or 1900)) is not None:
        return CellReading(serial, (SERIAL,), "")
    notes: list[str] = []
    try:
        written = _write_order(_write_years(simple, order, notes), order, notes)
        _refuse_day_or_year(written)
        found = reading.read(text if written == simple else written)
    except BadDate as error:
        raise BadDate(text, error.reason, 0, error.forms) from None
    edtf = with_time(simple, found.edtf) if found.note.endswith(TIME_LEFT_OUT) else found.edtf
    remark = "" if edtf != found.edtf else found.note
    return CellReading(edtf, tuple(dict.fromkeys(notes)), remark)


def _read_serial(text: str, epoch: int) -> str | None:
    """Return the day with a serial number, which may have the time of day as a fraction; None for anything else."""
    match = _SERIAL.fullmatch(text)
    if match is None or int(match["number"]) not in _SERIALS:
        return None
    return day_of(number_of(EPOCHS[epoch]) + int(match["number"])).iso()


def _write_years(text: str, order: str | None, notes: list[str]) -> str:
    """Write years of two figures with four, and note that there were any. Raise BadDate for 02/03/04."""

    def with_century(match: re.Match[str]) -> str:
        notes.append(TWO_FIGURES)
        return f"{(match['start'] or '').rstrip(chr(39))}{_full_year(match['year'])}"

    def day(match: re.Match[str]) -> str:
        notes.append(TWO_FIGURES)
        return _day_with_short_year(match, order, notes)

    for pattern in _WITH_SHORT_YEAR:
        text = pattern.sub(with_century, text)
    return _SHORT_FIGURES.sub(day, text)


def _full_year(figures: str) -> int:
    """Return the year of two figures, as spreadsheets read it: 00 to 29 are 20xx, 30 to 99 are 19xx."""
    return int(figures) + (2000 if int(figures) < _FIRST_OF_LAST_CENTURY else 1900)


def _day_with_short_year(match: re.Match[str], order: str | None, notes: list[str]) -> str:
    """Return the day that 26.11.73 means. Raise BadDate where it may be two days and the order does not decide."""
    one, other, last = match.group("one", "other", "year")
    readings = days(int(one), int(other), _full_year(last))
    if order in readings and readings:
        return _ordered(readings, str(order), notes)
    year_first = Day(_full_year(one), int(other), int(last)) if len(one) == 2 else None
    found = {*readings.values(), *([year_first.iso()] if year_first and is_real(year_first) and not order else [])}
    if len(found) != 1:
        several = "in these figures day, month and year could stand in several orders"
        reason = several if found else "they name no day"
        raise BadDate(match[0], reason, 0, tuple(sorted(found)))
    return found.pop()


def _write_order(text: str, order: str | None, notes: list[str]) -> str:
    """Write days in figures as EDTF where the order decides what they mean."""

    def day(match: re.Match[str]) -> str:
        readings = days(int(match["one"]), int(match["other"]), int(match["year"]))
        return _ordered(readings, str(order), notes) if order in readings else match[0]

    return _LONG_FIGURES.sub(day, text) if order else text


def _ordered(readings: dict[str, str], order: str, notes: list[str]) -> str:
    """Return the day in this order, and note that the order decided where another one names another day."""
    if len(set(readings.values())) > 1:
        notes.append(order)
    return readings[order]


def _refuse_day_or_year(text: str) -> None:
    """Raise BadDate for Nov 05, which may be a day of a year that stands elsewhere."""
    if match := _DAY_OR_YEAR.fullmatch(text):
        month = next(number for number, name in enumerate(MONTHS, 1) if name[:3].lower() == text[:3].lower())
        year = _full_year(match["number"])
        reason = f"this could be {MONTHS[month - 1]} {year} or a day of {MONTHS[month - 1]} without its year"
        raise BadDate(text, reason, 0, (f"{year}-{month:02}",))


__all__ = ["DAY_FIRST", "EPOCHS", "MONTH_FIRST", "SERIAL", "TWO_FIGURES", "CellReading", "read"]
