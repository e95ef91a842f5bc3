"""A reference for an answer, and the answer asked again."""

import json
import shlex
import sqlite3
from typing import Any, NamedTuple

from sinorus import __version__
from sinorus.base import checksum
from sinorus.base.errors import BadUsage
from sinorus.base.text import quoted
from sinorus.query import canonical, citation, sql

Row = dict[str, Any]


class Asked(NamedTuple):
    """An answer as it was taken: its canonical question, and its rows."""

    query: str
    rows: list[Row]


def words_of(line: str, data: list[str]) -> list[str]:
    """Split a question into the words of a command line that asks the data folders; the program may stand before it."""
    try:
        words = shlex.split(line)
    except ValueError as error:
        raise BadUsage(f"--query {quoted(line)} has a quotation mark that is not closed; close it") from error
    words = words[1:] if words[:1] == ["sinorus"] else words
    canonical.citable(words[0] if words else "")
    if {"-h", "--help"} & set(words):
        raise BadUsage(f"--query {quoted(line)} asks for help, which is no answer; leave --help out")
    if any(word == "--data" or word.startswith("--data=") for word in words):
        raise BadUsage("--data stands beside --query and not in it: the citation names the data, not their folder")
    return [words[0], *(word for folder in data for word in ("--data", folder)), *words[1:]]


def reference(db: sqlite3.Connection, asked: Asked) -> Row:
    """Return the reference of an answer, with the ids and hashes of its records last."""
    datasets = json.loads(sql.meta(db, "datasets"))
    known = {
        "query": asked.query,
        "rows": len(asked.rows),
        "hash": checksum.digest(asked.rows),
        "sinorus": __version__,
        "datasets": [{key: dataset[key] for key in ("title", "version", "as_of", "licence")} for dataset in datasets],
    }
    return {**known, **citation.answer(known, datasets), "records": _records(asked.rows)}


def _records(rows: list[Row]) -> list[Row]:
    """Return the name and hash of every record of an answer; a name that comes again is numbered."""
    seen: dict[str, int] = {}
    found = []
    for row in rows:
        name = _name(row)
        seen[name] = seen.get(name, 0) + 1
        found.append({"id": name if seen[name] == 1 else f"{name} ({seen[name]})", "hash": checksum.digest(row)})
    return found


def _name(row: Row) -> str:
    """Name a row by its id, else by what tells it from the others of its answer."""
    keys = next((keys for keys in _NAMES if keys[0] in row), ())
    return " ".join(str(row[key]) for key in keys if row[key] is not None) or "unknown"


_NAMES = (("id",), ("key",), ("series", "date_edtf"), ("relation", "driver", "event", "contrast"), ("driver", "event"))


def changes(before: Row, now: Row) -> list[Row]:
    """Return what has become of the records of an answer: added, changed, removed, or only moved; nothing if identical."""
    old, new = ({record["id"]: record["hash"] for record in answer["records"]} for answer in (before, now))
    found = [{"id": id, "change": "added"} for id in new if id not in old]
    found += [{"id": id, "change": "changed"} for id in new if id in old and new[id] != old[id]]
    found += [{"id": id, "change": "removed"} for id in old if id not in new]
    return found or [{"id": id, "change": "moved"} for id, other in zip(new, old, strict=True) if id != other]


def of_the_same_data(before: Row, now: Row, shown: str) -> None:
    """Refuse to compare answers from different data sets."""
    titles = [" and ".join(dataset["title"] for dataset in answer["datasets"]) for answer in (before, now)]
    if titles[0] != titles[1]:
        named = titles[0] or "data without dataset.json"
        raise BadUsage(f"{quoted(shown)} was taken from other data, {named}; name their folder with --data")
