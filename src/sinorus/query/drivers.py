"""The drivers, each with its weight: how many sources and claims name it, with which effect, and since when.

A claim that denies a driver is no witness for it, and is counted apart.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from sinorus import dates
from sinorus.base.engine import Engine, ask
from sinorus.query.order import Order
from sinorus.query.question import Condition, Question
from sinorus.query.sql import BY_DATE, labels, rows, tag_value, where
from sinorus.query.voices import Said, Sources, chosen, voices

if TYPE_CHECKING:
    from sinorus.model.rows.vocabulary import Driver, DriverRow, DriverWeight, Effects
    from sinorus.query.search import Search

# The filters that choose among the drivers; all others choose among the claims and events that are counted under them.
# So a theme is that of the driver and not that of its claims.
DRIVER_FILTERS = frozenset({"theme", "driver", "search"})
# The keys of a driver that come behind the ids of its claims and events.
_LATER = ("of_sources", "named_by", "denied_by", "binds_by", "divides_by", "official")
# The day keys of a first and a last day; None where there is no record.
DayKeys = tuple[int | None, int | None]


def drivers(db: sqlite3.Connection, question: Question) -> list[DriverRow]:
    """Return the drivers that match, each with its claims and events that match, in order of theme and weight.

    If the question has a window or a filter on claims, such as a source, drivers without a matching claim are left out.
    """
    return [complete(db, question, driver) for driver in weights(db, question)]


def weights(db: sqlite3.Connection, question: Question, sort: Order | None = None) -> list[DriverWeight]:
    """Return the same as ``drivers``, but without the ids of claims and events, of which there may be very many."""
    rows = [*_weighed(db, question)]
    return sorted(rows, key=_SORT_KEYS[sort.key], reverse=sort.is_reverse) if sort else _in_order(db, rows)


class Namings(NamedTuple):
    """The claims that name a driver and those that deny it, by effect and source, and the question that chose them."""

    driver: Driver
    named: Said
    denied: Said
    of_records: Question


def namings(db: sqlite3.Connection, question: Question) -> Iterator[Namings]:
    """Yield the drivers that match with their claims, without those of which the filters leave no claim."""
    for driver in _drivers(db, question):
        of_records = _of_records(question, driver["id"])
        count = _stored_namings if _is_stored(db, of_records) else _count_namings
        namings = Namings(driver, *count(db, driver, of_records), of_records)
        if of_records.is_open() or namings.named or namings.denied:
            yield namings


def in_order(db: sqlite3.Connection, question: Question) -> list[Namings]:
    """Return the drivers that match with their claims, in the order of ``weights``."""
    sources = chosen(db, question)
    found = {one.driver["id"]: one for one in namings(db, question)}
    return [found[row["id"]] for row in _in_order(db, [_weigh(one, sources, ()) for one in found.values()])]


def _is_stored(db: sqlite3.Connection, of_records: Question) -> bool:
    """Say whether all records of a driver are asked for, which were counted when the index was built."""
    return of_records.is_open() and not isinstance(db, Engine)


def _weighed(db: sqlite3.Connection, question: Question) -> Iterator[DriverWeight]:
    """Yield the drivers that match with their weights."""
    sources = chosen(db, question)
    for one in namings(db, question):
        yield _weigh(one, sources, _spans(db, one))


def complete(db: sqlite3.Connection, question: Question, driver: DriverWeight) -> DriverRow:
    """Add to a driver the ids of its claims and events that match, in order of date."""
    denials = ids(db, "claim", driver, _with(question, _denials(driver)))
    row = {
        **{key: value for key, value in driver.items() if key not in _LATER},
        "claims": [id for id in ids(db, "claim", driver, question) if id not in denials],
        "events": ids(db, "event", driver, question),
        "denials": denials,
    }
    return cast("DriverRow", {**row, **{key: value for key, value in driver.items() if key in _LATER}})


def silent(db: sqlite3.Connection, question: Question, rows: Iterable[DriverWeight]) -> list[str]:
    """Return the ids of the drivers that match but for the filters on claims, and that no claim names."""
    named = {row["id"] for row in rows if row["named_by"]}
    return [driver["id"] for driver in _drivers(db, question) if driver["id"] not in named]


def ids(db: sqlite3.Connection, kind: str, driver: Driver, question: Question) -> list[str]:
    """Return the ids of the claims, denials among them, or of the events of a driver that match, in order of date."""
    of_records = _of_records(question, driver["id"])
    return [id for (id,) in _select_records(db, kind, driver, of_records, "record.id", f"ORDER BY {BY_DATE}")]


def _denials(driver: Driver, negated: bool = False) -> Condition:
    """Ask for the claims that deny a driver, or for those that do not."""
    return Condition("denied", (driver["id"],), negated)


def _with(question: Question, condition: Condition) -> Question:
    return question._replace(conditions=(*question.conditions, condition))


def weight(driver: DriverWeight) -> int:
    """Return how many of the claims that were counted name a driver and do not deny it."""
    counts = driver["effect"]
    return sum((counts["cooperation"], counts["friction"], counts["mixed"], counts["neutral"], counts["not-coded"]))


def effects(counts: Mapping[str, int]) -> Effects:
    """Return the counts with all four effects, 0 for an effect that is missing, and of what is not coded."""
    return {
        "cooperation": counts.get("cooperation", 0),
        "friction": counts.get("friction", 0),
        "mixed": counts.get("mixed", 0),
        "neutral": counts.get("neutral", 0),
        "not-coded": counts.get("not-coded", 0),
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


def _of_records(question: Question, driver: str) -> Question:
    """Return the part of a question that chooses among the claims and events of a driver; a sign is a part of it."""
    conditions = [part for part in question.conditions if part.field not in DRIVER_FILTERS]
    for part in question.conditions:
        conditions += _sign(part, driver) if part.field == "driver" else ()
    return question._replace(conditions=tuple(conditions), search=())


def _sign(condition: Condition, driver: str) -> Iterator[Condition]:
    """Yield the filter by effect that a retired id with a sign puts on the records of the driver it stands for."""
    signs = [signed.effects for signed in condition.signed if driver in signed.values]
    if signs and driver not in condition.values:
        yield Condition("effect", tuple(dict.fromkeys(chain.from_iterable(signs))), condition.negated)


def _drivers(db: sqlite3.Connection, question: Question) -> list[Driver]:
    """Return the drivers that match; a search matches a driver if its own text or one of its claims has the words."""
    own = Question(
        conditions=tuple(_without_sign(part) for part in question.conditions if part.field in DRIVER_FILTERS)
    )
    drivers: list[Driver] = [json.loads(text) for text in rows(db, "driver", own)]
    for search in question.search:
        ids = _ids_with_words(db, search)
        drivers = [driver for driver in drivers if (driver["id"] in ids) != search.negated]
    return drivers


def _without_sign(condition: Condition) -> Condition:
    """Return a filter for drivers, which have no sign: denied with one, the rest of the driver's claims are left."""
    values = condition.values if condition.negated else condition.every_value()
    return condition._replace(values=values, signed=())


