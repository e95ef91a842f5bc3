"""Read a JSON array record by record, however long it is."""

import codecs
import json
import re
from collections.abc import Iterator
from typing import IO, Any, NoReturn

from sinorus.index.line_numbers import Document
from sinorus.index.problems import Pointer, Problem, Unreadable
from sinorus.index.read_json import DECODER, UTF16, complaint, strange, too_deep, utf16

MAX_RECORD = 2**20
NO_LIST = ("expected a list of records at the top", "write [ … ]")
TOO_LARGE = ("the record is larger than 1 MiB", "shorten or split it")
_BLANKS = re.compile(r"[ \t\r\n]+")


class Stream:
    """A JSON array of any length, of which only a window is in memory."""

    def __init__(self, file: IO[bytes], shown: str) -> None:
        self.file = file
        self.shown = shown
        self.decoder = codecs.getincrementaldecoder("utf-8")()
        self.bytes = 0
        self.ended = False
        self.number = 0
        # The window, and where in it, in the lines and in the bytes of the file we are.
        self.text = ""
        self.at = 0
        self.line, self.column, self.start = 1, 1, 0

    def records(self) -> Iterator[tuple[Document, Pointer, Any]]:
        """Yield each record; Unreadable where the array is none."""
        self._begin()
        while self._goes_on():
            document, value = self._record()
            document.top = (self.number,)
            yield document, document.top, value
            self.number += 1
        self._pass(1)
        if self._next():
            self._refuse("Extra data", "]")

    def _begin(self) -> None:
        self._read()
        if self.text.startswith("\ufeff"):
            self._pass(1)
            self.column = 1
        if self._next() != "[":
            self._record()
            raise Unreadable(Problem(self.shown, 1, 1, "", *NO_LIST))
        self._pass(1)

    def _goes_on(self) -> bool:
        """Pass over the comma before the next record; False at the end of the array."""
        sign = self._next()
        if sign == "]":
            return False
        if self.number:
            if sign != ",":
                self._refuse("Expecting ',' delimiter", "[")
            self._pass(1)
            if self._next() == "]":
                self._refuse("Expecting value", ",")
        return True

    def _next(self) -> str:
        """Pass over blanks and return the character that follows, "" at the end of the file."""
        while True:
            if blanks := _BLANKS.match(self.text, self.at):
                self._pass(len(blanks[0]))
            if self.at < len(self.text) or not self._read():
                return self.text[self.at : self.at + 1]

    def _record(self) -> tuple[Document, Any]:
        while True:
            strange.clear()
            begin = self.at
            try:
                value, end = DECODER.raw_decode(self.text, begin)
            except RecursionError as error:
                raise too_deep(self.shown) from error
            except json.JSONDecodeError as error:
                if len(self.text) - self.at > MAX_RECORD or not self._read():
                    self._broken(error, begin)
                continue
            break
        document = Document(self.shown, self.text[self.at : end], self.line, self.column, self.start)
        if len(document.text) > MAX_RECORD:
            raise self._too_large()
        document.is_odd = bool(strange)
        self._pass(end - self.at)
        document.size = self.start - (document.start or 0)
        return document, value

    def _too_large(self) -> Unreadable:
        return Unreadable(Problem(self.shown, self.line, self.column, f"/{self.number}", *TOO_LARGE))

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
            raise utf16(self.shown)
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
        # Of a string that does not end within what was read, the decoder names the beginning.
        deep = error.pos - begin > MAX_RECORD // 2 or error.msg.startswith("Unterminated string")
        if deep and len(error.doc) - begin > MAX_RECORD:
            raise self._too_large() from error
        at = self._here(error.doc[begin:]).line_and_column(error.pos - begin)
        raise Unreadable(Problem(self.shown, *at, "", *complaint(error.doc, error))) from error

    def _refuse(self, message: str, before: str = "") -> NoReturn:
        """Complain of what stands here as the decoder would; ``before`` is the sign in front of it."""
        rest = before + self.text[self.at :]
        error = json.JSONDecodeError(message, rest, len(before))
        raise Unreadable(Problem(self.shown, self.line, self.column, "", *complaint(rest, error)))
