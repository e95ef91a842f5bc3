"""Read intervals and sets, and hand everything else to the reader of single dates."""

from collections.abc import Callable

from sinorus.base.errors import BadDate
from sinorus.dates.date import ALL_OF, INTERVAL, ONE_OF, OPEN, UNKNOWN, Date
from sinorus.dates.day import Day
from sinorus.dates.edtf_moment import read_piece, read_single

LONGEST = 200
"""Most characters of an EDTF date."""

_OPEN = Date("..", 1, None, None, OPEN)
_UNKNOWN = Date("", 1, None, None, UNKNOWN)
_CLOSING = {"[": "]", "{": "}"}


def read_any(text: str) -> Date:
    """Read an EDTF date of any form. Raise BadDate for anything else."""
    if len(text) > LONGEST:
        raise BadDate(text, f"a date has at most {LONGEST} characters", LONGEST)
    if text.startswith(("[", "{")):
        return _read_set(text)
    return _read_interval(text) if "/" in text else read_single(text)


def _read_interval(text: str) -> Date:
    """Read start/end. Raise BadDate for anything else, and for an end before the start (rules D9, D10)."""
    slash = text.index("/")
    if "/" in text[slash + 1 :]:
        from sinorus.dates.refusals import explain_form

        raise explain_form(text)
    start, end = _read_end(text, 0, slash), _read_end(text, slash + 1, len(text))
    if {start.kind, end.kind} <= {OPEN, UNKNOWN}:
        raise BadDate(text, "the interval names no date at all", 0)
    if _runs_backwards(start, end):
        reason = "the interval runs backwards, as its end lies before its start"
        raise BadDate(text, reason, slash + 1, (f"{end}/{start}",))
    level = 2 if "X" in text else max(start.level, end.level)
    return _join(text, level, start, end)


def _read_end(text: str, start: int, stop: int) -> Date:
    """Read the start or the end of an interval, which may be open or unknown. Raise BadDate for anything else."""
    piece = text[start:stop]
    if piece in ("", ".."):
        return _OPEN if piece else _UNKNOWN
    _refuse_time(text, start, stop, "an interval")
    return read_piece(text, start, stop)


def _read_set(text: str) -> Date:
    """Read [one of] or {all of}. Raise BadDate for anything else (rule D13)."""
    if not text.endswith(_CLOSING[text[0]]):
        raise BadDate(text, f"this set ends with {_CLOSING[text[0]]}", len(text))
    members, start = [], 1
    for piece in text[1:-1].split(","):
        members.append(_read_member(text, start, start + len(piece)))
        start += len(piece) + 1
    return Date(
        text,
        2,
        _outermost(min, [member.earliest for member in members]),
        _outermost(max, [member.latest for member in members]),
        ONE_OF if text.startswith("[") else ALL_OF,
        tuple(members),
        uncertain=any(member.uncertain for member in members),
        approximate=any(member.approximate for member in members),
    )


def _read_member(text: str, start: int, stop: int) -> Date:
    """Read a member of a set, a single date or a double-dot range. Raise BadDate for anything else."""
    piece = text[start:stop]
    if piece in ("", ".."):
        raise BadDate(text, "a member of this set names no date", start)
    _refuse_time(text, start, stop, "a set")
    return _read_range(text, start, stop) if ".." in piece else read_piece(text, start, stop)


def _read_range(text: str, start: int, stop: int) -> Date:
    """Read a double-dot range. Raise BadDate for anything else, and for an open end inside the set (rule D13)."""
    dots = text.index("..", start)
    if (dots == start and start > 1) or (dots + 2 == stop and stop < len(text) - 1):
        raise BadDate(text, "an open start comes first in a set, an open end last", dots)
    first = read_piece(text, start, dots) if dots > start else _OPEN
    last = read_piece(text, dots + 2, stop) if dots + 2 < stop else _OPEN
    if OPEN not in (first.kind, last.kind) and _precision(first) != _precision(last):
        reason = "both sides of a double dot need the same precision"
        raise BadDate(text, reason, dots + 2)
    if _runs_backwards(first, last):
        raise BadDate(text, "the range runs backwards", dots + 2)
    return _join(text[start:stop], 2, first, last)


def _join(text: str, level: int, start: Date, end: Date) -> Date:
    """Make an interval of its two ends."""
    uncertain, approximate = start.uncertain or end.uncertain, start.approximate or end.approximate
    return Date(text, level, start.earliest, end.latest, INTERVAL, (start, end), uncertain, approximate)


def _refuse_time(text: str, start: int, stop: int, whole: str) -> None:
    """Raise BadDate if the piece of the text has a time of day, which its whole, an interval or a set, cannot have."""
    if "T" in text[start:stop]:
        raise BadDate(text, f"{whole} has no time of day", text.index("T", start))


def _runs_backwards(start: Date, end: Date) -> bool:
    """Say whether all of the end lies before all of the start."""
    return start.earliest is not None and end.latest is not None and end.latest < start.earliest


def _precision(date: Date) -> tuple[str, int]:
    """Return what both sides of a double dot must share: the unit, and the number of masked digits."""
    return date.precision, date.edtf.count("X")


def _outermost(choose: Callable[[list[Day]], Day], days: list[Day | None]) -> Day | None:
    """Return the day that `min` or `max` chooses; None if one of the days is open or unknown."""
    bounds = [day for day in days if day is not None]
    return choose(bounds) if len(bounds) == len(days) else None
