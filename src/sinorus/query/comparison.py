"""The essays side by side: what each says of a driver or an event, and where they agree or clash."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

from sinorus.model.vocabulary import Effect, Relation
from sinorus.query import drivers, sql
from sinorus.query.question import Condition, Question

if TYPE_CHECKING:
    from sinorus.model.rows import CompareRow, Contrast, EffectCounts, EventRow, MatrixRow

# The order of rows, clashes first.
ORDER: tuple[Relation, ...] = ("differ", "contradicts-itself", "tension", "agree")
# The order of columns with counts.
RELATIONS: tuple[Relation, ...] = ("agree", "differ", "contradicts-itself", "tension")


class Statement(NamedTuple):
    """What a comparison needs of a claim: its essay, the drivers that it names, and its effect."""

    source: str
    drivers: tuple[str, ...]
    effect: Effect


class Subject(NamedTuple):
    """A driver or an event on which the essays are compared.

    key       ``driver`` or ``event``
    id        the id of the driver or event
    label     its label or title
    theme     its theme, for an event the first of them
    claims    the ids of the claims about it that match, by essay
    speakers  the essays with a claim about it, whether that claim matches or not
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
    """What the rows and the matrix of a comparison are made of.

    subjects    the drivers or events, in the order in which they are shown
    contrasts   those of which a claim matches
    statements  every claim of the data, under its id
    sources     the ids of the essays that are compared, in the order of the data
    """

    subjects: list[Subject]
    contrasts: list[Contrast]
    statements: dict[str, Statement]
    sources: list[str]


def compare(db: sqlite3.Connection, question: Question) -> Comparison:
    """Gather what the essays say on the subjects of a question: the events that it names, or else the drivers."""
    statements = _statements(db)
    matches = sql.ids_of(db, "claim", question)
    subjects = [_event(db, id, matches, statements) for id in _event_ids(question.conditions)]
    subjects = subjects or _drivers(db, question, statements)
    # A claim stands under a driver whose theme matches even if its own theme does not; its contrasts belong with it.
    for subject in subjects:
        matches.update(subject.claim_ids())
    return Comparison(subjects, _contrasts(db, question, matches), statements, _sources(db, question))


def _statements(db: sqlite3.Connection) -> dict[str, Statement]:
    """Return a statement for every claim of the data, under its id, made of its tags."""
    tags: dict[str, dict[str, list[str]]] = {}
    for id, field, value in db.execute(
        "SELECT id, field, value FROM record JOIN tag USING (n)"
        " WHERE kind = 'claim' AND field IN ('driver', 'source', 'effect')"
    ):
        tags.setdefault(id, {}).setdefault(field, []).append(value)
    return {id: _statement(**values) for id, values in tags.items()}


def _statement(source: list[str], effect: list[Any], driver: Iterable[str] = ()) -> Statement:
    """Make a statement of the values of the tags of a claim; the parameters are named like the tags."""
    return Statement(source[0], tuple(driver), effect[0])


def _event_ids(conditions: Iterable[Condition]) -> list[str]:
    """Return the ids that the filter by event names, each once."""
    ids: list[str] = []
    for condition in conditions:
        if condition.field == "event" and not condition.negated:
            ids += condition.values
    return list(dict.fromkeys(ids))


def _contrasts(db: sqlite3.Connection, question: Question, matches: set[str]) -> list[Contrast]:
    """Return the contrasts of which a claim matches; the words of a search may also stand in the contrast itself."""
    texts = db.execute("SELECT json FROM record WHERE kind = 'contrast' ORDER BY n")
    contrasts: list[Contrast] = [json.loads(text) for (text,) in texts]
    by_words: set[str] = set()
    without_search: set[str] = set()
    if question.search and not any(search.negated for search in question.search):
        by_words = sql.ids_of(db, "contrast", Question(search=question.search))
        without_search = sql.ids_of(db, "claim", question._replace(search=()))
    return [
        contrast
        for contrast in contrasts
        if not matches.isdisjoint(contrast["claims"])
        or (contrast["id"] in by_words and not without_search.isdisjoint(contrast["claims"]))
    ]


def _sources(db: sqlite3.Connection, question: Question) -> list[str]:
    """Return the ids of the essays that the filters by source let through."""
    sources = list(sql.labels(db, "source"))
    for condition in question.conditions:
        if condition.field == "source":
            sources = list(filter(condition.lets_through, sources))
    return sources


def _drivers(db: sqlite3.Connection, question: Question, statements: dict[str, Statement]) -> list[Subject]:
    """Return the drivers that match, as subjects."""
    speakers: dict[str, set[str]] = {}
    for statement in statements.values():
        for driver in statement.drivers:
            speakers.setdefault(driver, set()).add(statement.source)
    subjects = []
    for row in drivers.weights(db, question):
        claims = _by_source(drivers.ids(db, "claim", row, question), statements)
        essays = frozenset(speakers.get(row["id"], ()))
        subjects.append(Subject("driver", row["id"], row["label"], row["theme"], claims, essays))
    return subjects


