"""The drivers: which forces the claims name, with what effect, how often and since when."""

import json
import sqlite3
from typing import Any

from sinorus import dates
from sinorus.query import BY_DATE, labels, rows, where
from sinorus.question import Question, Search
from sinorus.vocabulary import WORDS

Row = dict[str, Any]
EFFECTS = WORDS["effect"]
# A driver's own theme decides, not the themes of its claims; words may stand in the driver or in one of its claims.
OF_THE_DRIVER = frozenset({"theme", "driver", "search"})


def drivers(db: sqlite3.Connection, question: Question) -> list[Row]:
    """Return each driver with the claims and events that match, in order of theme and weight.

    A driver without a matching claim is left out as soon as the question is about claims (a window, source or effect).
    """
    narrowed = question._replace(conditions=tuple(c for c in question.conditions if c.field not in OF_THE_DRIVER))
    asks_claims = bool(narrowed.conditions or question.window)
    own = Question(conditions=tuple(c for c in question.conditions if c.field in OF_THE_DRIVER))
    found = [json.loads(text) for text in rows(db, "driver", own)]
    for asked in question.search:
        told = _drivers_told_of(db, asked)
        found = [row for row in found if (row["id"] in told) != asked.negated]
    sources = sorted(labels(db, "source"))
    listed = [_driver(db, row, narrowed._replace(search=()), sources) for row in found]
    order = list(labels(db, "theme"))
    kept = [row for row in listed if row["claims"] or not asks_claims]
    return sorted(kept, key=lambda row: (order.index(row["theme"]), -len(row["claims"]), row["id"]))


def _drivers_told_of(db: sqlite3.Connection, asked: Search) -> set[str]:
    search = Question(search=(asked._replace(negated=False),))
    own, claims = where("driver", search), where("claim", search)
    return {id for (id,) in db.execute(f"SELECT id FROM record WHERE {own.sql}", own.values)} | {
        id
        for (id,) in db.execute(
            f"SELECT DISTINCT value FROM tag JOIN record USING (n) WHERE field = 'driver' AND {claims.sql}",
            claims.values,
        )
    }


def _driver(db: sqlite3.Connection, row: Row, question: Question, sources: list[str]) -> Row:
    claims = _tagged(db, "claim", row["id"], question)
    events = _tagged(db, "event", row["id"], question)
    told = {id: (effect, source) for id, effect, source in _claim_words(db, [id for id, *_ in claims])}
    spoken = [source for _, source in told.values()]
    return {
        **row,
        "effect": {effect: sum(e == effect for e, _ in told.values()) for effect in EFFECTS},
        "sources": {source: spoken.count(source) for source in sources if source in spoken},
        **extent([(lo, hi) for _, lo, hi, dated in claims + events if dated]),
        "claims": [id for id, *_ in claims],
        "events": [id for id, *_ in events],
    }


def _tagged(db: sqlite3.Connection, kind: str, driver: str, question: Question) -> list[tuple[str, int, int, int]]:
    clause = where(kind, question)
    return db.execute(
        f"SELECT record.id, lo, hi, record.n IN (SELECT n FROM span) FROM record JOIN tag USING (n)"
        f" WHERE tag.field = 'driver' AND tag.value = :driver AND {clause.sql} ORDER BY {BY_DATE}",
        {**clause.values, "driver": driver},
    ).fetchall()


def _claim_words(db: sqlite3.Connection, ids: list[str]) -> list[tuple[str, str, str]]:
    return db.execute(
        "SELECT record.id, effect.value, source.value FROM json_each(?) AS asked JOIN record ON record.id = asked.value"
        " JOIN tag AS effect ON effect.n = record.n AND effect.field = 'effect'"
        " JOIN tag AS source ON source.n = record.n AND source.field = 'source'",
        [json.dumps(ids)],
    ).fetchall()


def extent(spans: list[tuple[int, int]]) -> Row:
    """Return the earliest known and the last day of some pairs of keys; null where none is known, or one lasts."""
    lo = min((lo for lo, _ in spans if lo != dates.START), default=dates.START)
    hi = max((hi for _, hi in spans), default=dates.END)
    return {
        "earliest": None if lo == dates.START else dates.Day.from_key(lo).iso(),
        "latest": None if hi == dates.END else dates.Day.from_key(hi).iso(),
    }
