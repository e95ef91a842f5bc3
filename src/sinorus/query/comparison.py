"""The sources side by side: what each says of a driver, a theme or an event, and where they agree or clash."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from itertools import chain
from typing import TYPE_CHECKING, Literal, NamedTuple

from sinorus.model.vocabulary import Relation
from sinorus.query import clashes, compared, sql, subjects
from sinorus.query.question import Condition, Question
from sinorus.query.subjects import Statements, Subject, by_source

if TYPE_CHECKING:
    from sinorus.model.rows.claim import CompareRow, Contrast

# The order of rows, clashes first.
ORDER: tuple[Relation, ...] = ("differ", "contradicts-itself", "tension", "agree")
# The relations that are worked out from the data.
COMPUTED = ("only", "clash")
Related = Relation | Literal["only", "clash"]
# The last of the parts into which the rows of many sources fall.
REST = 2


class Comparison(NamedTuple):
    """What the rows and the matrix of a comparison are made of.

    subjects    the drivers and themes, or the events, in the order in which they are shown
    alone       further events, of which one source alone speaks; none unless they are asked for
    contrasts   those of which a claim matches, and all claims are of sources that are compared
    mixed       those of which a claim matches, and others are of sources that are not compared
    statements  every claim of the sources that are set against each other, under its id
    traditions  the ids of the sources that are compared, in the order of the data, each with its tradition
    """

    subjects: list[Subject]
    alone: list[Subject]
    contrasts: list[Contrast]
    mixed: list[Contrast]
    statements: Statements
    traditions: dict[str, str]

    @property
    def sources(self) -> list[str]:
        """The ids of the sources that are compared."""
        return list(self.traditions)

    @property
    def is_of_many(self) -> bool:
        """Whether more sources are compared than a person reads side by side."""
        return len(self.traditions) > compared.FEW


def compare(db: sqlite3.Connection, question: Question, with_lone_events: bool = False) -> Comparison:
    """Gather what sources say on the events that a question names, or else on drivers and themes.

    Sources that are chosen are set against each other, by contrasts of theirs alone, since of a contrast with others a
    part would not bear out its reason; a single one is set against all. With ``with_lone_events`` events of
    which one source alone speaks are there too, where no driver or theme says so.
    """
    traditions = compared.traditions(db, question)
    statements = subjects.statements(db, traditions if len(traditions) > 1 else None)
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
    contrasts, mixed = _by_speakers(_contrasts(db, question, matches), statements)
    return Comparison(shown, alone, contrasts, mixed, statements, traditions)


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


def _by_speakers(contrasts: list[Contrast], statements: Statements) -> tuple[list[Contrast], list[Contrast]]:
    """Part contrasts in those of sources that are compared, and those in which others speak too."""
    own: list[Contrast] = []
    mixed: list[Contrast] = []
    for contrast in contrasts:
        (own if all(claim in statements for claim in contrast["claims"]) else mixed).append(contrast)
    return own, mixed


def rows(comparison: Comparison) -> list[CompareRow]:
    """Return the rows of all subjects: for each its contrasts, clashes first, and then its claims that are in none.

    Where many sources are compared, the contrasts of all subjects come first, and then the clashes that are computed.
    """
    homes = _by_home(comparison)
    in_contrasts = set(chain.from_iterable(contrast["claims"] for contrast in comparison.contrasts))
    rows = []
    for subject in comparison.subjects:
        coded = _contrast_rows(comparison, homes.get(subject.id, []), subject)
        rows += [*coded, *_rest(subject, in_contrasts, coded, comparison)]
    rows += [_row(subject, "only", None, subject.claims, "") for subject in comparison.alone]
    rows += _contrast_rows(comparison, homes.get(None, []), None)
    return sorted(rows, key=part) if comparison.is_of_many else rows


def part(row: CompareRow) -> int:
    """Return where a row stands among those of all subjects: what is coded, what is computed, and the REST."""
    return 0 if row["contrast"] else 1 if row["relation"] == "clash" else REST


def _contrast_rows(comparison: Comparison, contrasts: list[Contrast], subject: Subject | None) -> list[CompareRow]:
    """Return the rows of the contrasts of which a subject (None: no subject) is the home, clashes first."""
    return [
        _row(subject, row["relation"], row["id"], by_source(row["claims"], comparison.statements), row["why"])
        for row in sorted(contrasts, key=lambda contrast: ORDER.index(contrast["relation"]))
    ]


def _by_home(comparison: Comparison) -> dict[str | None, list[Contrast]]:
    """Return the contrasts under the id of the one subject under which each is shown."""
    places: dict[str, list[tuple[int, str]]] = {}
    for number, subject in enumerate(comparison.subjects):
        for claim in subject.claim_ids():
            places.setdefault(claim, []).append((number, comparison.statements[claim].source))
    homes: dict[str | None, list[Contrast]] = {}
    for contrast in comparison.contrasts:
        homes.setdefault(_home(contrast, places, comparison.subjects), []).append(contrast)
    return homes


def _home(contrast: Contrast, places: dict[str, list[tuple[int, str]]], subjects: list[Subject]) -> str | None:
    """Return the id of the subject with claims from most sources of a contrast, then with most of its claims.

    ``places`` says for each claim under which subjects it stands: their numbers, each with the source of the claim.
    """
    pairs = list(chain.from_iterable(places.get(claim, ()) for claim in contrast["claims"]))
    sources, claims = Counter(number for number, _ in set(pairs)), Counter(number for number, _ in pairs)
    if not pairs:
        return None
    return subjects[min(claims, key=lambda number: (-sources[number], -claims[number], number))].id


def _rest(
    subject: Subject, in_contrasts: set[str], coded: list[CompareRow], comparison: Comparison
) -> list[CompareRow]:
    """Return the row of the claims about a subject that are in no contrast; none if there are no such claims.

    Their signs clash where one source's claims bind and another's divide, or name what it denies. That is not asked of
    sources that are set against each other by ``coded``, the rows of the subject's contrasts.
    """
    rest: dict[str, list[str]] = {}
    for source, ids in subject.claims.items():
        if others := [id for id in ids if id not in in_contrasts]:
            rest[source] = others
    if len(subject.speakers) == 1 and subject.claims:
        # Also where all its claims are in contrasts with claims on other subjects: still only one source speaks of it.
        return [_row(subject, "only", None, rest or subject.claims, "")]
    sides = clashes.sides(rest, comparison.statements)
    if subject.key == "driver" and sides.clash({source for row in coded for source in row["sources"]}):
        return [_row(subject, "clash", None, rest, sides.why(compared.official(comparison.traditions)))]
    return [_row(subject, None, None, rest, "")] if rest else []


def _row(
    subject: Subject | None,
    relation: Related | None,
    contrast: str | None,
    claims: dict[str, list[str]],
    why: str,
) -> CompareRow:
    """Make a row; ``claims`` are ids by source, ``contrast`` is the id of a contrast."""
    return {
        "driver": subject.id if subject and subject.key == "driver" else None,
        "event": subject.id if subject and subject.key == "event" else None,
        "theme": subject.theme if subject else None,
        "relation": relation,
        "contrast": contrast,
        "sources": list(claims),
        "claims": claims,
        "why": why,
        "computed": relation in COMPUTED,
    }
