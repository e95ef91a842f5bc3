"""Parquet files: a folder for each table, in parts that are written as their rows are read."""

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sinorus.base.optional import load
from sinorus.export.wide_tables import INTEGER, LIST, NUMBER, PAGES, SCHEMA, Row, Tables

# Rows of a part, and of what is in memory at a time.
PART, GROUP = 500_000, 10_000
MARK = "sinorus-parquet.json"


def write(made: Tables, folder: Path) -> dict[str, int]:
    """Write the parts of each table into an empty folder, and say how many rows each has; the same bytes on every run."""
    return {name: _table(rows, SCHEMA[name], made.about, folder / name) for name, rows in made.rows.items()}


def _table(rows: Iterator[Row], columns: dict[str, str], about: str, folder: Path) -> int:
    arrow, parquet = (load(library, "parquet", "export parquet") for library in ("pyarrow", "pyarrow.parquet"))
    schema = _schema(arrow, columns).with_metadata({"sinorus": about})
    folder.mkdir()
    total = 0
    for number, batches in enumerate(_parts(rows)):
        with parquet.ParquetWriter(folder / f"part-{number:05}.parquet", schema, compression="zstd") as writer:
            for batch in batches:
                writer.write_table(arrow.Table.from_pylist(batch, schema=schema))
                total += len(batch)
    return total


def _parts(rows: Iterator[Row]) -> Iterator[Iterator[list[Row]]]:
    """Yield the batches of each part; a table without rows has one part all the same, which tells its columns."""
    for number in itertools.count():
        first = _batch(rows)
        if number and not first:
            return
        yield itertools.chain([first], _batches(itertools.islice(rows, PART - GROUP)))


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    return iter(lambda: _batch(rows), [])


def _batch(rows: Iterator[Row]) -> list[Row]:
    return list(itertools.islice(rows, GROUP))


def _schema(arrow: Any, columns: dict[str, str]) -> Any:
    text = arrow.string()
    page = arrow.struct([(name, text) for name in ("title", "publisher", "url")])
    types = {INTEGER: arrow.int64(), NUMBER: arrow.float64(), LIST: arrow.list_(text), PAGES: arrow.list_(page)}
    return arrow.schema([(name, types.get(kind, text)) for name, kind in columns.items()])
