"""Find records of any kind by their ids, each with the keys of its kind's command."""

import json
import sqlite3
from typing import Any

from sinorus.base import wording
from sinorus.base.errors import UnknownId
from sinorus.base.text import fold, quoted
from sinorus.query import sql as query
from sinorus.query import vocabularies
from sinorus.query.drivers import drivers
from sinorus.query.question import Condition, Question

Row = dict[str, Any]


def find(db: sqlite3.Connection, ids: list[str]) -> list[Row]:
    """Return the records in the order asked; UnknownId with near misses if one is not there."""
    return [_found(db, id) for id in ids]


def of_kind(db: sqlite3.Connection, kind: str, ids: list[str]) -> list[Row]:
    """Return records of one kind; UnknownId if one is not there or of another kind."""
    return [_of_kind(db, kind, id) for id in ids]


def _of_kind(db: sqlite3.Connection, kind: str, id: str) -> Row:
    found = query.record(db, id) or _by_name(db, id)
    if found and found.kind == kind:
        return _whole(db, found)
    if found:
        problem = f"is the id of {wording.a(found.kind)} and not of {wording.a(kind)}"
        raise UnknownId(f"{quoted(id)} {problem}; `sinorus show {found.id}` tells about it")
    known = [known for (known,) in db.execute("SELECT id FROM record WHERE kind = ? ORDER BY id", [kind])]
    raise UnknownId(f"{quoted(id)} is the id of no {kind}; {wording.hint(id, known)}")


def _found(db: sqlite3.Connection, id: str) -> Row:
    found = query.record(db, id) or _by_name(db, id)
    if not found:
        near = wording.near(id, query.ids(db))
        hint = f"did you mean {' or '.join(near)}?" if near else "`sinorus timeline --search WORDS` finds ids"
        raise UnknownId(f"{quoted(id)} is the id of no record; {hint}")
    return {"record": found.kind, **_whole(db, found)}


def _by_name(db: sqlite3.Connection, name: str) -> query.Found | None:
    """Find a record by another spelling of its id, or by a name that only it has."""
    if found := query.record(db, fold(name).replace(" ", "-")):
        return found
    ids = {id for (id,) in db.execute("SELECT id FROM name WHERE folded = ?", [fold(name)])}
    return query.record(db, ids.pop()) if len(ids) == 1 else None


def _whole(db: sqlite3.Connection, found: query.Found) -> Row:
    if found.kind in ("event", "claim", "series", "contrast"):
        return dict(json.loads(found.json))
    if found.kind == "driver":
        return drivers(db, Question(conditions=(Condition("driver", (found.id,), False),)))[0]
    return vocabularies.counted(db, found.kind, json.loads(found.json))
