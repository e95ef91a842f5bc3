"""The one way of text to a terminal, words of the command line, and the folding that search and names share."""

import os
import re
from functools import cache
from typing import TYPE_CHECKING

from sinorus.base.errors import CannotAccess

if TYPE_CHECKING:
    import json

# Letters, marks and signs that no terminal shows: joiners, fillers, selectors of Mongolian and a pattern without dots.
_HIDDEN = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0"
# C0 and C1 controls, bidirectional marks and overrides, zero-width characters, line separators, characters that only
# control how others are drawn, lone surrogates, and code points that are no characters (two of which XML forbids).
_UNSAFE = (
    r"[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    r"\ud800-\udfff\ufdd0-\ufdef\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + f"{_HIDDEN}]"
)
_NEVER_SEEN = frozenset(_HIDDEN)
# A spreadsheet runs a cell that begins with one of these as a formula; the wide signs count in Chinese and Japanese.
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
# Scripts that are written without blanks. For search each character is a word of its own.
SPACELESS = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_UNSPACED = f"([{SPACELESS}])"
_MARKS = r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
_WORD = r"[^\W_]+"
_ONLY_WORDS = {code: " " for code in range(128) if not chr(code).isalnum()}


@cache
def unsafe() -> re.Pattern[str]:
    """Return the pattern of one unsafe character. It is compiled on first use, as most answers do not need it."""
    return re.compile(_UNSAFE)


def is_plain(text: str) -> bool:
    """Say whether a text surely holds nothing unsafe. This is quick, and says no of a few texts that are safe."""
    return text.isprintable() and (text.isascii() or _NEVER_SEEN.isdisjoint(text))


def _spell(match: re.Match[str]) -> str:
    """Write a character by its number: \\x1b or <U+202E>."""
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"<U+{code:04X}>"


def safe(text: str) -> str:
    """Replace every character that could control a terminal, or not be seen on it, by its number."""
    return text if is_plain(text) else unsafe().sub(_spell, text)


def quote(text: str, limit: int = 80) -> str:
    """Quote a text in a message, made safe and cut to ``limit`` characters."""
    return f'"{safe(text if len(text) <= limit else text[:limit] + " and so on")}"'


def _escape(match: re.Match[str]) -> str:
    """Write a character as JSON escapes it: by its one or two units of UTF-16."""
    units = match[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def json_safe(text: str) -> str:
    """Escape in a JSON text every unsafe character, also where JSON would allow it as it is."""
    return text if is_plain(text) else unsafe().sub(_escape, text)


def dump(value: object) -> str:
    """Write JSON on one line, with unsafe characters escaped and all others as they are."""
    return json_safe(_encoder().encode(value))


@cache
def _encoder() -> "json.JSONEncoder":
    """Return the encoder of `dump`, made once."""
    import json

    return json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def from_system(word: str) -> str:
    """Decode a word of the command line, or the name of a file, as UTF-8, whatever the locale says.

    Bytes that are no UTF-8 become lone surrogates. `to_system` is the way back.
    """
    try:
        return word if word.isascii() else os.fsencode(word).decode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return word


def to_system(path: str) -> str:
    """Return the path that the system knows a file by, from what `from_system` made of it.

    Raises CannotAccess where no file can have that name, as with half of a character in it.
    """
    try:
        return path if path.isascii() else os.fsdecode(path.encode("utf-8", "surrogateescape"))
    except UnicodeEncodeError as error:
        raise CannotAccess(f"{quote(path)} cannot be the name of a file") from error


def cut(name: str) -> str:
    """Cut the name of a file to 200 bytes: systems allow 255, so that a beginning and an ending can be added."""
    return name.encode("utf-8", "ignore")[:200].decode("utf-8", "ignore")


def sound(text: str) -> str:
    """Replace lone surrogates, which UTF-8 cannot hold, by question marks; `from_system` makes such ones."""
    return text.encode("utf-8", "replace").decode("utf-8")


def fold(text: str) -> str:
    """Return a text without case and accents, and with ё as е, so that different spellings are equal."""
    if text.isascii():
        return text.casefold()
    text = sound(text)
    import unicodedata

    # Case is folded in one form of letters with marks, or a few of them would come out otherwise in another form.
    decomposed = unicodedata.normalize("NFD", unicodedata.normalize("NFD", text).casefold())
    return unicodedata.normalize("NFC", re.sub(_MARKS, "", decomposed))


def words(text: str) -> list[str]:
    """Split a text into folded words, where each Chinese or Japanese character is a word of its own."""
    folded = fold(text)
    if folded.isascii():
        # This takes a third of what the pattern does.
        return folded.translate(_ONLY_WORDS).split()
    return re.findall(_WORD, re.sub(_UNSPACED, r" \1 ", folded))


@cache
def _word_in_place() -> re.Pattern[str]:
    """Return the pattern of one word in a text that is not folded."""
    return re.compile(rf"[{SPACELESS}]|(?:[^\W_{SPACELESS}]|{_MARKS})+")


def words_in_place(text: str) -> list[tuple[str, int, int]]:
    """Split a text into the words that `words` makes of it, each with its start and its end in the text."""
    return [(fold(found[0]), found.start(), found.end()) for found in _word_in_place().finditer(text)]
