"""The essays side by side: what each says of a driver or an event, and how that bears on each other."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from sinorus.query import drivers
from sinorus.query import sql as query
from sinorus.query.question import Question

Row = dict[str, Any]
RELATIONS = ("differ", "contradicts-itself", "tension", "agree")


class Said(NamedTuple):
    """Of a claim: who says it, and of which drivers it speaks."""

    source: str
    drivers: tuple[str, ...]


class Subject(NamedTuple):
    """A driver or event that the essays are compared on: the claims about it that match, by essay, and who speaks of it."""

    key: str
    id: str
    label: str
    theme: str | None
    claims: dict[str, list[str]]
    speakers: frozenset[str]


class Comparison(NamedTuple):
    """Everything that is needed to set the essays side by side."""

    subjects: list[Subject]
    contrasts: list[Row]
    said: dict[str, Said]
    sources: list[str]


def compared(db: sqlite3.Connection, question: Question) -> Comparison:
    """Gather the subjects that are asked about, and the contrasts of which a claim matches.

    Subjects are the events where events are asked for, else the drivers.
    """
    said = _said(db)
    found = query.ids_of(db, "claim", question)
    events = [
        value for part in question.conditions if part.field == "event" and not part.negated for value in part.values
    ]
    subjects = _events(db, events, found, said) if events else _drivers(db, question, said)
    shown = {claim for subject in subjects for claims in subject.claims.values() for claim in claims}
    every = [json.loads(text) for (text,) in db.execute("SELECT json FROM record WHERE kind = 'contrast' ORDER BY n")]
    # A claim may be shown because its driver is of a theme that was asked for; what is set against it belongs to it.
    told = _told_of(db, question, found | shown, every)
    contrasts = [row for row in every if row["id"] in told]
    asked = [part for part in question.conditions if part.field == "source"]
    sources = [id for id in query.labels(db, "source") if all((id in part.values) != part.negated for part in asked)]
    return Comparison(subjects, contrasts, said, sources)


def _told_of(db: sqlite3.Connection, question: Question, found: set[str], every: list[Row]) -> set[str]:
    """Return the contrasts of which a claim matches; words may stand in the contrast as well."""
    told = {row["id"] for row in every if not found.isdisjoint(row["claims"])}
    if question.search and not any(part.negated for part in question.search):
        unsearched = query.ids_of(db, "claim", question._replace(search=()))
        own = query.ids_of(db, "contrast", Question(search=question.search))
        told |= {row["id"] for row in every if row["id"] in own and not unsearched.isdisjoint(row["claims"])}
    return told


def _said(db: sqlite3.Connection) -> dict[str, Said]:
    found: dict[str, tuple[str, list[str]]] = {}
    for id, field, value in db.execute(
        "SELECT id, field, value FROM record JOIN tag USING (n) WHERE kind = 'claim' AND field IN ('driver', 'source')"
    ):
        source, named = found.get(id, ("", []))
        found[id] = (value, named) if field == "source" else (source, [*named, value])
    return {id: Said(source, tuple(named)) for id, (source, named) in found.items()}


def _drivers(db: sqlite3.Connection, question: Question, said: dict[str, Said]) -> list[Subject]:
    speakers: dict[str, set[str]] = {}
    for claim in said.values():
        for driver in claim.drivers:
            speakers.setdefault(driver, set()).add(claim.source)
    found = drivers.weighed(db, question)
    claims = [_by_source(drivers.ids(db, "claim", row, question), said) for row in found]
    return [
        Subject("driver", row["id"], row["label"], row["theme"], named, frozenset(speakers.get(row["id"], ())))
        for row, named in zip(found, claims, strict=True)
    ]


def _events(db: sqlite3.Connection, ids: list[str], found: set[str], said: dict[str, Said]) -> list[Subject]:
    return [_event(query.record(db, id), found, said) for id in dict.fromkeys(ids)]


def _event(record: query.Found | None, found: set[str], said: dict[str, Said]) -> Subject:
    assert record is not None
    event = json.loads(record.json)
    claims = [claim for claim in event["claims"] if claim in found]
    speakers = frozenset(said[claim].source for claim in event["claims"])
    return Subject("event", event["id"], event["title"], event["themes"][0], _by_source(claims, said), speakers)


def _by_source(claims: Iterable[str], said: dict[str, Said]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for claim in claims:
        found.setdefault(said[claim].source, []).append(claim)
    return dict(sorted(found.items()))


def rows(comparison: Comparison) -> list[Row]:
    """Return a row a contrast and, of each subject, one for what is set against nothing; clashes come first."""
    homes = _homes(comparison)
    contrasted = {claim for row in comparison.contrasts for claim in row["claims"]}
    listed = []
    for subject in comparison.subjects:
        own = [row for row in comparison.contrasts if homes[row["id"]] == subject.id]
        listed += [_contrast(row, subject, comparison.said) for row in _clashes_first(own)]
        listed += _rest(subject, contrasted)
    homeless = [row for row in comparison.contrasts if homes[row["id"]] is None]
    return listed + [_contrast(row, None, comparison.said) for row in _clashes_first(homeless)]


def _clashes_first(contrasts: list[Row]) -> list[Row]:
    return sorted(contrasts, key=lambda row: RELATIONS.index(row["relation"]))


def _homes(comparison: Comparison) -> dict[str, str | None]:
    """Lead from each contrast to the one subject under which it is shown: that of most of its essays, then claims."""
    places: dict[str, list[tuple[int, str]]] = {}
    for number, subject in enumerate(comparison.subjects):
        for source, claims in subject.claims.items():
            for claim in claims:
                places.setdefault(claim, []).append((number, source))
    return {row["id"]: _home(row, places, comparison.subjects) for row in comparison.contrasts}


def _home(contrast: Row, places: dict[str, list[tuple[int, str]]], subjects: list[Subject]) -> str | None:
    found = [place for claim in contrast["claims"] for place in places.get(claim, ())]
    essays, claims = Counter(number for number, _ in set(found)), Counter(number for number, _ in found)
    if not found:
        return None
    return subjects[min(claims, key=lambda number: (-essays[number], -claims[number], number))].id


def _contrast(row: Row, subject: Subject | None, said: dict[str, Said]) -> Row:
    return _row(subject, row["relation"], row["id"], _by_source(row["claims"], said), row["why"])


def _rest(subject: Subject, contrasted: set[str]) -> list[Row]:
    """Tell what only one essay says of a subject, or what several say without its being set against anything."""
    left = {source: [id for id in ids if id not in contrasted] for source, ids in subject.claims.items()}
    left = {source: ids for source, ids in left.items() if ids}
    if len(subject.speakers) == 1 and subject.claims:
        # That nobody else speaks of it stays true where all of it is contrasted with what is said of other subjects.
        return [_row(subject, "only", None, left or subject.claims, "")]
    return [_row(subject, None, None, left, "")] if left else []


def _row(
    subject: Subject | None, relation: str | None, contrast: str | None, claims: dict[str, list[str]], why: str
) -> Row:
    return {
        "driver": subject.id if subject and subject.key == "driver" else None,
        "event": subject.id if subject and subject.key == "event" else None,
        "theme": subject.theme if subject else None,
        "relation": relation,
        "contrast": contrast,
        "sources": list(claims),
        "claims": claims,
        "why": why,
    }
