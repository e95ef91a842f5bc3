"""Read what relates dates to each other or to all time: before, since, between … and, or, from … to."""

import re

from sinorus.dates.date import INTERVAL, MOMENT, Date
from sinorus.dates.day import Day, year_in_edtf
from sinorus.dates.edtf import parse
from sinorus.dates.word_phrases import Found
from sinorus.dates.word_terms import read_bare_term, read_term

_BETWEEN = re.compile(r"between (?P<first>.+?) and (?P<last>.+)", re.IGNORECASE)
_RELATION = re.compile(
    r"""
    (?: (?P<before> before ) | (?P<until> until | till | by | up [ ] to ) | (?P<after> after ) | since | from )
    [ ] (?P<date> .+ )
    | (?P<start> .+ ) [ ] onwards?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_YEARS_IN_A_LIST = r"(?<=[0-9]{4}), ?(?=[0-9]{4})"
_LISTS = tuple(
    (f" {word} ", re.compile(rf",? {word} |{_YEARS_IN_A_LIST}", re.IGNORECASE), brackets)
    for word, brackets in (("or", "[{}]"), ("and", "{{{}}}"))
)
_RANGES = (
    re.compile(r"(?:from )?(?P<first>.+?) (?:to|until|till) (?P<last>.+)", re.IGNORECASE),
    re.compile(r"(?P<first>.+?) - (?P<last>.+)"),
    re.compile(r"(?P<first>[^-]+)-(?P<last>[^-]+)"),
)
_TWO_YEARS = re.compile(r"(?P<century>[0-9]{2})(?P<from>[0-9]{2}) ?[-/] ?(?P<to>[0-9]{2})")
_LONGEST_TAIL = 3


def read_relation(text: str) -> Found | None:
    """Read a term or a relation of terms, without words of doubt before all of it."""
    for read in (read_bare_term, _between, _list, _two_years, _range, _half_open):
        if (found := read(text)) is not None:
            return found
    return None


def _between(text: str) -> Found | None:
    match = _BETWEEN.fullmatch(text)
    pair = match and _pair(match["first"], match["last"])
    return pair and (f"[{pair[0][0]}..{pair[1][0]}]", _notes(*pair))


def _list(text: str) -> Found | None:
    for word, pattern, brackets in _LISTS:
        if word not in text.lower():
            continue
        terms = [term for piece in pattern.split(text) if (term := read_term(piece)) is not None]
        if len(terms) > 1 and len(terms) == len(pattern.split(text)):
            return brackets.format(",".join(edtf for edtf, _ in terms)), _notes(*terms)
    return None


def _two_years(text: str) -> Found | None:
    """Read 1949/50 as years; up to 12 the last figures are a month, as in EDTF."""
    match = _TWO_YEARS.fullmatch(text)
    if match is None:
        return None
    start, end = match["century"] + match["from"], match["century"] + match["to"]
    if 1 <= int(match["to"]) <= 12:
        years = f"; for the years {start} to {end} write {start}/{end}" if end > start else ""
        return f"{start}-{match['to']}", f"the month {start}-{match['to']} is assumed{years}"
    return (f"{start}/{end}", "") if end > start else None


def _range(text: str) -> Found | None:
    for pattern in _RANGES:
        match = pattern.fullmatch(text)
        pair = match and _pair(match["first"], match["last"])
        if pair and not any(edtf.startswith(("[", "{")) for edtf, _ in pair):
            return f"{pair[0][0].split('/')[0]}/{pair[1][0].split('/')[-1]}", _notes(*pair)
    return None


def _pair(first: str, last: str) -> tuple[Found, Found] | None:
    """Read both terms; the first may leave out what the last says, as in 2 to 15 March 1969 or 221 - 206 BC."""
    end = read_term(last)
    if end is None:
        return None
    words = last.split(" ")
    tails = ["", *(" ".join(["", *words[place:]]) for place in range(1, len(words)))][: _LONGEST_TAIL + 1]
    starts = (read_term(first + tail) for tail in tails)
    start = next((start for start in starts if start is not None), None)
    return None if start is None else (start, end)


def _half_open(text: str) -> Found | None:
    """Read before and after strictly, until and since with the date itself."""
    match = _RELATION.fullmatch(text)
    found = match and read_term(match["date"] or match["start"])
    if not match or not found:
        return None
    date = parse(found[0])
    if date.kind not in (MOMENT, INTERVAL):
        return None
    edtf = _half_open_interval(match, *(date.parts or (date, date)))
    return None if edtf is None else (edtf, found[1])


def _half_open_interval(match: re.Match[str], first: Date, last: Date) -> str | None:
    if match["before"]:
        return None if first.earliest is None else f"../{_beside(first, first.earliest, -1)}"
    if match["after"]:
        return None if last.latest is None else f"{_beside(last, last.latest, 1)}/.."
    return f"../{last}" if match["until"] else f"{first}/.."


def _beside(date: Date, day: Day, step: int) -> str:
    """Write the neighbour of a date with the precision and the qualifier of the date."""
    year, month, of_month = day.shifted(days=step)
    text = year_in_edtf(year)
    if date.precision != "year":
        text += f"-{month:02}"
    if date.precision == "day":
        text += f"-{of_month:02}"
    return text + (date.text[-1] if date.text[-1] in "?~%" else "")


def _notes(*found: Found) -> str:
    return "; ".join(dict.fromkeys(note for _, note in found if note))
