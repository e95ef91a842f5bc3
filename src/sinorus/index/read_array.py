"""Read a JSON array record by record, however long it is."""

import codecs
import json
import re
from collections.abc import Iterator
from typing import IO, Any, NoReturn

from sinorus.index.line_numbers import Document, Place
from sinorus.index.problems import Problem, Unreadable
from sinorus.index.read_json import UTF16, Raw, behind_comma, complaint, decoder, not_json, not_utf8, too_deep, utf16

MAX_RECORD = 2**20
NO_LIST = ("expected a list of records at the top", "write [ … ]")
TOO_LARGE = ("the record is larger than 1 MiB", "shorten or split it")
_BLANKS = re.compile(r"[ \t\r\n]+")


class Array:
    """A JSON array in a file, of which only a window is in memory.

    - ``text``: the window
    - ``at``: the offset in the window of the next character to be read
    - ``line``, ``column``, ``start``: the line, the column and the byte of that character in the file
    - ``number``: how many records have been read
    - ``size``: how many bytes have been read into windows
    - ``oddities``: what the decoder met in the record that JSON forbids
    """

    def __init__(self, file: IO[bytes], shown: str) -> None:
        self.file = file
        self.shown = shown
        self.utf8 = codecs.getincrementaldecoder("utf-8")()
        self.oddities: list[str] = []
        self.json = decoder(self.oddities)
        self.size = 0
        self.is_at_end = False
        self.number = 0
        self.text = ""
        self.at = 0
        self.line, self.column, self.start = 1, 1, 0

    def records(self) -> Iterator[Raw]:
        """Yield each record; raises Unreadable where the array is none."""
        self._open()
        while self._has_next():
            yield self._record()
            self.number += 1
        self._pass(1)
        if self._sign():
            self._refuse("Extra data", "]")

    def _open(self) -> None:
        """Pass over the bracket that opens the array."""
        self._read()
        if self.text.startswith("\ufeff"):
            self._pass(1)
            self.column = 1
        if self._sign() != "[":
            self._record()
            raise Unreadable(Problem(self.shown, 1, 1, "", *NO_LIST))
        self._pass(1)

    def _has_next(self) -> bool:
        """Pass over the comma before the next record; False at the end of the array."""
        sign = self._sign()
        if sign == "]":
            return False
        if self.number:
            if sign != ",":
                self._refuse("Expecting ',' delimiter", "[")
            self._pass(1)
            if self._sign() == "]":
                self._refuse("Expecting value", ",")
        return True

    def _sign(self) -> str:
        """Pass over blanks and return the character that follows, "" at the end of the file."""
        while True:
            if blanks := _BLANKS.match(self.text, self.at):
                self._pass(len(blanks[0]))
            if self.at < len(self.text) or not self._read():
                return self.text[self.at : self.at + 1]

    def _record(self) -> Raw:
        """Read the value that begins here."""
        value, length = self._value()
        if length > MAX_RECORD:
            raise self._too_large()
        text = self.text[self.at : self.at + length]
        line, column, start = self.line, self.column, self.start
        self._pass(length)
        place = Place(self.shown, line, column, start, self.start - start, (self.number,))
        return Raw(Document(place, text), value, bool(self.oddities))

    def _value(self) -> tuple[Any, int]:
        """Return the value that begins here and its length, reading on as long as it has no end."""
        while True:
            self.oddities.clear()
            try:
                value, end = self.json.raw_decode(self.text, self.at)
                return value, end - self.at
            except RecursionError as error:
                raise too_deep(self.shown) from error
            except json.JSONDecodeError as error:
                begin = self.at
                if len(self.text) - self.at > MAX_RECORD or not self._read():
                    self._refuse_value(behind_comma(error), begin)

    def _too_large(self) -> Unreadable:
        return Unreadable(Problem(self.shown, self.line, self.column, f"/{self.number}", *TOO_LARGE))

    def _pass(self, count: int) -> None:
        """Pass over characters, and count the lines, columns and bytes that they take."""
        passage = self.text[self.at : self.at + count]
        self.at += count
        lines = passage.count("\n")
        self.line += lines
        self.column = len(passage) - passage.rfind("\n") if lines else self.column + len(passage)
        self.start += len(passage) if passage.isascii() else len(passage.encode("utf-8", "surrogatepass"))

    def _read(self) -> bool:
        """Read another block; False at the end of the file."""
        if self.is_at_end:
            return False
        block = self.file.read(MAX_RECORD)
        if not self.size and block[:2] in UTF16:
            raise utf16(self.shown)
        self.is_at_end = not block
        try:
            self.text = self.text[self.at :] + self.utf8.decode(block, final=self.is_at_end)
        except UnicodeDecodeError as error:
            self._refuse_byte(error, self.size + len(block) - len(error.object))
        self.at = 0
        self.size += len(block)
        return not self.is_at_end

    def _refuse_byte(self, error: UnicodeDecodeError, offset: int) -> NoReturn:
        """Refuse a byte that is no UTF-8; ``offset`` is the byte of the file at which the decoder began."""
        before = self._here(self.text[self.at :] + error.object[: error.start].decode("utf-8", "replace"))
        raise not_utf8(before, offset + error.start, error.object[error.start]) from error

    def _here(self, text: str) -> Document:
        return Document(Place(self.shown, self.line, self.column), text)

    def _refuse_value(self, error: json.JSONDecodeError, begin: int) -> NoReturn:
        """Refuse a value; ``begin`` is where it began in the window that the decoder was given."""
        # For a string that does not end within the window, the decoder names the beginning of the string.
        is_deep = error.pos - begin > MAX_RECORD // 2 or error.msg.startswith("Unterminated string")
        if is_deep and len(error.doc) - begin > MAX_RECORD:
            raise self._too_large() from error
        raise not_json(self._here(error.doc[begin:]), error.pos - begin, complaint(error.doc, error)) from error

    def _refuse(self, message: str, before: str) -> NoReturn:
        """Complain of what stands here as the decoder would; ``before`` is the sign in front of it."""
        rest = before + self.text[self.at :]
        error = json.JSONDecodeError(message, rest, len(before))
        raise not_json(self._here(""), 0, complaint(rest, error))
