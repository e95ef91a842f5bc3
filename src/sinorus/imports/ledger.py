"""Which row became which record: `import.ids.csv` of a folder, by which a later import knows its rows again.

It has a line for each name of a theme, driver, actor or source that rows have said, with the id of its record, and one
for each record that came of a row: the fingerprint of the row, the id, the kind, the name of the file,
and hashes of what the row said. A row is known again by its fingerprint; else by its date and title; else by one of
both where all else that it says is equal.
"""

import csv
import json
import sqlite3
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from sinorus.base.errors import BadData
from sinorus.imports.table import Row

IDS = "import.ids.csv"
HEADS = ("fingerprint", "id", "kind", "file", "said")
# The part by which a record of a kind is called.
_CALLED = {"event": "title", "claim": "text"}
_TABLE = """
CREATE TABLE entry (
    n INTEGER PRIMARY KEY, print TEXT, id TEXT, kind TEXT, file TEXT, said TEXT,
    same TEXT, undated TEXT, uncalled TEXT, state INTEGER
);
CREATE TABLE name (n INTEGER PRIMARY KEY, print TEXT, id TEXT, kind TEXT);
CREATE UNIQUE INDEX by_id ON entry (id);
CREATE INDEX by_print ON entry (print);
CREATE INDEX by_same ON entry (same);
CREATE INDEX by_undated ON entry (undated);
CREATE INDEX by_uncalled ON entry (uncalled);
"""
# States of an entry: no row has it yet; a row with its fingerprint is in a file; a row has it.
_FREE, _MET, _USED = 0, 1, 2


class Entry(NamedTuple):
    """What is known of a row of an earlier import: the id of its record, and hashes of what it said, or None."""

    id: str
    said: dict[str, str] | None


def fingerprint(row: Row, kind: str) -> str:
    """Return a hash of all that a row holds, in its order."""
    cells = [kind, *("" if value is None else str(value) for value in row.cells.values())]
    return blake2b("\x1f".join(cells).rstrip("\x1f").encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


class Ledger:
    """The lines of an earlier import, in a file of SQLite, so that a million of them take no memory."""

    def __init__(self) -> None:
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_TABLE} BEGIN")
        self.is_empty = True

    def read(self, path: Path, shown: str) -> None:
        """Read the ids of an earlier import, if there was one. Raises BadData where the file is none of ids."""
        if not path.exists():
            return
        try:
            with path.open(encoding="utf-8-sig", newline="") as file:
                rows = csv.reader(file, strict=True)
                if tuple(next(rows, ())) != HEADS:
                    raise ValueError("the first line names other columns")
                for cells in rows:
                    self._add(*cells)
        except (ValueError, csv.Error, sqlite3.Error, TypeError) as error:
            remedy = "take it out of the folder, and rows are known again by their id, or by their date and title"
            raise BadData(f"{shown}: this is not what an import wrote ({error}); {remedy}") from error
        self.is_empty = not self._db.execute("SELECT 1 FROM entry").fetchone()

    def names(self) -> Iterator[tuple[str, str, str]]:
        """Yield kind, hash and id of each name that rows have said."""
        yield from self._db.execute("SELECT kind, print, id FROM name ORDER BY n")

    def learn(self, kind: str, id: str, said: dict[str, str]) -> None:
        """Know a record of the folder of which no import is known."""
        self._db.execute(f"INSERT OR IGNORE INTO entry VALUES (NULL{', ?' * 9})", _keyed("", id, kind, "", said))

    def _add(self, print: str, id: str, kind: str, file: str, said: str) -> None:
        """Add a line of the file; ValueError or TypeError where it is none."""
        if kind in _CALLED:
            entry = _keyed(print, id, kind, file, json.loads(said))
            self._db.execute(f"INSERT INTO entry VALUES (NULL{', ?' * 9})", entry)
        else:
            self._db.execute("INSERT INTO name VALUES (NULL, ?, ?, ?)", [print, id, kind])

    def meet(self, print: str) -> None:
        """Note that a row with this fingerprint is in a file, so that no other row takes its record."""
        query = "UPDATE entry SET state = ? WHERE n = (SELECT min(n) FROM entry WHERE print = ? AND state = ?)"
        self._db.execute(query, [_MET, print, _FREE])

    def of_id(self, id: str) -> Entry | None:
        """Return the entry of an id, which is used then; None where there is none."""
        return self._use("id = ?", [id])

    def of_row(self, print: str, kind: str, said: dict[str, str]) -> Entry | None:
        """Return the entry of a row that has no id, which is used then; None for a new row."""
        if entry := self._use("print = ? AND state = ?", [print, _MET]):
            return entry
        *_, same, undated, uncalled, _ = _keyed(print, "", kind, "", said)
        for column, key in (("same", same), ("undated", undated), ("uncalled", uncalled)):
            if entry := self._use(f"{column} = ? AND state = ?", [key, _FREE]):
                return entry
        return None

    def unused(self) -> Iterator[tuple[str, str, str, str, str]]:
        """Yield the lines that no row has used: fingerprint, id, kind, file and hashes."""
        query = "SELECT print, id, kind, file, said FROM entry WHERE state < ? AND print != '' ORDER BY n"
        yield from self._db.execute(query, [_USED])

    def close(self) -> None:
        """Let the lines go."""
        self._db.close()

    def _use(self, condition: str, values: list[Any]) -> Entry | None:
        query = f"SELECT n, id, said, print FROM entry WHERE {condition} ORDER BY n LIMIT 1"
        found = self._db.execute(query, values).fetchone()
        if not found:
            return None
        self._db.execute("UPDATE entry SET state = ? WHERE n = ?", [_USED, found[0]])
        return Entry(found[1], json.loads(found[2]) if found[3] else None)


def _keyed(print: str, id: str, kind: str, file: str, said: dict[str, str]) -> tuple[Any, ...]:
    """Return an entry with the keys by which a row is known again although it has changed."""
    called = _CALLED.get(kind, "label")
    same = f"{kind} {said.get('date')} {said.get(called)}"
    undated, uncalled = (_without(said, part, kind) for part in ("date", called))
    return print, id, kind, file, json.dumps(said), same, undated, uncalled, _FREE


def _without(said: dict[str, str], part: str, kind: str) -> str:
    """Return a hash of all that a row says but for one part."""
    rest = sorted(f"{name}={value}" for name, value in said.items() if name != part)
    return blake2b(" ".join([kind, *rest]).encode(), digest_size=8).hexdigest()
