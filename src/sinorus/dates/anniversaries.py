"""A day or a month of any year, such as 29 November, and which dates fall on it (docs/dates.md, "Anniversaries")."""

import re
from typing import NamedTuple

from sinorus.base.errors import BadDate
from sinorus.dates.date import MOMENT, Date, Span
from sinorus.dates.day import MONTHS, month_length

FORMS = ("11-29", "november")
_LEAP_YEAR = 2000
_FIGURES = re.compile(r"(?:(?:-|XXXX)-)?(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?")
_ORDINAL = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_WORDS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<month>[a-z]+)\.?",
        rf"(?:the )?{_ORDINAL} (?:of )?(?P<month>[a-z]+)\.?",
        rf"(?P<month>[a-z]+)\.? (?:the )?{_ORDINAL}",
    )
)


class Anniversary(NamedTuple):
    """A day of any year, or with None for a day a whole month."""

    month: int
    day: int | None

    def __str__(self) -> str:
        """Write on which day or in which month, as a person does."""
        name = MONTHS[self.month - 1]
        return f"in {name}" if self.day is None else f"on {self.day} {name}"

    def edtf(self) -> str:
        """Write the day or the month as figures: 11-29, or 11 alone."""
        return f"{self.month:02}" if self.day is None else f"{self.month:02}-{self.day:02}"

    def falls_on(self, span: Span) -> bool:
        """Say whether what a span stands for is known to begin on the day, or in the month.

        The numbers of a span are day keys: their last 9 bits are the month and the day, the last 5 the day alone.
        """
        if self.day is not None:
            is_exact = span.lo == span.sure_start <= span.sure_end
            return is_exact and span.lo & 511 == self.month * 32 + self.day
        within = span.lo >> 5 in (span.sure_start >> 5, span.hi >> 5)
        return within and (span.lo >> 5) & 15 == self.month


def read_anniversary(text: str) -> Anniversary:
    """Read a day or a month of any year, in figures or in English: 11-29, 29 November, november. Raise BadDate."""
    simple = " ".join(text.split())
    if match := _FIGURES.fullmatch(simple):
        return _anniversary(text, int(match["month"]), match["day"])
    for pattern in _WORDS:
        if (match := pattern.fullmatch(simple)) and (month := _month(match["month"])):
            return _anniversary(text, month, match.groupdict().get("day"))
    raise BadDate(text, "it names neither a day nor a month", 0, FORMS)


def without_year(date: Date) -> Anniversary | None:
    """Return the day or the month of a date; None for a date that is neither."""
    first, last = date.earliest, date.latest
    if date.kind != MOMENT or first is None or last is None:
        return None
    if first == last:
        return Anniversary(first.month, first.day)
    is_month = first[:2] == last[:2] and (first.day, last.day) == (1, month_length(*last[:2]))
    return Anniversary(first.month, None) if is_month else None


def _month(word: str) -> int:
    """Return the number of a month by its name or the first letters of it, three at least; 0 for another word."""
    name = word.lower()
    months = [number for number, month in enumerate(MONTHS, 1) if month.lower().startswith(name)]
    return months[0] if months and len(name) >= 3 else 0


def _anniversary(text: str, month: int, day: str | None) -> Anniversary:
    """Make an anniversary. Raise BadDate if there is no such month, or no such day in any year."""
    if not 1 <= month <= len(MONTHS):
        raise BadDate(text, "a year has 12 months", 0, FORMS)
    length, name = month_length(_LEAP_YEAR, month), MONTHS[month - 1]
    if day is None:
        return Anniversary(month, None)
    if not 1 <= int(day) <= length:
        reason = f"{name} has {length} days{' at most' if month == 2 else ''}"
        raise BadDate(text, reason, 0, (f"{month:02}-{length}", name.lower()))
    return Anniversary(month, int(day))
