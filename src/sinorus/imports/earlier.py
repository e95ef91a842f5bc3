"""A folder that is imported into again: its records, and where in its files each of them stands."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sinorus.base.errors import BadData
from sinorus.base.text import quote
from sinorus.imports.ids import Ids
from sinorus.imports.ledger import Ledger
from sinorus.imports.merge import hashes, parts
from sinorus.imports.names import Names
from sinorus.index.folders import DataFile, files_of
from sinorus.index.problems import Unreadable
from sinorus.index.read_json import Raw
from sinorus.index.read_records import Line, read_line, records
from sinorus.index.write_json import encoded
from sinorus.model.record_names import NAMED, names

Record = dict[str, Any]
# The kinds of record that rows become, of which there may be very many.
OF_ROWS = ("event", "claim")
_TABLE = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE old (id TEXT PRIMARY KEY, file INTEGER, start INTEGER, size INTEGER, json TEXT, changed TEXT);
BEGIN
"""


class Earlier:
    """The records of a folder, in a file of SQLite, so that a million of them take no memory.

    - ``files``: its files
    """

    def __init__(self) -> None:
        self.files: list[DataFile] = []
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.executescript(_TABLE)

    def read(self, folder: str, ids: Ids, names: Names, ledger: Ledger) -> None:
        """Read a folder: its ids are given, and its names are known. Raises BadData where a file is no JSON."""
        self.files = files_of(folder)
        for number, file in enumerate(self.files):
            for record, start, size in _records(file):
                self._note(number, file.kind, record, start, size, (ids, names, ledger))

    def record(self, id: str) -> Record | None:
        """Return the event or claim of an id as the folder has it; None where there is none."""
        found = self._db.execute("SELECT json FROM old WHERE id = ?", [id]).fetchone()
        return json.loads(found[0]) if found else None

    def change(self, record: Record) -> None:
        """Let a record be another one."""
        text = encoded(record)
        self._db.execute("UPDATE old SET changed = ? WHERE id = ?", [text, record["id"]])

    def changes(self, file: int) -> Iterator[tuple[int, int, str]]:
        """Yield the changes of a file, in its order: the first byte and the length of the record, and the new one."""
        query = "SELECT start, size, changed FROM old WHERE file = ? AND changed IS NOT NULL ORDER BY start"
        yield from self._db.execute(query, [file])

    def close(self) -> None:
        """Let the records go."""
        self._db.close()

    def _note(
        self, file: int, kind: str, record: Record, start: int, size: int, work: tuple[Ids, Names, Ledger]
    ) -> None:
        ids, known, ledger = work
        id = record.get("id")
        if not isinstance(id, str):
            return
        if kind in OF_ROWS:
            ids.reserve(id, kind)
            text = json.dumps(record, ensure_ascii=False)
            self._db.execute("INSERT OR IGNORE INTO old VALUES (?, ?, ?, ?, ?, NULL)", [id, file, start, size, text])
            ledger.learn(kind, id, hashes(parts(record)))
            return
        ids.claim(id, kind)
        if kind in NAMED:
            known.know(kind, id, [*names(kind, {"author": [], **record})])


def _records(file: DataFile) -> Iterator[tuple[Record, int, int]]:
    """Yield the records of a file, each with its first byte and its length. Raises BadData where it is no JSON."""
    try:
        for item in records(file):
            raw = read_line(item) if isinstance(item, Line) else item
            if isinstance(raw, Raw) and isinstance(raw.value, dict):
                place = item.place
                yield raw.value, place.start or 0, _length(item)
    except Unreadable as error:
        folder = quote(str(Path(file.shown).parent))
        raise BadData(f"{error}; nothing was imported into {folder}, as its files must be readable for that") from error


def _length(item: Raw | Line) -> int:
    """Return the bytes of a record, without the break at the end of its line."""
    return len(item.content.rstrip()) if isinstance(item, Line) else item.place.size
