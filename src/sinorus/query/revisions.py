"""What was changed in the records, and why."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sinorus.base import wording
from sinorus.base.errors import BadUsage
from sinorus.base.text import quote
from sinorus.query import lookup, sql

if TYPE_CHECKING:
    from sinorus.model.rows.answer import RevisionRow


def rank(version: str) -> list[int]:
    """Return the numbers in a version, by which versions are compared: 0.10.0 comes after 0.9.0."""
    return [int(number) for number in re.findall(r"\d+", version)]


def reasons(db: sqlite3.Connection, id: str, since: str) -> list[str]:
    """Return why a record was changed in the versions after one, in the order of the data."""
    return [row["why"] for row in _revisions(db) if rank(row["version"]) > rank(since) and id in row["ids"]]


def asked_for(
    db: sqlite3.Connection, ids: Sequence[str], since: str | None, released: Sequence[str]
) -> list[RevisionRow]:
    """Return the changes of some records (of all, if there are no ids) after a version, in the order of the data.

    ``released`` are versions of which the data themselves do not tell. Raises UnknownId, or RetiredId, for an id that
    no record bears, and BadUsage for a version that never was.
    """
    changed = {row["id"] for row in lookup.find(db, list(ids))}
    if since is not None:
        _require(since, [*released, *versions(db)])
    after = [row for row in _revisions(db) if since is None or rank(row["version"]) > rank(since)]
    return [row for row in after if not ids or changed & set(row["ids"])]


def size(db: sqlite3.Connection) -> int:
    """Count the changes of which the data tell."""
    [(total,)] = db.execute("SELECT count(*) FROM revision")
    return int(total)


def versions(db: sqlite3.Connection) -> list[str]:
    """Return the versions of the data: those of changes, and the present one."""
    now = [dataset["version"] for dataset in json.loads(sql.meta(db, "datasets"))]
    return [version for (version,) in db.execute("SELECT DISTINCT version FROM revision ORDER BY n")] + now


def _require(since: str, known: list[str]) -> None:
    if since not in known:
        there_are = wording.join(sorted(set(known), key=rank)) or "none"
        raise BadUsage(f"--since {quote(since)} is no version of the data; there are {there_are}")


def _revisions(db: sqlite3.Connection) -> Iterator[RevisionRow]:
    for version, day, ids, fields, why, source in db.execute(
        "SELECT version, day, ids, fields, why, source FROM revision ORDER BY n"
    ):
        yield {
            "version": version,
            "day": day,
            "ids": json.loads(ids),
            "fields": json.loads(fields),
            "why": why,
            "source": source,
        }
