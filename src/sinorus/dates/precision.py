"""Bring two dates to one precision, as both sides of a double dot need it."""

import re

from sinorus.dates.day import month_length

_PLAIN = re.compile(r"(?P<year>-?[0-9]{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>[0-9]{2}))?)?(?P<mark>[?~%]?)")


def refined(start: str, end: str) -> tuple[str, str]:
    """Write the coarser of a start and an end as finely as the other: its first month or day, or its last.

    What is no plain year, month or day stays as it is.
    """
    first, last = _PLAIN.fullmatch(start), _PLAIN.fullmatch(end)
    if not first or not last:
        return start, end
    fineness = max(_fineness(first), _fineness(last))
    return _written(first, fineness, is_end=False), _written(last, fineness, is_end=True)


def _fineness(match: re.Match[str]) -> int:
    return 1 + bool(match["month"]) + bool(match["day"])


def _written(match: re.Match[str], fineness: int, is_end: bool) -> str:
    month = match["month"] or ("12" if is_end else "01")
    length = month_length(int(match["year"]), int(month)) if is_end else 1
    parts = [match["year"], month, match["day"] or f"{length:02}"]
    return "-".join(parts[:fineness]) + match["mark"]
