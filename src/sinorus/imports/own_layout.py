"""What our own commands put out as CSV or JSON, back to tables of records."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from sinorus.imports import own_rows
from sinorus.imports.own_cells import Read, readers
from sinorus.imports.table import Row, Table
from sinorus.model.kinds import KINDS

Json = dict[str, Any]


def is_mine(heads: Iterable[str]) -> bool:
    """Say whether a table has the keys of our own rows."""
    names = {*heads}
    return own_rows.kind_of(names) is not None or {"record", "id"} <= names


def tables(table: Table) -> Iterator[Table]:
    """Yield the records of a table, a table of each kind."""
    kind = None if "record" in table.heads else own_rows.kind_of(table.heads)
    if kind:
        yield of_rows(kind, table.rows, table)
        return
    # Rows of `show` are of several kinds.
    rows = sorted(table.rows, key=_kind)
    for name, group in groupby(rows, key=_kind):
        of_kind = [*group]
        yield of_rows(name, of_kind, table) if name in KINDS else table._replace(rows=of_kind)


def _kind(row: Row) -> str:
    return str(row.cells.get("record", ""))


def of_rows(kind: str, rows: Iterable[Row], table: Table) -> Table:
    """Return the table of the records of one kind, from their rows; what stands under other heads is kept."""
    others = [head for head in table.heads if head not in own_rows.keys_of(kind)]
    heads = [*own_rows.fields(kind), *others]
    return table._replace(kind=kind, heads=heads, rows=_records(kind, rows, others), is_own=True, is_whole=True)


def _records(kind: str, rows: Iterable[Row], others: list[str]) -> Iterator[Row]:
    read = readers(own_rows.row_of(kind))
    for line, cells in rows:
        row = cells if any(isinstance(value, list | dict) for value in cells.values()) else _typed(cells, read)
        kept = {head: row[head] for head in others if row.get(head) not in (None, "")}
        yield Row(line, {**own_rows.record(kind, row), **kept})


def _typed(cells: Json, read: dict[str, Read]) -> Json:
    return {key: _value(value, read.get(key, str)) for key, value in cells.items()}


def _value(value: Any, read: Read) -> Any:
    """Return what a cell holds; what somebody has changed to something else is left as text."""
    if not isinstance(value, str):
        return value
    try:
        return read(value)
    except ValueError:
        return value
