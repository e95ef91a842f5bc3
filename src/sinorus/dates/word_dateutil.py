"""Read days and months in English. dateutil names the month, and nothing else reaches it (docs/dates.md).

Left alone, dateutil fills what is missing from today, takes 10, Sunday and 12:30 for dates and 69 for 2069. So the
patterns demand a month by name and a year of four digits first, and it reads them twice: what differs was not given.
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
        rf"(?: {_DAY} [ ] )? {_MONTH} ,?[ ] {_YEAR}",
        rf"{_MONTH} [ ] {_DAY} ,?[ ] {_YEAR}",
        rf"{_YEAR} ,?[ ] {_MONTH} (?: [ ] {_DAY} )?",
    )
)
_DAYS_OF_MONTH = re.compile(
    rf"{_MONTH} [ ] (?P<first> [0-9]{{1,2}} ) [ ]? (?: - | to ) [ ]? {_DAY} ,?[ ] {_YEAR}", re.VERBOSE | re.IGNORECASE
)


class Parts(NamedTuple):
    """Hold a year, a month and, if it was given, a day; whether that day exists is not known yet."""

    year: int
    month: int
    day: int | None

    def edtf(self) -> str:
        """Write as EDTF."""
        return f"{self.year:04}-{self.month:02}" + ("" if self.day is None else f"-{self.day:02}")


def read_day(text: str) -> Parts | None:
    """Read 4 February 2022, Feb. 4, 2022, March 1969 or 1969 March; None for anything else."""
    for shape in _SHAPES:
        if match := shape.fullmatch(text):
            return _parts(match, match["day"])
    return None


def read_days_of_month(text: str) -> str | None:
    """Read March 2-15, 1969 as an EDTF interval; None for anything else."""
    match = _DAYS_OF_MONTH.fullmatch(text)
    if match is None:
        return None
    first, last = _parts(match, match["first"]), _parts(match, match["day"])
    return f"{first.edtf()}/{last.edtf()}" if first and last else None


def _parts(match: re.Match[str], day: str | None) -> Parts | None:
    # The day stays out: one that only the Julian calendar has would be refused.
    named = _month_and_year(f"{match['month']} {match['year']}")
    return named and Parts(*named, None if day is None else int(day))


def _month_and_year(text: str) -> tuple[int, int] | None:
    from datetime import datetime

    from dateutil.parser import ParserError, parse

    try:
        one, other = (parse(text, default=default) for default in (datetime(2000, 1, 1), datetime(2004, 12, 2)))
    except (ParserError, OverflowError):
        return None
    given = (one.year, one.month)
    return given if given == (other.year, other.month) else None
