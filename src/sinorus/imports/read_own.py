"""Lists that our own commands put out as JSON or JSON Lines."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from sinorus.imports import own_layout
from sinorus.imports.table import Row, Source, Table, wrong
from sinorus.index.line_numbers import Document, Place
from sinorus.index.open_file import opened
from sinorus.index.read_array import Array
from sinorus.index.read_json import Raw, decode, parse

# How much of a file is read for the keys of its first object.
_START = 2**16
_KEY = re.compile(r'"([A-Za-z_-]+)":')


def is_mine(start: bytes) -> bool:
    """Say whether a file that begins so is such a list, by its first object."""
    return own_layout.is_mine(_heads(start))


def tables(source: Source) -> Iterator[Table]:
    """Yield the records of a list, a table of each kind; raises BadData where the file is no JSON."""
    with opened(source.path, source.shown) as file:
        heads = [*_heads(file.read(_START))]
    yield from own_layout.tables(Table(source.kind, heads, _rows(source), source.shown))


def _heads(start: bytes) -> Iterable[str]:
    """Return the keys of the first object in the beginning of a file, which may end within it."""
    text = start.decode("utf-8-sig", "ignore")
    at = text.find("{")
    if at < 0 or text[:at].strip() not in ("", "["):
        return ()
    try:
        return dict(json.JSONDecoder().raw_decode(text, at)[0])
    except (ValueError, RecursionError):
        # The first series may be longer than that, and names its points last.
        return dict.fromkeys(_KEY.findall(text))


def _rows(source: Source) -> Iterator[Row]:
    for number, raw in enumerate(_objects(source), 1):
        if not isinstance(raw.value, dict) or raw.is_odd:
            problem = "is no object, or holds a key twice or a number that JSON does not have; put it out again"
            raise wrong(source, raw.place.line, f"row {number} {problem}")
        yield Row(number, raw.value)


def _objects(source: Source) -> Iterator[Raw]:
    with opened(source.path, source.shown) as file:
        if PurePath(source.shown).suffix.casefold() == ".json":
            yield from Array(file, source.shown).records()
            return
        for number, line in enumerate(file, 1):
            if not line.isspace():
                text = decode(line.rstrip(b"\r\n"), source.shown, number)
                yield parse(Document(Place(source.shown, number), text))
