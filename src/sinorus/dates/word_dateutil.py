"""Read days and months in English. dateutil names the month, and nothing else reaches it (docs/dates.md).

Left alone, dateutil fills what is missing from today, and takes 10, Sunday and 12:30 for dates and 69 for 2069. So the
patterns here first demand a month by name and a year. dateutil then reads the month twice, with different defaults:
where the results differ, it filled something in, and the text is refused.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from sinorus.base.errors import BadDate
from sinorus.dates.day import Day, day_of, number_of
from sinorus.dates.word_years import YEAR, month_in_edtf, year_of

_DAY = r"(?P<day> [0-9]{1,2} ) (?: st | nd | rd | th )?"
MONTH = r"""(?P<month>
    jan(?:uary)? | feb(?:r(?:uary)?)? | mar(?:ch)? | apr(?:il)? | may | june? | july? | aug(?:ust)? |
    sept?(?:ember)? | oct(?:ober)? | nov(?:ember)? | dec(?:ember)?
) \.?"""
"""A month by its name."""
_SHAPES = tuple(
    re.compile(shape, re.VERBOSE | re.IGNORECASE)
    for shape in (
        rf"(?: (?: the [ ] )? {_DAY} \.? (?: [ ] of )? [ /-]? )? {MONTH} (?: [ ] of )? (?: ,?[ ] | [/-] )? {YEAR}",
        rf"{MONTH} [ -]? (?: the [ ] )? {_DAY} (?: ,[ ]? | [ ] | - ) {YEAR}",
        rf"{YEAR} (?: ,?[ ] | [/-] )? {MONTH} (?: [ /-]? {_DAY} )?",
    )
)
_DAYS_OF_MONTH = re.compile(
    rf"{MONTH} [ ] (?P<first> [0-9]{{1,2}} ) [ ]? (?: - | to ) [ ]? {_DAY} ,?[ ] {YEAR}", re.VERBOSE | re.IGNORECASE
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(
    r"""(?P<weekday> mon | tues? | wed(?:nes)? | thu(?:rs?)? | fri | sat(?:ur)? | sun ) (?: day )?
    \.? ,? [ ] (?P<rest> .+ )""",
    re.VERBOSE | re.IGNORECASE,
)
_MONDAY = Day(2001, 1, 1)


class Translation(NamedTuple):
    """A date in English, translated to EDTF."""

    edtf: str
    """The EDTF."""
    note: str = ""
    """What was assumed or converted, in a few words; empty where nothing was."""


class MonthOrDay(NamedTuple):
    """A month, or a day that may not exist in the calendar."""

    year: int
    month: int
    """0 where the text names none."""
    day: int | None

    def edtf(self) -> str:
        """Write the month or the day as EDTF. Raise BadDate where its year has more than four figures."""
        return month_in_edtf(self.year, self.month) + ("" if self.day is None else f"-{self.day:02}")


def read_day(text: str) -> MonthOrDay | None:
    """Read 4 February 2022, Feb. 4, 2022, 15 Mar 44 BC, March 1969 or 1969 March. Return None for anything else.

    Raise BadDate for a year 0.
    """
    for shape in _SHAPES:
        if match := shape.fullmatch(text):
            return _month_or_day(match, match["day"])
    return None


def read_days_of_month(text: str) -> str | None:
    """Read March 2-15, 1969 as an EDTF interval. Return None for anything else."""
    match = _DAYS_OF_MONTH.fullmatch(text)
    if match is None:
        return None
    first, last = _month_or_day(match, match["first"]), _month_or_day(match, match["day"])
    return f"{first.edtf()}/{last.edtf()}" if first and last else None


def read_weekday(text: str) -> Translation | None:
    """Read Tue, 14 Feb 1950. Return None for anything else; raise BadDate where the day falls on another weekday."""
    match = _WEEKDAY.fullmatch(text)
    date = match and read_day(match["rest"])
    if not match or not date or date.day is None:
        return None
    day = Day(date.year, date.month, date.day)
    number = (number_of(day) - number_of(_MONDAY)) % 7
    if day_of(number_of(day)) == day and match["weekday"][:3].lower() != _WEEKDAYS[number]:
        raise BadDate(text, "the day falls on another weekday")
    return Translation(date.edtf())


def _month_or_day(match: re.Match[str], day: str | None) -> MonthOrDay | None:
    """Return the month of the match with this day, or None where dateutil does not read the month."""
    # dateutil sees neither day nor year: it would refuse a day that only the Julian calendar has, and years before 1.
    month = month_number(match["month"])
    return MonthOrDay(year_of(match), month, None if day is None else int(day)) if month else None


@lru_cache(maxsize=256)
def month_number(name: str) -> int:
    """Return the number of a month by its name, or 0 where dateutil fills it in."""
    from datetime import datetime

    from dateutil.parser import ParserError, parse

    try:
        one, other = (parse(f"{name[:3]} 2001", default=day) for day in (datetime(2000, 1, 1), datetime(2004, 12, 2)))
    except (ParserError, OverflowError):
        return 0
    return one.month if one.month == other.month else 0
