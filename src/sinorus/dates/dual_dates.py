"""Read days that are named in both calendars, such as 16 (28) May 1858, and hold them against each other.

Which of the two days is the Julian one is decided by arithmetic and not by order: exactly one of them must be the
Gregorian name of the other.
"""

import re
from itertools import product
from typing import NamedTuple

from sinorus.base.errors import BadDate
from sinorus.dates.day import MONTHS, Day
from sinorus.dates.figures import is_real
from sinorus.dates.julian import is_julian, julian_to_gregorian
from sinorus.dates.word_dateutil import MONTH, Translation, month_number, read_day
from sinorus.dates.word_years import month_in_edtf

_BRACKETS = re.compile(r"(?P<one>[^()\[\]]*?[0-9][^()\[\]]*?) ?[(\[](?P<other>[^()\[\]]+)[)\]],? ?(?P<rest>[^()\[\]]*)")
_SLASH = re.compile(r"(?P<one>[^/]*[0-9][^/]*)/(?P<other>[^/]+)")
_STYLES = re.compile(r"\b(?:o\.? ?s\b\.?|n\.? ?s\b\.?|(?:old|new)[ -]style\b|julian\b|gregorian\b)", re.IGNORECASE)
_TOKEN = re.compile(
    rf"""(?P<year> [0-9]{{4}} (?![0-9]) ) | (?P<day> [0-9]{{1,2}} ) (?: st | nd | rd | th )? (?![0-9])
    | \b {MONTH} (?![a-z]) | (?P<blank> [ ,.] | \b (?: of | the ) \b )""",
    re.VERBOSE | re.IGNORECASE,
)
_NEW_STYLE = re.compile(r"(?P<date>.+?),? ?\(?(?:n\. ?s\.?|ns|new style|gregorian)\)?", re.IGNORECASE)
_CALENDAR_FIRST = re.compile(r"(?:@#d)?(?P<calendar>julian|gregorian)@? (?P<date>.+)", re.IGNORECASE)
_TWO_YEARS = re.compile(
    r"(?P<before>.*[a-z][a-z. ,]*)(?P<first>[0-9]{4})/(?P<second>[0-9]{1,2}|[0-9]{4})(?P<style>,? ?\(?o\.? ?s\.?\)?)?",
    re.IGNORECASE,
)
_LADY_DAY = (3, 25)


class _Side(NamedTuple):
    """What one of two names of a day says; None for what it leaves to the other."""

    day: int | None
    month: int | None
    year: int | None


def read_dual(text: str) -> Translation | None:
    """Read a day in both calendars, one that says it is Gregorian, a calendar before a day, and 1 Jan 1750/51.

    Return None for anything else. Raise BadDate where the two days do not fit each other.
    """
    if match := _CALENDAR_FIRST.fullmatch(text):
        return _read_in_calendar(match)
    if (match := _NEW_STYLE.fullmatch(text)) and (date := read_day(match["date"])):
        return Translation(date.edtf())
    if (match := _TWO_YEARS.fullmatch(text)) and (translation := _read_two_years(text, match)):
        return translation
    if not re.search("[a-z]", text, re.IGNORECASE):
        return None
    for pattern in (_BRACKETS, _SLASH):
        match = pattern.fullmatch(_STYLES.sub("", text))
        if match and (sides := _sides(match)):
            return _fitting(text, *sides)
    return None


def _read_in_calendar(match: re.Match[str]) -> Translation | None:
    """Read JULIAN 16 MAY 1858, or GREGORIAN before a day or a month."""
    from sinorus.dates.julian_words import read_old_style

    if match["calendar"].lower() == "julian":
        return read_old_style(f"{match['date']} O.S.")
    date = read_day(match["date"])
    return Translation(date.edtf()) if date else None


def _sides(match: re.Match[str]) -> tuple[_Side, _Side, int | None] | None:
    """Return what the two names say, and the year that may be that of either; None if they are no names of days.

    Each name has the month of the other where it names none.
    """
    one, other = _side(match["one"]), _side(match["other"])
    rest = _side(match.groupdict().get("rest", ""))
    if not one or not other or not rest or not one.day or not other.day or rest.day:
        return None
    month = one.month or rest.month or other.month
    if month is None:
        return None
    one, other = one._replace(month=one.month or rest.month or month), other._replace(month=other.month or month)
    if "rest" in match.groupdict():
        return (one, other, rest.year) if one.year or other.year or rest.year else None
    is_of_either = bool(other.year and not one.year)
    either = other.year if is_of_either else None
    return (one, other._replace(year=None) if is_of_either else other, either) if one.year or other.year else None


def _side(text: str) -> _Side | None:
    """Return the day, the month and the year that a text names, each once; None where anything else stands there."""
    values: dict[str, int] = {}
    position = 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        name = match and match.lastgroup
        if not match or not name or name in values:
            return None
        if name != "blank":
            values[name] = month_number(match[name]) if name == "month" else int(match[name])
        position = match.end()
    return _Side(values.get("day"), values.get("month"), values.get("year"))


def _fitting(text: str, one: _Side, other: _Side, either: int | None) -> Translation | None:
    """Return the Gregorian day of two names of a day; None for two days that may be the ends of an interval.

    Raise BadDate where they do not fit, or fit in two ways.
    """
    found: dict[Day, str] = {}
    for first, second in product(_days(one, other.year or either), _days(other, one.year or either)):
        if either and either not in (first.year, second.year):
            continue
        for old, new in ((first, second), (second, first)):
            if is_julian(old) and is_real(new) and julian_to_gregorian(old) == new != old:
                found[new] = f"{old.day} {MONTHS[old.month - 1]} {old.year} Julian"
    if len(found) > 1:
        reason = "the two names of the day fit in two years"
        raise BadDate(text, reason, 0, tuple(day.iso() for day in sorted(found)))
    if not found and "/" in text and one.year and other.year:
        return None
    if not found:
        raise BadDate(text, "the two days do not fit each other: neither is the Gregorian name of the other")
    [(day, note)] = found.items()
    return Translation(day.iso(), f"{note} is {day.day} {MONTHS[day.month - 1]} {day.year} Gregorian")


def _days(side: _Side, year: int | None) -> list[Day]:
    """Return the days that a name may mean: without a year of its own, it may lie in the one before or after `year`."""
    years = [side.year] if side.year else [(year or 0) + step for step in (-1, 0, 1)]
    return [Day(year, side.month or 0, side.day or 0) for year in years]


def _read_two_years(text: str, match: re.Match[str]) -> Translation | None:
    """Read 1 Jan 1750/51, from when years began on 25 March, as a day of the later year.

    Return None where the years do not follow each other; raise BadDate for a day after 24 March.
    """
    first, figures = match["first"], match["second"]
    second = int(first) + 1
    date = read_day(f"{match['before'].strip()} {second}") if str(second).endswith(figures) else None
    if date is None:
        return None
    if (date.month, date.day or 1) >= _LADY_DAY:
        raise BadDate(text, "two years beside each other stand only before 25 March")
    if match["style"]:
        from sinorus.dates.julian_words import read_old_style

        return read_old_style(f"{match['before'].strip()} {second} O.S.")
    edtf = month_in_edtf(date.year, date.month) + ("" if date.day is None else f"-{date.day:02}")
    return Translation(edtf, f"the year that begins in January is {second}")