def _in_order(db: sqlite3.Connection, drivers: list[DriverWeight]) -> list[DriverWeight]:
    """Sort drivers by theme, and within a theme by the sources and then the claims that name them, most first."""
    themes = list(labels(db, "theme"))
    return sorted(drivers, key=lambda row: (themes.index(row["theme"]), -row["named_by"], -weight(row), row["id"]))


# A driver of no known time comes last; the links of a driver are the claims that name it.
_SORT_KEYS: dict[str, Callable[[DriverWeight], tuple[Any, ...]]] = {
    "date": lambda row: (row["earliest"] is None, dates.Day.from_iso(row["earliest"] or "0000-01-01"), row["id"]),
    "title": lambda row: (row["label"].lower(), row["id"]),
    "links": lambda row: (-weight(row), row["id"]),
}


def _ids_with_words(db: sqlite3.Connection, search: Search) -> set[str]:
    """Return the ids of the drivers of which the text, or that of a claim, has the words of a search."""
    question = Question(search=(search._replace(negated=False),))
    own, claims = where("driver", question), where("claim", question)
    in_claims = f"SELECT DISTINCT value FROM tag JOIN record USING (n) WHERE field = 'driver' AND {claims.sql}"
    ids = [*db.execute(f"SELECT id FROM record WHERE {own.sql}", own.values), *db.execute(in_claims, claims.values)]
    return {id for (id,) in ids}


