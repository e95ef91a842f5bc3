"""Read what stands around terms: between … and, or, from … to, before, since; and words of doubt such as circa."""

import re
from collections.abc import Iterable, Iterator

from sinorus.base.errors import BadDate
from sinorus.dates.day import year_in_edtf
from sinorus.dates.half_open import read_half_open, read_or_later
from sinorus.dates.precision import refined
from sinorus.dates.word_dateutil import Translation
from sinorus.dates.word_doubt import read_with_doubt
from sinorus.dates.word_terms import read_term

_BETWEEN = re.compile(r"(?:between|betw?\.?) (?P<first>.+?) (?:and|to|-|&) (?P<last>.+)", re.IGNORECASE)
_OR_LATER = re.compile(
    r",? (or|and) (?:an? |all )?(later|earlier|(?<= or )(?:before|after)(?=$))(?: (?:date|day|month|season|year)s?)?\b",
    re.IGNORECASE,
)
_LEAD_OF_LIST = re.compile(r"(?:either|both) (?=.)", re.IGNORECASE)
_SPLITS = ("", r"|(?<=[0-9]{4}), ?(?=[0-9]{4})", r"|, ")
_LISTS = tuple(
    (f" {word} ", tuple(re.compile(rf",? {word} {split}", re.IGNORECASE) for split in _SPLITS), brackets)
    for word, brackets in (("or", "[{}]"), ("and", "{{{}}}"))
)
_JOINTS = (
    re.compile(r" (?:to|until|till) ", re.IGNORECASE),
    re.compile(" - "),
    re.compile("(?<=[^-])-(?=[^-])"),
    re.compile(" ?/ ?"),
)
UP_TO_PRESENT = re.compile(r"(?:from )?(?P<start>.+?)(?: ?- ?| (?:to|until|till) )(?:the )?present", re.IGNORECASE)
"""A date in words, and then up to the present."""
_TWO_YEARS = re.compile(r"(?P<century>[0-9]{2})(?P<from>[0-9]{2}) ?[-/] ?(?P<to>[0-9]{2})")
_SPAN = re.compile("[^-]* - [^-]*")
_INTERPRETED = re.compile(r"int (?P<date>.+?) \((?P<phrase>.*)\)", re.IGNORECASE)
_SHORT_BC = re.compile(r"(?P<first>[0-9]{2,4})-(?P<last>[0-9]{1,3}) ?b\.?c\.?(?:e\.?)?", re.IGNORECASE)
_YEAR_BC = re.compile(r"[0-9,]+ ?b\.?c\.?(?:e\.?)?", re.IGNORECASE)
_MOST_TAILS = 3
_PRESENT = Translation("..", "the present is taken as an open end")


def read_relation(text: str) -> Translation | None:
    """Read a term or a relation of terms, with words of doubt before it or a question mark behind it.

    Return None for anything else. Raise BadDate if it could mean two things or names no real date, as do the functions
    below.
    """
    return read_with_doubt(text, _read_relation)


def _read_relation(text: str) -> Translation | None:
    """Read a term or a relation of terms, without words of doubt around all of it."""
    for read in (
        read_term,
        _read_interpreted,
        _read_between,
        _read_list,
        _read_two_years,
        _read_range,
        _read_up_to_present,
        _read_or_later,
        _read_half_open,
    ):
        if (translation := read(text)) is not None:
            return translation
    return None


def _read_doubtful_term(text: str) -> Translation | None:
    """Read one term, with or without words of doubt."""
    return read_with_doubt(text, read_term)


def _read_end(text: str) -> Translation | None:
    """Read an end of an interval: a term, or years such as 1900 - 1909, of which only the outer ones will count."""
    return _read_doubtful_term(text) or (read_with_doubt(text, _read_range) if _SPAN.fullmatch(text) else None)


def _read_interpreted(text: str) -> Translation | None:
    """Read INT 1650 (about the time of the flood), as GEDCOM has it."""
    match = _INTERPRETED.fullmatch(text)
    term = match and _read_doubtful_term(match["date"])
    return term and term._replace(note=_notes([term, Translation("", "the words in brackets are left out")]))


def _read_between(text: str) -> Translation | None:
    """Read between 1858 and 1860 as [1858..1860]."""
    match = _BETWEEN.fullmatch(text)
    pair = match and _read_pair(match["first"], match["last"])
    if not pair:
        return None
    start, end = pair[0].edtf.partition("/")[0], pair[1].edtf.rpartition("/")[2]
    return Translation(f"[{'..'.join(refined(start, end))}]", _notes(pair))


