"""The one door in: the bytes of a data file to records that are JSON, whatever else is wrong with them.

A record may have 1 MiB, a file that is one record 64 MiB, a number 18 digits. A file of many records may be of any
size, because it is read record by record.
"""

import io
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import IO, NamedTuple

from sinorus.index.folders import DataFile
from sinorus.index.line_numbers import Document, Place
from sinorus.index.open_file import opened, read_bytes
from sinorus.index.problems import Problem, Unreadable
from sinorus.index.read_array import MAX_RECORD, TOO_LARGE, Array
from sinorus.index.read_json import Raw, decode, parse
from sinorus.model.files import SINGLE


class Line(NamedTuple):
    """A line of a ``.jsonl`` file that has not been read as JSON yet, and its place."""

    place: Place
    content: bytes


def records(file: DataFile, data: bytes | None = None) -> Iterator[Raw | Line]:
    """Yield each record of a data file; ``data`` is its content where it has been read already.

    Raises Unreadable where the file, or the rest of it, is no JSON.
    """
    if file.kind in SINGLE:
        yield _whole(file, data)
        return
    with _content(file, data) as content:
        yield from _lines(content, file.shown) if file.path.suffix == ".jsonl" else Array(content, file.shown).records()


def record(path: Path, shown: str) -> Raw:
    """Read a file that is one record; raises Unreadable where it is no JSON."""
    return _parsed(read_bytes(path, shown), shown)


def _whole(file: DataFile, data: bytes | None) -> Raw:
    return _parsed(read_bytes(file.path, file.shown, file.look) if data is None else data, file.shown)


def _parsed(data: bytes, shown: str) -> Raw:
    return parse(Document(Place(shown), decode(data, shown)))


def _content(file: DataFile, data: bytes | None) -> AbstractContextManager[IO[bytes]]:
    return opened(file.path, file.shown, file.look) if data is None else io.BytesIO(data)


def _lines(content: IO[bytes], shown: str) -> Iterator[Line]:
    number, start = 0, 0
    while line := content.readline(MAX_RECORD + 1):
        number += 1
        if len(line) > MAX_RECORD:
            raise Unreadable(Problem(shown, number, 1, "", *TOO_LARGE))
        if not line.isspace():
            yield Line(Place(shown, number, 1, start, len(line)), line)
            start += len(line)
            continue
        lines, size = _pass_blank_lines(content)
        number += lines
        start += len(line) + size


def _pass_blank_lines(content: IO[bytes]) -> tuple[int, int]:
    """Pass over blank lines by blocks, however many there are; return how many they are, and their bytes."""
    lines = size = 0
    block = b"\n"
    while block.endswith(b"\n") and block.isspace():
        block = content.read(min(2 * size + 64, MAX_RECORD))
        end = block.rfind(b"\n", 0, len(block) - len(block.lstrip())) + 1
        lines += block.count(b"\n", 0, end)
        size += end
    content.seek(end - len(block), os.SEEK_CUR)
    return lines, size


def read_line(line: Line) -> Raw:
    """Read a line as JSON; raises Unreadable where it is none, and the next line may be one all the same."""
    text = decode(line.content.rstrip(b"\r\n"), line.place.file, line.place.line)
    return parse(Document(line.place, text))


def read_again(file: DataFile, place: Place, data: bytes | None = None) -> Document:
    """Read the text of a record of which only the place was kept."""
    if place.start is None:
        return _whole(file, data).document
    with _content(file, data) as content:
        content.seek(place.start)
        text = content.read(place.size)
    return Document(place, text.decode("utf-8-sig" if place.start == 0 else "utf-8", "ignore"))
