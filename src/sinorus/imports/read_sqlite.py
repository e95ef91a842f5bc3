"""A database as `export sqlite` writes it."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from sinorus.base.errors import BadData
from sinorus.imports import own_tables
from sinorus.imports.table import Source, Table, wrong
from sinorus.index.open_file import opened

Json = dict[str, Any]
# A database of ours has all of these.
_NEEDED = frozenset(("dataset", *own_tables.TABLES.values(), *own_tables.PARTS))


def tables(source: Source) -> Iterator[Table]:
    """Yield the records of a database; raises BadData where it is none, is damaged, or is no export of ours."""
    # SQLite would wait for a pipe, and say of a folder no more than that it cannot open it.
    with opened(source.path, source.shown), closing(_open(source)) as db:
        terms = [*_rows(db, "dataset", source)]
        yield own_tables.dataset(source.shown, terms, [name for row in terms for name in row["authors"]])
        yield from own_tables.of_kinds(source.shown, lambda table: _rows(db, table, source))


def _open(source: Source) -> sqlite3.Connection:
    """Open a database so that nothing can write it."""
    db = sqlite3.connect(f"{source.path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        # A view of a foreign database must not run functions.
        db.execute("PRAGMA trusted_schema = OFF")
        names = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    except sqlite3.DatabaseError as error:
        db.close()
        raise _damaged(source, error) from error
    if lacking := sorted(_NEEDED - names):
        db.close()
        problem = f"this is no database as `sinorus export sqlite` writes it: it has no table {lacking[0]}"
        raise wrong(source, None, f"{problem}; save the table that you want as a .csv file, and import that")
    return db


def _damaged(source: Source, error: Exception) -> BadData:
    return wrong(source, None, f"this is no SQLite database, or a damaged one ({error}); export it again")


def _rows(db: sqlite3.Connection, table: str, source: Source) -> Iterator[Json]:
    """Yield the rows of a table in the order in which they were written, with lists and objects as such."""
    try:
        with closing(db.execute(f'SELECT * FROM "{table}" ORDER BY rowid')) as cursor:
            names = [column[0] for column in cursor.description]
            for row in cursor:
                yield {name: _value(name, value) for name, value in zip(names, row, strict=True)}
    except (sqlite3.DatabaseError, ValueError, RecursionError) as error:
        raise _damaged(source, error) from error


def _value(name: str, value: Any) -> Any:
    """Return what a cell holds; whole numbers have no decimal point in JSON of ours."""
    if name in own_tables.LISTS | own_tables.OBJECTS and isinstance(value, str):
        return json.loads(value)
    return int(value) if isinstance(value, float) and value.is_integer() else value
