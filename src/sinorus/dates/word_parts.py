"""Read parts of a time in words: early May 1950, mid-1971, the second half of the 1950s, late 5th century BC."""

import re

from sinorus.dates.day import Day, month_length, year_in_edtf

PART = r"""(?: the [ ] )? (?:
    (?P<early> early | beginning | start ) | (?P<mid> mid | middle ) | (?P<late> late | end | close )
    | (?P<number> first | second | third | fourth | last | 1st | 2nd | 3rd | 4th ) [ ] (?P<unit> half | quarter )
) (?: [ ] of [ ] the [ ] | [ ] (?: of | in ) [ ] | [ -] )"""
"""The name of a part, up to the time that it is a part of."""
_PART = re.compile(rf"{PART} (?P<whole> .+ )", re.VERBOSE | re.IGNORECASE)
_PARTS_OF = {"half": 2, "quarter": 4, None: 3}
_NUMBERS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
# Where the thirds of ten years and the halves of a month begin is a convention (docs/dates.md).
_THIRDS_OF_DECADE = ((0, 3), (4, 6), (7, 9))
_MONTH_THIRDS = (1, 11, 21)
_MONTH_HALVES = (1, 16)
_HALF_OF_YEAR, _QUARTER_OF_YEAR = 39, 32


def split_part(text: str) -> tuple[int, int, str] | None:
    """Return which part, of how many, and of what, as in (1, 3, "1960s") for early 1960s; None for other texts."""
    match = _PART.fullmatch(text)
    if match is None:
        return None
    count = _PARTS_OF[match["unit"] and match["unit"].lower()]
    if match["unit"]:
        name = match["number"].lower()
        number = count if name == "last" else _NUMBERS[name]
    else:
        number = 1 if match["early"] else 2 if match["mid"] else 3
    return (number, count, match["whole"]) if number <= count else None


def part_of(edtf: str, number: int, count: int) -> str | None:
    """Write a part of a decade, a century, a year, a season or a month in EDTF; None where it has no such parts."""
    if re.fullmatch("-?[0-9]{3}X", edtf):
        return _of_decade(edtf, number, count)
    if match := re.fullmatch("(-?[0-9]{4})/(-?[0-9]{4})", edtf):
        return _of_years(int(match[1]), int(match[2]), number, count)
    match = re.fullmatch("(?P<year>-?[0-9]{4})(?:-(?P<month>[0-9]{2}))?", edtf)
    if match is None:
        return None
    if match["month"] is None:
        return _of_year(match["year"], number, count)
    return _of_month(int(match["year"]), int(match["month"]), number, count)


def _of_decade(edtf: str, number: int, count: int) -> str | None:
    if count == 4 or edtf.startswith("-"):
        return None
    first, last = _THIRDS_OF_DECADE[number - 1] if count == 3 else (5 * number - 5, 5 * number - 1)
    return f"{edtf[:-1]}{first}/{edtf[:-1]}{last}"


def _of_years(first: int, last: int, number: int, count: int) -> str | None:
    """Cut ten years or a hundred; the years left over are in the last part."""
    years = last - first + 1
    if years not in (10, 100) or (years == 10 and count == 4):
        return None
    size = years // count
    end = last if number == count else first + number * size - 1
    return f"{year_in_edtf(first + (number - 1) * size)}/{year_in_edtf(end)}"


def _of_year(year: str, number: int, count: int) -> str:
    if count == 3:
        return f"{year}-{4 * number - 3:02}/{year}-{4 * number:02}"
    return f"{year}-{(_HALF_OF_YEAR if count == 2 else _QUARTER_OF_YEAR) + number}"


def _of_month(year: int, month: int, number: int, count: int) -> str | None:
    if count == 4:
        return None
    if month > 20:
        return _of_season(year, month, number) if count == 3 and month <= 24 else None
    starts = _MONTH_THIRDS if count == 3 else _MONTH_HALVES
    end = starts[number] - 1 if number < count else month_length(year, month)
    return f"{Day(year, month, starts[number - 1]).iso()}/{Day(year, month, end).iso()}"


def _of_season(year: int, season: int, number: int) -> str:
    """Write the first, second or third month of a season."""
    years, month = divmod(3 * (season - 20) - 2 + number, 12)
    return f"{year_in_edtf(year + years)}-{month + 1:02}"
