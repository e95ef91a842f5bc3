"""The one door in: bytes of a file to JSON values that hold nothing hostile.

Limits: 1 MiB a record, 64 MiB a file that is read whole, 64 levels, 18 digits a number. A file may be of any size: what
is larger than 4 MiB is read record by record.
"""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from sinorus.index.line_numbers import Document
from sinorus.index.open_file import opened, read_bytes
from sinorus.index.problems import Pointer, Problem, Unreadable
from sinorus.index.read_array import MAX_RECORD, TOO_LARGE, Stream
from sinorus.index.read_json import decode, parse


def records(
    path: Path, shown: str, data: bytes | None = None, single: bool = False
) -> Iterator[tuple[Document, Pointer, Any]]:
    """Yield each record of a ``.json`` array or ``.jsonl`` file with its document and the pointer to it.

    ``data`` is the content where it has been read already; a file that is ``single`` is one record itself. A line of a
    ``.jsonl`` file is yielded as bytes, for ``value_of``. Raises Unreadable.
    """
    if single:
        document = Document(shown, decode(read_bytes(path, shown) if data is None else data, shown))
        yield document, (), parse(document)
        return
    with opened(path, shown) if data is None else io.BytesIO(data) as file:
        yield from _lines(file, shown) if path.suffix == ".jsonl" else Stream(file, shown).records()


def _lines(file: IO[bytes], shown: str) -> Iterator[tuple[Document, Pointer, bytes]]:
    number, start = 0, 0
    while line := file.readline(MAX_RECORD + 1):
        number += 1
        if len(line) > MAX_RECORD:
            raise Unreadable(Problem(shown, number, 1, "", *TOO_LARGE))
        if not line.isspace():
            document = Document(shown, "", number, start=start)
            document.size = len(line)
            yield document, (), line
        start += len(line)


def value_of(line: bytes, document: Document) -> Any:
    """Read the JSON value of a line; one that cannot be read is returned as Unreadable, because the next line can be."""
    try:
        document.text = decode(line.rstrip(b"\r\n"), document.file, document.first_line)
        return parse(document)
    except Unreadable as error:
        return error


def again(path: Path, document: Document, data: bytes | None) -> Document:
    """Fill in the text of a record that was read before and of which only the place was kept."""
    with opened(path, document.file) if data is None else io.BytesIO(data) as file:
        file.seek(document.start or 0)
        text = file.read(document.size)
    document.text = text.decode("utf-8-sig" if document.start == 0 else "utf-8", "ignore")
    return document
