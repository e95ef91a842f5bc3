"""A database of which the large tables lie elsewhere: on an engine that is asked in the same SQL."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from typing import Any

Values = Mapping[str, str | int]


class Engine(sqlite3.Connection):
    """A database of SQLite with the small tables of some data, and the way to the engine that has the large ones.

    - ``far``: puts a statement with named values to the engine, and returns the rows
    - ``leave``: closes the engine
    """

    far: Callable[[str, Values], Iterable[tuple[Any, ...]]]
    leave: Callable[[], None]

    def close(self) -> None:
        """Close both."""
        self.leave()
        super().close()


def ask(db: sqlite3.Connection, sql: str, values: Values) -> Iterable[tuple[Any, ...]]:
    """Ask for events or claims, of which there may be very many: of the engine, where there is one."""
    return db.far(sql, values) if isinstance(db, Engine) else db.execute(sql, values)
