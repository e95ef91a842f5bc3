"""Write a date as a person does, such as 14 Feb 1950. Each function returns "" where a person has no such way.

What is written here is read again, with the same bounds (tests/dates/test_write_words.py).
"""

import re

from sinorus.dates.date import ALL_OF, INTERVAL, ONE_OF, OPEN, UNKNOWN, Date
from sinorus.dates.day import MONTHS, Day

LONGEST = 100
"""Most characters of a date in words; longer ones are not read, and no person reads them either."""

_SEASONS = ("spring", "summer", "autumn", "winter")
_QUARTERS = ("Q1", "Q2", "Q3", "Q4")
_TERMS = ("Jan–Apr", "May–Aug", "Sep–Dec")
_HALVES = ("first half of", "second half of")
_OTHER_PARTS = {str(code): name for code, name in enumerate((*_QUARTERS, *_TERMS, *_HALVES), start=33)}
_QUALIFIED = re.compile(r"(?P<bare>[^?~%]+)(?P<mark>[?~%])?|(?P<sign>[?~%])(?P<year>[^?~%-]+)")
_SHAPES = {"": "{}", "~": "c. {}", "?": "{}?", "%": "c. {}?"}


def human(date: Date) -> str:
    """Write 14 Feb 1950, 1950s, c. 1650, 2–15 Mar 1969, 1991 onwards; the EDTF where a person has no such way."""
    words = _write(date)
    return words if 0 < len(words) <= LONGEST else date.edtf


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
    if date.earliest is None or date.latest is None:
        return ""
    match = _QUALIFIED.fullmatch(date.edtf)
    if match is None:
        from sinorus.dates.write_masks import write_marks

        return write_marks(date, _write_unqualified)
    text = (match["bare"] or match["year"]).partition("T")[0]
    bare = _write_unqualified(text, date.precision, date.earliest, date.latest)
    return _SHAPES[match["mark"] or match["sign"] or ""].format(bare) if bare else ""


def _write_unqualified(text: str, precision: str, first: Day, last: Day) -> str:
    """Write a single date without its qualifier. `first` and `last` are its first and its last day."""
    if "X" in text or "S" in text:
        from sinorus.dates.write_masks import write_masked

        return write_masked(text, first, last, write_year, _write_year_span)
    if precision == "season":
        return _write_part_of_year(text[-2:], first)
    month = f"{MONTHS[first.month - 1][:3]} {write_year(first.year)}"
    return {"year": write_year(first.year), "month": month, "day": f"{first.day} {month}"}[precision]


def write_year(year: int) -> str:
    """Write a year with what it needs to be read as one: 1949, AD 618, and 501 BC for -500."""
    if year <= 0:
        return f"{_group_digits(1 - year)} BC"
    return _group_digits(year) if year > 999 else f"AD {year}"


def _group_digits(number: int) -> str:
    """Write a number with commas from five digits on, so that 1949 stays 1949."""
    return f"{number:,}" if number > 9999 else str(number)


def _write_part_of_year(code: str, first: Day) -> str:
    """Write a season, quarter, term or half of the year in which its first day lies."""
    if code in _OTHER_PARTS:
        return f"{_OTHER_PARTS[code]} {write_year(first.year)}"
    # A season that begins in December runs into the next year.
    years = _write_two_years(first.year) if first.month == 12 and 999 < first.year < 9999 else write_year(first.year)
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
    if UNKNOWN in (start.kind, end.kind) or ((start.qualified or end.qualified) and "–" not in first + last):
        return f"{first} – {last}"
    if start.qualified or end.qualified:
        return f"from {first} to {last}"
    return _shorten(start, end, first, last)


def _write_end(date: Date) -> str:
    """Write an end of an interval, or the word for an end that is open or unknown."""
    if date.kind in (OPEN, UNKNOWN):
        return date.kind
    words = _write(date)
    return "" if " or " in words or "between " in words else words


def _shorten(start: Date, end: Date, first: str, last: str) -> str:
    """Write an interval without what its start and its end share: 2–15 Mar 1969, 29 Sep – 12 Oct 1954, 222–207 BC.

    `first` and `last` are its start and its end in words.
    """
    if first == last:
        return first
    if "–" in first + last:
        return f"from {first} to {last}"
    if start.precision == end.precision == "year":
        return _shorten_years(first, last)
    is_plain = not {"X", "S"} & {*start.edtf, *end.edtf}
    if is_plain and start.precision == end.precision and start.precision in ("day", "month"):
        return _shorten_in_year(start, end, first, last)
    return f"{first} – {last}"


def _shorten_years(first: str, last: str) -> str:
    """Write two years, with their era once where both have the same."""
    if " " not in first.removesuffix(" BC").removeprefix("AD ") + last.removesuffix(" BC").removeprefix("AD "):
        if first.endswith(" BC") and not last.endswith(" BC"):
            return f"{first} – {last if last.startswith('AD ') else f'AD {last}'}"
        # 1190–85 BC could end in 1185 BC.
        has_one_era = first.startswith("AD ") == last.startswith("AD ")
        if has_one_era and not (first.endswith(" BC") and len(first) > len(last)):
            return f"{first.removesuffix(' BC')}–{last.removeprefix('AD ')}"
    return f"{first} – {last}"


def _write_year_span(first: int, last: int) -> str:
    """Write the years from the first to the last."""
    return _shorten_years(write_year(first), write_year(last)) if first < last else write_year(first)


def _shorten_in_year(start: Date, end: Date, first: str, last: str) -> str:
    """Write two days or two months, with month and year once where both have the same."""
    opens, closes = start.earliest, end.earliest
    if opens is None or closes is None or opens.year != closes.year:
        return f"{first} – {last}"
    if start.precision == "day" and opens.month == closes.month:
        return f"{opens.day}–{last}"
    dash = "–" if start.precision == "month" else " – "
    return first.removesuffix(f" {write_year(opens.year)}") + dash + last


def _write_set(date: Date) -> str:
    """Write the members of a set, with "or" or "and" before the last."""
    word = "or" if date.kind == ONE_OF else "and"
    if len(date.parts) == 1:
        return _write_only_member(date, date.parts[0])
    members = [_write_member(member, word) for member in date.parts]
    if "" in members:
        return ""
    return ", ".join(members[:-1]) + f" {word} {members[-1]}"


def _write_member(member: Date, word: str) -> str:
    """Write a member of a set of several; a range with an open end as 1984 or earlier."""
    first, last = (_write_end(end) for end in member.parts) if member.kind == INTERVAL else ("", "")
    if OPEN in (first, last):
        return f"{last} {word} earlier" if first == OPEN and last else f"{first} {word} later" if first else ""
    words = _write_end(member)
    return "" if words.startswith("from ") else words


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
