"""A Frictionless data package: CSV files in a zip, with a descriptor of their columns, keys, terms and sources."""

import csv
import io
import json
import zipfile
from collections import Counter

from sinorus.base.text import FORMULA
from sinorus.export import Export
from sinorus.export.days import is_common
from sinorus.export.descriptor import descriptor
from sinorus.export.relational_tables import tables
from sinorus.export.tables import DAY, LIST, OBJECT, TEXT, YEAR, Cells, Table
from sinorus.output.view import flat
from sinorus.query.selection import Records

BEYOND = "days outside the years 1 to 9999, given in a column of texts"
HARMLESS = "texts that a spreadsheet would run as a formula, given with an apostrophe before them"


def export(records: Records) -> Export:
    """Write the package; nothing in it is compressed, so that no version of a library shows in the bytes."""
    all_tables = tables(records)
    split = [_split(table) for table in all_tables.tables]
    reduced = all_tables.reduced + sum((_reductions(table) for table in split), Counter[str]())
    files = {"datapackage.json": json.dumps(descriptor(records, split), ensure_ascii=False, indent=1) + "\n"}
    files |= {f"data/{table.name}.csv": _csv(table) for table in split}
    return Export(_zip(files), all_tables.counts, reduced)


def _split(table: Table) -> Table:
    """Give each column of days one of texts beside it, for the days that the type date cannot hold."""
    columns: dict[str, str] = {}
    for name, kind in table.columns.items():
        columns |= {name: kind, **({f"{name}_beyond": "edtf"} if kind == DAY else {})}
    return table._replace(columns=columns, rows=[_fitted(row, table.columns) for row in table.rows])


def _fitted(row: Cells, columns: dict[str, str]) -> Cells:
    """Move each day that the type date cannot hold into the column beside it, and write years as their type asks."""
    days = {name: row[name] for name, kind in columns.items() if kind == DAY}
    beyond = {f"{name}_beyond": None if is_common(day) else day for name, day in days.items()}
    years = {name: _year(row[name]) for name, kind in columns.items() if kind == YEAR}
    return {**row, **{name: day if is_common(day) else None for name, day in days.items()}, **beyond, **years}


def _year(year: object) -> str | None:
    """Write a year in four digits, which the type year asks for, or not at all."""
    return f"{year:04}" if isinstance(year, int) and 0 < year < 10000 else None


def _csv(table: Table) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(table.columns)
    for row in table.rows:
        writer.writerow([_cell(row[name], kind) for name, kind in table.columns.items()])
    return buffer.getvalue()


def _cell(value: object, kind: str) -> str:
    return "'" + flat(value) if _acts(value, kind) else flat(value)


def _acts(value: object, kind: str) -> bool:
    """Say whether a spreadsheet would run a cell; dates and numbers may begin with a minus."""
    return kind in (TEXT, LIST, OBJECT) and flat(value).startswith(FORMULA)


def _reductions(table: Table) -> Counter[str]:
    reduced: Counter[str] = Counter()
    for name, kind in table.columns.items():
        if name.endswith("_beyond"):
            reduced[BEYOND] += sum(row[name] is not None for row in table.rows)
        reduced[HARMLESS] += sum(_acts(row[name], kind) for row in table.rows)
    return reduced


def _zip(files: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as package:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            # These two are fixed, because the file would otherwise tell on which system it was written.
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            package.writestr(entry, text.encode("utf-8"))
    return buffer.getvalue()
