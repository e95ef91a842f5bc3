"""The events and claims of an actor, a theme, a period, a place, a source or a driver: all that `show` tells of them.

Of a driver there are those that name it, and apart from them those that deny it.
"""

import json
import sqlite3
from typing import Any, Literal

from sinorus import dates
from sinorus.base.engine import ask
from sinorus.query import sql
from sinorus.query.question import Condition, Question

# The kinds of record whose events and claims stand behind all other keys; a driver has them among its keys.
KINDS = ("theme", "period", "actor", "place", "source")
Related = Literal["event", "claim", "denial"]

# The claims that speak of an event at a place.
_AT_PLACE = (
    "FROM stored AS record WHERE kind = 'claim' AND n IN (SELECT n FROM tag WHERE field = 'event' AND value IN"
    " (SELECT id FROM stored JOIN tag USING (n) WHERE kind = 'event' AND field = 'place' AND value = :id))"
)


def count(db: sqlite3.Connection, of: Related, kind: str, row: Any) -> int:
    """Count the events or claims of a record, which is a row of its kind, and mostly has their number."""
    if isinstance(known := row.get(f"{of}s"), int):
        return known
    if (of, kind) == ("claim", "place"):
        [(total,)] = ask(db, f"SELECT count(*) {_AT_PLACE}", {"id": row["id"]})
        return int(total)
    return sql.count(db, _kind(of), _question(of, kind, row))[0]


def ids(db: sqlite3.Connection, of: Related, kind: str, row: Any, limit: int = -1) -> list[str]:
    """List the ids of the events or claims of a record in order of date, at most ``limit`` (-1: all)."""
    if (of, kind) == ("claim", "place"):
        query = f"SELECT id {_AT_PLACE} ORDER BY {sql.BY_DATE} LIMIT :limit"
        return [id for (id,) in ask(db, query, {"id": row["id"], "limit": limit})]
    return list(sql.rows(db, _kind(of), _question(of, kind, row), limit, column="id"))


def most_linked(db: sqlite3.Connection, events: list[str], limit: int) -> list[str]:
    """Return those of some events that have most causes and effects."""
    order = "(SELECT count(*) FROM cause WHERE effect = value) + (SELECT count(*) FROM cause WHERE cause = value) DESC"
    query = f"SELECT value FROM json_each(?) ORDER BY {order}, key LIMIT ?"
    return [id for (id,) in db.execute(query, [json.dumps(events), limit])]


def _kind(of: Related) -> str:
    """Return the kind of the records."""
    return "event" if of == "event" else "claim"


def _question(of: Related, kind: str, row: Any) -> Question:
    """Return the question that finds the events and claims of a record."""
    if kind == "period":
        return Question(window=dates.window(None, None, dates.parse(row["date_edtf"])))
    denied = [Condition("denied", (row["id"],), of == "claim")] if kind == "driver" and of != "event" else []
    return Question(conditions=(Condition(kind, (row["id"],), False), *denied))
