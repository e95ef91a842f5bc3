"""Read days and months that are written in figures but not as EDTF, such as 15/10/2016 and 10/2016.

Day and month may stand either way round. Where both ways name a day, and not the same, the text is refused.
"""

import re

from sinorus.base.errors import BadDate
from sinorus.dates.day import Day, month_length
from sinorus.dates.word_dateutil import Translation

DAY_FIRST = "day-first"
MONTH_FIRST = "month-first"

_BETWEEN = r"[ ]?[/.-][ ]?|[ ]"
_YEAR_LAST = re.compile(
    rf"(?P<one> [0-9]{{1,2}} ) (?: {_BETWEEN} ) (?P<other> [0-9]{{1,2}} ) (?: {_BETWEEN} ) (?P<year> [0-9]{{4}} )",
    re.VERBOSE,
)
_YEAR_FIRST = re.compile(
    rf"(?P<year> [0-9]{{4}} ) (?P<sign> {_BETWEEN} ) (?P<month> [0-9]{{1,2}} ) (?: {_BETWEEN} ) (?P<day> [0-9]{{1,2}} )"
    r"| (?P<solid> [0-9]{8} )",
    re.VERBOSE,
)
_MONTH = re.compile(r"(?P<month>[0-9]{1,2})[/.-](?P<year>[0-9]{4})|(?P<first>[0-9]{4})[/-](?P<second>[1-9])")
_YEAR_OR_MONTH = re.compile("(?P<year>[0-9]{4})[/-](?P<figure>[1-9])")
_ROMAN = re.compile(r"(?P<day>[0-9]{1,2})[. ] ?(?P<month>X?I{1,3}|I?[VX]|VI{1,3}|XI{0,2})[. ] ?(?P<year>[0-9]{4})")
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def read_figures(text: str) -> Translation | None:
    """Read 15/10/2016, 2/2/1955, 26.11.1973, 2001/06/12, 20010612 and 7/2008. Return None for anything else.

    Raise BadDate where day and month could be either way round, and where no way names a day.
    """
    if match := _YEAR_LAST.fullmatch(text):
        return Translation(_only(text, days(int(match["one"]), int(match["other"]), int(match["year"]))))
    if match := _YEAR_FIRST.fullmatch(text):
        return _read_year_first(text, match)
    if (match := _ROMAN.fullmatch(text)) and match["month"] in _ROMANS:
        day = Day(int(match["year"]), _ROMANS.index(match["month"]) + 1, int(match["day"]))
        return Translation(_only(text, {DAY_FIRST: day.iso()} if is_real(day) else {}))
    if match := _YEAR_OR_MONTH.fullmatch(text):
        _refuse_two_years(text, match)
    match = _MONTH.fullmatch(text)
    month = match and int(match["month"] or match["second"])
    if not match or not month or month > 12:
        return None
    year = int(match["year"] or match["first"])
    return Translation(f"{year:04}-{month:02}")


def _refuse_two_years(text: str, match: re.Match[str]) -> None:
    """Raise BadDate for 1914-8, which may be a month or the years from 1914 to 1918."""
    year, figure = match["year"], match["figure"]
    if figure > year[-1]:
        forms = (f"{year}-0{figure}", f"{year}/{year[:-1]}{figure}")
        raise BadDate(text, "this could be a month, or the first and the last of several years", 0, forms)


def days(one: int, other: int, year: int) -> dict[str, str]:
    """Return the real days that two figures and a year may mean, each by the order that makes it so."""
    orders = {DAY_FIRST: Day(year, other, one), MONTH_FIRST: Day(year, one, other)}
    return {order: day.iso() for order, day in orders.items() if is_real(day)}


def is_real(day: Day) -> bool:
    """Say whether the day exists in the Gregorian calendar."""
    return 1 <= day.month <= 12 and 1 <= day.day <= month_length(day.year, day.month)


def _only(text: str, readings: dict[str, str]) -> str:
    """Return the only day that figures may mean. Raise BadDate where they may mean two, or none."""
    found = sorted(set(readings.values()))
    if len(found) > 1:
        raise BadDate(text, "in these figures day and month could be either way round", 0, tuple(found))
    if not found:
        raise BadDate(text, "neither way round do these figures name a day of the calendar", 0)
    return found[0]


def _read_year_first(text: str, match: re.Match[str]) -> Translation | None:
    """Read a year, a month and a day. Raise BadDate where that is no day; return None for what looks like EDTF."""
    solid = match["solid"]
    parts = (solid[:4], solid[4:6], solid[6:]) if solid else match.group("year", "month", "day")
    day = Day(*map(int, parts))
    if is_real(day):
        return Translation(day.iso())
    if solid or match["sign"] == "-":
        return None
    raise BadDate(text, "as year, month and day these figures name no day of the calendar", 0)
