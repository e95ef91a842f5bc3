"""The claims that stand in contrasts: as few as people have set against each other."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from sinorus.query import sql
from sinorus.query.question import Question


class Statement(NamedTuple):
    """What a comparison needs of a claim: its source, effect, the ids of what it names, and whether it denies them."""

    source: str
    effect: str
    driver: tuple[str, ...]
    theme: tuple[str, ...]
    event: tuple[str, ...]
    denies: bool


# The statements of claims that stand in contrasts, under the ids of the claims.
Statements = Mapping[str, Statement]


class Contrasted:
    """The statements of the claims of some contrasts, of some sources (None: of all), and which of them match."""

    def __init__(self, db: sqlite3.Connection, ids: Iterable[str], sources: Collection[str] | None) -> None:
        self._db = db
        every = _statements(db, ids)
        self.statements = {id: one for id, one in every.items() if sources is None or one.source in sources}
        self._matching: dict[Question, set[str]] = {}

    def matching(self, question: Question) -> set[str]:
        """Return the ids of the claims that match a question; each question is asked once."""
        if question not in self._matching:
            self._matching[question] = self._match(question)
        return self._matching[question]

    def _match(self, question: Question) -> set[str]:
        if question.is_open():
            return set(self.statements)
        clause = sql.where("claim", question)
        given = "record.id IN (SELECT value FROM json_each(:given))"
        values = {**clause.values, "given": json.dumps([*self.statements])}
        found = self._db.execute(f"SELECT id FROM stored AS record WHERE {clause.sql} AND {given}", values)
        return {id for (id,) in found}

    def about(self, key: str, id: str, question: Question) -> list[str]:
        """Return the ids of the claims that match and name a driver, a theme or an event; ``key`` says which."""
        named = [claim for claim, statement in self.statements.items() if id in getattr(statement, key)]
        return [claim for claim in named if claim in self.matching(question)] if named else []


def _statements(db: sqlite3.Connection, ids: Iterable[str]) -> dict[str, Statement]:
    """Return the statements of some claims, made of their tags."""
    tags: dict[str, dict[str, list[str]]] = {}
    for id, field, value in db.execute(
        "SELECT id, field, value FROM stored JOIN tag USING (n) WHERE id IN (SELECT value FROM json_each(?))"
        " AND field IN ('driver', 'source', 'effect', 'theme', 'event', 'denied')",
        [json.dumps([*dict.fromkeys(ids)])],
    ):
        tags.setdefault(id, {}).setdefault(field, []).append(value)
    return {id: _statement(**values) for id, values in tags.items()}


def _statement(
    source: list[str],
    effect: list[str],
    driver: Iterable[str] = (),
    theme: Iterable[str] = (),
    event: Iterable[str] = (),
    denied: Iterable[str] = (),
) -> Statement:
    """Make a statement of the values of the tags of a claim; the parameters are named like the tags."""
    return Statement(source[0], effect[0], tuple(driver), tuple(theme), tuple(event), bool(denied))


def by_source(claims: Iterable[str], statements: Statements) -> dict[str, list[str]]:
    """Return the ids of claims by their source."""
    ids: dict[str, list[str]] = {}
    for claim in claims:
        ids.setdefault(statements[claim].source, []).append(claim)
    return dict(sorted(ids.items()))
