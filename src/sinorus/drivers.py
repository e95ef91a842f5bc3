"""The drivers: which forces the claims name, with what effect, how often and since when."""

import json
import sqlite3
from collections.abc import Sequence
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
    narrowed = _narrowed(question)
    listed = [_driver(db, row, narrowed) for row in _found(db, question)]
    kept = [row for row in listed if row["claims"] or not _asks_claims(narrowed)]
    return _in_order(db, kept)


def weighed(db: sqlite3.Connection, question: Question) -> list[Row]:
    """Return the same drivers, of which the ids of claims and events may be left out.

    Where all claims of a driver are asked for, they were counted when the index was built.
    """
    if _asks_claims(_narrowed(question)):
        return drivers(db, question)
    return _in_order(db, [_counted(db, row) for row in _found(db, question)])


def weight(row: Row) -> int:
    """Return how many claims name a driver."""
    return sum(row["effect"].values())


def _narrowed(question: Question) -> Question:
    """Return what a question asks of the claims and events of its drivers."""
    conditions = tuple(part for part in question.conditions if part.field not in OF_THE_DRIVER)
    return question._replace(conditions=conditions, search=())


def _asks_claims(narrowed: Question) -> bool:
    return bool(narrowed.conditions or narrowed.window)


def _found(db: sqlite3.Connection, question: Question) -> list[Row]:
    own = Question(conditions=tuple(part for part in question.conditions if part.field in OF_THE_DRIVER))
    found = [json.loads(text) for text in rows(db, "driver", own)]
    for asked in question.search:
        told = _drivers_told_of(db, asked)
        found = [row for row in found if (row["id"] in told) != asked.negated]
    return found


def _in_order(db: sqlite3.Connection, found: list[Row]) -> list[Row]:
    order = list(labels(db, "theme"))
    return sorted(found, key=lambda row: (order.index(row["theme"]), -weight(row), row["id"]))


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


def _counted(db: sqlite3.Connection, row: Row) -> Row:
    forces = db.execute(
        "SELECT kind, effect, source, records, lo, hi FROM driven WHERE driver = ?", [row["id"]]
    ).fetchall()
    told = [(effect, source, records) for kind, effect, source, records, *_ in forces if kind == "claim"]
    return {**row, **_told(told), **extent([(lo, hi) for *_, lo, hi in forces])}


def _told(told: list[tuple[str, str, int]]) -> Row:
    """Count the claims of a driver by effect and by source; ``told`` has numbers of claims of both."""
    return {
        "effect": {effect: sum(count for its, _, count in told if its == effect) for effect in EFFECTS},
        "sources": {
            name: sum(count for _, its, count in told if its == name) for name in sorted({s for _, s, _ in told})
        },
    }


def _driver(db: sqlite3.Connection, row: Row, question: Question) -> Row:
    claims = _tagged(db, "claim", row["id"], question)
    events = _tagged(db, "event", row["id"], question)
    told = _claim_words(db, [id for id, *_ in claims])
    return {
        **row,
        **_told(told),
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


def _claim_words(db: sqlite3.Connection, ids: list[str]) -> list[tuple[str, str, int]]:
    return db.execute(
        "SELECT effect.value, source.value, count(*) FROM json_each(?) AS asked JOIN record ON record.id = asked.value"
        " JOIN tag AS effect ON effect.n = record.n AND effect.field = 'effect'"
        " JOIN tag AS source ON source.n = record.n AND source.field = 'source'"
        " GROUP BY effect.value, source.value",
        [json.dumps(ids)],
    ).fetchall()


def extent(spans: Sequence[tuple[int | None, int | None]]) -> Row:
    """Return the earliest known and the last day of some pairs of keys; null where none is known, or one lasts."""
    lo = min((lo for lo, _ in spans if lo not in (None, dates.START)), default=None)
    hi = max((hi for _, hi in spans if hi is not None), default=dates.END)
    return {
        "earliest": None if lo is None else dates.Day.from_key(lo).iso(),
        "latest": None if hi == dates.END else dates.Day.from_key(hi).iso(),
    }
