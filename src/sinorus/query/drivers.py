"""The drivers: which forces the claims name, with what effect, how often and since when."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping

from sinorus import dates
from sinorus.model.rows import Driver, DriverRow, DriverWeight, Effects
from sinorus.query.question import Question, Search
from sinorus.query.sql import BY_DATE, labels, rows, tagged, where

# A driver's own theme decides, not the themes of its claims; words may stand in the driver or in one of its claims.
OF_THE_DRIVER = frozenset({"theme", "driver", "search"})
# A first and a last day as day keys; None where there is no record.
Extent = tuple[int | None, int | None]


def drivers(db: sqlite3.Connection, question: Question) -> list[DriverRow]:
    """Return each driver with the claims and events that match, in order of theme and weight.

    A driver without a matching claim is left out as soon as the question is about claims (a window, source or effect).
    """
    return [complete(db, question, driver) for driver in weights(db, question)]


def weights(db: sqlite3.Connection, question: Question) -> list[DriverWeight]:
    """Return the same drivers without the ids of their claims and events, of which there may be very many.

    Where all claims of a driver are asked for, they were counted when the index was built.
    """
    narrowed = _narrowed(question)
    if not _asks_claims(narrowed):
        return _in_order(db, [_counted_before(db, driver) for driver in _matching(db, question)])
    counts = [_count(db, driver, narrowed) for driver in _matching(db, question)]
    return _in_order(db, [driver for driver in counts if weight(driver)])


def complete(db: sqlite3.Connection, question: Question, driver: DriverWeight) -> DriverRow:
    """Add the ids of the claims and the events of a driver that match, in order of date."""
    return {**driver, "claims": ids(db, "claim", driver, question), "events": ids(db, "event", driver, question)}


def ids(db: sqlite3.Connection, kind: str, driver: Driver, question: Question) -> list[str]:
    """Return the ids of a driver's claims or events that match, in order of date."""
    selection = _select(db, kind, driver, _narrowed(question), "record.id", f"ORDER BY {BY_DATE}")
    return [id for (id,) in selection]


def weight(driver: DriverWeight) -> int:
    """Return how many claims name a driver."""
    counts = driver["effect"]
    return counts["cooperation"] + counts["friction"] + counts["mixed"] + counts["neutral"]


def effects(counts: Mapping[str, int]) -> Effects:
    """Return a number for every effect, 0 for those that are not counted."""
    return {
        "cooperation": counts.get("cooperation", 0),
        "friction": counts.get("friction", 0),
        "mixed": counts.get("mixed", 0),
        "neutral": counts.get("neutral", 0),
    }


def extent(spans: Iterable[Extent]) -> tuple[str | None, str | None]:
    """Return the earliest known and the last day of some pairs of day keys; null where none is known, or one lasts."""
    pairs = list(spans)
    lo = min((lo for lo, _ in pairs if lo not in (None, dates.START)), default=None)
    hi = max((hi for _, hi in pairs if hi is not None), default=dates.END)
    earliest = None if lo is None else dates.Day.from_key(lo).iso()
    return earliest, None if hi == dates.END else dates.Day.from_key(hi).iso()


def _narrowed(question: Question) -> Question:
    """Return what a question asks of the claims and events of its drivers."""
    conditions = tuple(part for part in question.conditions if part.field not in OF_THE_DRIVER)
    return question._replace(conditions=conditions, search=())


def _asks_claims(narrowed: Question) -> bool:
    return bool(narrowed.conditions or narrowed.window)


def _matching(db: sqlite3.Connection, question: Question) -> list[Driver]:
    """Return the drivers that match by themselves, or by the words of one of their claims."""
    own = Question(conditions=tuple(part for part in question.conditions if part.field in OF_THE_DRIVER))
    drivers: list[Driver] = [json.loads(text) for text in rows(db, "driver", own)]
    for search in question.search:
        ids = _ids_with_words(db, search)
        drivers = [driver for driver in drivers if (driver["id"] in ids) != search.negated]
    return drivers


def _in_order(db: sqlite3.Connection, drivers: list[DriverWeight]) -> list[DriverWeight]:
    themes = list(labels(db, "theme"))
    return sorted(drivers, key=lambda driver: (themes.index(driver["theme"]), -weight(driver), driver["id"]))


def _ids_with_words(db: sqlite3.Connection, search: Search) -> set[str]:
    """Return the ids of the drivers in which, or in a claim of which, the words stand."""
    question = Question(search=(search._replace(negated=False),))
    own, claims = where("driver", question), where("claim", question)
    named = f"SELECT DISTINCT value FROM tag JOIN record USING (n) WHERE field = 'driver' AND {claims.sql}"
    ids = [*db.execute(f"SELECT id FROM record WHERE {own.sql}", own.values), *db.execute(named, claims.values)]
    return {id for (id,) in ids}


def _counted_before(db: sqlite3.Connection, driver: Driver) -> DriverWeight:
    """Weigh a driver by what was counted when the index was built."""
    counts = db.execute(
        "SELECT kind, effect, source, records, lo, hi FROM driven WHERE driver = ?", [driver["id"]]
    ).fetchall()
    claims = [(effect, source, records) for kind, effect, source, records, *_ in counts if kind == "claim"]
    return _weighted(driver, claims, [(lo, hi) for *_, lo, hi in counts])


def _count(db: sqlite3.Connection, driver: Driver, narrowed: Question) -> DriverWeight:
    columns = f"{tagged('effect')}, {tagged('source')}, count(*)"
    claims = _select(db, "claim", driver, narrowed, columns, "GROUP BY 1, 2").fetchall()
    days = "min(nullif(lo, :never)), max(hi)", "AND record.n IN (SELECT n FROM span)"
    spans = [_select(db, kind, driver, narrowed, *days).fetchone() for kind in ("claim", "event")]
    return _weighted(driver, claims, spans)


def _weighted(driver: Driver, claims: list[tuple[str, str, int]], spans: Iterable[Extent]) -> DriverWeight:
    """Add to a driver its numbers; ``claims`` are an effect, a source and how many claims have both."""
    by_effect: Counter[str] = Counter()
    by_source: Counter[str] = Counter()
    for effect, source, records in claims:
        by_effect[effect] += records
        by_source[source] += records
    earliest, latest = extent(spans)
    return {
        **driver,
        "effect": effects(by_effect),
        "sources": dict(sorted(by_source.items())),
        "earliest": earliest,
        "latest": latest,
    }


def _select(
    db: sqlite3.Connection, kind: str, driver: Driver, narrowed: Question, columns: str, end: str
) -> sqlite3.Cursor:
    """Select something of the records of a driver that match."""
    clause = where(kind, narrowed)
    return db.execute(
        f"SELECT {columns} FROM record JOIN tag USING (n)"
        f" WHERE tag.field = 'driver' AND tag.value = :driver AND {clause.sql} {end}",
        {**clause.values, "driver": driver["id"], "never": dates.START},
    )
