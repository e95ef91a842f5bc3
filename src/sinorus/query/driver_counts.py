"""Drivers counted by one or two keys, for `drivers --count-by`, with the sources and claims that name them.

By a group of sources it is a matrix of drivers against groups: a row for each pair.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from functools import cache, partial
from itertools import islice
from typing import Any, NamedTuple

from sinorus import dates
from sinorus.model.vocabulary import BY_SOURCE, DATED, NOT_CODED
from sinorus.query.count_keys import By
from sinorus.query.counts import Counts, Total
from sinorus.query.drivers import Namings, effects, namings
from sinorus.query.question import Question
from sinorus.query.voices import BINDS, DIVIDES, Said, Sources, chosen, speakers

# The names of the groups by the first and by the second key, None where there is none.
Names = tuple[str | None, str | None]


class Group(NamedTuple):
    """What is said in a group: the drivers that it names, and the claims, by effect and source, that name or deny."""

    drivers: set[str]
    named: Said
    denied: Said


def groups(db: sqlite3.Connection, question: Question, by: By) -> Counts:
    """Count the drivers that match, and who names them, in groups by theme, effect or a trait of the sources."""
    sources = chosen(db, question)
    found = [*namings(db, question)]
    groups: dict[Names, Group] = {}
    for one in found:
        _add(groups, one, by, sources)
    sizes = _sizes(by, sources)
    rows = _sorted([_row(names, group, by, sizes) for names, group in groups.items()], by)
    return Counts("drivers", by, partial(_first, rows), cache(partial(_total, rows, len(found), by)))


def is_matrix(by: By) -> bool:
    """Say whether rows are pairs of a group of sources and a driver."""
    return len(by.keys) == 1 and by.keys[0] in BY_SOURCE


def group_of(source: str, key: str, by: By, sources: Sources) -> str:
    """Return the group of a source by a trait of sources; spans of one's own are of the first day of its writing."""
    fields = sources.fields[source]
    if key != "source-decade" or not by.cuts:
        return fields[key]
    first = dates.START if fields["written"] == NOT_CODED else int(fields["written"].partition("/")[0])
    return by.span(by.span_of(first >> 9)) if first > dates.START else NOT_CODED


def _add(groups: dict[Names, Group], one: Namings, by: By, sources: Sources) -> None:
    """Add a driver to each of its groups; one that no claim names is in a group without an effect and a source."""

    def group(effect: str | None, source: str | None) -> Group:
        names = _names(one, effect, source, by, sources)
        return groups.setdefault(names, Group(set(), Counter(), Counter()))

    for (effect, source), claims in one.named.items():
        said = group(effect, source)
        said.drivers.add(one.driver["id"])
        said.named[effect, source] += claims
    for (effect, source), claims in one.denied.items():
        group(effect, source).denied[effect, source] += claims
    if not one.named:
        group(None, None).drivers.add(one.driver["id"])


def _names(one: Namings, effect: str | None, source: str | None, by: By, sources: Sources) -> Names:
    """Return the groups of the claims of a source that speak of a driver with an effect."""
    names: list[str | None] = []
    for key in by.keys:
        own = {"theme": one.driver["theme"], "effect": effect}
        names.append(own[key] if key in own else source and group_of(source, key, by, sources))
    return names[0], one.driver["id"] if is_matrix(by) else (*names, None)[1]


def _sizes(by: By, sources: Sources) -> Counter[tuple[str | None, ...]]:
    """Count the sources of each group by those of the keys that are traits of sources."""
    keys = [key for key in by.keys if key in BY_SOURCE]
    return Counter(tuple(group_of(source, key, by, sources) for key in keys) for source in sources.fields)


def _row(names: Names, group: Group, by: By, sizes: Counter[tuple[str | None, ...]]) -> dict[str, Any]:
    by_effect: Counter[str] = Counter()
    for (effect, _), claims in group.named.items():
        by_effect[effect] += claims
    counts = dict(effects(by_effect))
    not_coded = counts.pop(NOT_CODED)
    traits = tuple(name for name, key in zip(names, by.keys, strict=False) if key in BY_SOURCE)
    return {
        "key": names[0],
        "drivers": len(group.drivers),
        "claims": by_effect.total(),
        **counts,
        "second": names[1],
        NOT_CODED: not_coded,
        "sources": len(speakers(group.named)),
        "binds": len(speakers(group.named, BINDS)),
        "divides": len(speakers(group.named, DIVIDES)),
        "denied": len(speakers(group.denied)),
        "of_sources": sizes[traits],
    }


def _sorted(rows: list[dict[str, Any]], by: By) -> list[dict[str, Any]]:
    """Sort groups: times as they follow, of others those with the most drivers first, what is apart last.

    The drivers of a group come with those first that most sources name, and groups of sources with the largest first.
    """
    drivers: Counter[str | None] = Counter()
    for row in rows:
        drivers[row["key"]] += row["drivers"]

    first, second = by.keys[0], "driver" if is_matrix(by) else by.keys[-1]

    def rank(row: dict[str, Any]) -> tuple[Any, ...]:
        size = row["of_sources"] if is_matrix(by) else 0, drivers[row["key"]]
        return *place(row["key"], first, size), *place(row["second"], second, (row["drivers"], row["sources"]))

    return sorted(rows, key=rank)


def place(name: str | None, key: str, size: tuple[int, int]) -> tuple[Any, ...]:
    """Return what sorts a group: what is not coded, and then what is in no group, behind all others."""
    by_time = key in DATED and name not in (None, NOT_CODED)
    return name is None, name == NOT_CODED, _year(name) if by_time and name else (-size[0], -size[1]), name or ""


def _year(time: str) -> tuple[float, int]:
    """Return what sorts a decade or a span in EDTF."""
    first = time.partition("/")[0].strip("XY")
    return (float("-inf") if first == ".." else int(first)), 0


def _first(rows: list[dict[str, Any]], limit: int) -> Iterator[dict[str, Any]]:
    return islice(rows, None if limit < 0 else limit)


def _total(rows: list[dict[str, Any]], drivers: int, by: By) -> Total:
    apart = sum(row["drivers"] for row in rows if None in (row["key"], row["second"] if len(by.keys) == 2 else ""))
    not_coded = sum(row[NOT_CODED] for row in rows)
    return Total(len(rows), sum(row["drivers"] for row in rows), apart, drivers, not_coded=not_coded)
