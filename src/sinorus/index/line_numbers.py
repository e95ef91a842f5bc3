"""Find the line and column of a JSON pointer by reading the text a second time, so that good data pay nothing."""

import json
import re
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from typing import NamedTuple

from sinorus.index.problems import Fault, Pointer, Problem, written

# Key or index of a member, with the offsets of its key and its value: more than one pair if the key stands twice.
Members = dict[str | int, list[tuple[int, int]]]
_DECODER = json.JSONDecoder(strict=False, parse_int=str, parse_float=str, parse_constant=str)


class Place(NamedTuple):
    """Where a text stands: the file as the user names it, and the line and column of its first character, from 1 up.

    For a record of a longer text, ``start`` is its first byte in the file, ``size`` how many bytes it has, and
    ``pointer`` leads to it. ``start`` is None where the text is the whole file.
    """

    file: str
    line: int = 1
    column: int = 1
    start: int | None = None
    size: int = 0
    pointer: Pointer = ()


class Document:
    """A JSON text and its place, to find the line and column of what is wrong in it."""

    def __init__(self, place: Place, text: str) -> None:
        self.place = place
        self.text = text

    def problem(self, fault: Fault) -> Problem:
        """Give a fault its line and column."""
        line, column = self.line_and_column(self._locate(fault.pointer[len(self.place.pointer) :]))
        return Problem(self.place.file, line, column, written(fault.pointer), fault.problem, fault.remedy)

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """Return the line and column in the file, from 1 up, of a character of the text."""
        breaks = bisect_left(self._breaks, offset)
        if not breaks:
            return self.place.line, self.place.column + offset
        return self.place.line + breaks, offset - self._breaks[breaks - 1]

    @cached_property
    def _breaks(self) -> list[int]:
        return [match.start() for match in re.finditer("\n", self.text)]

    def lines_of_key(self, pointer: Pointer) -> list[int]:
        """List the lines on which the last key of the pointer is written: more than one if it is there twice."""
        start = self._locate(pointer[len(self.place.pointer) : -1])
        return sorted({self.line_and_column(at)[0] for at, _ in self._inside(start).get(pointer[-1], ())})

    def _locate(self, pointer: Pointer) -> int:
        """Return the offset of the value that the pointer leads to, or of its nearest container that exists."""
        at = _skip(self.text, 0)
        for step in pointer:
            if step not in self._inside(at):
                break
            at = self._inside(at)[step][-1][1]
        return at

    def _inside(self, at: int) -> Members:
        """Return the members of the object or array at an offset; they are kept, because many faults may lie in it."""
        if at not in self._members:
            members: Members = {}
            # A file that changes while it is read may hold anything.
            with suppress(ValueError):
                for key, start, value in _children(self.text, at):
                    members.setdefault(key, []).append((start, value))
            self._members[at] = members
        return self._members[at]

    @cached_property
    def _members(self) -> dict[int, Members]:
        return {}


def _children(text: str, at: int) -> Iterator[tuple[str | int, int, int]]:
    """Yield key or index, offset of the key, and offset of the value, for each member of an object or array."""
    opening = text[at : at + 1]
    if opening not in ("{", "["):
        return
    at = _skip(text, at + 1)
    index = 0
    while at < len(text) and text[at] not in "}]":
        start = at
        key: str | int = index
        if opening == "{":
            key, at = _DECODER.raw_decode(text, at)
            # Blanks, the colon, and blanks again.
            at = _skip(text, _skip(text, at) + 1)
        yield key, start, at
        _, at = _DECODER.raw_decode(text, at)
        at = _skip(text, at)
        if text[at : at + 1] == ",":
            at = _skip(text, at + 1)
        index += 1


def _skip(text: str, at: int) -> int:
    """Return the offset of the next character that is no blank."""
    while at < len(text) and text[at] in " \t\r\n":
        at += 1
    return at
