"""The vocabulary of Parquet in a small SQLite database, where names and words are looked up as in the index."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from sinorus.base.engine import Engine
from sinorus.index.tables import INDEXES, TABLES, WORDS

# How the rows of a part become rows of a table.
_WRITE = {
    "meta": "INSERT OR IGNORE INTO meta VALUES (?, ?)",
    "name": "INSERT OR IGNORE INTO name VALUES (?, ?, ?)",
    "mark": "INSERT OR IGNORE INTO mark (field, value) VALUES (?, ?)",
    "form": "INSERT OR IGNORE INTO form VALUES (?, ?)",
    "alike": "INSERT OR IGNORE INTO alike VALUES (?, ?, ?, ?)",
    "retired": 'INSERT INTO retired (id, day, why, "by", effects) VALUES (?, ?, ?, ?, ?)',
}


def database(rows: Iterable[tuple[str, str]]) -> Engine:
    """Make the database of the parts and rows of a vocabulary; the engine is still to be set."""
    db = sqlite3.connect(":memory:", factory=Engine, check_same_thread=False)
    db.leave = lambda: None
    db.executescript(TABLES)
    texts: dict[str, list[str]] = defaultdict(list)
    for part, row in rows:
        texts[part].append(row)
    parts: dict[str, list[list[Any]]] = {part: json.loads(f"[{','.join(rows)}]") for part, rows in texts.items()}
    for part, query in _WRITE.items():
        db.executemany(query, parts.get(part, []))
    _write_records(db, parts.get("record", []), parts.get("tag", []))
    with suppress(sqlite3.OperationalError):
        # Without full text a search says what is missing.
        db.executescript(WORDS)
    db.executescript(INDEXES)
    return db


def _write_records(db: sqlite3.Connection, records: list[list[Any]], tags: list[list[Any]]) -> None:
    """Write records with numbers in their order, of each kind one behind the other, and their values of filters."""
    kinds = list(dict.fromkeys(record[0] for record in records))
    for n, record in enumerate(sorted(records, key=lambda record: kinds.index(record[0])), 1):
        kind, id, label, lo, hi, text, detail = record
        db.execute("INSERT OR IGNORE INTO stored VALUES (?, ?, ?, ?, ?, ?, 0, 0, 0)", [n, kind, id, label, lo, hi])
        db.execute("INSERT INTO body VALUES (?, ?, ?)", [n, text, detail])
    db.executemany("INSERT OR IGNORE INTO mark (field, value) VALUES (?, ?)", [tag[1:] for tag in tags])
    db.executemany(
        "INSERT OR IGNORE INTO marked SELECT t, n FROM mark, stored WHERE stored.id = ? AND field = ? AND value = ?",
        tags,
    )
