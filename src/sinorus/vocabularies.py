"""The vocabularies with counts: themes, periods, actors, sources."""

import json
import sqlite3
from collections.abc import Callable
from typing import Any

from sinorus import dates
from sinorus.drivers import EFFECTS, extent
from sinorus.query import POSSIBLE, rows
from sinorus.question import Question

Row = dict[str, Any]


def themes(db: sqlite3.Connection, question: Question) -> list[Row]:
    """Return each theme with its drivers and its number of events and claims, in the order of the data."""
    events, claims = _tally(db, "event", "theme"), _tally(db, "claim", "theme")
    drivers: dict[str, list[str]] = {}
    for id, text in db.execute("SELECT id, json FROM record WHERE kind = 'driver' ORDER BY n"):
        drivers.setdefault(json.loads(text)["theme"], []).append(id)
    found = _in_order_of_data(db, "theme", question)
    return [
        {
            **row,
            "drivers": drivers.get(row["id"], []),
            "events": events.get(row["id"], 0),
            "claims": claims.get(row["id"], 0),
        }
        for row in found
    ]


def periods(db: sqlite3.Connection, question: Question) -> list[Row]:
    """Return each period with the number of events and claims that possibly fall into it, in order of date."""
    return [
        {**row, "events": _within(db, "event", row), "claims": _within(db, "claim", row)}
        for row in map(json.loads, rows(db, "period", question))
    ]


def actors(db: sqlite3.Connection, question: Question) -> list[Row]:
    """Return each actor with its number of events and their extent in time; those with most events first."""
    found = [{**row, **_career(db, row["id"])} for row in map(json.loads, rows(db, "actor", question))]
    return sorted(found, key=lambda row: (-row["events"], row["id"]))


def sources(db: sqlite3.Connection, question: Question) -> list[Row]:
    """Return each essay with its claims by effect and the number of events that it mentions."""
    events = _tally(db, "event", "source")
    listed = []
    for row in _in_order_of_data(db, "source", question):
        effect = _effects_of(db, row["id"])
        listed.append({**row, "claims": sum(effect.values()), "events": events.get(row["id"], 0), "effect": effect})
    return listed


TABLES: dict[str, Callable[[sqlite3.Connection, Question], list[Row]]] = {
    "theme": themes,
    "period": periods,
    "actor": actors,
    "source": sources,
}


def _in_order_of_data(db: sqlite3.Connection, kind: str, question: Question) -> list[Row]:
    order = {id: n for n, id in db.execute("SELECT n, id FROM record WHERE kind = ?", [kind])}
    return sorted(map(json.loads, rows(db, kind, question)), key=lambda row: order[row["id"]])


def _tally(db: sqlite3.Connection, kind: str, field: str) -> dict[str, int]:
    return dict(
        db.execute(
            "SELECT value, count(*) FROM tag JOIN record USING (n) WHERE field = ? AND kind = ? GROUP BY value",
            [field, kind],
        )
    )


def _within(db: sqlite3.Connection, kind: str, period: Row) -> int:
    first, last = dates.window(None, None, dates.parse(period["date_edtf"])).keys()
    [(total,)] = db.execute(
        f"SELECT count(*) FROM record WHERE kind = :kind AND {POSSIBLE}", {"kind": kind, "first": first, "last": last}
    )
    return int(total)


def _career(db: sqlite3.Connection, actor: str) -> Row:
    found = db.execute(
        "SELECT lo, hi FROM record JOIN tag USING (n) WHERE kind = 'event' AND field = 'actor' AND value = ?", [actor]
    ).fetchall()
    return {"events": len(found), **extent(found)}


def _effects_of(db: sqlite3.Connection, source: str) -> dict[str, int]:
    found = dict(
        db.execute(
            "SELECT effect.value, count(*) FROM record JOIN tag AS effect ON effect.n = record.n AND effect.field = 'effect'"
            " JOIN tag AS source ON source.n = record.n AND source.field = 'source'"
            " WHERE record.kind = 'claim' AND source.value = ? GROUP BY effect.value",
            [source],
        )
    )
    return {effect: found.get(effect, 0) for effect in EFFECTS}
