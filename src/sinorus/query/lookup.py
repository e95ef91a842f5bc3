"""Records by their ids, each as the row of its kind's command."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sinorus.base import wording
from sinorus.base.errors import UnknownId
from sinorus.base.text import fold, quote
from sinorus.query import related, retired, sql, vocabularies
from sinorus.query.drivers import complete, weights
from sinorus.query.question import LISTERS, Condition, Question, called

if TYPE_CHECKING:
    from sinorus.model.rows.shown import Shown

# The kinds of records that are named after others: after their source, or what happened there.
NAMED_AFTER = ("claim", "contrast", "place")


def find(db: sqlite3.Connection, ids: list[str], whole: bool = False) -> list[Shown]:
    """Return the rows of `show` for some ids, in the same order; each has its kind under ``record``.

    A ``whole`` row has the ids of the events and claims of what it tells of. Raises UnknownId, with the nearest ids, if
    there is no such record; RetiredId, which is one, if there was.
    """
    return [_find(db, id, whole) for id in ids]


def _find(db: sqlite3.Connection, id: str, whole: bool) -> Any:
    """Return the row of `show` for an id, of the type of its kind; UnknownId if there is no such record."""
    record = _record(db, id)
    if not record:
        match = clear_match(db, id)
        nearest = [match] if match else wording.near(id, called(db))
        hint = f"did you mean {' or '.join(nearest)}?" if nearest else "`sinorus find WORDS` finds ids"
        raise UnknownId(f"{quote(id)} is the id of no record; {hint}")
    row = {"record": record.kind, **_row(db, record, whole)}
    if whole and record.kind in related.KINDS:
        row["event_ids"] = related.ids(db, "event", record.kind, row)
        row["claim_ids"] = related.ids(db, "claim", record.kind, row)
    return row


def of_kinds(db: sqlite3.Connection, kinds: Sequence[str], name: str) -> sql.Record | None:
    """Return the record of one of some kinds with an id or a name; None if there is none. Raises RetiredId."""
    record = _record(db, name)
    return record if record and record.kind in kinds else None


def clear_match(db: sqlite3.Connection, text: str) -> str:
    """Return the id of the one record that a text which is no id clearly means: it has each of its words in its id.

    A source is left out where what it speaks of has them too, and a claim, a contrast or a place where a source has
    them, for these are named after what they speak of and what happened there. Empty where no record is meant, or
    several are. Raises RetiredId for an id that is given no more.
    """
    if _record(db, text):
        return ""
    kinds = sql.kinds(db)
    ids = _containing(text, list(kinds))
    first = min((_rank(kinds[id]) for id in ids), default=0)
    ids = [id for id in ids if _rank(kinds[id]) == first]
    return ids[0] if len(ids) == 1 else ""


def _rank(kind: str) -> int:
    """Return how soon a record of a kind is meant by words in its id."""
    return 2 if kind in NAMED_AFTER else int(kind == "source")


def _containing(text: str, ids: Sequence[str]) -> list[str]:
    """Return the ids that contain each word of a text; blanks or hyphens part words, and single letters are none."""
    words = [word for word in fold(text).replace(" ", "-").split("-") if len(word) > 1]
    return [id for id in ids if all(word in id for word in words)] if words else []


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
        remedy = _its_events(db, record) if kind == "event" else ""
        raise UnknownId(f"{quote(id)} {problem}; {remedy or f'`sinorus show {record.id}` tells about it'}")
    raise UnknownId(f"{quote(id)} is the id of no {kind}; {wording.hint(id, called(db, kind), LISTERS.get(kind, ''))}")


def _its_events(db: sqlite3.Connection, record: sql.Record) -> str:
    """Name the events of what is no event, those with most causes and effects first, with the commands that trace them.

    Empty where there are none.
    """
    ids = _ids_of_events(db, record)
    first = related.most_linked(db, ids, 4)
    if not first:
        return ""
    one = "its event" if len(ids) == 1 else f"one of its {len(ids)} events"
    others = f" (others are {wording.join(first[1:])})" if first[1:] else ""
    return f"`sinorus trace {first[0]}` traces {one}{others}, `sinorus show {record.id}` tells about it"


def _ids_of_events(db: sqlite3.Connection, record: sql.Record) -> list[str]:
    row = json.loads(record.json)
    if record.kind in (*related.KINDS, "driver"):
        return related.ids(db, "event", record.kind, row)
    return list(row["events"]) if record.kind == "claim" else []


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


def _row(db: sqlite3.Connection, record: sql.Record, whole: bool = True) -> Any:
    """Return a record as the command of its kind puts it out; a driver only if ``whole`` with its claims and events."""
    if record.kind in ("event", "claim", "series", "contrast"):
        return json.loads(record.json)
    if record.kind == "driver":
        question = Question(conditions=(Condition("driver", (record.id,), False),))
        [driver] = weights(db, question)
        return complete(db, question, driver) if whole else driver
    return vocabularies.with_counts(db, record.kind, json.loads(record.json))
