"""The years that the year of an EDTF date may stand for."""

import re
from collections.abc import Iterator

from sinorus.base.errors import BadDate
from sinorus.dates.edtf_masks import years_of

_MOST_DIGITS = 9


def possible_years(match: re.Match[str]) -> tuple[Iterator[int], Iterator[int]]:
    """Return the possible years of a single date, once with the smallest first and once with the largest first.

    For a year with Y or with significant digits these are only the smallest and only the largest, as such a date has no
    month or day that might exist in some of its years only. Raise BadDate for a year that is none.
    """
    year = match["year"]
    if year == "-0000":
        reason = "there is no year -0000, for 0000 is the year 1 BC"
        raise BadDate(match.string, reason, match.start("year"))
    if not year.startswith("Y") and not match["significant"]:
        return years_of(year, largest_first=False), years_of(year, largest_first=True)
    _check_alone(match)
    number = _long_year(match) if year.startswith("Y") else int(year)
    first, last = _significant_years(match, number) if match["significant"] else (number, number)
    return iter((first,)), iter((last,))


def _check_alone(match: re.Match[str]) -> None:
    """Raise BadDate if a year with Y or with significant digits has a month or masked digits."""
    if match["month"]:
        reason = "a year written with Y or with significant digits has no month"
        raise BadDate(match.string, reason, match.start("month") - 1)
    if "X" in match["year"]:
        reason = "significant digits need a year without masks"
        raise BadDate(match.string, reason, match["year"].index("X"))


def _long_year(match: re.Match[str]) -> int:
    """Return a year such as Y-17E7. Raise BadDate if it is too long, before its power is worked out (rules D1, D12)."""
    digits, _, exponent = match["year"].removeprefix("Y").partition("E")
    size = len(digits.lstrip("-0")) + int(exponent or 0)
    if size > _MOST_DIGITS:
        reason = "years run from -999,999,999 to 999,999,999"
        raise BadDate(match.string, reason, match.start("year"))
    if size < 5 or digits.lstrip("-").startswith("0"):
        reason = "Y is for years of five digits or more, without leading zeros"
        raise BadDate(match.string, reason, match.start("year"))
    return int(digits + "0" * int(exponent or 0))


def _significant_years(match: re.Match[str], year: int) -> tuple[int, int]:
    """Return the first and the last year whose leftmost digits are those of this one (rule D11).

    Raise BadDate if the year has not so many digits.
    """
    digits, count = f"{abs(year):04}", int(match["significant"])
    if not 1 <= count <= len(digits):
        reason = f"the significant digits of this year run from S1 to S{len(digits)}"
        raise BadDate(match.string, reason, match.start("significant"))
    step = 10 ** (len(digits) - count)
    first = abs(year) // step * step
    last = first + step - 1
    # Years before the year 0 end with -0001, as there is no -0000.
    return (-last, min(-first, -1)) if match["year"].lstrip("Y").startswith("-") else (first, last)
