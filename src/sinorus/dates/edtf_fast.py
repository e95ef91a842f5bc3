"""Read the forms that nearly all dates have, without loading the rest of the grammar."""

import re

from sinorus.dates.date import Date
from sinorus.dates.day import Day, month_length

_PLAIN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def read_plain(text: str) -> Date | None:
    """Read YYYY, YYYY-MM or YYYY-MM-DD. Return None for all other text, be it a date or not."""
    match = _PLAIN.fullmatch(text)
    if match is None:
        return None
    digits, month, day = match.groups()
    year, first, last = int(digits), int(month or 1), int(month or 12)
    if not 1 <= first <= 12:
        return None
    length = month_length(year, last)
    if day is None:
        return Date(text, 0, Day(year, first, 1), Day(year, last, length))
    only = Day(year, first, int(day))
    return Date(text, 0, only, only) if 1 <= only.day <= length else None
