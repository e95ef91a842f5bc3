"""Read a term: a phrase, a day in English or a date in EDTF, with circa, probably or a question mark around it."""

import re
from collections.abc import Callable

from sinorus.base.errors import BadDate
from sinorus.dates.edtf import parse
from sinorus.dates.julian_words import read_old_style
from sinorus.dates.word_dateutil import read_day, read_days_of_month
from sinorus.dates.word_phrases import Found, read_phrase

_QUALIFIED = re.compile(
    r"""
    (?:
        (?P<circa> circa | around | about | ca | c ) (?: \.[ ]? | [ ] | (?=[0-9]) )
        | (?P<perhaps> probably | possibly | perhaps ) [ ]
    )
    (?P<rest> .+ )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PUNCTUATION = re.compile(r"(\.\.|[\[\]{},/])")


def read_term(text: str) -> Found | None:
    """Read one date without a relation such as before or between."""
    return qualified(text, read_bare_term)


def qualified(text: str, read: Callable[[str], Found | None], marks: str = "~??") -> Found | None:
    """Take off circa, probably and a question mark, and put them on each date that is read behind them."""
    match = _QUALIFIED.fullmatch(text)
    if match:
        rest, mark = match["rest"], "~" if match["circa"] else "?"
    elif text.endswith("?") and text[-2:-1] not in ("?", "~", "%"):
        rest, mark = text[:-1].rstrip(), "?"
    else:
        return read(text)
    found = qualified(rest, read, marks.replace(mark, "", 1)) if mark in marks else None
    return found and (_marked(found[0], mark), found[1])


def _marked(edtf: str, mark: str) -> str:
    pieces = _PUNCTUATION.split(edtf)
    return "".join(piece if not piece or _PUNCTUATION.fullmatch(piece) else _add(piece, mark) for piece in pieces)


def _add(edtf: str, mark: str) -> str:
    present = edtf[-1] if edtf[-1] in "?~%" else ""
    return edtf.removesuffix(present) + (mark if present in ("", mark) else "%")


def read_bare_term(text: str) -> Found | None:
    """Read one date without a relation and without words of doubt."""
    try:
        return parse(text).text, ""
    except BadDate:
        pass
    if (found := read_old_style(text) or read_phrase(text)) is not None:
        return found
    day = read_day(text)
    edtf = day.edtf() if day else read_days_of_month(text)
    return None if edtf is None else (edtf, "")
