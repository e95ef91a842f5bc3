"""Find in a JSON value what JSON parsers let through and records must not hold."""

import unicodedata
from typing import Any

from sinorus.base.text import is_plain, quoted, safe, unsafe
from sinorus.index.line_numbers import Document
from sinorus.index.problems import Fault, Pointer
from sinorus.index.read_json import Constant

MAX_DEPTH = 64
_PRINTABLE = bytes(range(32, 127))


def is_clean(texts: list[str]) -> bool:
    """Say, without walking through the value, that ``clean`` would find nothing; seldom wrong, and only in saying no."""
    joined = "\n".join(texts)
    if joined.isascii():
        if joined.encode().translate(None, _PRINTABLE) != b"\n" * (len(texts) - 1):
            return False
    elif (
        joined.count("\n") != len(texts) - 1
        or not is_plain(joined.replace("\n", ""))
        or not unicodedata.is_normalized("NFC", joined)
    ):
        return False
    return "\n " not in joined and " \n" not in joined and joined == joined.strip()


def clean(value: Any, faults: list[Fault], document: Document, pointer: Pointer = ()) -> Any:
    """Return the value with its strings in NFC, and add to ``faults`` whatever in it must not be."""
    if isinstance(value, Constant):
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
    first, *more = document.lines_of_key(pointer)
    where = f"lines {first} and {' and '.join(map(str, more[:2]))}" if more else f"line {first}"
    where += " and so on" if len(more) > 2 else ""
    return Fault(pointer, f"the key {quoted(str(pointer[-1]))} stands more than once, on {where}", "keep one")


def _key(key: str, faults: list[Fault], pointer: Pointer) -> str:
    return key if key.isascii() and key.isidentifier() else _clean_string(key, faults, pointer, "the key")


def _clean_string(text: str, faults: list[Fault], pointer: Pointer, what: str = "the text") -> str:
    if not is_plain(text) and (found := unsafe().search(text)):
        problem = f"{what} holds the control or invisible character {safe(found[0])}"
        faults.append(Fault(pointer, problem, "take it out"))
    elif text != text.strip():
        faults.append(Fault(pointer, f"{what} begins or ends with a blank", "take the blank out"))
    return text if text.isascii() else unicodedata.normalize("NFC", text)
