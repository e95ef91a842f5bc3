"""The real days that a date with masked digits may stand for (rule D7 of docs/dates.md)."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product

from sinorus.dates.day import Day, month_length

_DIGITS = "0123456789"
_LEAP_YEAR = 2000


def years(mask: str, largest_first: bool) -> Iterator[int]:
    """Yield the years that fit a mask such as 196X or -05XX, which has at least one digit or X."""
    if mask.startswith("-"):
        # Away from zero the order turns round, and there is no year -0000.
        return (-year for year in _completions(mask[1:], not largest_first) if year)
    return _completions(mask, largest_first)


def first_day(candidates: Iterable[int], month: str, day: str) -> Day | None:
    """Return the first real day in the first year that has one."""
    return _real_day(candidates, _days_of_leap_year(month, day))


def last_day(candidates: Iterable[int], month: str, day: str) -> Day | None:
    """Return the last real day in the first year that has one."""
    return _real_day(candidates, _days_of_leap_year(month, day)[::-1])


def _real_day(candidates: Iterable[int], days: tuple[tuple[int, int], ...]) -> Day | None:
    # Without days no year needs to be tried, and a mask may have ten thousand.
    for year in candidates if days else ():
        for month, day in days:
            if day <= month_length(year, month):
                return Day(year, month, day)
    return None


@lru_cache(maxsize=256)
def _days_of_leap_year(month: str, day: str) -> tuple[tuple[int, int], ...]:
    """Return the months and days that fit the masks in a year of 366 days."""
    numbers = ((number, of_month) for number in _numbers(month, 12) for of_month in _numbers(day, 31))
    return tuple((number, of_month) for number, of_month in numbers if of_month <= month_length(_LEAP_YEAR, number))


def _completions(mask: str, largest_first: bool) -> Iterator[int]:
    digits = _DIGITS[::-1] if largest_first else _DIGITS
    choices = (digits if character == "X" else character for character in mask)
    return (int("".join(chosen)) for chosen in product(*choices))


def _numbers(mask: str, top: int) -> list[int]:
    """Return the numbers from 1 to the top that fit a mask of two characters."""
    return [
        number
        for number in range(1, top + 1)
        if all(wanted in ("X", found) for wanted, found in zip(mask, f"{number:02}", strict=True))
    ]
