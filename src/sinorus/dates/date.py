"""A date as it was understood, and the spans of days that it may stand for (docs/dates.md, "Windows")."""

from typing import NamedTuple

from sinorus.dates.day import END, START, Day

MOMENT = "moment"
INTERVAL = "interval"
ONE_OF = "one of"
ALL_OF = "all of"
OPEN = "open"
UNKNOWN = "unknown"

_NEVER = (START - 1, END + 1)


class Span(NamedTuple):
    """Hold four day keys that answer whether a record falls in a window from F to T.

    It possibly does if lo <= T and hi >= F for some span; it certainly does if, besides, sure_end >= F and
    sure_start <= T for some span (docs/dates.md, "Windows").
    """

    lo: int
    hi: int
    sure_end: int
    sure_start: int


class Date(NamedTuple):
    """Hold a date written in EDTF.

    `kind` is one of the words above. `parts` are the start and the end of an interval or of a double-dot range, or the
    members of a set; an end may be of the kind open (`..`) or unknown (nothing), which are never mixed up (rule D10).
    """

    text: str
    level: int
    earliest: Day | None
    latest: Day | None
    kind: str = MOMENT
    parts: tuple["Date", ...] = ()
    uncertain: bool = False
    approximate: bool = False

    def __str__(self) -> str:
        """Write the date back as it was given."""
        return self.text

    @property
    def qualified(self) -> bool:
        """Say whether a `?`, `~` or `%` stands anywhere in the date."""
        return self.uncertain or self.approximate

    @property
    def precision(self) -> str:
        """Return year, month, season (or any other part of a year) or day; only a moment has one."""
        pieces = self.text.lstrip("?~%Y-").split("-")[:3]
        if len(pieces) == 2 and pieces[1].strip("?~%") > "20" and "X" not in pieces[1]:
            return "season"
        return ("year", "month", "day")[len(pieces) - 1]

    def spans(self, as_of: Day) -> tuple[Span, ...]:
        """Return the spans that decide about windows; `as_of` is the day up to which an open end surely lasts."""
        spans = _spans(self, as_of)
        if self.qualified:
            return tuple(Span(span.lo, span.hi, *_NEVER) for span in spans)
        return spans


def _spans(date: Date, as_of: Day) -> tuple[Span, ...]:
    if date.kind == INTERVAL:
        start, end = date.parts
        return (_interval(start, end, as_of),)
    if date.kind == ONE_OF:
        return _shared([_moment(member) for member in date.parts])
    if date.kind == ALL_OF:
        return tuple(span for member in date.parts for span in _spans(member, as_of))
    return (_moment(date),)


def _moment(date: Date) -> Span:
    first, last = _keys(date)
    return Span(first, last, first, last)


def _shared(members: list[Span]) -> tuple[Span, ...]:
    """Make certain only what is certain for each of the members."""
    sure_end = min(member.sure_end for member in members)
    sure_start = max(member.sure_start for member in members)
    return tuple(Span(member.lo, member.hi, sure_end, sure_start) for member in members)


def _interval(start: Date, end: Date, as_of: Day) -> Span:
    first_start, last_start = (START, START) if start.kind == OPEN else _keys(start)
    first_end, last_end = (as_of.key(), END) if end.kind == OPEN else _keys(end)
    return Span(first_start, last_end, max(first_start, first_end), min(last_start, last_end))


def _keys(date: Date) -> tuple[int, int]:
    return (
        START if date.earliest is None else date.earliest.key(),
        END if date.latest is None else date.latest.key(),
    )
