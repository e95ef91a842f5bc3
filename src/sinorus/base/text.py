"""The one door through which text reaches a terminal, and the folding that search and names share."""

import os
import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import json

# Letters and marks that are never seen: joiners and fillers.
_HIDDEN = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"
# C0 and C1 controls, bidirectional marks and overrides, zero-width characters, line separators, signs that only direct
# others, lone surrogates, and code points that are no characters, of which XML lacks two.
_UNSAFE = (
    r"[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    r"\ud800-\udfff\ufdd0-\ufdef\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + f"{_HIDDEN}]"
)
_NEVER_SEEN = frozenset(_HIDDEN)
# With these a cell begins that a spreadsheet runs as a formula; in Chinese and Japanese ones the wide signs are as good.
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
# Scripts that are written without blanks: each character is a word of its own.
_UNSPACED = r"([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f])"
_MARKS = r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
_WORD = r"[^\W_]+"


@cache
def unsafe() -> re.Pattern[str]:
    """Return the pattern of unsafe characters; made when first needed, because a plain answer needs it not."""
    return re.compile(_UNSAFE)


def is_plain(text: str) -> bool:
    """Say at a glance that a text holds nothing unsafe; seldom wrong, and only in saying no."""
    return text.isprintable() and (text.isascii() or _NEVER_SEEN.isdisjoint(text))


def _spelt(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"<U+{code:04X}>"


def safe(text: str) -> str:
    """Spell out every character that could drive a terminal or hide in it."""
    return text if is_plain(text) else unsafe().sub(_spelt, text)


def quoted(text: str, limit: int = 80) -> str:
    """Quote a text in a message, harmless and shortened to ``limit`` characters."""
    shown = safe(text if len(text) <= limit else text[:limit] + " and so on")
    return f'"{shown}"'


def _escaped(match: re.Match[str]) -> str:
    """Write a character as JSON escapes it: as one unit of UTF-16, or two."""
    units = match[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def json_safe(text: str) -> str:
    """Escape in a JSON text what may stand raw in JSON but not on a terminal."""
    return text if is_plain(text) else unsafe().sub(_escaped, text)


def dumped(value: object) -> str:
    """Write JSON on one line, in UTF-8, with what could harm a terminal escaped."""
    return json_safe(_encoder().encode(value))


@cache
def _encoder() -> "json.JSONEncoder":
    import json

    return json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def typed(word: str) -> str:
    """Read a word of the command line as UTF-8, also where the locale says that it is something else."""
    try:
        return word if word.isascii() else os.fsencode(word).decode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return word


def native(path: str) -> str:
    """Return the name of a file that was read by ``typed`` as the system takes it."""
    try:
        return path if path.isascii() else os.fsdecode(path.encode("utf-8", "surrogateescape"))
    except UnicodeEncodeError:
        return path


def cut(name: str) -> str:
    """Shorten the name of a file, so that something fits before and behind it: a system counts bytes, not characters."""
    return name.encode("utf-8", "ignore")[:200].decode("utf-8", "ignore")


def sound(text: str) -> str:
    """Replace what no UTF-8 text can hold, such as the bytes of an argument that is in another encoding."""
    return text.encode("utf-8", "replace").decode("utf-8")


def fold(text: str) -> str:
    """Return the text without case and accents, and with ё as е, so that spellings compare."""
    if text.isascii():
        return text.casefold()
    text = sound(text)
    import unicodedata

    marked = unicodedata.normalize("NFD", text.casefold())
    return unicodedata.normalize("NFC", re.sub(_MARKS, "", marked))


def words(text: str) -> list[str]:
    """Split a text into folded words; a Chinese character is a word of its own."""
    folded = fold(text)
    return re.findall(_WORD, folded if folded.isascii() else re.sub(_UNSPACED, r" \1 ", folded))
