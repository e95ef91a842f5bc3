"""The drivers, each with its weight: how many claims name it, with which effect, in which essays, and since when."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from sinorus import dates
from sinorus.query.question import Question, Search
from sinorus.query.sql import BY_DATE, labels, rows, tag_value, where

if TYPE_CHECKING:
    from sinorus.model.rows import Driver, DriverRow, DriverWeight, Effects

# The filters that choose among the drivers; all others choose among the claims and events that are counted under them.
# So a theme is that of the driver and not that of its claims.
DRIVER_FILTERS = frozenset({"theme", "driver", "search"})
# The day keys of a first and a last day; None where there is no record.
DayKeys = tuple[int | None, int | None]


def drivers(db: sqlite3.Connection, question: Question) -> list[DriverRow]:
    """Return the drivers that match, each with its claims and events that match, in order of theme and weight.

    If the question has a window or a filter on claims, such as a source, drivers without a matching claim are left out.
    """
    return [complete(db, question, driver) for driver in weights(db, question)]


def weights(db: sqlite3.Connection, question: Question) -> list[DriverWeight]:
    """Return the same as ``drivers``, but without the ids of claims and events, of which there may be very many."""
    of_records = _of_records(question)
    if of_records.conditions or of_records.window:
        counts = [_count_weight(db, driver, of_records) for driver in _drivers(db, question)]
        return _in_order(db, [driver for driver in counts if weight(driver)])
    return _in_order(db, [_stored_weight(db, driver) for driver in _drivers(db, question)])


def complete(db: sqlite3.Connection, question: Question, driver: DriverWeight) -> DriverRow:
    """Add to a driver the ids of its claims and events that match, in order of date."""
    return {**driver, "claims": ids(db, "claim", driver, question), "events": ids(db, "event", driver, question)}


def ids(db: sqlite3.Connection, kind: str, driver: Driver, question: Question) -> list[str]:
    """Return the ids of a driver's claims or events that match, in order of date."""
    selection = _select_records(db, kind, driver, _of_records(question), "record.id", f"ORDER BY {BY_DATE}")
    return [id for (id,) in selection]


def weight(driver: DriverWeight) -> int:
    """Return how many of the claims that were counted name a driver."""
    counts = driver["effect"]
    return counts["cooperation"] + counts["friction"] + counts["mixed"] + counts["neutral"]


def effects(counts: Mapping[str, int]) -> Effects:
    """Return the counts with all four effects, 0 for an effect that is missing."""
    return {
        "cooperation": counts.get("cooperation", 0),
        "friction": counts.get("friction", 0),
        "mixed": counts.get("mixed", 0),
        "neutral": counts.get("neutral", 0),
    }


def outer_days(spans: Iterable[DayKeys]) -> tuple[str | None, str | None]:
    """Return the earliest first day and the latest last day of some pairs of day keys, as ISO days.

    The first is None if no first day is known, the second if a pair has no end or if there are no pairs.
    """
    pairs = list(spans)
    lo = min((lo for lo, _ in pairs if lo not in (None, dates.START)), default=None)
    hi = max((hi for _, hi in pairs if hi is not None), default=dates.END)
    earliest = None if lo is None else dates.Day.from_key(lo).iso()
    return earliest, None if hi == dates.END else dates.Day.from_key(hi).iso()


def _of_records(question: Question) -> Question:
    """Return the part of a question that chooses among the claims and events of the drivers."""
    conditions = tuple(part for part in question.conditions if part.field not in DRIVER_FILTERS)
    return question._replace(conditions=conditions, search=())


def _drivers(db: sqlite3.Connection, question: Question) -> list[Driver]:
    """Return the drivers that match; a search matches a driver if its own text or one of its claims has the words."""
    own = Question(conditions=tuple(part for part in question.conditions if part.field in DRIVER_FILTERS))
    drivers: list[Driver] = [json.loads(text) for text in rows(db, "driver", own)]
    for search in question.search:
        ids = _ids_with_words(db, search)
        drivers = [driver for driver in drivers if (driver["id"] in ids) != search.negated]
    return drivers


def _in_order(db: sqlite3.Connection, drivers: list[DriverWeight]) -> list[DriverWeight]:
    """Sort drivers by theme, and within a theme by weight, the heaviest first."""
    themes = list(labels(db, "theme"))
    return sorted(drivers, key=lambda driver: (themes.index(driver["theme"]), -weight(driver), driver["id"]))


def _ids_with_words(db: sqlite3.Connection, search: Search) -> set[str]:
    """Return the ids of the drivers of which the text, or that of a claim, has the words of a search."""
    question = Question(search=(search._replace(negated=False),))
    own, claims = where("driver", question), where("claim", question)
    in_claims = f"SELECT DISTINCT value FROM tag JOIN record USING (n) WHERE field = 'driver' AND {claims.sql}"
    ids = [*db.execute(f"SELECT id FROM record WHERE {own.sql}", own.values), *db.execute(in_claims, claims.values)]
    return {id for (id,) in ids}


def _stored_weight(db: sqlite3.Connection, driver: Driver) -> DriverWeight:
    """Weigh a driver by all its claims and events, which were counted when the index was built."""
    counts = db.execute(
        "SELECT kind, effect, source, records, lo, hi FROM driven WHERE driver = ?", [driver["id"]]
    ).fetchall()
    claims = [(effect, source, records) for kind, effect, source, records, *_ in counts if kind == "claim"]
    return _weigh(driver, claims, [(lo, hi) for *_, lo, hi in counts])


def _count_weight(db: sqlite3.Connection, driver: Driver, of_records: Question) -> DriverWeight:
    """Weigh a driver by its claims and events that match."""
    columns = f"{tag_value('effect')}, {tag_value('source')}, count(*)"
    claims = _select_records(db, "claim", driver, of_records, columns, "GROUP BY 1, 2").fetchall()
    days = "min(nullif(lo, :never)), max(hi)", "AND record.n IN (SELECT n FROM span)"
    spans = [_select_records(db, kind, driver, of_records, *days).fetchone() for kind in ("claim", "event")]
    return _weigh(driver, claims, spans)


def _weigh(driver: Driver, claims: list[tuple[str, str, int]], spans: Iterable[DayKeys]) -> DriverWeight:
    """Add to a driver its numbers.

    Each of ``claims`` is an effect, a source and how many claims have both; ``spans`` are pairs of day keys.
    """
    by_effect: Counter[str] = Counter()
    by_source: Counter[str] = Counter()
    for effect, source, records in claims:
        by_effect[effect] += records
        by_source[source] += records
    earliest, latest = outer_days(spans)
    return {
        **driver,
        "effect": effects(by_effect),
        "sources": dict(sorted(by_source.items())),
        "earliest": earliest,
        "latest": latest,
    }


def _select_records(
    db: sqlite3.Connection, kind: str, driver: Driver, of_records: Question, columns: str, end: str
) -> sqlite3.Cursor:
    """Select columns of the claims or events of a driver that match; ``end`` is SQL that follows the condition."""
    clause = where(kind, of_records)
    return db.execute(
        f"SELECT {columns} FROM record JOIN tag USING (n)"
        f" WHERE tag.field = 'driver' AND tag.value = :driver AND {clause.sql} {end}",
        {**clause.values, "driver": driver["id"], "never": dates.START},
    )
