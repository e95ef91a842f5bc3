"""Read days and months of the Julian calendar in English or as figures (docs/dates.md, "Calendars")."""

import re

from sinorus.base.errors import BadDate
from sinorus.dates.day import MONTHS, Day
from sinorus.dates.julian import is_julian, julian_to_gregorian, month_length
from sinorus.dates.word_dateutil import Parts, read_day

_OLD_STYLE = re.compile(
    r"(?P<date> .+? ) [ ,]* (?: \(? o\.? [ ]? s\.? \)? | \(? old [ ] style \)? | \(? julian \)? )",
    re.VERBOSE | re.IGNORECASE,
)
_FIGURES = re.compile(r"(?P<year> [0-9]{4} ) (?: - (?P<month> [0-9]{2} ) (?: - (?P<day> [0-9]{2} ) )? )?", re.VERBOSE)


def read_old_style(text: str) -> tuple[str, str] | None:
    """Return the EDTF and how it was converted; None for a date that does not say it is Julian."""
    match = _OLD_STYLE.fullmatch(text)
    if match is None:
        return None
    parts = read_day(match["date"]) or _figures(match["date"])
    if parts is None:
        return None
    if not parts.month:
        reason = "only a day or a month of the Julian calendar can be converted"
        raise BadDate(text, reason, 0, (f"{parts.year:04}", f"{parts.year:04}~"))
    return _month(text, parts.year, parts.month) if parts.day is None else _day(text, Day(*parts[:2], parts.day))


def _figures(text: str) -> Parts | None:
    match = _FIGURES.fullmatch(text)
    if match is None:
        return None
    return Parts(int(match["year"]), int(match["month"] or 0), None if match["day"] is None else int(match["day"]))


def _day(text: str, day: Day) -> tuple[str, str]:
    found = _converted(text, day)
    return found.iso(), f"{_in_words(day)} Julian is {_in_words(found)} Gregorian"


def _month(text: str, year: int, month: int) -> tuple[str, str]:
    """Read a month as one of its days, which lie in two months of the other calendar."""
    first = _converted(text, Day(year, month, 1))
    last = julian_to_gregorian(Day(year, month, month_length(year, month)))
    note = f"{MONTHS[month - 1]} {year} Julian is {_in_words(first)} to {_in_words(last)} Gregorian"
    return f"[{first.iso()}..{last.iso()}]", note


def _converted(text: str, day: Day) -> Day:
    if not is_julian(day):
        raise BadDate(text, "the Julian calendar has no such day", 0, ("27 August 1689 O.S.", "August 1689 O.S."))
    return julian_to_gregorian(day)


def _in_words(day: Day) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
