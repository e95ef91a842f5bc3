"""Find in a JSON value what JSON parsers let through and records must not hold."""

import itertools
import re
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
# What begins a new line, in whatever system a text was written.
_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
# The most characters of a text that a message repeats to say where something stands in it.
_SHOWN = 30


class Oddity(Fault):
    """A fault of something that JSON forbids or that is nested too deeply: no model need look at it."""


def faults_in(raw: Raw) -> Iterator[Fault]:
    """Yield all that a record must not hold, whatever kind of record it is."""
    return _faults(raw.value, raw.place.pointer, raw.document)


def _faults(value: Any, pointer: Pointer, document: Document) -> Iterator[Fault]:
    if isinstance(value, Constant):
        yield Oddity(pointer, f"{value[:40]} is not allowed", "write a plain number")
    elif isinstance(value, str):
        yield from _faults_of_text(value, pointer, "the text")
    elif len(pointer) > MAX_DEPTH:
        yield Oddity(pointer[:4], "nested deeper than 64 levels", "records are flat, with few levels")
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
    return Oddity(pointer, f"the key {quote(str(pointer[-1]))} stands more than once, on {where}", "keep one")


def _faults_of_text(text: str, pointer: Pointer, name: str) -> Iterator[Fault]:
    """Yield each kind of fault of a text once, at the first place where the text has it."""
    ends = text[: len(text) - len(text.lstrip())] + text[len(text.rstrip()) :]
    if unsafe().sub("", ends):
        yield Fault(pointer, f"{name} begins or ends with a blank", "take the blank out")
    if not is_plain(text):
        yield from _unseen(text, pointer, name)
    if is_crowded(text):
        yield Fault(pointer, f"{name} holds more than {MAX_MARKS} combining marks in a row", "take some out")


def _unseen(text: str, pointer: Pointer, name: str) -> Iterator[Fault]:
    """Yield the first line break in a text, and the first of all other characters that nobody sees."""
    if found := _BREAK.search(text):
        yield Fault(pointer, f"{name} holds a line break{_where(text, found)}", "write a blank in its place")
    if found := next((match for match in unsafe().finditer(text) if not _BREAK.match(match[0])), None):
        what = f"the control or invisible character {safe(found[0])}{_where(text, found)}"
        yield Fault(pointer, f"{name} holds {what}", "take it out")


def _where(text: str, found: re.Match[str]) -> str:
    """Say behind which words of a text something stands; nothing where it stands before all of them."""
    before = " ".join(unsafe().sub(" ", text[: found.start()]).split())
    if len(before) > _SHOWN:
        before = before[-_SHOWN:].partition(" ")[2] or before[-_SHOWN:]
    return f" behind {quote(before)}" if before else ""


def cured(value: Any) -> Any:
    """Return a JSON value whose texts have no blank at an end, no line break and nothing invisible.

    A model that looks at it finds what else is wrong.
    """
    if isinstance(value, Constant):
        return value
    if isinstance(value, str):
        text = value if is_plain(value) else unsafe().sub("", _BREAK.sub(" ", value))
        # A text of blanks is no empty text.
        return text.strip() or value
    if isinstance(value, list):
        return [cured(item) for item in value]
    if isinstance(value, dict):
        return {cured(key): cured(item) for key, item in value.items()}
    return value


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
