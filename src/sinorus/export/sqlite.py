"""A SQLite database for Datasette and whatever else asks in SQL; written by sqlite-utils."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sinorus.base.optional import load, require_full_text
from sinorus.export import BLOCK, Export, sqlite_views
from sinorus.export.cells import author_name
from sinorus.export.relational_tables import tables
from sinorus.export.tables import BOOLEAN, DAY, INTEGER, LIST, NUMBER, OBJECT, TEXT, YEAR, Cells, Table, Tables
from sinorus.export.wording import command
from sinorus.model.rows.vocabulary import LocalName
from sinorus.query.selection import Records

# So many rows are written at once.
BATCH = 1000
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
    with closing(sqlite3.connect(":memory:")) as connection:
        require_full_text(connection, "export sqlite")
    all_tables = tables(records)
    return Export(_chunks(library, records, all_tables), all_tables.counts, all_tables.reduced)


def _chunks(library: Any, records: Records, all_tables: Tables) -> Iterator[bytes]:
    """Yield the database, which grows in a temporary file."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sinorus.db"
        with closing(_empty(path)) as connection:
            # Plug-ins that are installed beside sqlite-utils must not change the file.
            _fill(library.Database(connection, execute_plugins=False), records, all_tables)
            connection.commit()
            connection.execute("VACUUM")
        with path.open("rb") as file:
            yield from iter(lambda: file.read(BLOCK), b"")


def _fill(db: Any, records: Records, all_tables: Tables) -> None:
    about = _dataset()
    every = {table.name: _named(table) for table in (about, *all_tables.tables)}
    for table in every.values():
        _create(db, table)
    names = _names(records)
    for name, rows in _batches(chain(((about.name, row) for row in _terms(records)), all_tables.rows)):
        if name == "events":
            rows = [{**row, "names": names(row)} for row in rows]
        all_tables.reduced[UNSORTED] += _unsorted(every[name], rows)
        db[name].insert_all(_values(row, every[name].columns) for row in rows)
    db.index_foreign_keys()
    sqlite_views.create(db.conn)
    for name, columns in SEARCHED.items():
        db[name].enable_fts(columns, fts_version="FTS5", tokenize="unicode61")
        db[name].optimize()


def _batches(rows: Iterable[tuple[str, Cells]]) -> Iterator[tuple[str, list[Cells]]]:
    """Gather the rows of each table, some at once."""
    waiting: dict[str, list[Cells]] = {}
    for name, row in rows:
        batch = waiting.setdefault(name, [])
        batch.append(row)
        if len(batch) == BATCH:
            yield name, waiting.pop(name)
    yield from waiting.items()


def _named(table: Table) -> Table:
    """Add to events all names of their actors and of their place, so that full text finds these too."""
    return table._replace(columns={**table.columns, "names": TEXT}) if table.name == "events" else table


def _names(records: Records) -> Callable[[Cells], str | None]:
    """Return what writes all names of the actors and of the place of an event, in cells that hold it as it was."""
    actors = {row["id"]: [row["name"], *row["aliases"], *_local(row["names"])] for row in records.actors}
    places = {row["id"]: [*row["aliases"], *_local(row["names"])] for row in records.places}

    def names(event: Any) -> str | None:
        where = [event["place"], *places.get(event["place_id"] or "", [])] if event["place"] is not None else []
        acting = chain.from_iterable(actors.get(id, []) for id in event["actors"])
        return "; ".join(dict.fromkeys([*_local(event["names"]), *acting, *where])) or None

    return names


def _local(names: list[LocalName]) -> list[str]:
    return [name["text"] for name in names]


def _empty(path: Path) -> sqlite3.Connection:
    """Open a new database, with the settings whose defaults depend on how SQLite was built."""
    connection = sqlite3.connect(path)
    for setting in ("page_size = 4096", "auto_vacuum = 0", "encoding = 'UTF-8'", "journal_mode = OFF"):
        connection.execute(f"PRAGMA {setting}")
    return connection


def _create(db: Any, table: Table) -> None:
    db[table.name].create(
        {name: _TYPES.get(kind, str) for name, kind in table.columns.items()},
        pk=table.key if len(table.key) > 1 else table.key[0],
        not_null=table.key,
        foreign_keys=[(column, to, "id") for column, to in table.refers.items()],
    )


def _values(row: Cells, columns: dict[str, str]) -> Cells:
    return {name: _value(row[name], kind) for name, kind in columns.items()}


def _value(value: object, kind: str) -> object:
    """Write lists as JSON, which Datasette can count the items of."""
    return json.dumps(value, ensure_ascii=False) if kind in (LIST, OBJECT) and value is not None else value


def _dataset() -> Table:
    columns = {"id": INTEGER, "title": TEXT, "version": TEXT, "as_of": TEXT, "licence": TEXT, "authors": LIST}
    return Table("dataset", "Where the records are from", {**columns, "query": TEXT}, {})


def _terms(records: Records) -> Iterator[Cells]:
    for number, row in enumerate(records.datasets, 1):
        yield {"id": number, **row, "authors": [author_name(name) for name in row["author"]], "query": command(records)}


def _unsorted(table: Table, rows: list[Cells]) -> int:
    """Count the days that are longer than ten characters or begin with a minus."""
    columns = [name for name, kind in table.columns.items() if kind == DAY]
    days = (str(row[name]) for row in rows for name in columns if row[name])
    return sum(len(day) != 10 or day[0] == "-" for day in days)
