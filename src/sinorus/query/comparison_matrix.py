"""A comparison in numbers: who says how much of what, and where the essays clash."""

import sqlite3
from collections import Counter
from typing import Any

from sinorus.query import drivers
from sinorus.query.comparison import Comparison, Subject

Row = dict[str, Any]
CLASHES = ("differ", "contradicts-itself", "tension")


def matrix(db: sqlite3.Connection, comparison: Comparison) -> list[Row]:
    """Return a row a subject with the claims of each essay by effect, where they clash most first."""
    effects = dict(
        db.execute("SELECT id, value FROM record JOIN tag USING (n) WHERE kind = 'claim' AND field = 'effect'")
    )
    listed = [_counted(subject, comparison, effects) for subject in comparison.subjects]
    return sorted(listed, key=lambda row: -sum(row["relations"][relation] for relation in CLASHES))


def _counted(subject: Subject, comparison: Comparison, effects: dict[str, str]) -> Row:
    claims = {claim for said in subject.claims.values() for claim in said}
    bearing = Counter(row["relation"] for row in comparison.contrasts if not claims.isdisjoint(row["claims"]))
    return {
        "driver": subject.id if subject.key == "driver" else None,
        "event": subject.id if subject.key == "event" else None,
        "label": subject.label,
        "theme": subject.theme,
        "sources": {source: _effects(subject.claims.get(source, []), effects) for source in comparison.sources},
        "relations": {relation: bearing[relation] for relation in ("agree", "differ", "tension", "contradicts-itself")},
        "silent": [source for source in comparison.sources if source not in subject.speakers],
    }


def _effects(claims: list[str], effects: dict[str, str]) -> Row:
    counted = Counter(effects[claim] for claim in claims)
    return {"claims": len(claims), **{effect: counted[effect] for effect in drivers.EFFECTS}}
