"""The words by which a search finds events, read back from the full text of the index, which keeps no texts."""

import sqlite3
from collections.abc import Iterator
from itertools import groupby

# What stands between the words of the title and all others, so that no phrase reaches from one to the other.
BREAK = "|"
_INSTANCES = (
    "SELECT doc, col, term FROM temp.instance, extent WHERE kind = 'event' AND doc BETWEEN first AND last"
    " ORDER BY doc, col DESC, offset"
)


class Words:
    """The stems of each event, gathered once in a table of its own that SQLite keeps on disk where it is large."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Gather them; without full-text search in SQLite there are none."""
        self.db = db
        db.execute("CREATE TEMP TABLE IF NOT EXISTS words_of (n INTEGER PRIMARY KEY, words TEXT)")
        db.execute("DELETE FROM words_of")
        try:
            db.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.instance USING fts5vocab('main', 'word', 'instance')")
        except sqlite3.OperationalError:
            return
        # No other statement may be under way: it would end with the transaction.
        with db:
            db.executemany("INSERT INTO words_of VALUES (?, ?)", _texts(db))

    def of(self, n: int) -> str | None:
        """Write the words of an event with blanks around them."""
        row = self.db.execute("SELECT words FROM words_of WHERE n = ?", [n]).fetchone()
        return str(row[0]) if row else None


def _texts(db: sqlite3.Connection) -> Iterator[tuple[int, str]]:
    for n, terms in groupby(db.execute(_INSTANCES), lambda row: row[0]):
        columns = [" ".join(term for *_, term in part) for _, part in groupby(terms, lambda row: row[1])]
        yield n, f" {f' {BREAK} '.join(columns)} "
