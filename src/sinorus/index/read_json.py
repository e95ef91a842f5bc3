"""Bytes to JSON values, and what is wrong where they are none."""

import json
import math
from collections import Counter
from typing import Any

from sinorus.index.line_numbers import Document
from sinorus.index.problems import Problem, Unreadable

MAX_DIGITS = 18
# What JSON passes over between two signs; a no-break space is none of it.
BLANKS = " \t\r\n"
UTF16 = (b"\xff\xfe", b"\xfe\xff")


def decode(data: bytes, shown: str, line: int = 1) -> str:
    """Read bytes as UTF-8; a byte order mark is dropped."""
    if data[:2] in UTF16:
        raise utf16(shown)
    try:
        return data.decode("utf-8-sig" if line == 1 else "utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        at = Document(shown, before, line).line_and_column(len(before))
        problem = f"byte {error.start} (0x{data[error.start]:02x}) is not UTF-8 text"
        raise Unreadable(Problem(shown, *at, "", problem, "save the file as UTF-8")) from error


# What the decoder met in a text that ``clean`` must look at.
strange: list[str] = []


class Constant(str):
    """NaN or Infinity, which JSON does not have."""

    def __init__(self, text: str) -> None:
        strange.append(text)


def utf16(shown: str) -> Unreadable:
    """Refuse a file in another encoding."""
    return Unreadable(Problem(shown, 1, 1, "", "the file looks like UTF-16", "save it as UTF-8"))


class _Repeating(dict[str, Any]):
    """An object in which a key stands more than once."""

    repeated: tuple[str, ...] = ()


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    plain = dict(pairs)
    if len(plain) == len(pairs):
        return plain
    counted = Counter(key for key, _ in pairs)
    strange.append("repeated")
    marked = _Repeating(plain)
    marked.repeated = tuple(sorted(key for key, count in counted.items() if count > 1))
    return marked


def _integer(digits: str) -> Any:
    return int(digits) if len(digits) <= MAX_DIGITS else Constant("a number of more than 18 digits")


def _decimal(digits: str) -> Any:
    value = float(digits)
    return value if math.isfinite(value) else Constant("a number beyond all bounds")


DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_int=_integer, parse_float=_decimal, parse_constant=Constant)


def parse(document: Document) -> Any:
    """Read a JSON text; what JSON forbids but Python lets through is found by ``clean``."""
    strange.clear()
    try:
        value = DECODER.decode(document.text)
    except json.JSONDecodeError as error:
        at = document.line_and_column(error.pos)
        raise Unreadable(Problem(document.file, *at, "", *complaint(document.text, error))) from error
    except RecursionError as error:
        raise too_deep(document.file) from error
    document.is_odd = bool(strange)
    return value


def too_deep(shown: str) -> Unreadable:
    """Refuse what is nested beyond all bounds."""
    remedy = "records are flat, with few levels"
    return Unreadable(Problem(shown, None, None, "", "nested deeper than 64 levels", remedy))


def complaint(text: str, error: json.JSONDecodeError) -> tuple[str, str]:
    """Say in plain words why a text is no JSON, and what would be right."""
    rest = text[error.pos :].lstrip(BLANKS)
    if not text.strip(BLANKS):
        return "the file is empty", "write [] for no records"
    if "control character" in error.msg and text[error.pos] in "\r\n":
        return "a string is not closed on its line", 'close it with "'
    if error.msg.startswith("Unterminated string"):
        return "a string begins here that never ends", 'close it with "'
    if text[: error.pos].rstrip(BLANKS).endswith(",") and rest[:1] in ("}", "]"):
        return "a trailing comma", "leave out the comma after the last member"
    if rest.startswith(("//", "/*", "#")):
        return "a comment, which JSON does not have", "take it out"
    if not rest:
        return "the file ends too early", "close what is open"
    if "control character" in error.msg:
        return "a raw control character in a string", "take it out"
    return f"this is not JSON ({error.msg.lower()})", "check quotes, commas and brackets near here"
