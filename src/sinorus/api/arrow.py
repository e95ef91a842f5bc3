"""Answers as batches of Arrow, which are made as they are read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sinorus.api.column_kinds import DAYS, Kind, kinds
from sinorus.base.optional import load
from sinorus.base.text import dump
from sinorus.export.days import is_common

if TYPE_CHECKING:
    from pyarrow import RecordBatchReader

    from sinorus.api.texts import Texts
    from sinorus.output.view import View


def reader(view: View[Any], texts: Texts) -> RecordBatchReader:
    """Make a reader of all rows; BadUsage if pyarrow is not installed."""
    arrow = load("pyarrow", "frames", "to_arrow()")
    types = kinds(view)
    fields = {key: _type(arrow, kind) for key, kind in types.items()}
    # Days are written in texts, from which the library makes dates.
    written = arrow.schema(list(fields.items()))
    days = [key for key in DAYS if key in types and types[key].type is str]
    schema = arrow.schema([(key, arrow.date32() if key in days else type) for key, type in fields.items()])

    def batches() -> Iterator[Any]:
        for block in texts.stream():
            rows = [_cells(json.loads(text), types, days) for text in block]
            yield from arrow.Table.from_pylist(rows, schema=written).cast(schema).to_batches()

    return arrow.RecordBatchReader.from_batches(schema, batches())


def _type(arrow: Any, kind: Kind) -> Any:
    """Return the type of a column; what has keys of its own, or several types, is a text of JSON."""
    if kind.inner:
        return arrow.list_(_type(arrow, kind.inner))
    if kind.fields:
        return arrow.struct([(key, _type(arrow, field)) for key, field in kind.fields.items()])
    plain = {int: arrow.int64(), float: arrow.float64(), bool: arrow.bool_()}
    return plain.get(kind.type, arrow.string())


def _cells(row: dict[str, Any], types: dict[str, Kind], days: list[str]) -> dict[str, Any]:
    cells = {key: _cell(row.get(key), kind) for key, kind in types.items()}
    return cells | {key: cells[key] if is_common(cells[key]) else None for key in days}


def _cell(value: Any, kind: Kind) -> Any:
    if value is None:
        return None
    if kind.inner:
        return [_cell(member, kind.inner) for member in value]
    if kind.fields:
        return {key: _cell(value.get(key), field) for key, field in kind.fields.items()}
    return dump(value) if kind.type is object else value
