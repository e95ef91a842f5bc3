"""The one door in: bytes of a file to JSON values that hold nothing hostile.

Limits: 64 MiB a file that is one JSON array (it is read whole), 1 MiB a record, 64 levels, 18 digits a number.
"""

import io
import json
import math
import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sinorus.store.opening import open_regular, read_bytes
from sinorus.store.places import Document
from sinorus.store.problems import Fault, Pointer, Problem, Unreadable
from sinorus.text import quoted, safe, unsafe

MAX_RECORD = 2**20
MAX_DEPTH = 64
MAX_DIGITS = 18


def decode(data: bytes, shown: str, line: int = 1) -> str:
    """Read bytes as UTF-8; a byte order mark is dropped."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise Unreadable(Problem(shown, 1, 1, "", "the file looks like UTF-16", "save it as UTF-8"))
    try:
        return data.decode("utf-8-sig" if line == 1 else "utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        at = Document(shown, before, line).line_and_column(len(before))
        problem = f"byte {error.start} (0x{data[error.start]:02x}) is not UTF-8 text"
        raise Unreadable(Problem(shown, *at, "", problem, "save the file as UTF-8")) from error


class _Constant(str):
    """NaN or Infinity, which JSON does not have."""


class _Repeating(dict[str, Any]):
    """An object in which a key stands more than once."""

    repeated: tuple[str, ...] = ()


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    plain = dict(pairs)
    if len(plain) == len(pairs):
        return plain
    keys = [key for key, _ in pairs]
    marked = _Repeating(plain)
    marked.repeated = tuple(sorted({key for key in keys if keys.count(key) > 1}))
    return marked


def _integer(digits: str) -> Any:
    return int(digits) if len(digits) <= MAX_DIGITS else _Constant("a number of more than 18 digits")


def _decimal(digits: str) -> Any:
    value = float(digits)
    return value if math.isfinite(value) else _Constant("a number beyond all bounds")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=_integer, parse_float=_decimal, parse_constant=_Constant
)


def parse(document: Document) -> Any:
    """Read a JSON text; what JSON forbids but Python lets through is found by ``clean``."""
    try:
        return _DECODER.decode(document.text)
    except json.JSONDecodeError as error:
        at = document.line_and_column(error.pos)
        raise Unreadable(Problem(document.file, *at, "", *_syntax(document.text, error))) from error
    except RecursionError as error:
        remedy = "records are flat, with few levels"
        raise Unreadable(Problem(document.file, None, None, "", "nested deeper than 64 levels", remedy)) from error


def _syntax(text: str, error: json.JSONDecodeError) -> tuple[str, str]:
    rest = text[error.pos :].lstrip()
    if not text.strip():
        return "the file is empty", "write [] for no records"
    if "control character" in error.msg and text[error.pos] in "\r\n":
        return "a string is not closed on its line", 'close it with "'
    if error.msg.startswith("Unterminated string"):
        return "a string begins here that never ends", 'close it with "'
    if text[: error.pos].rstrip().endswith(",") and rest[:1] in ("}", "]"):
        return "a trailing comma", "leave out the comma after the last member"
    if rest.startswith(("//", "/*", "#")):
        return "a comment, which JSON does not have", "take it out"
    if not rest:
        return "the file ends too early", "close what is open"
    if "control character" in error.msg:
        return "a raw control character in a string", "take it out"
    return f"this is not JSON ({error.msg.lower()})", "check quotes, commas and brackets near here"


def clean(value: Any, faults: list[Fault], document: Document, pointer: Pointer = ()) -> Any:
    """Return the value with its strings in NFC, and add to ``faults`` whatever in it must not be."""
    if isinstance(value, _Constant):
        faults.append(Fault(pointer, f"{value[:40]} is not allowed", "write a plain number"))
    elif isinstance(value, str):
        return _clean_string(value, faults, pointer)
    elif len(pointer) > MAX_DEPTH:
        faults.append(Fault(pointer[:4], "nested deeper than 64 levels", "records are flat, with few levels"))
    elif isinstance(value, list):
        return [clean(item, faults, document, (*pointer, index)) for index, item in enumerate(value)]
    elif isinstance(value, dict):
        faults += [_repeated(document, (*pointer, key)) for key in getattr(value, "repeated", ())]
        return {
            _key(key, faults, pointer): clean(item, faults, document, (*pointer, key)) for key, item in value.items()
        }
    return value


def _repeated(document: Document, pointer: Pointer) -> Fault:
    lines = " and ".join(map(str, document.lines_of_key(pointer)))
    return Fault(pointer, f"the key {quoted(str(pointer[-1]))} stands more than once, on lines {lines}", "keep one")


def _key(key: str, faults: list[Fault], pointer: Pointer) -> str:
    return key if key.isascii() and key.isidentifier() else _clean_string(key, faults, pointer, "the key")


def _clean_string(text: str, faults: list[Fault], pointer: Pointer, what: str = "the text") -> str:
    if not text.isprintable() and (found := unsafe().search(text)):
        problem = f"{what} holds the control or invisible character {safe(found[0])}"
        faults.append(Fault(pointer, problem, "take it out"))
    elif text != text.strip():
        faults.append(Fault(pointer, f"{what} begins or ends with a blank", "take the blank out"))
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def records(
    path: Path, shown: str, data: bytes | None = None, single: bool = False
) -> Iterator[tuple[Document, Pointer, Any]]:
    """Yield each record of a ``.json`` array or ``.jsonl`` file with its document and the pointer to it.

    ``data`` is the content where it has been read already; a file that is ``single`` is one record itself. Raises Unreadable; a line of a ``.jsonl`` file that cannot be
    read is yielded as the Unreadable itself, because the next line can be read all the same.
    """
    if path.suffix == ".jsonl" and not single:
        yield from _lines(path, shown, data)
        return
    document = Document(shown, decode(read_bytes(path, shown) if data is None else data, shown))
    listed = parse(document)
    if single:
        yield document, (), listed
        return
    if not isinstance(listed, list):
        raise Unreadable(Problem(shown, 1, 1, "", "expected a list of records at the top", "write [ … ]"))
    for index, value in enumerate(listed):
        yield document, (index,), value


def _lines(path: Path, shown: str, data: bytes | None) -> Iterator[tuple[Document, Pointer, Any]]:
    with os.fdopen(open_regular(path, shown), "rb") if data is None else io.BytesIO(data) as file:
        number = 0
        while line := file.readline(MAX_RECORD + 1):
            number += 1
            if len(line) > MAX_RECORD:
                raise Unreadable(Problem(shown, number, 1, "", "the record is larger than 1 MiB", "split it"))
            if line.strip():
                yield _line(line.rstrip(b"\r\n"), shown, number)


def _line(line: bytes, shown: str, number: int) -> tuple[Document, Pointer, Any]:
    document = Document(shown, "", number)
    try:
        document.text = decode(line, shown, number)
        return document, (), parse(document)
    except Unreadable as error:
        return document, (), error
