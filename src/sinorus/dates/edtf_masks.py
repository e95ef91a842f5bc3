"""The real days that a date with masked digits may stand for (rule D7 of docs/dates.md).

A mask is a text of digits in which an X stands for any digit.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product

from sinorus.dates.day import Day, month_length

_DIGITS = "0123456789"
_LEAP_YEAR = 2000


def years_of(mask: str, largest_first: bool) -> Iterator[int]:
    """Yield the years that fit a mask of at least one character, such as 196X or -05XX."""
    if mask.startswith("-"):
        # Away from zero the order turns round, and there is no year -0000.
        return (-year for year in _numbers_of(mask[1:], not largest_first) if year)
    return _numbers_of(mask, largest_first)


def first_day(years: Iterable[int], month: str, day: str) -> Day | None:
    """Return the first real day that fits the masks, in the first of the years that has one."""
    return _real_day(years, _days_of_leap_year(month, day))


def last_day(years: Iterable[int], month: str, day: str) -> Day | None:
    """Return the last real day that fits the masks, in the first of the years that has one."""
    return _real_day(years, _days_of_leap_year(month, day)[::-1])


def _real_day(years: Iterable[int], days: tuple[tuple[int, int], ...]) -> Day | None:
    """Return the first of the days, each a month and a day of it, that exists in one of the years."""
    # Without days no year needs to be tried, and a mask may have ten thousand.
    for year in years if days else ():
        for month, day in days:
            if day <= month_length(year, month):
                return Day(year, month, day)
    return None


@lru_cache(maxsize=256)
def _days_of_leap_year(month_mask: str, day_mask: str) -> tuple[tuple[int, int], ...]:
    """Return the months and days that fit the masks in a year of 366 days."""
    days = product(_numbers_to(12, month_mask), _numbers_to(31, day_mask))
    return tuple((month, day) for month, day in days if day <= month_length(_LEAP_YEAR, month))


def _numbers_of(mask: str, largest_first: bool) -> Iterator[int]:
    """Yield the numbers that fit a mask, in ascending or in descending order."""
    digits = _DIGITS[::-1] if largest_first else _DIGITS
    choices = (digits if character == "X" else character for character in mask)
    return (int("".join(choice)) for choice in product(*choices))


def _numbers_to(top: int, mask: str) -> list[int]:
    """Return the numbers from 1 to the top that fit a mask of two characters."""
    return [number for number in range(1, top + 1) if _fits(f"{number:02}", mask)]


def _fits(digits: str, mask: str) -> bool:
    """Say whether digits fit a mask of the same length."""
    return all(place in ("X", digit) for place, digit in zip(mask, digits, strict=True))
