"""Write a date as a person does, such as 14 Feb 1950. Each function returns "" where a person has no such way."""

import re

from sinorus.dates.date import ALL_OF, INTERVAL, ONE_OF, OPEN, UNKNOWN, Date
from sinorus.dates.day import MONTHS, Day

_SEASONS = ("spring", "summer", "autumn", "winter")
_QUARTERS = ("Q1", "Q2", "Q3", "Q4")
_TERMS = ("Jan–Apr", "May–Aug", "Sep–Dec")
_HALVES = ("first half of", "second half of")
_OTHER_PARTS = {str(code): name for code, name in enumerate((*_QUARTERS, *_TERMS, *_HALVES), start=33)}
_DECADE = re.compile(r"(?P<start>[0-9]{2}[1-9])X|(?P<century>[0-9]{2})XX|(?P<first>[0-9]{2}0)X")
_QUALIFIED = re.compile(r"(?P<bare>[^?~%]+)(?P<mark>[?~%])?")
_SHAPES = {"": "{}", "~": "c. {}", "?": "{}?", "%": "c. {}?"}


def human(date: Date) -> str:
    """Write 14 Feb 1950, 1950s, c. 1650, 2–15 Mar 1969, 1991 onwards; the EDTF where a person has no such way."""
    return _write(date) or date.text


def _write(date: Date) -> str:
    """Write a date of any kind but open and unknown ends."""
    if date.kind == INTERVAL:
        start, end = date.parts
        return _write_interval(start, end)
    if date.kind in (ONE_OF, ALL_OF):
        return _write_set(date)
    return _write_moment(date)


def _write_moment(date: Date) -> str:
    """Write a single date with its qualifier, as c. 1650? for 1650%."""
    match = _QUALIFIED.fullmatch(date.text)
    if match is None or date.earliest is None:
        return ""
    bare = _write_unqualified(match["bare"].partition("T")[0], date.precision, date.earliest)
    return _SHAPES[match["mark"] or ""].format(bare) if bare else ""


def _write_unqualified(text: str, precision: str, first: Day) -> str:
    """Write a single date without its qualifier. `first` is its first day."""
    if "X" in text:
        return _write_masked(text)
    if "S" in text:
        return ""
    if precision == "season":
        return _write_part_of_year(text[-2:], first)
    month = f"{MONTHS[first.month - 1][:3]} {_write_year(first.year)}"
    return {"year": _write_year(first.year), "month": month, "day": f"{first.day} {month}"}[precision]


def _write_year(year: int) -> str:
    """Write a year, as 501 BC for -500."""
    if year <= 0:
        return f"{_group_digits(1 - year)} BC"
    return _group_digits(year)


def _group_digits(number: int) -> str:
    """Write a number with commas from five digits on, so that 1949 stays 1949."""
    return f"{number:,}" if number > 9999 else str(number)


def _write_masked(text: str) -> str:
    """Write 195X as 1950s and 18XX as 1800s, but 190X as 1900–1909, for 1900s would be taken for the century."""
    match = _DECADE.fullmatch(text)
    if match is None or text.startswith("00"):
        return ""
    if match["first"]:
        return f"{match['first']}0–{match['first']}9"
    return f"{match['start'] or match['century'] + '0'}0s"


def _write_part_of_year(code: str, first: Day) -> str:
    """Write a season, quarter, term or half of the year in which its first day lies."""
    if code in _OTHER_PARTS:
        return f"{_OTHER_PARTS[code]} {_write_year(first.year)}"
    # A season that begins in December runs into the next year.
    years = _write_two_years(first.year) if first.month == 12 and first.year > 0 else _write_year(first.year)
    hemisphere = "" if code < "25" else " (northern)" if code < "29" else " (southern)"
    return f"{_SEASONS[(int(code) - 21) % 4]} {years}{hemisphere}"


def _write_two_years(year: int) -> str:
    """Write a year and the next one, as 1949–50."""
    second = year + 1
    return f"{year}–{second % 100:02}" if second % 100 else f"{year}–{second}"


def _write_interval(start: Date, end: Date) -> str:
    """Write an interval."""
    first, last = _write_end(start), _write_end(end)
    if not first or not last:
        return ""
    if start.kind == OPEN:
        return f"until {last}"
    if end.kind == OPEN:
        return f"{first} onwards"
    if start.qualified or end.qualified or UNKNOWN in (start.kind, end.kind):
        return f"{first} – {last}"
    return _shorten(start, end, first, last)


def _write_end(date: Date) -> str:
    """Write an end of an interval, or the word for an end that is open or unknown."""
    return date.kind if date.kind in (OPEN, UNKNOWN) else _write(date)


def _shorten(start: Date, end: Date, first: str, last: str) -> str:
    """Write an interval without what its start and its end share: 2–15 Mar 1969, 29 Sep – 12 Oct 1954, 222–207 BC.

    `first` and `last` are its start and its end in words.
    """
    if first == last:
        return first
    if start.precision == end.precision == "year" and "–" not in first + last:
        return _shorten_years(first, last)
    if start.precision == end.precision and start.precision in ("day", "month"):
        return _shorten_in_year(start, end, first, last)
    return f"{first} – {last}"


def _shorten_years(first: str, last: str) -> str:
    """Write two years, with their era once where both have the same."""
    if first.endswith(" BC") and not last.endswith(" BC"):
        return f"{first} – AD {last}"
    return f"{first.removesuffix(' BC')}–{last}"


def _shorten_in_year(start: Date, end: Date, first: str, last: str) -> str:
    """Write two days or two months, with month and year once where both have the same."""
    opens, closes = start.earliest, end.earliest
    if opens is None or closes is None or opens.year != closes.year:
        return f"{first} – {last}"
    if start.precision == "day" and opens.month == closes.month:
        return f"{opens.day}–{last}"
    dash = "–" if start.precision == "month" else " – "
    return first.removesuffix(f" {_write_year(opens.year)}") + dash + last


def _write_set(date: Date) -> str:
    """Write the members of a set, with "or" or "and" before the last."""
    if len(date.parts) == 1:
        return _write_only_member(date, date.parts[0])
    members = [_write(member) for member in date.parts]
    if "" in members or any(map(_has_open_end, date.parts)):
        return ""
    return ", ".join(members[:-1]) + (" or " if date.kind == ONE_OF else " and ") + members[-1]


def _has_open_end(date: Date) -> bool:
    """Say whether an end of a range is open."""
    return any(end.kind == OPEN for end in date.parts)


def _write_only_member(date: Date, member: Date) -> str:
    """Write a set of one member, which may be a range: between 1858 and 1860."""
    if date.kind == ALL_OF or member.kind != INTERVAL:
        return _write(member)
    first, last = (_write_end(end) for end in member.parts)
    if not first or not last:
        return ""
    if first == OPEN:
        return f"{last} or earlier"
    return f"{first} or later" if last == OPEN else f"between {first} and {last}"
