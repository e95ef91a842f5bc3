"""Drivers counted by one or two keys, for `drivers --count-by`, with the claims that name them."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from functools import cache, partial
from itertools import islice
from typing import Any

from sinorus.model.vocabulary import NOT_CODED
from sinorus.query.counts import Counts, Total
from sinorus.query.drivers import Namings, effects, namings
from sinorus.query.question import Question

# The names of the groups by the first and by the second key, None where there is none.
Names = tuple[str | None, str | None]


def groups(db: sqlite3.Connection, question: Question, keys: tuple[str, ...]) -> Counts:
    """Count the drivers that match in groups by theme, by the effect of the claims that name them, or by essay."""
    drivers = [_groups(one, keys) for one in namings(db, question)]
    counts: dict[Names, Counter[str]] = {}
    for driver in drivers:
        for names, claims in driver.items():
            counts.setdefault(names, Counter()).update({**claims, "drivers": 1})
    rows = [_row(names, count) for names, count in counts.items()]
    return Counts(
        "drivers", keys, partial(_first, _sorted(rows)), cache(partial(_total, rows, len(drivers), len(keys)))
    )


def _groups(one: Namings, keys: tuple[str, ...]) -> dict[Names, Counter[str]]:
    """Return the groups of a driver, each with its claims by effect; those that no claim names have no effect."""
    groups: dict[Names, Counter[str]] = {}
    for (effect, source), claims in one.named.items() or [((None, None), 0)]:
        group = {"theme": one.driver["theme"], "effect": effect, "source": source}
        first, second = (*(group[key] for key in keys), None)[:2]
        groups.setdefault((first, second), Counter()).update({effect: claims} if effect else {})
    return groups


def _row(names: Names, count: Counter[str]) -> dict[str, Any]:
    by_effect = dict(effects(count))
    claims = sum(count.values()) - count["drivers"]
    not_coded = by_effect.pop(NOT_CODED)
    numbers = {"drivers": count["drivers"], "claims": claims, **by_effect}
    return {"key": names[0], **numbers, "second": names[1], NOT_CODED: not_coded}


def _sorted(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Sort groups: those with the most drivers first, what is apart last."""
    sizes: Counter[str | None] = Counter()
    for row in rows:
        sizes[row["key"]] += row["drivers"]

    def rank(row: dict[str, Any]) -> tuple[Any, ...]:
        key, second = row["key"], row["second"]
        return *_apart(key), -sizes[key], key or "", *_apart(second), -row["drivers"], second or ""

    return sorted(rows, key=rank)


def _apart(name: str | None) -> tuple[bool, bool]:
    """Return what sorts what is not coded, and then what is in no group, behind all others."""
    return name is None, name == NOT_CODED


def _first(rows: list[dict[str, Any]], limit: int) -> Iterator[dict[str, Any]]:
    return islice(rows, None if limit < 0 else limit)


def _total(rows: list[dict[str, Any]], drivers: int, keys: int) -> Total:
    apart = sum(row["drivers"] for row in rows if None in (row["key"], row["second"] if keys == 2 else ""))
    not_coded = sum(row[NOT_CODED] for row in rows)
    return Total(len(rows), sum(row["drivers"] for row in rows), apart, drivers, not_coded=not_coded)
