"""JSON: a list of objects, or an object that holds such lists; each object is a row."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from sinorus.base.errors import BadData
from sinorus.imports.table import Row, Source, Table, wrong
from sinorus.index.check_text import MAX_DEPTH
from sinorus.index.line_numbers import Document, Place
from sinorus.index.open_file import opened, read_bytes
from sinorus.index.read_array import Array
from sinorus.index.read_json import BLANKS, Raw, decode, parse
from sinorus.model.files import FILES

Record = dict[str, Any]


def tables(source: Source) -> Iterator[Table]:
    """Yield the table of a list of objects, or one for each such list in an object.

    A list that is called as a file of a data folder is, such as claims, holds such records. Raises BadData where the
    file is no JSON, or holds no objects.
    """
    if _is_list(source):
        yield table(source, lambda: _streamed(source), source.kind, source.shown)
        return
    text = decode(read_bytes(source.path, source.shown), source.shown)
    value = value_of(parse(Document(Place(source.shown), text)))
    lists = {key: items for key, items in value.items() if _is_rows(items)} if isinstance(value, dict) else {}
    if not lists:
        if not isinstance(value, dict) or not value:
            raise wrong(source, None, "the file holds no rows; write a list of objects, [{…}, {…}]")
        yield table(source, lambda: [(1, value)], source.kind, source.shown)
    for key, items in lists.items():
        name = f"{source.shown} [{key}]" if len(lists) > 1 else source.shown
        yield table(source, partial(enumerate, items, 1), FILES.get(key, source.kind), name)


def _is_rows(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)


def _is_list(source: Source) -> bool:
    """Say whether the file is a list, which may be of any length."""
    with opened(source.path, source.shown) as file:
        return file.read(2**16).decode("utf-8", "ignore").lstrip(BLANKS + "\ufeff")[:1] == "["


def _streamed(source: Source) -> Iterator[tuple[int, Any]]:
    with opened(source.path, source.shown) as file:
        yield from enumerate(map(value_of, Array(file, source.shown).records()), 1)


def value_of(raw: Raw) -> Any:
    """Return a JSON value; BadData where it holds a key twice, or a number that JSON does not have."""
    if raw.is_odd:
        place = raw.place
        problem = "this object holds a key twice, or a number of more than 18 digits or that JSON does not have"
        raise BadData(f"{place.file}:{place.line}: {problem}; keep one, or write the number as a text")
    return raw.value


def table(source: Source, items: Any, kind: str, name: str) -> Table:
    """Make a table of objects.

    ``items`` is called twice, once for the names of the columns, and yields the number and the value of each row.
    Raises BadData for a row that is no object.
    """
    heads: dict[str, None] = {}
    for number, item in items():
        if not isinstance(item, dict):
            raise wrong(source, None, f"row {number} is no object; write a list of objects, [{{…}}, {{…}}]")
        heads.update(dict.fromkeys(_flat(item)))
    if not heads:
        raise wrong(source, None, "the file holds no rows; write a list of objects, [{…}, {…}]")
    return Table(kind, [*heads], _rows(items()), name)


def _rows(items: Iterable[tuple[int, Record]]) -> Iterator[Row]:
    for number, item in items:
        yield Row(number, _flat(item))


def _flat(item: Record, above: str = "", depth: int = 0) -> Record:
    """Return an object without objects in it: what they hold stands under the names of both, parted by a point."""
    cells: Record = {}
    for key, value in item.items():
        name = f"{above}{' '.join(key.split())}" or "column"
        if isinstance(value, dict) and value and depth < MAX_DEPTH:
            cells.update(_flat(value, f"{name}.", depth + 1))
        else:
            cells[name] = value
    return cells
