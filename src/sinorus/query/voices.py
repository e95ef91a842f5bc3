"""The sources that a question chooses, and how many of them name a driver, deny it, bind or divide by it.

Sources are counted before claims: of two that are coded whole, each would outvote fifty of which an abstract was seen.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, NamedTuple

from sinorus.model.vocabulary import BY_SOURCE, OFFICIAL
from sinorus.query.question import Question
from sinorus.query.sql import where

if TYPE_CHECKING:
    from sinorus.model.rows.vocabulary import Voices

# The filters that choose among sources; all others choose among what they say.
OF_SOURCES = frozenset({*BY_SOURCE, "written"})
# Claims by effect and source.
Said = Counter[tuple[str, str]]
# What a claim of an effect says of its driver.
BINDS = ("cooperation", "mixed")
DIVIDES = ("friction", "mixed")


class Sources(NamedTuple):
    """The sources that a question chooses, by id with what filters look at, and those of them that are official."""

    fields: dict[str, dict[str, str]]
    official: frozenset[str]


def chosen(db: sqlite3.Connection, question: Question) -> Sources:
    """Return the sources that the filters on sources choose, whatever they say."""
    conditions = tuple(part for part in question.conditions if part.field in OF_SOURCES)
    clause = where("source", Question(conditions=conditions))
    fields: dict[str, dict[str, str]] = {}
    # The plus makes SQLite sort the few sources; without it, it would walk through all records in order.
    for id, field, value in db.execute(
        f"SELECT record.id, field, value FROM record JOIN tag USING (n) WHERE {clause.sql} ORDER BY +n", clause.values
    ):
        fields.setdefault(id, {})[field] = value
    return Sources(fields, frozenset(id for id in fields if fields[id]["tradition"] in OFFICIAL))


def speakers(said: Iterable[tuple[str, str]], effects: Collection[str] = ()) -> set[str]:
    """Return the sources of claims by effect and source; with ``effects``, of those that have one of them."""
    return {source for effect, source in said if not effects or effect in effects}


def voices(named: Said, denied: Said, among: Iterable[str]) -> Voices:
    """Count the sources among some that name a driver or deny it."""
    asked = frozenset(among)
    said = (speakers(named), speakers(denied), speakers(named, BINDS), speakers(named, DIVIDES))
    names, denies, binds, divides = (len(asked & sources) for sources in said)
    return {
        "of_sources": len(asked),
        "named_by": names,
        "denied_by": denies,
        "binds_by": binds,
        "divides_by": divides,
    }
