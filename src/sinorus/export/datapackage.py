"""A Frictionless data package: CSV files in a zip, with a descriptor of their columns, keys, terms and sources."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile

from sinorus.base.text import FORMULA
from sinorus.export import BLOCK, Export, encoded
from sinorus.export.days import is_common
from sinorus.export.descriptor import descriptor
from sinorus.export.parts import MOST, parted
from sinorus.export.relational_tables import tables
from sinorus.export.tables import DAY, LIST, OBJECT, TEXT, YEAR, Cells, Table, Tables
from sinorus.output.view import flat
from sinorus.query.selection import Records

BEYOND = "days outside the years 1 to 9999, given in a column of texts"
HARMLESS = "texts that a spreadsheet would run as a formula, given with an apostrophe before them"


def export(records: Records) -> Export:
    """Write the package; nothing in it is compressed, so that no version of a library shows in the bytes."""
    all_tables = tables(records)
    return Export(_chunks(records, all_tables), all_tables.counts, all_tables.reduced)


def _chunks(records: Records, all_tables: Tables) -> Iterator[bytes]:
    """Yield the package: the rows are read once and part into the files of their tables."""
    split = {table.name: _split(table) for table in all_tables.tables}
    about = json.dumps(descriptor(records, [*split.values()]), ensure_ascii=False, indent=1) + "\n"
    lines = ((f"data/{name}.csv", line) for name, line in _lines(all_tables, split))
    with SpooledTemporaryFile(MOST) as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as package:
            _put(package, "datapackage.json", [about])
            for name, texts in parted(lines, [f"data/{name}.csv" for name in split]):
                _put(package, name, texts)
        file.seek(0)
        yield from iter(lambda: file.read(BLOCK), b"")


def _lines(all_tables: Tables, split: dict[str, Table]) -> Iterator[tuple[str, str]]:
    """Yield the lines of all tables, each with the name of its table, the heads first; count what is reduced."""
    yield from ((name, _line([*table.columns])) for name, table in split.items())
    of = {table.name: table for table in all_tables.tables}
    for name, row in all_tables.rows:
        fitted, columns = _fitted(row, of[name].columns), split[name].columns
        all_tables.reduced[BEYOND] += sum(fitted[key] is not None for key in columns if key.endswith("_beyond"))
        all_tables.reduced[HARMLESS] += sum(_acts(fitted[key], kind) for key, kind in columns.items())
        yield name, _line([_cell(fitted[key], kind) for key, kind in columns.items()])


def _split(table: Table) -> Table:
    """Give each column of days one of texts beside it, for the days that the type date cannot hold."""
    columns: dict[str, str] = {}
    for name, kind in table.columns.items():
        columns |= {name: kind, **({f"{name}_beyond": "edtf"} if kind == DAY else {})}
    return table._replace(columns=columns)


def _fitted(row: Cells, columns: dict[str, str]) -> Cells:
    """Move each day that the type date cannot hold into the column beside it, and write years as their type asks."""
    days = {name: row[name] for name, kind in columns.items() if kind == DAY}
    beyond = {f"{name}_beyond": None if is_common(day) else day for name, day in days.items()}
    years = {name: _year(row[name]) for name, kind in columns.items() if kind == YEAR}
    return {**row, **{name: day if is_common(day) else None for name, day in days.items()}, **beyond, **years}


def _year(year: object) -> str | None:
    """Write a year in four digits, which the type year asks for, or not at all."""
    return f"{year:04}" if isinstance(year, int) and 0 < year < 10000 else None


def _line(cells: list[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(cells)
    return buffer.getvalue()


def _cell(value: object, kind: str) -> str:
    return "'" + flat(value) if _acts(value, kind) else flat(value)


def _acts(value: object, kind: str) -> bool:
    """Say whether a spreadsheet would run a cell; dates and numbers may begin with a minus."""
    return kind in (TEXT, LIST, OBJECT) and flat(value).startswith(FORMULA)


def _put(target: zipfile.ZipFile, name: str, texts: Iterable[str]) -> None:
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    # These two are fixed, because the file would otherwise tell on which system it was written.
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    with target.open(entry, "w") as file:
        file.writelines(encoded(texts))
