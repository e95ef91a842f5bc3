"""What was changed in the records, and why."""

import json
import re
import sqlite3
from collections.abc import Iterator
from typing import Any


def rank(version: str) -> list[int]:
    """Return the numbers in a version, by which versions are compared: 0.10.0 comes after 0.9.0."""
    return [int(number) for number in re.findall(r"\d+", version)]


def reasons(db: sqlite3.Connection, id: str, since: str) -> list[str]:
    """Return why a record was changed in the versions after one, in the order of the data."""
    return [why for version, ids, why in _revisions(db) if rank(version) > rank(since) and id in ids]


def _revisions(db: sqlite3.Connection) -> Iterator[tuple[str, Any, str]]:
    for version, ids, why in db.execute("SELECT version, ids, why FROM revision ORDER BY n"):
        yield version, json.loads(ids), why