def _read_list(text: str) -> Translation | None:
    """Read 1858 or 1860 as [1858,1860], and 11 and 13 May 1998 as {1998-05-11,1998-05-13}."""
    if " or " not in text.lower() and " and " not in text.lower():
        return None
    text = _LEAD_OF_LIST.sub("", _OR_LATER.sub(r" \1-\2", text), count=1)
    for word, patterns, brackets in _LISTS:
        for pattern in patterns if word in text.lower() else ():
            pieces = pattern.split(text)
            members = [_read_member(piece, pieces[-1]) for piece in pieces]
            whole = [member for member in members if member is not None]
            if len(whole) == len(pieces) > 1:
                return Translation(brackets.format(",".join(member.edtf for member in whole)), _notes(whole))
    return None


def _read_member(text: str, last: str) -> Translation | None:
    """Read a member of a list, which may leave out what the last one says."""
    if member := read_or_later(text, _read_doubtful_term):
        return member._replace(edtf=member.edtf[1:-1])
    member = _read_start(text, last) or (_read_end(text) if _SPAN.fullmatch(text) else None)
    if member is None or member.edtf[0] in "[{":
        return None
    return member._replace(edtf="..".join(refined(*member.edtf.split("/")))) if "/" in member.edtf else member


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
    for first, last, is_slash in _halves(text):
        if is_slash and ("/" in first + last or (last.isdigit() and not first.isdigit())):
            continue
        if {"unknown", "?"} & {first.lower(), last.lower()}:
            return _read_with_unknown(first, last)
        pair = _read_pair(first, last, is_whole=is_slash)
        if pair and not any(term.edtf.startswith(("[", "{")) for term in pair):
            start, end = pair[0].edtf.partition("/")[0], pair[1].edtf.rpartition("/")[2]
            return Translation(f"{start}/{end}", _notes(pair))
    return None


def _halves(text: str) -> Iterator[tuple[str, str, bool]]:
    """Yield what may be the two ends of a range, and whether a slash stands between them."""
    text = re.sub("^from ", "", text, count=1, flags=re.IGNORECASE)
    for joint in _JOINTS:
        for match in joint.finditer(text):
            if text[: match.start()] and text[match.end() :]:
                yield text[: match.start()].rstrip(), text[match.end() :].lstrip(), "/" in match[0]


def _read_with_unknown(first: str, last: str) -> Translation | None:
    """Read a range of which one end is not known."""
    is_first = first.lower() in ("unknown", "?")
    term = _read_end(last if is_first else first)
    if term is None or term.edtf[0] in "[{":
        return None
    start, end = term.edtf.partition("/")[0], term.edtf.rpartition("/")[2]
    return Translation(f"/{end}" if is_first else f"{start}/", term.note)


def _read_up_to_present(text: str) -> Translation | None:
    """Read 2010 to present as 2010/..: a record does not say on which day it was written, so its end is open."""
    match = UP_TO_PRESENT.fullmatch(text)
    start = match and _read_doubtful_term(match["start"])
    return start and Translation(f"{start.edtf.partition('/')[0]}/..", _notes([start, _PRESENT]))


def _read_pair(first: str, last: str, is_whole: bool = False) -> tuple[Translation, Translation] | None:
    """Read both terms. Unless `is_whole`, the first may leave out what the last says, as in 221 - 206 BC."""
    if (match := _SHORT_BC.fullmatch(f"{first}-{last}")) is not None:
        _refuse_short_bc(match)
    if _YEAR_BC.fullmatch(last) and first.replace(",", "").isdigit():
        first = f"{first} BC"
    end = _read_end(last)
    if not end and first[:3].lower() == "ad ":
        end = _read_doubtful_term(f"AD {last}")
    start = end and (_read_end(first) if is_whole else _read_start(first, last))
    return (start, end) if start and end else None


def _refuse_short_bc(match: re.Match[str]) -> None:
    """Raise BadDate for 1190-85 BC, which may end in 1185 BC or in 85 BC."""
    first, figures = match["first"], match["last"]
    completed = first[: -len(figures)] + figures
    if len(figures) < len(first) and int(completed) < int(first):
        forms = (f"{year_in_edtf(1 - int(first))}/{year_in_edtf(1 - int(end))}" for end in (completed, figures))
        raise BadDate(match.string, "its end could be given in full or by its last figures alone", 0, tuple(forms))


def _read_start(first: str, last: str) -> Translation | None:
    """Read the first of two terms as it stands, or else with the last words of the other behind it."""
    for tail in ("", *_tails(last)):
        if (start := _read_doubtful_term(first + tail)) is not None:
            return start
    return _read_end(first)


def _tails(text: str) -> list[str]:
    """Return the text without its first word, without its first two and so on, each with the blank before it."""
    words = text.split(" ")
    return [" " + " ".join(words[count:]) for count in range(1, len(words))[:_MOST_TAILS]]


def _read_or_later(text: str) -> Translation | None:
    return read_or_later(_OR_LATER.sub(r" \1-\2", text), _read_end)


def _read_half_open(text: str) -> Translation | None:
    return read_half_open(text, _read_end)


def _notes(terms: Iterable[Translation]) -> str:
    """Join the notes on terms, each note once."""
    return "; ".join(dict.fromkeys(term.note for term in terms if term.note))
