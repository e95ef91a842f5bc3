"""Write a date as a person does."""

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
    return _words(date) or date.text


def _words(date: Date) -> str:
    if date.kind == INTERVAL:
        start, end = date.parts
        return _interval(start, end)
    if date.kind in (ONE_OF, ALL_OF):
        return _set(date)
    return _moment(date)


def _moment(date: Date) -> str:
    match = _QUALIFIED.fullmatch(date.text)
    if match is None or date.earliest is None:
        return ""
    bare = _unqualified(match["bare"].partition("T")[0], date.precision, date.earliest)
    return _SHAPES[match["mark"] or ""].format(bare) if bare else ""


def _unqualified(text: str, precision: str, first: Day) -> str:
    if "X" in text:
        return _masked(text)
    if "S" in text:
        return ""
    if precision == "season":
        return _part_of_year(text[-2:], first)
    month = f"{MONTHS[first.month - 1][:3]} {_year(first.year)}"
    return {"year": _year(first.year), "month": month, "day": f"{first.day} {month}"}[precision]


def _year(year: int) -> str:
    if year <= 0:
        return f"{_grouped(1 - year)} BC"
    return _grouped(year)


def _grouped(number: int) -> str:
    return f"{number:,}" if number > 9999 else str(number)


def _masked(text: str) -> str:
    """Write 195X and 18XX; 190X would be taken for the century when written 1900s."""
    match = _DECADE.fullmatch(text)
    if match is None or text.startswith("00"):
        return ""
    if match["first"]:
        return f"{match['first']}0–{match['first']}9"
    return f"{match['start'] or match['century'] + '0'}0s"


def _part_of_year(code: str, first: Day) -> str:
    if code in _OTHER_PARTS:
        return f"{_OTHER_PARTS[code]} {_year(first.year)}"
    # A season that begins in December runs into the next year.
    years = _two_years(first.year) if first.month == 12 and first.year > 0 else _year(first.year)
    hemisphere = "" if code < "25" else " (northern)" if code < "29" else " (southern)"
    return f"{_SEASONS[(int(code) - 21) % 4]} {years}{hemisphere}"


def _two_years(year: int) -> str:
    second = year + 1
    return f"{year}–{second % 100:02}" if second % 100 else f"{year}–{second}"


def _interval(start: Date, end: Date) -> str:
    first, last = _end(start), _end(end)
    if not first or not last:
        return ""
    if start.kind == OPEN:
        return f"until {last}"
    if end.kind == OPEN:
        return f"{first} onwards"
    if start.qualified or end.qualified or UNKNOWN in (start.kind, end.kind):
        return f"{first} – {last}"
    return _joined(start, end, first, last)


def _end(date: Date) -> str:
    return date.kind if date.kind in (OPEN, UNKNOWN) else _words(date)


def _joined(start: Date, end: Date, first: str, last: str) -> str:
    """Leave out of the start what the end says again: 2–15 Mar 1969, 29 Sep – 12 Oct 1954, 222–207 BC."""
    if first == last:
        return first
    if start.precision == end.precision == "year" and "–" not in first + last:
        return _years(first, last)
    if start.precision == end.precision and start.precision in ("day", "month"):
        return _within_a_year(start, end, first, last)
    return f"{first} – {last}"


def _years(first: str, last: str) -> str:
    if first.endswith(" BC") and not last.endswith(" BC"):
        return f"{first} – AD {last}"
    return f"{first.removesuffix(' BC')}–{last}"


def _within_a_year(start: Date, end: Date, first: str, last: str) -> str:
    opens, closes = start.earliest, end.earliest
    if opens is None or closes is None or opens.year != closes.year:
        return f"{first} – {last}"
    if start.precision == "day" and opens.month == closes.month:
        return f"{opens.day}–{last}"
    dash = "–" if start.precision == "month" else " – "
    return first.removesuffix(f" {_year(opens.year)}") + dash + last


def _set(date: Date) -> str:
    if len(date.parts) == 1:
        return _only_member(date, date.parts[0])
    members = [_words(member) for member in date.parts]
    if "" in members or any(end.kind == OPEN for member in date.parts for end in member.parts):
        return ""
    return ", ".join(members[:-1]) + (" or " if date.kind == ONE_OF else " and ") + members[-1]


def _only_member(date: Date, member: Date) -> str:
    if date.kind == ALL_OF or member.kind != INTERVAL:
        return _words(member)
    first, last = (_end(end) for end in member.parts)
    if not first or not last:
        return ""
    if first == OPEN:
        return f"{last} or earlier"
    return f"{first} or later" if last == OPEN else f"between {first} and {last}"
