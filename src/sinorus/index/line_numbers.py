"""Find the line and column of a JSON pointer by reading the text a second time, so that good data pay nothing."""

import json
import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from sinorus.index.problems import Fault, Pointer, Problem, written

# Key or index of a member, with the offsets of its keys and values: more than one pair if the key is there twice.
Members = dict[str | int, list[tuple[int, int]]]
_DECODER = json.JSONDecoder(strict=False, parse_int=str, parse_float=str, parse_constant=str)


class Document:
    """A JSON text and where it stands: the file as the user names it, and the line and column at which it begins.

    Where it is one record of a larger text, ``start`` is the byte at which it begins, ``size`` how many there are, and
    ``top`` the pointer to it. In one that ``is_odd`` the decoder met what JSON parsers let through and records must not hold.
    """

    is_odd = False

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
        self._members: dict[int, Members] = {}

    def problem(self, fault: Fault) -> Problem:
        """Give a fault its line and column."""
        line, column = self.line_and_column(self._locate(fault.pointer[len(self.top) :]))
        return Problem(self.file, line, column, written(fault.pointer), fault.problem, fault.remedy)

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """Count lines and columns from 1."""
        lines = bisect_left(self._breaks, offset)
        begun = self._breaks[lines - 1] + 1 if lines else 0
        return self.first_line + lines, offset - begun + (1 if lines else self.first_column)

    @cached_property
    def _breaks(self) -> list[int]:
        return [found.start() for found in re.finditer("\n", self.text)]

    def lines_of_key(self, pointer: Pointer) -> list[int]:
        """List the lines on which the last key of the pointer is written: more than one if it is there twice."""
        start = self._locate(pointer[len(self.top) : -1])
        return sorted({self.line_and_column(at)[0] for at, _ in self._inside(start).get(pointer[-1], ())})

    def _locate(self, pointer: Pointer) -> int:
        """Return the offset of the value that the pointer leads to, or of its nearest container that exists."""
        at = _blank(self.text, 0)
        for step in pointer:
            if step not in self._inside(at):
                break
            at = self._inside(at)[step][-1][1]
        return at

    def _inside(self, at: int) -> Members:
        """Return the members of the object or array at an offset, looked for once: many faults may lie in it."""
        if at not in self._members:
            found: Members = {}
            for key, start, value in _children(self.text, at):
                found.setdefault(key, []).append((start, value))
            self._members[at] = found
        return self._members[at]


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
