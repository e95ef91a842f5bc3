"""The vocabularies with counts: themes, periods, actors, sources."""

import json
import sqlite3
from collections.abc import Callable
from typing import Any

from sinorus import dates
from sinorus.model.rows import (
    Actor,
    ActorRow,
    Period,
    PeriodRow,
    Source,
    SourceRow,
    Theme,
    ThemeRow,
)
from sinorus.query.drivers import effects, extent
from sinorus.query.question import Question
from sinorus.query.sql import POSSIBLE, labels, rows, tagged_events

Entry = Theme | Period | Actor | Source
EntryRow = ThemeRow | PeriodRow | ActorRow | SourceRow


def entries(db: sqlite3.Connection, kind: str, question: Question) -> list[Any]:
    """Return the entries that match, with their counts.

    Periods come in order of date, actors with most events first, themes and essays in the order of the data.
    """
    entries: list[Any] = [with_counts(db, kind, json.loads(text)) for text in rows(db, kind, question)]
    if kind == "period":
        return entries
    if kind == "actor":
        return sorted(entries, key=lambda row: (-row["events"], row["id"]))
    order = list(labels(db, kind))
    return sorted(entries, key=lambda row: order.index(row["id"]))


def with_counts(db: sqlite3.Connection, kind: str, entry: Any) -> Any:
    """Return an entry of a kind with its counts."""
    return COUNTS[kind](db, entry)


def _theme(db: sqlite3.Connection, theme: Theme) -> ThemeRow:
    drivers = db.execute(
        "SELECT id FROM tag JOIN extent ON n BETWEEN first AND last JOIN record USING (n)"
        " WHERE extent.kind = 'driver' AND field = 'theme' AND value = ? ORDER BY n",
        [theme["id"]],
    )
    return {
        **theme,
        "drivers": [id for (id,) in drivers],
        "events": _tagged(db, "event", "theme", theme["id"]),
        "claims": _tagged(db, "claim", "theme", theme["id"]),
    }


def _period(db: sqlite3.Connection, period: Period) -> PeriodRow:
    first, last = dates.window(None, None, dates.parse(period["date_edtf"])).keys()
    counting = f"SELECT count(*) FROM record WHERE kind = :kind AND {POSSIBLE}"
    events, claims = (
        db.execute(counting, {"first": first, "last": last, "kind": kind}).fetchone()[0] for kind in ("event", "claim")
    )
    return {**period, "events": events, "claims": claims}


def _actor(db: sqlite3.Connection, actor: Actor) -> ActorRow:
    counts = db.execute(
        "SELECT events, lo, hi FROM facet WHERE field = 'actor' AND value = ?", [actor["id"]]
    ).fetchall()
    earliest, latest = extent([(lo, hi) for _, lo, hi in counts])
    return {**actor, "events": sum(events for events, *_ in counts), "earliest": earliest, "latest": latest}


def _source(db: sqlite3.Connection, source: Source) -> SourceRow:
    counts = dict(
        db.execute(
            "SELECT effect.value, count(*) FROM tag AS source JOIN record USING (n) JOIN tag AS effect USING (n)"
            " WHERE kind = 'claim' AND source.field = 'source' AND source.value = ? AND effect.field = 'effect'"
            " GROUP BY effect.value",
            [source["id"]],
        )
    )
    return {
        **source,
        "claims": sum(counts.values()),
        "events": _tagged(db, "event", "source", source["id"]),
        "effect": effects(counts),
    }


# By kind, so each takes an entry of its own type.
COUNTS: dict[str, Callable[[sqlite3.Connection, Any], EntryRow]] = {
    "theme": _theme,
    "period": _period,
    "actor": _actor,
    "source": _source,
}


def _tagged(db: sqlite3.Connection, kind: str, field: str, value: str) -> int:
    if kind == "event" and (events := tagged_events(db, field, value)) is not None:
        return events
    [(total,)] = db.execute(
        "SELECT count(*) FROM tag JOIN extent ON n BETWEEN first AND last WHERE field = ? AND value = ? AND kind = ?",
        [field, value, kind],
    )
    return int(total)
