"""The one door in: bytes of a file to JSON values that hold nothing hostile.

Limits: 1 MiB a record, 64 MiB a file that is read whole, 64 levels, 18 digits a number. A file may be of any size: what
is larger than 4 MiB is read record by record.
"""

import codecs
import io
import json
import math
import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, NoReturn

from sinorus.store.opening import open_regular, read_bytes
from sinorus.store.places import Document
from sinorus.store.problems import Fault, Pointer, Problem, Unreadable
from sinorus.text import quoted, safe, unsafe

MAX_RECORD = 2**20
MAX_DEPTH = 64
MAX_DIGITS = 18
LARGE = 4 * 2**20
UTF16 = (b"\xff\xfe", b"\xfe\xff")
NO_LIST = ("expected a list of records at the top", "write [ … ]")
TOO_LARGE = ("the record is larger than 1 MiB", "split it")


def decode(data: bytes, shown: str, line: int = 1) -> str:
    """Read bytes as UTF-8; a byte order mark is dropped."""
    if data[:2] in UTF16:
        raise _utf16(shown)
    try:
        return data.decode("utf-8-sig" if line == 1 else "utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        at = Document(shown, before, line).line_and_column(len(before))
        problem = f"byte {error.start} (0x{data[error.start]:02x}) is not UTF-8 text"
        raise Unreadable(Problem(shown, *at, "", problem, "save the file as UTF-8")) from error


# What the decoder met in a text that ``clean`` must look at.
_strange: list[str] = []


class _Constant(str):
    """NaN or Infinity, which JSON does not have."""

    def __init__(self, text: str) -> None:
        _strange.append(text)


def _utf16(shown: str) -> Unreadable:
    return Unreadable(Problem(shown, 1, 1, "", "the file looks like UTF-16", "save it as UTF-8"))


class _Repeating(dict[str, Any]):
    """An object in which a key stands more than once."""

    repeated: tuple[str, ...] = ()


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    plain = dict(pairs)
    if len(plain) == len(pairs):
        return plain
    keys = [key for key, _ in pairs]
    _strange.append(str(keys))
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
    _strange.clear()
    try:
        value = _DECODER.decode(document.text)
    except json.JSONDecodeError as error:
        at = document.line_and_column(error.pos)
        raise Unreadable(Problem(document.file, *at, "", *_syntax(document.text, error))) from error
    except RecursionError as error:
        raise _too_deep(document.file) from error
    document.tidy = _is_tidy(document.text)
    return value


def _too_deep(shown: str) -> Unreadable:
    remedy = "records are flat, with few levels"
    return Unreadable(Problem(shown, None, None, "", "nested deeper than 64 levels", remedy))


def _is_tidy(text: str) -> bool:
    """Say, without walking through the value, that ``clean`` would find nothing; seldom wrong, and only in saying no."""
    if _strange or "\\" in text or "[[" in text or not text.replace("\n", "").isprintable():
        return False
    strings = '"'.join(["", *text.split('"')[1::2], ""])
    sound = text.isascii() or unicodedata.is_normalized("NFC", text)
    return sound and '" ' not in strings and ' "' not in strings


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

    ``data`` is the content where it has been read already; a file that is ``single`` is one record itself. Raises
    Unreadable; a line of a ``.jsonl`` file that cannot be read is yielded as the Unreadable itself, because the next line
    can be read all the same.
    """
    if path.suffix == ".jsonl" and not single:
        yield from _lines(path, shown, data)
    elif data is None and not single and path.exists() and path.stat().st_size > LARGE:
        with os.fdopen(open_regular(path, shown), "rb") as file:
            yield from Stream(file, shown).records()
    else:
        yield from _whole(Document(shown, decode(read_bytes(path, shown) if data is None else data, shown)), single)


def _whole(document: Document, single: bool) -> Iterator[tuple[Document, Pointer, Any]]:
    listed = parse(document)
    if single:
        yield document, (), listed
        return
    if not isinstance(listed, list):
        raise Unreadable(Problem(document.file, 1, 1, "", *NO_LIST))
    for index, value in enumerate(listed):
        yield document, (index,), value


def _lines(path: Path, shown: str, data: bytes | None) -> Iterator[tuple[Document, Pointer, Any]]:
    with os.fdopen(open_regular(path, shown), "rb") if data is None else io.BytesIO(data) as file:
        number, start = 0, 0
        while line := file.readline(MAX_RECORD + 1):
            number += 1
            if len(line) > MAX_RECORD:
                raise Unreadable(Problem(shown, number, 1, "", *TOO_LARGE))
            if line.strip():
                yield _line(line.rstrip(b"\r\n"), Document(shown, "", number, start=start))
            start += len(line)


def _line(line: bytes, document: Document) -> tuple[Document, Pointer, Any]:
    try:
        document.text = decode(line, document.file, document.first_line)
        return document, (), parse(document)
    except Unreadable as error:
        return document, (), error


def again(path: Path, document: Document, data: bytes | None) -> Document:
    """Fill in the text of a record that was read before and of which only the place was kept."""
    with os.fdopen(open_regular(path, document.file), "rb") if data is None else io.BytesIO(data) as file:
        file.seek(document.start or 0)
        text = file.readline(MAX_RECORD) if path.suffix == ".jsonl" else file.read(MAX_RECORD)
    document.text = text.decode("utf-8-sig" if document.start == 0 else "utf-8", "ignore")
    return document


class Stream:
    """A JSON array of any length, of which only a window is in memory."""

    def __init__(self, file: IO[bytes], shown: str) -> None:
        self.file = file
        self.shown = shown
        self.decoder = codecs.getincrementaldecoder("utf-8")()
        self.bytes = 0
        self.ended = False
        # The window, and where in it, in the lines and in the bytes of the file we are.
        self.text = ""
        self.at = 0
        self.line, self.column, self.start = 1, 1, 0

    def records(self) -> Iterator[tuple[Document, Pointer, Any]]:
        """Yield each record; Unreadable where the array is none."""
        self._begin()
        number = 0
        while self._goes_on(number):
            document, value = self._record()
            document.top = (number,)
            yield document, (number,), value
            number += 1
        self._pass(1)
        if self._next():
            self._refuse("Extra data", "]")

    def _begin(self) -> None:
        self._read()
        if self._next() != "[":
            self._record()
            raise Unreadable(Problem(self.shown, 1, 1, "", *NO_LIST))
        self._pass(1)

    def _goes_on(self, number: int) -> bool:
        """Pass over the comma before the next record; False at the end of the array."""
        sign = self._next()
        if sign == "]":
            return False
        if number:
            if sign != ",":
                self._refuse("Expecting ',' delimiter", "[")
            self._pass(1)
            if self._next() == "]":
                self._refuse("Expecting value", ",")
        return True

    def _next(self) -> str:
        """Pass over blanks and return the character that follows, "" at the end of the file."""
        while True:
            rest = self.text[self.at :].lstrip(" \t\r\n\ufeff") if self.at < len(self.text) else ""
            self._pass(len(self.text) - self.at - len(rest))
            if rest or not self._read():
                return rest[:1]

    def _record(self) -> tuple[Document, Any]:
        while True:
            _strange.clear()
            begin = self.at
            try:
                value, end = _DECODER.raw_decode(self.text, begin)
            except RecursionError as error:
                raise _too_deep(self.shown) from error
            except json.JSONDecodeError as error:
                if len(self.text) - self.at > MAX_RECORD or not self._read():
                    self._broken(error, begin)
                continue
            break
        document = Document(self.shown, self.text[self.at : end], self.line, self.column, self.start)
        if len(document.text) > MAX_RECORD:
            raise Unreadable(Problem(self.shown, self.line, self.column, "", *TOO_LARGE))
        document.tidy = _is_tidy(document.text)
        self._pass(end - self.at)
        return document, value

    def _pass(self, count: int) -> None:
        passed = self.text[self.at : self.at + count]
        self.at += count
        lines = passed.count("\n")
        self.line += lines
        self.column = len(passed) - passed.rfind("\n") if lines else self.column + len(passed)
        self.start += len(passed) if passed.isascii() else len(passed.encode("utf-8", "surrogatepass"))

    def _read(self) -> bool:
        """Read another block; False at the end of the file."""
        if self.ended:
            return False
        block = self.file.read(MAX_RECORD)
        if not self.bytes and block[:2] in UTF16:
            raise _utf16(self.shown)
        self.ended = not block
        try:
            self.text = self.text[self.at :] + self.decoder.decode(block, final=self.ended)
        except UnicodeDecodeError as error:
            self._undecodable(error, self.bytes + len(block) - len(error.object))
        self.at = 0
        self.bytes += len(block)
        return not self.ended

    def _undecodable(self, error: UnicodeDecodeError, before: int) -> NoReturn:
        document = self._here(self.text[self.at :] + error.object[: error.start].decode("utf-8", "replace"))
        problem = f"byte {before + error.start} (0x{error.object[error.start]:02x}) is not UTF-8 text"
        at = document.line_and_column(len(document.text))
        raise Unreadable(Problem(self.shown, *at, "", problem, "save the file as UTF-8")) from error

    def _here(self, text: str) -> Document:
        return Document(self.shown, text, self.line, self.column)

    def _broken(self, error: json.JSONDecodeError, begin: int) -> NoReturn:
        if len(error.doc) - begin > MAX_RECORD and error.pos - begin > MAX_RECORD // 2:
            raise Unreadable(Problem(self.shown, self.line, self.column, "", *TOO_LARGE)) from error
        at = self._here(error.doc[begin:]).line_and_column(error.pos - begin)
        raise Unreadable(Problem(self.shown, *at, "", *_syntax(error.doc, error))) from error

    def _refuse(self, message: str, before: str = "") -> NoReturn:
        """Complain of what stands here as the decoder would; ``before`` is the sign in front of it."""
        rest = before + self.text[self.at :]
        error = json.JSONDecodeError(message, rest, len(before))
        raise Unreadable(Problem(self.shown, self.line, self.column, "", *_syntax(rest, error)))
