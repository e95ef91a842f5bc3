"""Records by their ids, each as the row of its kind's command."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING, Any

from sinorus.base import wording
from sinorus.base.errors import UnknownId
from sinorus.base.text import fold, quote
from sinorus.query import retired, sql, vocabularies
from sinorus.query.drivers import drivers
from sinorus.query.question import LISTERS, Condition, Question, called

if TYPE_CHECKING:
    from sinorus.model.rows.shown import Shown


def find(db: sqlite3.Connection, ids: list[str]) -> list[Shown]:
    """Return the rows of `show` for some ids, in the same order; each has its kind under ``record``.

    Raises UnknownId, with the nearest ids, if there is no such record; RetiredId, which is one, if there was.
    """
    return [_find(db, id) for id in ids]


def _find(db: sqlite3.Connection, id: str) -> Any:
    """Return the row of `show` for an id, of the type of its kind; UnknownId if there is no such record."""
    record = _record(db, id)
    if not record:
        nearest = wording.near(id, called(db))
        hint = f"did you mean {' or '.join(nearest)}?" if nearest else "`sinorus find WORDS` finds ids"
        raise UnknownId(f"{quote(id)} is the id of no record; {hint}")
    return {"record": record.kind, **_row(db, record)}


def of_kind(db: sqlite3.Connection, kind: str, ids: list[str]) -> list[Any]:
    """Return the rows of records of one kind, each of the type of that kind, in the order of the ids.

    Raises UnknownId if there is no such record, or it is of another kind.
    """
    return [_of_kind(db, kind, id) for id in ids]


def _of_kind(db: sqlite3.Connection, kind: str, id: str) -> Any:
    """Return the row of a record of one kind; UnknownId if there is none."""
    record = _record(db, id)
    if record and record.kind == kind:
        return _row(db, record)
    if record:
        problem = f"is the id of {wording.a(record.kind)} and not of {wording.a(kind)}"
        raise UnknownId(f"{quote(id)} {problem}; `sinorus show {record.id}` tells about it")
    raise UnknownId(f"{quote(id)} is the id of no {kind}; {wording.hint(id, called(db, kind), LISTERS.get(kind, ''))}")


def _record(db: sqlite3.Connection, id: str) -> sql.Record | None:
    """Return the record with an id or a name; raises RetiredId for an id that is given no more."""
    if record := sql.record(db, id):
        return record
    retired.refuse(db, id)
    return _by_name(db, id)


def _by_name(db: sqlite3.Connection, name: str) -> sql.Record | None:
    """Return the record of which a text is the id in another spelling, or a name that no other record has."""
    if record := sql.record(db, fold(name).replace(" ", "-")):
        return record
    ids = {id for (id,) in db.execute("SELECT id FROM name WHERE folded = ?", [fold(name)])}
    return sql.record(db, ids.pop()) if len(ids) == 1 else None


def _row(db: sqlite3.Connection, record: sql.Record) -> Any:
    """Return a record as the command of its kind puts it out."""
    if record.kind in ("event", "claim", "series", "contrast"):
        return json.loads(record.json)
    if record.kind == "driver":
        return drivers(db, Question(conditions=(Condition("driver", (record.id,), False),)))[0]
    return vocabularies.with_counts(db, record.kind, json.loads(record.json))
