"""A SQLite database for Datasette and whatever else asks in SQL; written by sqlite-utils."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import Any

from sinorus.base.optional import load, require_full_text
from sinorus.export import Export, sqlite_views
from sinorus.export.cells import author_name
from sinorus.export.relational_tables import tables
from sinorus.export.tables import BOOLEAN, DAY, INTEGER, LIST, NUMBER, OBJECT, TEXT, YEAR, Cells, Table
from sinorus.export.wording import command
from sinorus.model.rows.answer import Dataset
from sinorus.model.rows.vocabulary import LocalName
from sinorus.query.selection import Records

_TYPES: dict[str, type] = {INTEGER: int, YEAR: int, BOOLEAN: int, NUMBER: float}
# The columns that full-text search looks at, by table.
SEARCHED = {
    "events": ("title", "summary", "disputed", "names"),
    "claims": ("text", "attributed_to", "review_note"),
}
UNSORTED = "days before the year 0 or after 9999, which do not sort as texts do"


def export(records: Records) -> Export:
    """Write the tables with foreign keys, indexes, full-text search and a table about the data set.

    Raise BadUsage where the library is missing, CannotAccess where SQLite has no full-text search.
    """
    library = load("sqlite_utils", "export", "export sqlite")
    connection = _empty()
    require_full_text(connection, "export sqlite")
    all_tables = tables(records)
    # Plug-ins that are installed beside sqlite-utils must not change the file.
    db = library.Database(connection, execute_plugins=False)
    for table in [_dataset(records), *all_tables.tables]:
        _write(db, _named(table, records) if table.name == "events" else table)
    db.index_foreign_keys()
    sqlite_views.create(connection)
    for name, columns in SEARCHED.items():
        db[name].enable_fts(columns, fts_version="FTS5", tokenize="unicode61")
        db[name].optimize()
    reduced = all_tables.reduced + Counter({UNSORTED: sum(map(_unsorted, all_tables.tables))})
    return Export(_bytes(connection), all_tables.counts, reduced)


def _named(events: Table, records: Records) -> Table:
    """Add to events all names of their actors and of their place, so that full text finds these too."""
    actors = {row["id"]: [row["name"], *row["aliases"], *_local(row["names"])] for row in records.actors}
    places = {row["id"]: [*row["aliases"], *_local(row["names"])] for row in records.places}
    rows: list[Cells] = []
    for event, cells in zip(records.events, events.rows, strict=True):
        place = event["place"]
        where = [place["name"], *places.get(place["id"] or "", [])] if place else []
        names = [*_local(event["names"]), *chain.from_iterable(actors.get(id, []) for id in event["actors"]), *where]
        rows.append({**cells, "names": "; ".join(dict.fromkeys(names)) or None})
    return events._replace(columns={**events.columns, "names": TEXT}, rows=rows)


def _local(names: list[LocalName]) -> list[str]:
    return [name["text"] for name in names]


def _empty() -> sqlite3.Connection:
    """Open a database in memory, with the settings whose defaults depend on how SQLite was built."""
    connection = sqlite3.connect(":memory:")
    for setting in ("page_size = 4096", "auto_vacuum = 0", "encoding = 'UTF-8'"):
        connection.execute(f"PRAGMA {setting}")
    return connection


def _write(db: Any, table: Table) -> None:
    written = db[table.name]
    written.create(
        {name: _TYPES.get(kind, str) for name, kind in table.columns.items()},
        pk=table.key if len(table.key) > 1 else table.key[0],
        not_null=table.key,
        foreign_keys=[(column, to, "id") for column, to in table.refers.items()],
    )
    written.insert_all(_values(row, table.columns) for row in table.rows)


def _values(row: Cells, columns: dict[str, str]) -> Cells:
    return {name: _value(row[name], kind) for name, kind in columns.items()}


def _value(value: object, kind: str) -> object:
    """Write lists as JSON, which Datasette can count the items of."""
    return json.dumps(value, ensure_ascii=False) if kind in (LIST, OBJECT) and value is not None else value


def _dataset(records: Records) -> Table:
    columns = {"id": INTEGER, "title": TEXT, "version": TEXT, "as_of": TEXT, "licence": TEXT, "authors": LIST}
    rows = [{"id": n, **_terms(row), "query": command(records)} for n, row in enumerate(records.datasets, 1)]
    return Table("dataset", "Where the records are from", {**columns, "query": TEXT}, {}, rows)


def _terms(row: Dataset) -> Cells:
    return {**row, "authors": [author_name(name) for name in row["author"]]}


def _unsorted(table: Table) -> int:
    """Count the days that are longer than ten characters or begin with a minus."""
    return sum(len(day) != 10 or day[0] == "-" for day in _days(table))


def _days(table: Table) -> Iterator[str]:
    columns = [name for name, kind in table.columns.items() if kind == DAY]
    for row in table.rows:
        yield from (str(row[name]) for name in columns if row[name])


def _bytes(connection: sqlite3.Connection) -> bytes:
    connection.commit()
    connection.execute("VACUUM")
    content = connection.serialize()
    connection.close()
    return content
