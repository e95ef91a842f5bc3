"""Read days and months in English. dateutil names the month, and nothing else reaches it (docs/dates.md).

Left alone, dateutil fills what is missing from today, and takes 10, Sunday and 12:30 for dates and 69 for 2069. So the
patterns here first demand a month by name and a year of four digits. dateutil then reads these twice, with different
defaults: where the results differ, it filled something in, and the text is refused.
"""

import re
from typing import NamedTuple

_DAY = r"(?P<day> [0-9]{1,2} ) (?: st | nd | rd | th )?"
_MONTH = r"""(?P<month>
    jan(?:uary)? | feb(?:ruary)? | mar(?:ch)? | apr(?:il)? | may | june? | july? | aug(?:ust)? |
    sept?(?:ember)? | oct(?:ober)? | nov(?:ember)? | dec(?:ember)?
) \.?"""
_YEAR = r"(?P<year> [1-9][0-9]{3} )"
_SHAPES = tuple(
    re.compile(shape, re.VERBOSE | re.IGNORECASE)
    for shape in (
        rf"(?: (?: the [ ] )? {_DAY} (?: [ ] of )? [ -]? )? {_MONTH} (?: [ ] of )? (?: ,?[ ] | - )? {_YEAR}",
        rf"{_MONTH} [ -]? (?: the [ ] )? {_DAY} (?: ,[ ]? | [ ] | - ) {_YEAR}",
        rf"{_YEAR} (?: ,?[ ] | - )? {_MONTH} (?: [ -]? {_DAY} )?",
    )
)
_DAYS_OF_MONTH = re.compile(
    rf"{_MONTH} [ ] (?P<first> [0-9]{{1,2}} ) [ ]? (?: - | to ) [ ]? {_DAY} ,?[ ] {_YEAR}", re.VERBOSE | re.IGNORECASE
)


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
        """Write the month or the day as EDTF."""
        return f"{self.year:04}-{self.month:02}" + ("" if self.day is None else f"-{self.day:02}")


def read_day(text: str) -> MonthOrDay | None:
    """Read 4 February 2022, Feb. 4, 2022, March 1969 or 1969 March. Return None for anything else."""
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


def _month_or_day(match: re.Match[str], day: str | None) -> MonthOrDay | None:
    """Return the month of the match with this day, or None where dateutil does not read the month."""
    # dateutil does not see the day: it would refuse one that only the Julian calendar has.
    month = _read_month(f"{match['month']} {match['year']}")
    return month and MonthOrDay(*month, None if day is None else int(day))


def _read_month(text: str) -> tuple[int, int] | None:
    """Return the year and the month of a text such as Feb 1950, or None where dateutil fills one of them in."""
    from datetime import datetime

    from dateutil.parser import ParserError, parse

    try:
        one, other = (parse(text, default=default) for default in (datetime(2000, 1, 1), datetime(2004, 12, 2)))
    except (ParserError, OverflowError):
        return None
    month = (one.year, one.month)
    return month if month == (other.year, other.month) else None
