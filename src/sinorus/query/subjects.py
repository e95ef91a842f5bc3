"""On what sources are compared: drivers, the themes of claims that name no driver, and events."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from sinorus.model.vocabulary import NOT_CODED, Effect
from sinorus.query import drivers, sql
from sinorus.query.question import Question

if TYPE_CHECKING:
    from sinorus.model.rows.event import EventRow


class Statement(NamedTuple):
    """What a comparison needs of a claim: its source, effect, the ids of what it names, and whether it denies them."""

    source: str
    effect: Effect | None
    drivers: tuple[str, ...]
    themes: tuple[str, ...]
    events: tuple[str, ...]
    denies: bool = False


# The statement of every claim that is compared, under the id of the claim.
Statements = Mapping[str, Statement]


class Subject(NamedTuple):
    """A driver, a theme or an event on which sources are compared.

    key       ``driver``, ``theme`` or ``event``
    id        the id of the driver, theme or event
    label     its label or title
    theme     its theme, for an event the first of them, for a theme itself
    claims    the ids of the claims about it that match, by source
    speakers  the sources with a claim about it, whether that claim matches or not
    """

    key: str
    id: str
    label: str
    theme: str | None
    claims: dict[str, list[str]]
    speakers: frozenset[str]

    def claim_ids(self) -> Iterator[str]:
        """Yield the ids of its claims, source by source."""
        for ids in self.claims.values():
            yield from ids


def statements(db: sqlite3.Connection, sources: Collection[str] | None = None) -> Statements:
    """Return the statement of every claim of some sources (None: of all), made of its tags."""
    tags: dict[str, dict[str, list[str]]] = {}
    for id, field, value in db.execute(
        "SELECT id, field, value FROM record JOIN tag USING (n)"
        " WHERE kind = 'claim' AND field IN ('driver', 'source', 'effect', 'theme', 'event', 'denied')"
    ):
        tags.setdefault(id, {}).setdefault(field, []).append(value)
    every = {id: _statement(**values) for id, values in tags.items()}
    return {id: statement for id, statement in every.items() if sources is None or statement.source in sources}


def _statement(
    source: list[str],
    effect: list[Any],
    driver: Iterable[str] = (),
    theme: Iterable[str] = (),
    event: Iterable[str] = (),
    denied: Iterable[str] = (),
) -> Statement:
    """Make a statement of the values of the tags of a claim; the parameters are named like the tags."""
    coded = None if effect[0] == NOT_CODED else effect[0]
    return Statement(source[0], coded, tuple(driver), tuple(theme), tuple(event), bool(denied))


def told_of_one(subjects: Iterable[Subject]) -> set[str]:
    """Return the ids of the claims about subjects of which one source alone speaks."""
    return {claim for subject in subjects if len(subject.speakers) == 1 for claim in subject.claim_ids()}


def by_source(claims: Iterable[str], statements: Statements) -> dict[str, list[str]]:
    """Return the ids of claims by their source."""
    ids: dict[str, list[str]] = {}
    for claim in claims:
        ids.setdefault(statements[claim].source, []).append(claim)
    return dict(sorted(ids.items()))


def _speakers(claims: Iterable[str], statements: Statements) -> frozenset[str]:
    return frozenset(statements[claim].source for claim in claims)


def _claims_by(field: Literal["drivers", "themes", "events"], statements: Statements) -> dict[str, list[str]]:
    """Return the ids of all claims under the id of each driver, theme or event; ``field`` is one of a statement."""
    claims: dict[str, list[str]] = {}
    for id, statement in statements.items():
        for name in getattr(statement, field):
            claims.setdefault(name, []).append(id)
    return claims


def of_drivers(db: sqlite3.Connection, question: Question, statements: Statements) -> list[Subject]:
    """Return the drivers that match, as subjects."""
    claims = _claims_by("drivers", statements)
    subjects = []
    for row in drivers.weights(db, question):
        own = by_source(drivers.ids(db, "claim", row, question), statements)
        speakers = _speakers(claims.get(row["id"], ()), statements)
        subjects.append(Subject("driver", row["id"], row["label"], row["theme"], own, speakers))
    return subjects


def of_themes(
    db: sqlite3.Connection, question: Question, matches: Collection[str], told: Collection[str], statements: Statements
) -> list[Subject]:
    """Return the themes of matching claims that name no driver, as subjects.

    Where one source alone speaks of a theme, all its claims are of the subject, unless ``told`` holds them already.
    """
    wanted = _themes_asked_for(question)
    claims = _claims_by("themes", statements)
    subjects = []
    for id, label in sql.labels(db, "theme").items():
        speakers = _speakers(claims.get(id, ()), statements)
        own = [claim for claim in claims.get(id, ()) if claim in matches and (not wanted or id in wanted)]
        if len(speakers) > 1 or set(told).issuperset(own):
            own = [claim for claim in own if not statements[claim].drivers]
        if own:
            ordered = _by_date(db, own)
            subjects.append(Subject("theme", id, label, id, by_source(ordered, statements), speakers))
    return subjects


def _themes_asked_for(question: Question) -> set[str]:
    """Return the ids of the themes that the filters ask for; none where all are welcome."""
    asked: set[str] = set()
    for condition in question.conditions:
        if condition.field == "theme" and not condition.negated:
            asked.update(condition.values)
    return asked


def of_events(
    db: sqlite3.Connection, ids: Iterable[str], matches: Collection[str], statements: Statements
) -> list[Subject]:
    """Return some events, in their order, as subjects."""
    texts = dict(sql.texts_of(db, list(ids)))
    return [_event(json.loads(texts[id]), matches, statements) for id in ids]


def _event(event: EventRow, matches: Collection[str], statements: Statements) -> Subject:
    claims = by_source([claim for claim in event["claims"] if claim in matches], statements)
    speakers = _speakers(filter(statements.__contains__, event["claims"]), statements)
    return Subject("event", event["id"], event["title"], next(iter(event["themes"]), None), claims, speakers)


def of_lone_events(
    db: sqlite3.Connection, matches: Collection[str], told: Collection[str], statements: Statements
) -> list[Subject]:
    """Return the events of which one source alone speaks, in order of date, where ``told`` lacks a claim about them."""
    lone = [
        event
        for event, claims in _claims_by("events", statements).items()
        if len(_speakers(claims, statements)) == 1 and not set(told).issuperset(set(claims).intersection(matches))
    ]
    return of_events(db, _by_date(db, lone), matches, statements)


def _by_date(db: sqlite3.Connection, ids: list[str]) -> list[str]:
    """Sort the ids of claims or events by date."""
    given = "(SELECT value FROM json_each(?))"
    ordered = db.execute(f"SELECT id FROM record WHERE id IN {given} ORDER BY {sql.BY_DATE}", [json.dumps(ids)])
    return [id for (id,) in ordered]