def _event(db: sqlite3.Connection, id: str, matches: set[str], statements: dict[str, Statement]) -> Subject:
    record = sql.record(db, id)
    assert record is not None
    event: EventRow = json.loads(record.json)
    claims = [claim for claim in event["claims"] if claim in matches]
    speakers = frozenset(statements[claim].source for claim in event["claims"])
    return Subject("event", id, event["title"], event["themes"][0], _by_source(claims, statements), speakers)


def _by_source(claims: Iterable[str], statements: dict[str, Statement]) -> dict[str, list[str]]:
    by_source: dict[str, list[str]] = {}
    for claim in claims:
        by_source.setdefault(statements[claim].source, []).append(claim)
    return dict(sorted(by_source.items()))


def rows(comparison: Comparison) -> list[CompareRow]:
    """Return the rows of all subjects: for each its contrasts, clashes first, and then its claims that are in none."""
    homes = _homes(comparison)
    in_contrasts: set[str] = set()
    for contrast in comparison.contrasts:
        in_contrasts.update(contrast["claims"])
    rows = []
    for subject in comparison.subjects:
        rows += _contrast_rows(comparison, homes, subject)
        rows += _rest(subject, in_contrasts)
    return rows + _contrast_rows(comparison, homes, None)


def _contrast_rows(comparison: Comparison, homes: dict[str, str | None], subject: Subject | None) -> list[CompareRow]:
    """Return the rows of the contrasts of which a subject (None: no subject) is the home, clashes first."""
    home = subject.id if subject else None
    contrasts = [contrast for contrast in comparison.contrasts if homes[contrast["id"]] == home]
    contrasts.sort(key=lambda contrast: ORDER.index(contrast["relation"]))
    return [
        _row(subject, row["relation"], row["id"], _by_source(row["claims"], comparison.statements), row["why"])
        for row in contrasts
    ]


def _homes(comparison: Comparison) -> dict[str, str | None]:
    """Return, under the id of each contrast, the id of the one subject under which it is shown."""
    places: dict[str, list[tuple[int, str]]] = {}
    for number, subject in enumerate(comparison.subjects):
        for claim in subject.claim_ids():
            places.setdefault(claim, []).append((number, comparison.statements[claim].source))
    return {row["id"]: _home(row, places, comparison.subjects) for row in comparison.contrasts}


def _home(contrast: Contrast, places: dict[str, list[tuple[int, str]]], subjects: list[Subject]) -> str | None:
    """Return the id of the subject with claims from most essays of a contrast, then with most of its claims.

    ``places`` says for each claim under which subjects it stands: their numbers, each with the essay of the claim.
    """
    pairs = list(chain.from_iterable(places.get(claim, ()) for claim in contrast["claims"]))
    essays, claims = Counter(number for number, _ in set(pairs)), Counter(number for number, _ in pairs)
    if not pairs:
        return None
    return subjects[min(claims, key=lambda number: (-essays[number], -claims[number], number))].id


def _rest(subject: Subject, in_contrasts: set[str]) -> list[CompareRow]:
    """Return the row of the claims about a subject that are in no contrast; none if there are no such claims."""
    rest: dict[str, list[str]] = {}
    for source, ids in subject.claims.items():
        if others := [id for id in ids if id not in in_contrasts]:
            rest[source] = others
    if len(subject.speakers) == 1 and subject.claims:
        # Also where all its claims are in contrasts with claims on other subjects: still only one essay speaks of it.
        return [_row(subject, "only", None, rest or subject.claims, "")]
    return [_row(subject, None, None, rest, "")] if rest else []


def _row(
    subject: Subject | None,
    relation: Relation | Literal["only"] | None,
    contrast: str | None,
    claims: dict[str, list[str]],
    why: str,
) -> CompareRow:
    """Make a row; ``claims`` are ids by essay, ``contrast`` is the id of a contrast."""
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
    """Return a row for each subject with the claims of each essay by effect, the subjects with most clashes first."""
    return sorted((_numbers(subject, comparison) for subject in comparison.subjects), key=lambda row: -clashes(row))


def clashes(row: MatrixRow) -> int:
    """Count the contrasts of a subject in which the claims do not agree."""
    return sum(count for relation, count in row["relations"].items() if relation != "agree")


def _numbers(subject: Subject, comparison: Comparison) -> MatrixRow:
    """Return the row of a subject in the matrix."""
    claims = set(subject.claim_ids())
    contrasts = Counter(row["relation"] for row in comparison.contrasts if not claims.isdisjoint(row["claims"]))
    return {
        "driver": subject.id if subject.key == "driver" else None,
        "event": subject.id if subject.key == "event" else None,
        "label": subject.label,
        "theme": subject.theme,
        "sources": {source: _effects_of(subject, source, comparison.statements) for source in comparison.sources},
        "relations": {relation: contrasts[relation] for relation in get_args(Relation)},
        "silent": [source for source in comparison.sources if source not in subject.speakers],
    }


def _effects_of(subject: Subject, source: str, statements: dict[str, Statement]) -> EffectCounts:
    """Count the claims of an essay about a subject by their effects."""
    return effect_counts([statements[claim].effect for claim in subject.claims.get(source, ())])


def effect_counts(effects: list[Effect]) -> EffectCounts:
    """Count claims by their effects."""
    counts = drivers.effects(Counter(effects))
    return {"claims": len(effects), **counts}
