"""The essays side by side: what each says of a driver or an event, and how that bears on each other."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Literal, NamedTuple

from sinorus.model.rows import CompareRow, Contrast, EffectCounts, EventRow, MatrixRow
from sinorus.model.vocabulary import Effect, Relation
from sinorus.query import drivers, sql
from sinorus.query.question import Condition, Question

# In the order in which they are shown, clashes first.
ORDER: tuple[Relation, ...] = ("differ", "contradicts-itself", "tension", "agree")
# In the order in which they are counted.
RELATIONS: tuple[Relation, ...] = ("agree", "differ", "contradicts-itself", "tension")


class Statement(NamedTuple):
    """Of a claim: which essay makes it, of which drivers it speaks, and its effect."""

    source: str
    drivers: tuple[str, ...]
    effect: Effect


class Subject(NamedTuple):
    """What the essays are compared on.

    key       ``driver`` or ``event``
    id        of that driver or event
    label     its label or title
    theme     its theme; of an event the first
    claims    the ids of the claims about it that match, by essay
    speakers  the essays that speak of it, whether a claim of theirs matches or not
    """

    key: str
    id: str
    label: str
    theme: str | None
    claims: dict[str, list[str]]
    speakers: frozenset[str]

    def claim_ids(self) -> Iterator[str]:
        """Yield the ids of its claims, essay by essay."""
        for ids in self.claims.values():
            yield from ids


class Comparison(NamedTuple):
    """Everything that is needed to set the essays side by side.

    subjects    in the order in which they are shown
    contrasts   those of which a claim matches
    statements  every claim of the data, by its id
    sources     the essays asked for, in the order of the data
    """

    subjects: list[Subject]
    contrasts: list[Contrast]
    statements: dict[str, Statement]
    sources: list[str]


def compare(db: sqlite3.Connection, question: Question) -> Comparison:
    """Gather the subjects that are asked about, and the contrasts of which a claim matches.

    Subjects are the events where events are asked for, else the drivers.
    """
    statements = _statements(db)
    matching = sql.ids_of(db, "claim", question)
    subjects = [_event(db, id, matching, statements) for id in _events_asked_for(question.conditions)]
    subjects = subjects or _drivers(db, question, statements)
    # A claim may be shown because its driver is of a theme that was asked for; what is set against it belongs to it.
    for subject in subjects:
        matching.update(subject.claim_ids())
    return Comparison(subjects, _contrasts(db, question, matching), statements, _sources(db, question))


def _statements(db: sqlite3.Connection) -> dict[str, Statement]:
    tags: dict[str, dict[str, list[str]]] = {}
    for id, field, value in db.execute(
        "SELECT id, field, value FROM record JOIN tag USING (n)"
        " WHERE kind = 'claim' AND field IN ('driver', 'source', 'effect')"
    ):
        tags.setdefault(id, {}).setdefault(field, []).append(value)
    return {id: _statement(**values) for id, values in tags.items()}


def _statement(source: list[str], effect: list[Any], driver: Iterable[str] = ()) -> Statement:
    """Make a statement of the values of its tags."""
    return Statement(source[0], tuple(driver), effect[0])


def _events_asked_for(conditions: Iterable[Condition]) -> list[str]:
    """Return the ids of the events that are asked for, each once."""
    ids: list[str] = []
    for condition in conditions:
        if condition.field == "event" and not condition.negated:
            ids += condition.values
    return list(dict.fromkeys(ids))


def _contrasts(db: sqlite3.Connection, question: Question, matching: set[str]) -> list[Contrast]:
    """Return the contrasts of which a claim matches; words may stand in the contrast as well."""
    texts = db.execute("SELECT json FROM record WHERE kind = 'contrast' ORDER BY n")
    contrasts: list[Contrast] = [json.loads(text) for (text,) in texts]
    worded: set[str] = set()
    unsearched: set[str] = set()
    if question.search and not any(search.negated for search in question.search):
        worded = sql.ids_of(db, "contrast", Question(search=question.search))
        unsearched = sql.ids_of(db, "claim", question._replace(search=()))
    return [
        contrast
        for contrast in contrasts
        if not matching.isdisjoint(contrast["claims"])
        or (contrast["id"] in worded and not unsearched.isdisjoint(contrast["claims"]))
    ]


def _sources(db: sqlite3.Connection, question: Question) -> list[str]:
    conditions = [condition for condition in question.conditions if condition.field == "source"]
    sources = sql.labels(db, "source")
    return [id for id in sources if all((id in part.values) != part.negated for part in conditions)]


def _drivers(db: sqlite3.Connection, question: Question, statements: dict[str, Statement]) -> list[Subject]:
    speakers: dict[str, set[str]] = {}
    for statement in statements.values():
        for driver in statement.drivers:
            speakers.setdefault(driver, set()).add(statement.source)
    subjects = []
    for row in drivers.weights(db, question):
        claims = _by_source(drivers.ids(db, "claim", row, question), statements)
        speaking = frozenset(speakers.get(row["id"], ()))
        subjects.append(Subject("driver", row["id"], row["label"], row["theme"], claims, speaking))
    return subjects


def _event(db: sqlite3.Connection, id: str, matching: set[str], statements: dict[str, Statement]) -> Subject:
    record = sql.record(db, id)
    assert record is not None
    event: EventRow = json.loads(record.json)
    claims = [claim for claim in event["claims"] if claim in matching]
    speakers = frozenset(statements[claim].source for claim in event["claims"])
    return Subject("event", id, event["title"], event["themes"][0], _by_source(claims, statements), speakers)


def _by_source(claims: Iterable[str], statements: dict[str, Statement]) -> dict[str, list[str]]:
    by_source: dict[str, list[str]] = {}
    for claim in claims:
        by_source.setdefault(statements[claim].source, []).append(claim)
    return dict(sorted(by_source.items()))


def rows(comparison: Comparison) -> list[CompareRow]:
    """Return a row a contrast and, of each subject, one for what is set against nothing; clashes come first."""
    homes = _homes(comparison)
    contrasted: set[str] = set()
    for contrast in comparison.contrasts:
        contrasted.update(contrast["claims"])
    rows = []
    for subject in comparison.subjects:
        rows += _contrasted(comparison, homes, subject)
        rows += _rest(subject, contrasted)
    return rows + _contrasted(comparison, homes, None)


def _contrasted(comparison: Comparison, homes: dict[str, str | None], subject: Subject | None) -> list[CompareRow]:
    """Return the rows of the contrasts that stand under a subject, or under none."""
    home = subject.id if subject else None
    own = [contrast for contrast in comparison.contrasts if homes[contrast["id"]] == home]
    own.sort(key=lambda contrast: ORDER.index(contrast["relation"]))
    return [
        _row(subject, row["relation"], row["id"], _by_source(row["claims"], comparison.statements), row["why"])
        for row in own
    ]


def _homes(comparison: Comparison) -> dict[str, str | None]:
    """Lead from each contrast to the one subject under which it is shown: that of most of its essays, then claims."""
    places: dict[str, list[tuple[int, str]]] = {}
    for number, subject in enumerate(comparison.subjects):
        for claim in subject.claim_ids():
            places.setdefault(claim, []).append((number, comparison.statements[claim].source))
    return {row["id"]: _home(row, places, comparison.subjects) for row in comparison.contrasts}


def _home(contrast: Contrast, places: dict[str, list[tuple[int, str]]], subjects: list[Subject]) -> str | None:
    """Return the id of a subject; ``places`` are numbers of subjects, with the essay, in which a claim stands."""
    pairs = [place for claim in contrast["claims"] for place in places.get(claim, ())]
    essays, claims = Counter(number for number, _ in set(pairs)), Counter(number for number, _ in pairs)
    if not pairs:
        return None
    return subjects[min(claims, key=lambda number: (-essays[number], -claims[number], number))].id


def _rest(subject: Subject, contrasted: set[str]) -> list[CompareRow]:
    """Return what only one essay says of a subject, or what several say without its being set against anything."""
    left = {source: [id for id in ids if id not in contrasted] for source, ids in subject.claims.items()}
    left = {source: ids for source, ids in left.items() if ids}
    if len(subject.speakers) == 1 and subject.claims:
        # That nobody else speaks of it stays true where all of it is contrasted with what is said of other subjects.
        return [_row(subject, "only", None, left or subject.claims, "")]
    return [_row(subject, None, None, left, "")] if left else []


def _row(
    subject: Subject | None,
    relation: Relation | Literal["only"] | None,
    contrast: str | None,
    claims: dict[str, list[str]],
    why: str,
) -> CompareRow:
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


def matrix(comparison: Comparison) -> list[MatrixRow]:
    """Return a row a subject with the claims of each essay by effect, where they clash most first."""
    return sorted((_numbers(subject, comparison) for subject in comparison.subjects), key=lambda row: -clashes(row))


def clashes(row: MatrixRow) -> int:
    """Count the contrasts of a subject in which essays do not agree."""
    return sum(count for relation, count in row["relations"].items() if relation != "agree")


def _numbers(subject: Subject, comparison: Comparison) -> MatrixRow:
    claims = set(subject.claim_ids())
    contrasts = Counter(row["relation"] for row in comparison.contrasts if not claims.isdisjoint(row["claims"]))
    effects = {
        source: [comparison.statements[claim].effect for claim in subject.claims.get(source, [])]
        for source in comparison.sources
    }
    return {
        "driver": subject.id if subject.key == "driver" else None,
        "event": subject.id if subject.key == "event" else None,
        "label": subject.label,
        "theme": subject.theme,
        "sources": {source: effect_counts(each) for source, each in effects.items()},
        "relations": {
            relation: contrasts[relation] for relation in ("agree", "differ", "tension", "contradicts-itself")
        },
        "silent": [source for source in comparison.sources if source not in subject.speakers],
    }


def effect_counts(effects: list[Effect]) -> EffectCounts:
    """Count claims by their effects."""
    counts = drivers.effects(Counter(effects))
    return {"claims": len(effects), **counts}
