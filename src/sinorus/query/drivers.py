"""The drivers: which forces the claims name, with what effect, how often and since when."""

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from sinorus import dates
from sinorus.model.vocabulary import WORDS
from sinorus.query.question import Question, Search
from sinorus.query.sql import BY_DATE, labels, rows, tagged, where

Row = dict[str, Any]
EFFECTS = WORDS["effect"]
# A driver's own theme decides, not the themes of its claims; words may stand in the driver or in one of its claims.
OF_THE_DRIVER = frozenset({"theme", "driver", "search"})


def drivers(db: sqlite3.Connection, question: Question) -> list[Row]:
    """Return each driver with the claims and events that match, in order of theme and weight.

    A driver without a matching claim is left out as soon as the question is about claims (a window, source or effect).
    """
    return [filled(db, question, row) for row in weighed(db, question)]


def weighed(db: sqlite3.Connection, question: Question) -> list[Row]:
    """Return the same drivers without the ids of their claims and events, of which there may be very many.

    Where all claims of a driver are asked for, they were counted when the index was built.
    """
    narrowed = _narrowed(question)
    if not _asks_claims(narrowed):
        return _in_order(db, [_counted(db, row) for row in _found(db, question)])
    counted = [_count(db, row, narrowed) for row in _found(db, question)]
    return _in_order(db, [row for row in counted if weight(row)])


def filled(db: sqlite3.Connection, question: Question, row: Row) -> Row:
    """Add the ids of the claims and the events of a driver that match, in order of date."""
    return {**row, "claims": ids(db, "claim", row, question), "events": ids(db, "event", row, question)}


def ids(db: sqlite3.Connection, kind: str, row: Row, question: Question) -> list[str]:
    """Return the ids of a driver's claims or events that match, in order of date."""
    chosen = _chosen(db, kind, row, _narrowed(question), "record.id", f"ORDER BY {BY_DATE}")
    return [id for (id,) in chosen]


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


def _count(db: sqlite3.Connection, row: Row, narrowed: Question) -> Row:
    told = _chosen(db, "claim", row, narrowed, f"{tagged('effect')}, {tagged('source')}, count(*)", "GROUP BY 1, 2")
    days = "min(nullif(lo, :never)), max(hi)", "AND record.n IN (SELECT n FROM span)"
    spans = [_chosen(db, kind, row, narrowed, *days).fetchone() for kind in ("claim", "event")]
    return {**row, **_told(told.fetchall()), **extent(spans)}


def _chosen(db: sqlite3.Connection, kind: str, row: Row, narrowed: Question, columns: str, end: str) -> sqlite3.Cursor:
    """Select something of the records of a driver that match."""
    clause = where(kind, narrowed)
    return db.execute(
        f"SELECT {columns} FROM record JOIN tag USING (n)"
        f" WHERE tag.field = 'driver' AND tag.value = :driver AND {clause.sql} {end}",
        {**clause.values, "driver": row["id"], "never": dates.START},
    )


def extent(spans: Sequence[tuple[int | None, int | None]]) -> Row:
    """Return the earliest known and the last day of some pairs of keys; null where none is known, or one lasts."""
    lo = min((lo for lo, _ in spans if lo not in (None, dates.START)), default=None)
    hi = max((hi for _, hi in spans if hi is not None), default=dates.END)
    return {
        "earliest": None if lo is None else dates.Day.from_key(lo).iso(),
        "latest": None if hi == dates.END else dates.Day.from_key(hi).iso(),
    }
