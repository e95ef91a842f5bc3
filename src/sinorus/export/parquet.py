"""Parquet files: a folder for each table, in parts that are written as their rows are read."""

import itertools
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from sinorus.base.optional import load
from sinorus.export.tables import Cells
from sinorus.export.wide_tables import Tables
from sinorus.model.files import PARQUET as MARK
from sinorus.model.rows import keys
from sinorus.model.rows.works import Reference
from sinorus.model.wide_tables import DATE, INTEGER, LIST, NUMBER, PAGES, SCHEMA, TEXT

# The most rows of a part, of what is in memory at a time, and of what is there as objects of Python.
PART, GROUP, PIECE = 500_000, 10_000, 1_000
__all__ = ["MARK", "write"]


def write(tables: Tables, folder: Path) -> dict[str, int]:
    """Write the parts of each table into an empty folder, and return how many rows each table has.

    The bytes are the same on every run. Raise BadUsage where the library is missing.
    """
    return {name: _table(rows, SCHEMA[name], tables.about, folder / name) for name, rows in tables.rows.items()}


def _table(rows: Iterator[Cells], columns: dict[str, str], about: str, folder: Path) -> int:
    arrow, parquet = (load(library, "parquet", "export parquet") for library in ("pyarrow", "pyarrow.parquet"))
    schema = _schema(arrow, columns).with_metadata({"sinorus": about})
    # Days are written in texts, from which the library makes dates.
    written = _schema(arrow, {name: TEXT if kind == DATE else kind for name, kind in columns.items()})
    folder.mkdir()
    total = 0
    for number, batches in enumerate(_parts(rows, partial(_batch, arrow, written))):
        with parquet.ParquetWriter(folder / f"part-{number:05}.parquet", schema, compression="zstd") as writer:
            for batch in batches:
                writer.write_table(batch.cast(schema))
                total += len(batch)
    return total


def _parts(rows: Iterator[Cells], batch: Callable[[Iterator[Cells]], Any]) -> Iterator[Iterator[Any]]:
    """Yield the batches of each part; a table without rows has one part all the same, which tells its columns."""
    for number in itertools.count():
        first = batch(rows)
        if number and not len(first):
            return
        rest = itertools.islice(rows, PART - GROUP)
        yield itertools.chain([first], itertools.takewhile(len, (batch(rest) for _ in itertools.count())))


def _batch(arrow: Any, schema: Any, rows: Iterator[Cells]) -> Any:
    """Read a batch of rows, some at once: as objects of Python all of them would take ten times as much memory."""
    batch = itertools.islice(rows, GROUP)
    pieces = iter(lambda: [*itertools.islice(batch, PIECE)], [])
    tables = [arrow.Table.from_pylist(piece, schema=schema) for piece in pieces]
    return arrow.concat_tables(tables or [schema.empty_table()]).combine_chunks()


def _schema(arrow: Any, columns: dict[str, str]) -> Any:
    text = arrow.string()
    page = arrow.struct([(name, text) for name in keys(Reference)])
    types = {INTEGER: arrow.int64(), NUMBER: arrow.float64(), LIST: arrow.list_(text), PAGES: arrow.list_(page)}
    types |= {DATE: arrow.date32()}
    return arrow.schema([(name, types.get(kind, text)) for name, kind in columns.items()])
