"""A reference for an answer, and the answer asked again."""

import json
import shlex
import sqlite3
from typing import Any, NamedTuple

from sinorus import __version__, canonical, citing, query

Row = dict[str, Any]


class Asked(NamedTuple):
    """An answer as it was taken: its canonical question, and its rows."""

    query: str
    rows: list[Row]


def words_of(line: str) -> list[str]:
    """Split a question into the words of a command line; the name of the program may stand before it."""
    try:
        words = shlex.split(line)
    except ValueError:
        words = line.split()
    words = words[1:] if words[:1] == ["sinorus"] else words
    canonical.citable(words[0] if words else "an empty query")
    return words


def reference(db: sqlite3.Connection, asked: Asked) -> Row:
    """Return the reference of an answer, with the ids and hashes of its records last."""
    datasets = json.loads(query.meta(db, "datasets"))
    known = {
        "query": asked.query,
        "rows": len(asked.rows),
        "hash": canonical.digest(asked.rows),
        "sinorus": __version__,
        "datasets": [{key: dataset[key] for key in ("title", "version", "as_of", "licence")} for dataset in datasets],
    }
    return {**known, **citing.answer(known, datasets), "records": canonical.records(asked.rows)}


def changes(before: Row, now: Row) -> list[Row]:
    """Return what has become of the records of an answer: added, changed, removed, or only moved; nothing if identical."""
    old, new = ({record["id"]: record["hash"] for record in answer["records"]} for answer in (before, now))
    found = [{"id": id, "change": "added"} for id in new if id not in old]
    found += [{"id": id, "change": "changed"} for id in new if id in old and new[id] != old[id]]
    found += [{"id": id, "change": "removed"} for id in old if id not in new]
    if not found and before["hash"] != now["hash"]:
        found = [{"id": id, "change": "moved"} for id, other in zip(new, old, strict=True) if id != other]
    return found
