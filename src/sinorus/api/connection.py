"""An index that stays open as long as somebody may read from it."""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

    from sinorus.index import Index


class Connection:
    """Holds an index open, and closes it with the last that holds this: the open data, or an answer of theirs.

    So the rows of an answer can be read on when a folder has changed, and no index stays open for nobody.
    """

    def __init__(self, index: Index) -> None:
        self.index = index
        self._close = weakref.finalize(self, index.db.close)
        # Why it was closed before its time.
        self.failure: Exception | None = None
        row = index.db.execute("SELECT value FROM meta WHERE key = 'key'").fetchone()
        # An index in memory has none.
        self.key: str | None = row[0] if row else None

    @property
    def db(self) -> sqlite3.Connection:
        """Return the database."""
        return self.index.db

    @property
    def is_closed(self) -> bool:
        """Say whether it was closed."""
        return not self._close.alive

    def close(self) -> None:
        """Close the index, for all that hold it."""
        self._close()
