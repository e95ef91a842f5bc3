"""JSON lines: an object a line, each a row."""

from collections.abc import Iterator
from typing import Any

from sinorus.imports.read_json import table, value_of
from sinorus.imports.table import MOST_CHARACTERS, Source, Table, wrong
from sinorus.index.line_numbers import Document, Place
from sinorus.index.open_file import opened
from sinorus.index.read_json import decode, parse


def tables(source: Source) -> Iterator[Table]:
    """Yield the one table of a file. Raises BadData where a line is no JSON, or no object."""
    yield table(source, lambda: _values(source), source.kind, source.shown)


def _values(source: Source) -> Iterator[tuple[int, Any]]:
    """Yield the number and the value of each line that is not empty."""
    with opened(source.path, source.shown) as file:
        for number, line in enumerate(iter(lambda: file.readline(MOST_CHARACTERS + 1), b""), 1):
            if len(line) > MOST_CHARACTERS:
                raise wrong(source, number, f"the line has more than {MOST_CHARACTERS:,} bytes; shorten or split it")
            if not line.isspace():
                text = decode(line.rstrip(b"\r\n"), source.shown, number)
                yield number, value_of(parse(Document(Place(source.shown, number), text)))
