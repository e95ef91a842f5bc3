"""Read what stands around terms: before, since, between … and, or, from … to; and words of doubt such as circa."""

import re
from collections.abc import Callable, Iterable

from sinorus.dates.date import INTERVAL, MOMENT, Date
from sinorus.dates.day import Day, year_in_edtf
from sinorus.dates.edtf import parse
from sinorus.dates.edtf_grammar import mark_each
from sinorus.dates.word_dateutil import Translation
from sinorus.dates.word_terms import read_term

_DOUBT = re.compile(
    r"""
    (?: (?P<circa> circa | around | about | ca | c ) (?: \.[ ]? | [ ] | (?=[0-9]) )
    | (?: probably | possibly | perhaps ) [ ] ) (?P<rest> .+ )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BETWEEN = re.compile(r"between (?P<first>.+?) and (?P<last>.+)", re.IGNORECASE)
_HALF_OPEN = re.compile(
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
UP_TO_PRESENT = re.compile(r"(?:from )?(?P<start>.+?)(?: ?- ?| (?:to|until|till) )(?:the )?present", re.IGNORECASE)
"""A date in words, and then up to the present."""
_TWO_YEARS = re.compile(r"(?P<century>[0-9]{2})(?P<from>[0-9]{2}) ?[-/] ?(?P<to>[0-9]{2})")
_MOST_TAILS = 3
_PRESENT = Translation("..", "the present is taken as an open end")
# How many parts a date has at each precision: a year has one, a month or season two, a day three.
_COMPONENTS = {"year": 1, "month": 2, "season": 2, "day": 3}


def read_relation(text: str) -> Translation | None:
    """Read a term or a relation of terms, with words of doubt before it or a question mark behind it.

    Return None for anything else. Raise BadDate if it could mean two things or names no real date, as do the functions
    below.
    """
    return _read_with_doubt(text, _read_relation)


def _read_with_doubt(text: str, read: Callable[[str], Translation | None], marks: str = "~??") -> Translation | None:
    """Take words of doubt off, and put `~` or `?` behind each date that is read in the rest.

    `marks` are the qualifiers that may still come, so that "circa circa 1650" is refused.
    """
    match = _DOUBT.fullmatch(text)
    if match:
        rest, mark = match["rest"], "~" if match["circa"] else "?"
    elif text.endswith("?") and text[-2:-1] not in ("?", "~", "%"):
        rest, mark = text[:-1].rstrip(), "?"
    else:
        return read(text)
    translation = _read_with_doubt(rest, read, marks.replace(mark, "", 1)) if mark in marks else None
    return translation and translation._replace(edtf=mark_each(translation.edtf, mark))


def _read_relation(text: str) -> Translation | None:
    """Read a term or a relation of terms, without words of doubt around all of it."""
    for read in (
        read_term,
        _read_between,
        _read_list,
        _read_two_years,
        _read_range,
        _read_up_to_present,
        _read_half_open,
    ):
        if (translation := read(text)) is not None:
            return translation
    return None


def _read_doubtful_term(text: str) -> Translation | None:
    """Read one term, with or without words of doubt."""
    return _read_with_doubt(text, read_term)


def _read_between(text: str) -> Translation | None:
    """Read between 1858 and 1860 as [1858..1860]."""
    match = _BETWEEN.fullmatch(text)
    pair = match and _read_pair(match["first"], match["last"])
    return pair and Translation(f"[{pair[0].edtf}..{pair[1].edtf}]", _notes(pair))


def _read_list(text: str) -> Translation | None:
    """Read 1858 or 1860 as [1858,1860], and 1858 and 1860 as {1858,1860}."""
    for word, pattern, brackets in _LISTS:
        if word not in text.lower():
            continue
        pieces = pattern.split(text)
        members = [member for member in map(_read_doubtful_term, pieces) if member is not None]
        if len(members) == len(pieces) > 1:
            return Translation(brackets.format(",".join(member.edtf for member in members)), _notes(members))
    return None


def _read_two_years(text: str) -> Translation | None:
    """Read 1949/50 as years. Two last figures up to 12 are a month, as in EDTF."""
    match = _TWO_YEARS.fullmatch(text)
    if match is None:
        return None
    start, end = match["century"] + match["from"], match["century"] + match["to"]
    if 1 <= int(match["to"]) <= 12:
        years = f"; for the years {start} to {end} write {start}/{end}" if end > start else ""
        return Translation(f"{start}-{match['to']}", f"the month {start}-{match['to']} is assumed{years}")
    return Translation(f"{start}/{end}") if end > start else None


def _read_range(text: str) -> Translation | None:
    """Read 1858 to 1860 as 1858/1860: from the start of the first term to the end of the last."""
    for pattern in _RANGES:
        match = pattern.fullmatch(text)
        pair = match and _read_pair(match["first"], match["last"])
        if pair and not any(term.edtf.startswith(("[", "{")) for term in pair):
            start, end = pair[0].edtf.partition("/")[0], pair[1].edtf.rpartition("/")[2]
            return Translation(f"{start}/{end}", _notes(pair))
    return None


def _read_up_to_present(text: str) -> Translation | None:
    """Read 2010 to present as 2010/..: a record does not say on which day it was written, so its end is open."""
    match = UP_TO_PRESENT.fullmatch(text)
    start = match and _read_doubtful_term(match["start"])
    return start and Translation(f"{start.edtf.partition('/')[0]}/..", _notes([start, _PRESENT]))


def _read_pair(first: str, last: str) -> tuple[Translation, Translation] | None:
    """Read both terms. The first may leave out what the last says, as in 2 to 15 March 1969 or 221 - 206 BC."""
    end = _read_doubtful_term(last)
    start = end and _read_start(first, last)
    return (start, end) if start and end else None


def _read_start(first: str, last: str) -> Translation | None:
    """Read the first of two terms as it stands, or else with the last words of the other behind it."""
    for tail in ("", *_tails(last)):
        if (start := _read_doubtful_term(first + tail)) is not None:
            return start
    return None


def _tails(text: str) -> list[str]:
    """Return the text without its first word, without its first two and so on, each with the blank before it."""
    words = text.split(" ")
    return [" " + " ".join(words[count:]) for count in range(1, len(words))[:_MOST_TAILS]]


def _read_half_open(text: str) -> Translation | None:
    """Read before and after strictly, until and since with the date itself."""
    match = _HALF_OPEN.fullmatch(text)
    term = match and _read_doubtful_term(match["date"] or match["start"])
    if not match or not term:
        return None
    date = parse(term.edtf)
    if date.kind not in (MOMENT, INTERVAL):
        return None
    edtf = _half_open(match, *(date.parts or (date, date)))
    return None if edtf is None else Translation(edtf, term.note)


def _half_open(match: re.Match[str], first: Date, last: Date) -> str | None:
    """Write the EDTF of before, after, until or since these two ends; None where the end that counts is open."""
    if match["before"]:
        return None if first.earliest is None else f"../{_neighbour(first, first.earliest, -1)}"
    if match["after"]:
        return None if last.latest is None else f"{_neighbour(last, last.latest, 1)}/.."
    return f"../{last}" if match["until"] else f"{first}/.."


def _neighbour(date: Date, day: Day, step: int) -> str:
    """Write the day `step` days away with the precision and the qualifier of the date."""
    year, month, of_month = day.shift(days=step)
    components = (year_in_edtf(year), f"{month:02}", f"{of_month:02}")[: _COMPONENTS[date.precision]]
    return "-".join(components) + (date.text[-1] if date.text[-1] in "?~%" else "")


def _notes(terms: Iterable[Translation]) -> str:
    """Join the notes on terms, each note once."""
    return "; ".join(dict.fromkeys(term.note for term in terms if term.note))
