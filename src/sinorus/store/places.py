"""Find the line and column of a JSON pointer by reading the text a second time, so that good data pay nothing."""

import json
from collections.abc import Iterator

from sinorus.store.problems import Fault, Pointer, Problem, written

_DECODER = json.JSONDecoder(strict=False, parse_int=str, parse_float=str, parse_constant=str)


class Document:
    """A JSON text and where it stands: the file as the user names it, and the line and column at which it begins.

    Where it is one record of a larger text, ``start`` is the byte at which it begins, ``size`` how many there are, and
    ``top`` the pointer to it. One that is ``tidy`` holds nothing to be cleaned.
    """

    tidy = False

    def __init__(
        self, file: str, text: str, first_line: int = 1, first_column: int = 1, start: int | None = None
    ) -> None:
        self.file = file
        self.text = text
        self.first_line = first_line
        self.first_column = first_column
        self.start = start
        self.size = 0
        self.top: Pointer = ()

    def problem(self, fault: Fault) -> Problem:
        """Give a fault its line and column."""
        line, column = self.line_and_column(locate(self.text, fault.pointer[len(self.top) :]))
        return Problem(self.file, line, column, written(fault.pointer), fault.problem, fault.remedy)

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """Count lines and columns from 1."""
        before = self.text[:offset]
        lines = before.count("\n")
        return self.first_line + lines, offset - (before.rfind("\n") + 1) + (1 if lines else self.first_column)

    def lines_of_key(self, pointer: Pointer) -> list[int]:
        """List the lines on which the last key of the pointer is written: more than one if it is there twice."""
        start = locate(self.text, pointer[len(self.top) : -1])
        return [self.line_and_column(at)[0] for key, at, _ in _children(self.text, start) if key == pointer[-1]]


def locate(text: str, pointer: Pointer) -> int:
    """Return the offset of the value that the pointer leads to, or of its nearest container that exists."""
    at = _blank(text, 0)
    for step in pointer:
        found = [value for key, _, value in _children(text, at) if key == step]
        if not found:
            break
        at = found[-1]
    return at


def _children(text: str, at: int) -> Iterator[tuple[str | int, int, int]]:
    """Yield key or index, offset of the key, and offset of the value, for each member of an object or array."""
    opening = text[at : at + 1]
    if opening not in ("{", "["):
        return
    at = _blank(text, at + 1)
    index = 0
    while at < len(text) and text[at] not in "}]":
        key: str | int = index
        start = at
        if opening == "{":
            key, at = _DECODER.raw_decode(text, at)
            at = _blank(text, _blank(text, at) + 1)
        yield key, start, at
        _, at = _DECODER.raw_decode(text, at)
        at = _blank(text, at)
        if text[at : at + 1] == ",":
            at = _blank(text, at + 1)
        index += 1


def _blank(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\r\n":
        at += 1
    return at
