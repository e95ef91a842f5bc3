"""Mend what programs leave in the text of cells and records must not hold: blanks, breaks, and what nobody sees."""

import re
import unicodedata
from collections import Counter
from functools import cache

from sinorus.base.text import is_plain, unsafe
from sinorus.index.check_text import MAX_MARKS, is_crowded

# What is counted, each with the pattern of its characters and what takes their place.
_BREAKS = ("line breaks", "\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]", " ")
_SPACES = ("no-break and other wide blanks", "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]", " ")
_SOFT = ("soft hyphens", "\u00ad", "")


def cured(text: str, counts: Counter[str]) -> str:
    """Return the text of a cell as a record may hold it, and count each kind of mending once a cell."""
    if text.isascii() and text.isprintable() and "  " not in text and text == text.strip():
        return text
    for name, pattern, instead in (_BREAKS, _SPACES, _SOFT):
        if (other := _compiled(pattern).sub(instead, text)) != text:
            counts[name] += 1
            text = other
    if not is_plain(text) and (other := unsafe().sub("", text)) != text:
        counts["control and invisible characters"] += 1
        text = other
    return _composed(_without_blanks(text, counts), counts)


def _without_blanks(text: str, counts: Counter[str]) -> str:
    other = " ".join(text.split())
    if other != text:
        counts["blanks at the ends or in a row"] += 1
    return other


def _composed(text: str, counts: Counter[str]) -> str:
    """Return a text in Unicode's composed form, without rows of marks that would cover what stands around them."""
    text = unicodedata.normalize("NFC", text)
    if is_crowded(text):
        counts["rows of combining marks"] += 1
        text = unicodedata.normalize("NFC", _thinned(text)).strip()
    return text


def _thinned(text: str) -> str:
    """Leave of each row of combining marks the first ones, as many as may stand in a row."""
    kept: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if marks <= MAX_MARKS:
            kept.append(character)
    return "".join(kept)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
