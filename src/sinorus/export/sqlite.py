"""A SQLite database for Datasette and whatever else asks in SQL; written by sqlite-utils."""

import json
import sqlite3
from collections import Counter
from typing import Any

from sinorus.base.optional import load
from sinorus.export import Export
from sinorus.export.entities import author_name
from sinorus.export.relational_tables import tables
from sinorus.export.tables import BOOLEAN, DAY, INTEGER, LIST, NUMBER, OBJECT, TEXT, YEAR, Table
from sinorus.query.selection import Records, Row

_TYPES: dict[str, type] = {INTEGER: int, YEAR: int, BOOLEAN: int, NUMBER: float}
# What full-text search looks at.
SEARCHED = {
    "events": ("title", "summary", "disputed"),
    "claims": ("text", "attributed_to", "review_note"),
}
UNSORTED = "days before the year 0 or after 9999, which do not sort as texts do"


def export(records: Records) -> Export:
    """Write the tables with foreign keys, indexes, full-text search and a table about the data set."""
    library = load("sqlite_utils", "export", "export sqlite")
    found = tables(records)
    connection = _empty()
    # Plug-ins of whoever runs this must not change the file.
    db = library.Database(connection, execute_plugins=False)
    for table in [_dataset(records), *found.tables]:
        _write(db, table)
    db.index_foreign_keys()
    for name, columns in SEARCHED.items():
        db[name].enable_fts(columns, fts_version="FTS5", tokenize="unicode61")
        db[name].optimize()
    reduced = found.reduced + Counter({UNSORTED: sum(map(_unsorted, found.tables))})
    return Export(_bytes(connection), found.counts, reduced)


def _empty() -> sqlite3.Connection:
    """Open a database with what else would be up to how SQLite was built."""
    connection = sqlite3.connect(":memory:")
    for setting in ("page_size = 4096", "auto_vacuum = 0", "encoding = 'UTF-8'"):
        connection.execute(f"PRAGMA {setting}")
    return connection


def _write(db: Any, table: Table) -> None:
    made = db[table.name]
    made.create(
        {name: _TYPES.get(kind, str) for name, kind in table.columns.items()},
        pk=table.key if len(table.key) > 1 else table.key[0],
        not_null=table.key,
        foreign_keys=[(column, to, "id") for column, to in table.refers.items()],
    )
    made.insert_all({name: _value(row[name], kind) for name, kind in table.columns.items()} for row in table.rows)


def _value(value: Any, kind: str) -> Any:
    """Write lists as JSON, which Datasette can count the items of."""
    return json.dumps(value, ensure_ascii=False) if kind in (LIST, OBJECT) and value is not None else value


def _dataset(records: Records) -> Table:
    columns = {"id": INTEGER, "title": TEXT, "version": TEXT, "as_of": TEXT, "licence": TEXT, "authors": LIST}
    rows: list[Row] = [
        {**row, "id": n, "authors": [author_name(name) for name in row["author"]], "query": records.query}
        for n, row in enumerate(records.datasets, 1)
    ]
    return Table("dataset", "Where the records are from", {**columns, "query": TEXT}, {}, rows)


def _unsorted(table: Table) -> int:
    days = [name for name, kind in table.columns.items() if kind == DAY]
    return sum(len(row[name]) != 10 or row[name][0] == "-" for row in table.rows for name in days if row[name])


def _bytes(connection: sqlite3.Connection) -> bytes:
    connection.commit()
    connection.execute("VACUUM")
    content = connection.serialize()
    connection.close()
    return content
