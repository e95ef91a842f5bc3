"""The essays side by side: what each says of a driver, a theme or an event, and where they agree or clash."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from itertools import chain
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from sinorus.model.vocabulary import NOT_CODED, Effect, Relation
from sinorus.query import drivers, sql, subjects
from sinorus.query.question import Condition, Question
from sinorus.query.subjects import Statements, Subject, by_source

if TYPE_CHECKING:
    from sinorus.model.rows.claim import CompareRow, Contrast, EffectCounts, MatrixRow

# The order of rows, clashes first.
ORDER: tuple[Relation, ...] = ("differ", "contradicts-itself", "tension", "agree")
# The order of columns with counts.
RELATIONS: tuple[Relation, ...] = ("agree", "differ", "contradicts-itself", "tension")


class Comparison(NamedTuple):
    """What the rows and the matrix of a comparison are made of.

    subjects    the drivers and themes, or the events, in the order in which they are shown
    alone       further events, of which one essay alone speaks; none unless they are asked for
    contrasts   those of which a claim matches
    statements  every claim of the data, under its id
    sources     the ids of the essays that are compared, in the order of the data
    """

    subjects: list[Subject]
    alone: list[Subject]
    contrasts: list[Contrast]
    statements: Statements
    sources: list[str]


def compare(db: sqlite3.Connection, question: Question, with_lone_events: bool = False) -> Comparison:
    """Gather what the essays say on the events that a question names, or else on drivers and themes.

    With ``with_lone_events`` events of which one essay alone speaks are there too, where no driver or theme says so.
    """
    statements = subjects.statements(db)
    matches = sql.ids_of(db, "claim", question)
    alone: list[Subject] = []
    shown = subjects.of_events(db, _event_ids(question.conditions), matches, statements)
    if not shown:
        shown = subjects.of_drivers(db, question, statements)
        shown += subjects.of_themes(db, question, matches, subjects.told_of_one(shown), statements)
        if with_lone_events:
            alone = subjects.of_lone_events(db, matches, subjects.told_of_one(shown), statements)
    # A claim stands under a driver whose theme matches even if its own theme does not; its contrasts belong with it.
    for subject in shown:
        matches.update(subject.claim_ids())
    return Comparison(shown, alone, _contrasts(db, question, matches), statements, _sources(db, question))


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
    rows += [_row(subject, "only", None, subject.claims, "") for subject in comparison.alone]
    return rows + _contrast_rows(comparison, homes, None)


def _contrast_rows(comparison: Comparison, homes: dict[str, str | None], subject: Subject | None) -> list[CompareRow]:
    """Return the rows of the contrasts of which a subject (None: no subject) is the home, clashes first."""
    home = subject.id if subject else None
    contrasts = [contrast for contrast in comparison.contrasts if homes[contrast["id"]] == home]
    contrasts.sort(key=lambda contrast: ORDER.index(contrast["relation"]))
    return [
        _row(subject, row["relation"], row["id"], by_source(row["claims"], comparison.statements), row["why"])
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


def _effects_of(subject: Subject, source: str, statements: Statements) -> EffectCounts:
    """Count the claims of an essay about a subject by their effects."""
    return effect_counts([statements[claim].effect for claim in subject.claims.get(source, ())])


def effect_counts(effects: list[Effect | None]) -> EffectCounts:
    """Count claims by their effects."""
    counts = drivers.effects(Counter(effect or NOT_CODED for effect in effects))
    return {"claims": len(effects), **counts}
