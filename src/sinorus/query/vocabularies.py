"""The vocabularies with counts: themes, periods, actors, sources."""

import json
import sqlite3
from collections.abc import Callable
from typing import Any

from sinorus import dates
from sinorus.query.drivers import EFFECTS, extent
from sinorus.query.question import Question
from sinorus.query.sql import POSSIBLE, labels, rows, tagged_events

Row = dict[str, Any]


def listed(db: sqlite3.Connection, kind: str, question: Question) -> list[Row]:
    """Return the entries that match, with their counts.

    Periods come in order of date, actors with most events first, themes and essays in the order of the data.
    """
    found = [counted(db, kind, json.loads(text)) for text in rows(db, kind, question)]
    if kind == "period":
        return found
    if kind == "actor":
        return sorted(found, key=lambda row: (-row["events"], row["id"]))
    order = list(labels(db, kind))
    return sorted(found, key=lambda row: order.index(row["id"]))


def counted(db: sqlite3.Connection, kind: str, row: Row) -> Row:
    """Return an entry with its counts."""
    return {**row, **COUNTS[kind](db, row)}


def _of_theme(db: sqlite3.Connection, theme: Row) -> Row:
    drivers = db.execute(
        "SELECT id FROM tag JOIN extent ON n BETWEEN first AND last JOIN record USING (n)"
        " WHERE extent.kind = 'driver' AND field = 'theme' AND value = ? ORDER BY n",
        [theme["id"]],
    )
    return {
        "drivers": [id for (id,) in drivers],
        "events": _tagged(db, "event", "theme", theme["id"]),
        "claims": _tagged(db, "claim", "theme", theme["id"]),
    }


def _of_period(db: sqlite3.Connection, period: Row) -> Row:
    first, last = dates.window(None, None, dates.parse(period["date_edtf"])).keys()
    counting = f"SELECT count(*) FROM record WHERE kind = :kind AND {POSSIBLE}"
    values = {"first": first, "last": last}
    return {f"{kind}s": db.execute(counting, {**values, "kind": kind}).fetchone()[0] for kind in ("event", "claim")}


def _of_actor(db: sqlite3.Connection, actor: Row) -> Row:
    found = db.execute("SELECT events, lo, hi FROM facet WHERE field = 'actor' AND value = ?", [actor["id"]]).fetchall()
    return {"events": sum(events for events, *_ in found), **extent([(lo, hi) for _, lo, hi in found])}


def _of_source(db: sqlite3.Connection, source: Row) -> Row:
    found = dict(
        db.execute(
            "SELECT effect.value, count(*) FROM tag AS source JOIN record USING (n) JOIN tag AS effect USING (n)"
            " WHERE kind = 'claim' AND source.field = 'source' AND source.value = ? AND effect.field = 'effect'"
            " GROUP BY effect.value",
            [source["id"]],
        )
    )
    effect = {name: found.get(name, 0) for name in EFFECTS}
    return {
        "claims": sum(effect.values()),
        "events": _tagged(db, "event", "source", source["id"]),
        "effect": effect,
    }


COUNTS: dict[str, Callable[[sqlite3.Connection, Row], Row]] = {
    "theme": _of_theme,
    "period": _of_period,
    "actor": _of_actor,
    "source": _of_source,
}


def _tagged(db: sqlite3.Connection, kind: str, field: str, value: str) -> int:
    if kind == "event" and (known := tagged_events(db, field, value)) is not None:
        return known
    [(total,)] = db.execute(
        "SELECT count(*) FROM tag JOIN extent ON n BETWEEN first AND last WHERE field = ? AND value = ? AND kind = ?",
        [field, value, kind],
    )
    return int(total)
