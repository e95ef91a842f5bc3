"""Find in a JSON value what JSON parsers let through and records must not hold."""

import itertools
import unicodedata
from collections.abc import Iterator
from typing import Any

from sinorus.base.text import is_plain, quote, safe, unsafe
from sinorus.index.line_numbers import Document
from sinorus.index.problems import Fault, Pointer
from sinorus.index.read_json import Constant, Raw, Repeating

MAX_DEPTH = 64
# Marks that stand on or in a letter. Unicode's Stream-Safe Text Format has as many, more than any language needs.
MAX_MARKS = 30
_MARKS = ("Mn", "Me")


def faults_in(raw: Raw) -> Iterator[Fault]:
    """Yield all that a record must not hold, whatever kind of record it is."""
    return _faults(raw.value, raw.place.pointer, raw.document)


def _faults(value: Any, pointer: Pointer, document: Document) -> Iterator[Fault]:
    if isinstance(value, Constant):
        yield Fault(pointer, f"{value[:40]} is not allowed", "write a plain number")
    elif isinstance(value, str):
        yield from _faults_of_text(value, pointer, "the text")
    elif len(pointer) > MAX_DEPTH:
        yield Fault(pointer[:4], "nested deeper than 64 levels", "records are flat, with few levels")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _faults(item, (*pointer, index), document)
    elif isinstance(value, dict):
        yield from _faults_of_object(value, pointer, document)


def _faults_of_object(value: dict[str, Any], pointer: Pointer, document: Document) -> Iterator[Fault]:
    if isinstance(value, Repeating):
        for key in value.repeated:
            yield _repeated((*pointer, key), document)
    for key, item in value.items():
        yield from _faults_of_text(key, pointer, "the key")
        yield from _faults(item, (*pointer, key), document)


def _repeated(pointer: Pointer, document: Document) -> Fault:
    first, *more = document.lines_of_key(pointer)
    where = f"lines {first} and {' and '.join(map(str, more[:2]))}" if more else f"line {first}"
    where += " and so on" if len(more) > 2 else ""
    return Fault(pointer, f"the key {quote(str(pointer[-1]))} stands more than once, on {where}", "keep one")


def _faults_of_text(text: str, pointer: Pointer, name: str) -> Iterator[Fault]:
    if not is_plain(text) and (match := unsafe().search(text)):
        yield Fault(pointer, f"{name} holds the control or invisible character {safe(match[0])}", "take it out")
    elif is_crowded(text):
        yield Fault(pointer, f"{name} holds more than {MAX_MARKS} combining marks in a row", "take some out")
    elif text != text.strip():
        yield Fault(pointer, f"{name} begins or ends with a blank", "take the blank out")


def is_crowded(text: str) -> bool:
    """Say whether more than MAX_MARKS combining marks follow each other, which would cover what stands around them.

    Such a row cannot lie between two characters that are as far apart, so few of them need to be looked at.
    """
    if text.isascii() or not any(unicodedata.category(mark) in _MARKS for mark in text[MAX_MARKS :: MAX_MARKS + 1]):
        return False
    rows = itertools.groupby(text, lambda character: unicodedata.category(character) in _MARKS)
    return any(is_mark and len([*row]) > MAX_MARKS for is_mark, row in rows)


def in_nfc(value: Any) -> Any:
    """Return a JSON value with all its texts in Unicode's composed form (NFC), in which equal words are equal."""
    if isinstance(value, str):
        return value if value.isascii() else unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return [in_nfc(item) for item in value]
    if isinstance(value, dict):
        return {in_nfc(key): in_nfc(item) for key, item in value.items()}
    return value
