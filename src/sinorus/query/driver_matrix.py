"""The matrix that people read of `drivers --count-by tradition` and the like: a row for each driver."""

from __future__ import annotations

import sqlite3
from collections import Counter
from typing import Any

from sinorus.query.count_keys import By
from sinorus.query.driver_counts import group_of, groups, place
from sinorus.query.question import Question
from sinorus.query.voices import Sources, chosen

Counts = dict[str, int]
# What a cell counts: the sources of a group that name a driver, bind or divide by it, and deny it.
NUMBERS = ("sources", "binds", "divides", "denied")


def matrix(db: sqlite3.Connection, question: Question, by: By) -> tuple[list[dict[str, Any]], dict[str, int]]:
    """Return the drivers that match with the rows of each by group, and the sizes of the groups in their order.

    Themes come with those first of which a driver is named by most sources, and so the drivers of a theme.
    """
    sizes = _sizes_of(by.keys[0], by, chosen(db, question))
    drivers: dict[str, dict[str, Counts]] = {}
    for row in groups(db, question, by).rows(-1):
        own = drivers.setdefault(row["second"], {})
        if row["key"] is not None:
            own[row["key"]] = {name: row[name] for name in NUMBERS}
    themes = _themes(db)
    weights = {id: sum(row["sources"] for row in own.values()) for id, own in drivers.items()}
    heaviest: Counter[str] = Counter()
    for id, weight in weights.items():
        heaviest[themes[id]] = max(weight, heaviest[themes[id]])
    order = sorted(drivers, key=lambda id: (-heaviest[themes[id]], themes[id], -weights[id], id))
    return [{"driver": id, "theme": themes[id], "groups": drivers[id]} for id in order], sizes


def _themes(db: sqlite3.Connection) -> dict[str, str]:
    """Return the theme of each driver."""
    by_theme = "SELECT id, value FROM record JOIN tag USING (n) WHERE kind = 'driver' AND field = 'theme'"
    return dict(db.execute(by_theme))


def _sizes_of(key: str, by: By, sources: Sources) -> dict[str, int]:
    """Count the sources of each group by a trait of sources: times as they follow, of others the largest first."""
    sizes = Counter(group_of(source, key, by, sources) for source in sources.fields)
    return {name: sizes[name] for name in sorted(sizes, key=lambda name: place(name, key, (sizes[name], 0)))}
