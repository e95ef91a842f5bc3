"""Where a page ends and the next begins, as a text that holds good for one question to data that stay the same."""

import hashlib
import json
import re
import sqlite3
from collections.abc import Sequence

from sinorus.base.errors import BadUsage
from sinorus.base.text import quote

_CURSOR = re.compile(r"(\d{1,15})-([0-9a-f]{12})-([0-9a-f]{12})", re.ASCII)


def write(offset: int, question: Sequence[object], db: sqlite3.Connection) -> str:
    """Write the cursor of the row after so many rows of a question."""
    return f"{offset}-{_hash(question)}-{_hash(_state(db))}"


def read(text: str | None, question: Sequence[object], db: sqlite3.Connection) -> int:
    """Return how many rows a cursor has behind it, 0 without one; BadUsage where it does not hold good."""
    if text is None:
        return 0
    match = _CURSOR.fullmatch(text)
    if not match:
        raise BadUsage(f"cursor {quote(text)} is none; take the next of the page before as it stands")
    if match[2] != _hash(question):
        raise BadUsage("the cursor is that of another question; give the same arguments with it, or leave it out")
    if match[3] != _hash(_state(db)):
        raise BadUsage("the data have changed since the page before; begin again without a cursor")
    return int(match[1])


def _state(db: sqlite3.Connection) -> object:
    """Return what tells the data from others: the key of their index; one that lies in memory has none."""
    row = db.execute("SELECT value FROM meta WHERE key = 'key'").fetchone()
    return row[0] if row else id(db)


def _hash(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:12]
