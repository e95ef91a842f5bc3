"""Bytes to JSON values, and in plain words why they are none."""

import json
import math
from collections import Counter
from typing import Any, NamedTuple

from sinorus.index.line_numbers import Document, Place
from sinorus.index.problems import Problem, Unreadable

MAX_DIGITS = 18
# The characters that JSON allows between values; a no-break space is not among them.
BLANKS = " \t\r\n"
UTF16 = (b"\xff\xfe", b"\xfe\xff")


class Raw(NamedTuple):
    """A JSON value as it was read; it ``is_odd`` if it holds what JSON forbids and Python's decoder lets through.

    An odd value has a ``Constant`` or a ``Repeating`` in the place of what is forbidden.
    """

    document: Document
    value: Any
    is_odd: bool

    @property
    def place(self) -> Place:
        """Return where the value stands."""
        return self.document.place


class Constant(str):
    """What stands for NaN, Infinity or a number that is too large, none of which JSON has."""


class Repeating(dict[str, Any]):
    """An object in which the keys ``repeated`` stand more than once."""

    repeated: tuple[str, ...] = ()


def decoder(oddities: list[str]) -> json.JSONDecoder:
    """Make a decoder that adds to ``oddities`` a word for each thing that JSON forbids and Python lets through."""

    def constant(words: str) -> Constant:
        oddities.append(words)
        return Constant(words)

    def integer(digits: str) -> Any:
        return int(digits) if len(digits.lstrip("-")) <= MAX_DIGITS else constant("a number of more than 18 digits")

    def decimal(digits: str) -> Any:
        value = float(digits)
        return value if math.isfinite(value) else constant("a number beyond all bounds")

    def fields(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        plain = dict(pairs)
        if len(plain) == len(pairs):
            return plain
        oddities.append("repeated-key")
        return _repeating(pairs)

    return json.JSONDecoder(object_pairs_hook=fields, parse_int=integer, parse_float=decimal, parse_constant=constant)


def _repeating(pairs: list[tuple[str, Any]]) -> Repeating:
    counts = Counter(key for key, _ in pairs)
    fields = Repeating(pairs)
    fields.repeated = tuple(sorted(key for key, count in counts.items() if count > 1))
    return fields


def decode(data: bytes, file: str, line: int = 1) -> str:
    """Read bytes that begin on a line of a file as UTF-8, without a byte order mark.

    Raises Unreadable where they are no UTF-8.
    """
    if data[:2] in UTF16:
        raise utf16(file)
    try:
        return data.decode("utf-8-sig" if line == 1 else "utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        raise not_utf8(Document(Place(file, line), before), error.start, data[error.start]) from error


def parse(document: Document) -> Raw:
    """Read the text of a document, which is one JSON value; raises Unreadable where it is none."""
    oddities: list[str] = []
    try:
        value = decoder(oddities).decode(document.text)
    except json.JSONDecodeError as error:
        error = behind_comma(error)
        raise not_json(document, error.pos, complaint(document.text, error)) from error
    except RecursionError as error:
        raise too_deep(document.place.file) from error
    return Raw(document, value, bool(oddities))


def utf16(file: str) -> Unreadable:
    """Refuse a file in another encoding."""
    return Unreadable(Problem(file, 1, 1, "", "the file looks like UTF-16", "save it as UTF-8"))


def not_utf8(before: Document, offset: int, byte: int) -> Unreadable:
    """Refuse a byte of a file; ``before`` is the text in front of it."""
    place = before.line_and_column(len(before.text))
    problem = f"byte {offset} (0x{byte:02x}) is not UTF-8 text"
    return Unreadable(Problem(before.place.file, *place, "", problem, "save the file as UTF-8"))


def not_json(document: Document, offset: int, words: tuple[str, str]) -> Unreadable:
    """Refuse a text; ``words`` are what is wrong at the offset in it, and what would be right."""
    return Unreadable(Problem(document.place.file, *document.line_and_column(offset), "", *words))


def too_deep(file: str) -> Unreadable:
    """Refuse a value that is nested more deeply than Python can follow."""
    remedy = "records are flat, with few levels"
    return Unreadable(Problem(file, None, None, "", "nested deeper than 64 levels", remedy))


def behind_comma(error: json.JSONDecodeError) -> json.JSONDecodeError:
    """Return an error of which the place is behind a trailing comma: Python 3.13 points at it, and 3.12 behind it."""
    if "trailing comma" not in error.msg:
        return error
    rest = error.doc[error.pos + 1 :].lstrip(BLANKS)
    return json.JSONDecodeError(error.msg, error.doc, len(error.doc) - len(rest))


def complaint(text: str, error: json.JSONDecodeError) -> tuple[str, str]:
    """Say in plain words why a text is no JSON, and what would be right."""
    rest = text[error.pos :].lstrip(BLANKS)
    if not text.strip(BLANKS):
        return "the file is empty", "write [] for no records"
    if "control character" in error.msg:
        return _raw_character(text[error.pos])
    if error.msg.startswith("Unterminated string"):
        return "a string begins here that never ends", 'close it with "'
    if text[: error.pos].rstrip(BLANKS).endswith(",") and rest[:1] in ("}", "]"):
        return "a trailing comma", "leave out the comma after the last member"
    if rest.startswith(("//", "/*", "#")):
        return "a comment, which JSON does not have", "take it out"
    if not rest:
        return "the file ends too early", "close what is open"
    return f"this is not JSON ({error.msg.lower()})", "check quotes, commas and brackets near here"


def _raw_character(character: str) -> tuple[str, str]:
    if character in "\r\n":
        return "a string is not closed on its line", 'close it with "'
    return "a raw control character in a string", "take it out"
