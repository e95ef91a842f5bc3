"""The window of time as whole months, and how keys move and zoom it; pure."""

from __future__ import annotations

import re
from typing import NamedTuple

YEAR = 12
# A window that is wider than this, in months, is moved by whole years.
WIDE = 4 * YEAR
# The part of a window by which it is moved, and which is cut off on each side.
PART = 4
_DATE = re.compile(r"(-?\d{4,})(?:-(\d\d))?")


class Span(NamedTuple):
    """A stretch of time: its first month and the month behind its last, in months since the year 0."""

    first: int
    end: int

    def shift(self, by: int, within: Span) -> Span:
        """Move it by a part of itself to earlier (-1) or later times, not out of another."""
        step = self._part() * by
        step = max(within.first - self.first, step) if by < 0 else min(within.end - self.end, step)
        return Span(self.first + step, self.end + step)

    def zoom(self, by: int, within: Span, about: int | None = None) -> Span:
        """Halve it about a month (1), else about its middle, or double it (-1); it stays within another."""
        width = self.end - self.first
        middle = self.first + width // 2
        if by > 0:
            about = middle if about is None else about
            return Span.about(about, max(width // 2, 1), self)
        return Span.about(middle, width * 2, within)

    @classmethod
    def about(cls, middle: int, width: int, within: Span) -> Span:
        """Return the stretch of some months about one, moved as far as needed to lie within another; of whole years."""
        step = YEAR if width > WIDE else 1
        width = min(-(-width // step) * step, within.end - within.first)
        first = middle - width // 2
        first -= first % step
        first = max(within.first, min(first, within.end - width))
        return cls(first, first + width)

    def with_more(self, other: Span) -> Span:
        """Return the stretch from the earlier beginning to the later end of the two."""
        return Span(min(self.first, other.first), max(self.end, other.end))

    def _part(self) -> int:
        width = self.end - self.first
        part = width // PART
        return max(part // YEAR, 1) * YEAR if width > WIDE else max(part, 1)

    def texts(self) -> tuple[str, str]:
        """Write the first and the last date: years, where it is of whole years."""
        last = self.end - 1
        if self.first % YEAR == 0 and self.end % YEAR == 0:
            return _year(self.first // YEAR), _year(last // YEAR)
        return _month(self.first), _month(last)


def of(first: str, last: str) -> Span:
    """Return the stretch from a date to a date, which begin with a year or a year and a month."""
    return Span(_number(first, 1), _number(last, YEAR) + 1)


def _number(date: str, missing: int) -> int:
    """Number the month of a date; of a year without one that which is ``missing``."""
    found = _DATE.match(date)
    if not found:
        raise ValueError(date)
    return int(found[1]) * YEAR + int(found[2] or missing) - 1


def _year(year: int) -> str:
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def _month(number: int) -> str:
    return f"{_year(number // YEAR)}-{number % YEAR + 1:02d}"
