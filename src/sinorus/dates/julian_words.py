"""Read days and months of the Julian calendar in English or as figures (docs/dates.md, "Calendars")."""

import re

from sinorus.base.errors import BadDate
from sinorus.dates.day import MONTHS, Day
from sinorus.dates.julian import is_julian, julian_to_gregorian, month_length
from sinorus.dates.word_dateutil import MonthOrDay, Translation, read_day

_OLD_STYLE = re.compile(
    r"(?P<date> .+? ) [ ,]* (?: \(? o\.? [ ]? s\.? \)? | \(? old [ ] style \)? | \(? julian \)? )",
    re.VERBOSE | re.IGNORECASE,
)
_FIGURES = re.compile(r"(?P<year> [0-9]{4} ) (?: - (?P<month> [0-9]{2} ) (?: - (?P<day> [0-9]{2} ) )? )?", re.VERBOSE)


def read_old_style(text: str) -> Translation | None:
    """Read a day or a month that says it is Julian, with a note on how it was converted.

    Return None for a date that does not say so. Raise BadDate for a year, and for a day that does not exist.
    """
    match = _OLD_STYLE.fullmatch(text)
    if match is None:
        return None
    date = read_day(match["date"]) or _read_figures(match["date"])
    if date is None:
        return None
    if not date.month:
        reason = "only a day or a month of the Julian calendar can be converted"
        raise BadDate(text, reason)
    if date.day is None:
        return _convert_month(text, date.year, date.month)
    return _convert_day(text, Day(date.year, date.month, date.day))


def _read_figures(text: str) -> MonthOrDay | None:
    """Read 1689-08-27, 1689-08 or, with month 0, 1689. Return None for anything else."""
    match = _FIGURES.fullmatch(text)
    if match is None:
        return None
    day = None if match["day"] is None else int(match["day"])
    return MonthOrDay(int(match["year"]), int(match["month"] or 0), day)


def _convert_day(text: str, day: Day) -> Translation:
    """Return the Gregorian name of a Julian day. Raise BadDate if the day does not exist."""
    gregorian = _gregorian(text, day)
    return Translation(gregorian.iso(), f"{_in_words(day)} Julian is {_in_words(gregorian)} Gregorian")


def _convert_month(text: str, year: int, month: int) -> Translation:
    """Return a Julian month as "one of its days": they lie in two Gregorian months. Raise BadDate if it is none."""
    first = _gregorian(text, Day(year, month, 1))
    last = julian_to_gregorian(Day(year, month, month_length(year, month)))
    note = f"{MONTHS[month - 1]} {year} Julian is {_in_words(first)} to {_in_words(last)} Gregorian"
    return Translation(f"[{first.iso()}..{last.iso()}]", note)


def _gregorian(text: str, day: Day) -> Day:
    """Return the Gregorian name of a Julian day. Raise BadDate if the day does not exist."""
    if not is_julian(day):
        raise BadDate(text, "the Julian calendar has no such day")
    return julian_to_gregorian(day)


def _in_words(day: Day) -> str:
    """Write a day as 27 August 1689."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
