"""A date, and the spans of days that it may stand for (docs/dates.md, "Windows")."""

from itertools import chain
from typing import NamedTuple

from sinorus.dates.day import END, START, Day

# The values of `Date.kind`.
MOMENT = "moment"
INTERVAL = "interval"
ONE_OF = "one of"
ALL_OF = "all of"
OPEN = "open"
UNKNOWN = "unknown"

# No window ends so early or opens so late: with these as sure_end and sure_start nothing is ever certain.
_NEVER = (START - 1, END + 1)


class Span(NamedTuple):
    """Four day keys (see `dates.day`) that answer whether a date falls in the window from day key F to day key T.

    It possibly does if, for one of its spans, lo <= T and hi >= F. It certainly does if, for one of its spans,
    sure_end >= F and sure_start <= T as well.
    """

    lo: int
    """The first day that the date may touch."""
    hi: int
    """The last day that the date may touch."""
    sure_end: int
    """The day before which the date cannot have ended."""
    sure_start: int
    """The day by which the date must have begun."""


class Date(NamedTuple):
    """A date written in EDTF. `parse` makes it; nothing changes it.

    Dates are equal if they are written alike, and `sorted` brings them into the order of time.

    >>> date = parse("1950-02~/..")
    >>> date.edtf, date.level, date.earliest.iso(), date.latest
    ('1950-02~/..', 1, '1950-02-01', None)
    >>> [part.kind for part in date.parts]
    ['moment', 'open']
    >>> sorted(map(parse, ["1950-02", "1950", "-0500", "Y-17E7"]))
    [<Date 'Y-17E7'>, <Date '-0500'>, <Date '1950'>, <Date '1950-02'>]
    """

    edtf: str
    """The EDTF, as it was read."""
    level: int
    """The lowest level of the standard that has this form: 0, 1 or 2."""
    earliest: Day | None
    """The first day that the date may touch; None if that is open or unknown."""
    latest: Day | None
    """The last day that the date may touch; None if that is open or unknown."""
    kind: str = MOMENT
    """`moment`, `interval`, `one of` or `all of`; of an end also `open` (`..`) or `unknown` (nothing; rule D10)."""
    parts: tuple["Date", ...] = ()
    """The start and the end of an interval or of a double-dot range, or the members of a set."""
    uncertain: bool = False
    """Whether `?` or `%` stands anywhere in the date."""
    approximate: bool = False
    """Whether `~` or `%` stands anywhere in the date."""

    def __str__(self) -> str:
        """Return the EDTF."""
        return self.edtf

    def __repr__(self) -> str:
        """Return the EDTF as a session of Python shows it: all of the fields would hide it."""
        return f"<Date {self.edtf!r}>"

    def __lt__(self, other: tuple[object, ...]) -> bool:
        """Say whether the date comes before another one in the order of a timeline."""
        return self._place() < other._place() if isinstance(other, Date) else NotImplemented

    def __le__(self, other: tuple[object, ...]) -> bool:
        """Say whether the date comes before another one, or is written alike."""
        return self._place() <= other._place() if isinstance(other, Date) else NotImplemented

    def __gt__(self, other: tuple[object, ...]) -> bool:
        """Say whether the date comes after another one in the order of a timeline."""
        return self._place() > other._place() if isinstance(other, Date) else NotImplemented

    def __ge__(self, other: tuple[object, ...]) -> bool:
        """Say whether the date comes after another one, or is written alike."""
        return self._place() >= other._place() if isinstance(other, Date) else NotImplemented

    def _place(self) -> tuple[int, int, int, str]:
        """Return what timelines are sorted by: the first day, the last with the longer first, the time of day."""
        first, last = _keys(self)
        return first, -last, self.moment, self.edtf

    @property
    def qualified(self) -> bool:
        """Say whether a `?`, `~` or `%` stands anywhere in the date."""
        return self.uncertain or self.approximate

    @property
    def precision(self) -> str:
        """Return year, month, season (also for any other part of a year) or day. Only a moment has a precision.

        >>> [parse(text).precision for text in ("1950", "1950~", "1950-21", "1950-02", "1950-02-14")]
        ['year', 'year', 'season', 'month', 'day']
        """
        pieces = self.edtf.lstrip("?~%Y-").split("-")[:3]
        if len(pieces) == 2 and pieces[1].strip("?~%") > "20" and "X" not in pieces[1]:
            return "season"
        return ("year", "month", "day")[len(pieces) - 1]

    @property
    def moment(self) -> int:
        """Return a number by which dates of one day are in order of their time; 0 where none is written.

        It is the second of the day in UTC, as far as the zone is known, plus a day, so that it is never 0 or less.
        """
        if "T" not in self.edtf:
            return 0
        time = self.edtf.partition("T")[2]
        hour, minute, second = map(int, time[:8].split(":"))
        hours, _, minutes = time[9:].partition(":")
        shift = int(hours or 0) * 60 + int(minutes or 0)
        return 86_400 + hour * 3600 + minute * 60 + second - 60 * (-shift if time[8:9] == "-" else shift)

    def spans(self, as_of: Day | None = None) -> tuple[Span, ...]:
        """Return the spans, in day keys, that decide about windows.

        An open end lasts at least until `as_of`; without that day nothing is known of it.

        >>> [(Day.from_key(span.lo).iso(), Day.from_key(span.hi).iso()) for span in parse("{1858,1860}").spans()]
        [('1858-01-01', '1858-12-31'), ('1860-01-01', '1860-12-31')]
        """
        spans = _spans(self, as_of)
        if self.qualified:
            return tuple(Span(span.lo, span.hi, *_NEVER) for span in spans)
        return spans


def _spans(date: Date, as_of: Day | None) -> tuple[Span, ...]:
    """Return the spans of a date, in day keys, as if it had no qualifiers."""
    if date.kind == INTERVAL:
        start, end = date.parts
        return (_interval_span(start, end, as_of),)
    if date.kind == ONE_OF:
        return _one_of_spans([_moment_span(member) for member in date.parts])
    if date.kind == ALL_OF:
        return tuple(chain.from_iterable(_spans(member, as_of) for member in date.parts))
    return (_moment_span(date),)


def _moment_span(date: Date) -> Span:
    """Return the span, in day keys, of something that happened at one moment between the bounds of the date."""
    first, last = _keys(date)
    return Span(first, last, first, last)


def _one_of_spans(members: list[Span]) -> tuple[Span, ...]:
    """Return the spans of "one of" these, in day keys: what is certain must be certain for each member."""
    sure_end = min(member.sure_end for member in members)
    sure_start = max(member.sure_start for member in members)
    return tuple(Span(member.lo, member.hi, sure_end, sure_start) for member in members)


def _interval_span(start: Date, end: Date, as_of: Day | None) -> Span:
    """Return the span of an interval, in day keys; an open start was always, an open end lasts at least to `as_of`."""
    first_start, last_start = (START, START) if start.kind == OPEN else _keys(start)
    first_end, last_end = (as_of.key() if as_of else START, END) if end.kind == OPEN else _keys(end)
    return Span(first_start, last_end, max(first_start, first_end), min(last_start, last_end))


def _keys(date: Date) -> tuple[int, int]:
    """Return the day keys of the earliest and the latest day, START and END where there is none."""
    return (
        START if date.earliest is None else date.earliest.key(),
        END if date.latest is None else date.latest.key(),
    )
