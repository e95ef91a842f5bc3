"""The entries of the vocabularies (themes, periods, actors, sources), each with how many records use it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from sinorus import dates
from sinorus.base.engine import Engine, ask
from sinorus.query.drivers import effects, outer_days
from sinorus.query.question import Condition, Question
from sinorus.query.sql import count, events_with_tag, labels, rows, where

if TYPE_CHECKING:
    from sinorus.model.rows.event import Place, PlaceRow
    from sinorus.model.rows.vocabulary import Actor, ActorRow, Period, PeriodRow, Theme, ThemeRow
    from sinorus.model.rows.works import Source, SourceRow


def entries(db: sqlite3.Connection, kind: str, question: Question) -> list[Any]:
    """Return the entries of a vocabulary that match, as rows of its command.

    Periods come in order of date, actors with most events first, themes and sources in the order of the data
    files.
    """
    entries: list[Any] = [with_counts(db, kind, json.loads(text)) for text in rows(db, kind, question)]
    if kind == "period":
        return entries
    if kind == "actor":
        return sorted(entries, key=lambda row: (-row["events"], row["id"]))
    order = list(labels(db, kind))
    return sorted(entries, key=lambda row: order.index(row["id"]))


def with_counts(db: sqlite3.Connection, kind: str, entry: Any) -> Any:
    """Return the row of an entry: the entry with its counts."""
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
        "events": _count_with_tag(db, "event", "theme", theme["id"]),
        "claims": _count_with_tag(db, "claim", "theme", theme["id"]),
    }


def _period(db: sqlite3.Connection, period: Period) -> PeriodRow:
    if isinstance(db, Engine):
        within = Question(dates.window(None, None, dates.parse(period["date_edtf"])))
        return {**period, "events": count(db, "event", within)[0], "claims": count(db, "claim", within)[0]}
    counts = dict(db.execute("SELECT kind, records FROM covered WHERE period = ?", [period["id"]]))
    return {**period, "events": counts.get("event", 0), "claims": counts.get("claim", 0)}


def _actor(db: sqlite3.Connection, actor: Actor) -> ActorRow:
    counts = _events_of(db, actor["id"])
    earliest, latest = outer_days([(lo, hi) for _, lo, hi in counts])
    row: dict[str, object] = {
        **actor,
        "events": sum(events for events, *_ in counts),
        "earliest": earliest,
        "latest": latest,
    }
    # Keys that rows have had since 0.1.0 come last.
    later = {key: row.pop(key) for key in ("names", "wikidata")}
    return cast("ActorRow", {**row, **later})


def _events_of(db: sqlite3.Connection, actor: str) -> list[tuple[int, int | None, int | None]]:
    """Count the events of an actor, with the first and the last known day; no row where there are none."""
    if not isinstance(db, Engine):
        return db.execute("SELECT events, lo, hi FROM facet WHERE field = 'actor' AND value = ?", [actor]).fetchall()
    clause = where("event", Question(conditions=(Condition("actor", (actor,), False),)))
    days = f"nullif(min(lo), {dates.END}), nullif(max(hi), {dates.START})"
    return [*ask(db, f"SELECT count(*), {days} FROM record WHERE {clause.sql} HAVING count(*) > 0", clause.values)]


def _claims_of(db: sqlite3.Connection, source: str) -> dict[str, int]:
    """Count the claims of a source by effect; the index holds the numbers."""
    query = "SELECT effect, sum(claims) FROM judged WHERE field = 'source' AND value = :id GROUP BY effect"
    if isinstance(db, Engine):
        query = (
            "SELECT effect.value, count(*) FROM tag AS source JOIN record USING (n) JOIN tag AS effect USING (n)"
            " WHERE kind = 'claim' AND source.field = 'source' AND source.value = :id AND effect.field = 'effect'"
            " GROUP BY effect.value"
        )
    return dict(ask(db, query, {"id": source}))


def _source(db: sqlite3.Connection, source: Source) -> SourceRow:
    counts = _claims_of(db, source["id"])
    coding = {
        "claims": sum(counts.values()),
        "events": _count_with_tag(db, "event", "source", source["id"]),
        "effect": effects(counts),
    }
    at = list(source).index("csl") + 1
    kept = list(source.items())
    return cast("SourceRow", dict([*kept[:at], *coding.items(), *kept[at:]]))


def _place(db: sqlite3.Connection, place: Place) -> PlaceRow:
    return {**place, "events": _count_with_tag(db, "event", "place", place["id"])}


# Each function takes entries of its own kind only, so no one type of entry fits all of them.
COUNTS: dict[str, Callable[[sqlite3.Connection, Any], Any]] = {
    "theme": _theme,
    "period": _period,
    "actor": _actor,
    "place": _place,
    "source": _source,
}


def _count_with_tag(db: sqlite3.Connection, kind: str, field: str, value: str) -> int:
    """Count the records of a kind with a tag; for events and most tags the index holds the number."""
    if isinstance(db, Engine):
        return count(db, kind, Question(conditions=(Condition(field, (value,), False),)))[0]
    if kind == "event" and (events := events_with_tag(db, field, value)) is not None:
        return events
    [(total,)] = db.execute(
        "SELECT count(*) FROM tag JOIN extent ON n BETWEEN first AND last WHERE field = ? AND value = ? AND kind = ?",
        [field, value, kind],
    )
    return int(total)