def _stored_namings(db: sqlite3.Connection, driver: Driver, of_records: Question) -> tuple[Said, Said]:
    """Return all claims that name a driver, and all that deny it, which were counted when the index was built."""
    counts = db.execute("SELECT kind, effect, source, records FROM driven WHERE driver = ?", [driver["id"]]).fetchall()
    claims, denials = (
        _by_effect_and_source(row[1:] for row in counts if row[0] == kind) for kind in ("claim", "denial")
    )
    return claims - denials, denials


def _count_namings(db: sqlite3.Connection, driver: Driver, of_records: Question) -> tuple[Said, Said]:
    """Count the claims that match and name a driver, and those that deny it."""
    columns = f"{tag_value('effect')}, {tag_value('source')}, count(*)"
    named, denied = (
        _select_records(db, "claim", driver, _with(of_records, _denials(driver, negated)), columns, "GROUP BY 1, 2")
        for negated in (True, False)
    )
    return _by_effect_and_source(named), _by_effect_and_source(denied)


def _spans(db: sqlite3.Connection, namings: Namings) -> list[DayKeys]:
    """Return pairs of day keys that tell from when to when the claims and events of a driver are."""
    driver = namings.driver
    if _is_stored(db, namings.of_records):
        return db.execute("SELECT lo, hi FROM driven WHERE driver = ?", [driver["id"]]).fetchall()
    days = "min(nullif(lo, :never)), max(hi)", "AND record.n IN (SELECT n FROM span)"
    return [
        (lo, hi)
        for kind in ("claim", "event")
        for lo, hi in _select_records(db, kind, driver, namings.of_records, *days)
    ]


def _by_effect_and_source(rows: Iterable[tuple[str, str, int]]) -> Said:
    return Counter({(effect, source): records for effect, source, records in rows})


def _weigh(one: Namings, sources: Sources, spans: Iterable[DayKeys]) -> DriverWeight:
    """Add to a driver its numbers; ``spans`` are pairs of day keys."""
    by_effect: Counter[str] = Counter()
    for (effect, _), records in one.named.items():
        by_effect[effect] += records
    earliest, latest = outer_days(spans)
    return {
        **one.driver,
        "effect": effects(by_effect),
        "sources": _by_source(one.named),
        "earliest": earliest,
        "latest": latest,
        "denied": _by_source(one.denied),
        **voices(one.named, one.denied, sources.fields),
        "official": voices(one.named, one.denied, sources.official),
    }


def _by_source(counts: Said) -> dict[str, int]:
    """Sum counts by effect and source up by source."""
    by_source: Counter[str] = Counter()
    for (_, source), records in counts.items():
        by_source[source] += records
    return dict(sorted(by_source.items()))


def _select_records(
    db: sqlite3.Connection, kind: str, driver: Driver, of_records: Question, columns: str, end: str
) -> Iterable[tuple[Any, ...]]:
    """Select columns of the claims or events of a driver that match; ``end`` is SQL that follows the condition."""
    clause = where(kind, of_records)
    return ask(
        db,
        f"SELECT {columns} FROM record JOIN tag USING (n)"
        f" WHERE tag.field = 'driver' AND tag.value = :driver AND {clause.sql} {end}",
        {**clause.values, "driver": driver["id"], "never": dates.START},
    )
