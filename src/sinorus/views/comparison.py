"""The views of `compare`: the essays side by side, one column each, and the matrix of who speaks of what."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from sinorus.base import wording
from sinorus.model.vocabulary import NOT_CODED, Effect, Relation
from sinorus.output.view import Cell, Column, RowKeys, View, key
from sinorus.query import comparison as query
from sinorus.query import sql
from sinorus.query.comparison import RELATIONS, Comparison, clashes, effect_counts
from sinorus.query.question import Condition, Question
from sinorus.views.cells import SIGNS, small_view, with_question
from sinorus.views.search import with_search

if TYPE_CHECKING:
    from sinorus.model.rows.claim import ClaimRow, CompareRow, EffectCounts, MatrixRow
    from sinorus.query.subjects import Subject

RELATION_WIDTH = 24
NOTHING = "Other contrasts"


def compare(db: sqlite3.Connection, question: Question, relations: Sequence[Condition]) -> View[CompareRow]:
    """Show what each essay says of each driver, theme or event, and where they agree or clash; at the end the matrix.

    ``relations`` are filters by relation; with one, the matrix is left out, because it counts all relations.
    """
    comparison = query.compare(db, question, with_lone_events=any(map(_asks_for_only, relations)))
    rows = [row for row in query.rows(comparison) if _has_relation(row, relations)]
    texts = ClaimTexts(db, rows, brief=not (question.conditions or question.search))
    columns: list[Column[CompareRow]] = [
        Column("Relation", _relation, RELATION_WIDTH, most=40),
        *(Column(source, partial(texts.cell, source)) for source in comparison.sources),
    ]
    plain: list[tuple[str, Cell[CompareRow]]] = [
        ("subject", _subject),
        key("relation"),
        key("contrast"),
        ("claims", _claim_ids),
        key("why"),
    ]
    labels = {subject.id: _heading(subject) for subject in (*comparison.subjects, *comparison.alone)}
    view = with_question(small_view("points", rows, RowKeys("compare"), columns, ()), question, len(rows))
    view = view._replace(
        plain=plain,
        group=lambda row: labels.get(_subject(row) or "", NOTHING),
        heading="On",
        after=matrix(comparison) if rows and not relations else None,
        nothing="nothing matched: no claim to compare" if not rows else "",
    )
    return with_search(view._replace(hints=partial(_outside, db, question)), db, question, "claim")


def _outside(db: sqlite3.Connection, question: Question) -> list[str]:
    """Make the hint of how many claims have neither a driver nor a theme under which they could stand."""
    if not sql.has_not_coded(db, "theme"):
        return []
    alone = (Condition("theme", (NOT_CODED,), False), Condition("driver", tuple(sql.labels(db, "driver")), True))
    conditions = tuple(part for part in alone if part.values)
    count, _ = sql.count(db, "claim", question._replace(conditions=(*question.conditions, *conditions)))
    return [f"{wording.amount(count, 'claim')} with no theme and no driver coded, under no heading"] if count else []


def _asks_for_only(part: Condition) -> bool:
    return "only" in part.values and not part.negated


def _subject(row: CompareRow | MatrixRow) -> str | None:
    """Return the id of the driver, event or theme that a row is about."""
    return row["driver"] or row["event"] or row["theme"]


def _heading(subject: Subject) -> str:
    return f"{'The theme ' if subject.key == 'theme' else ''}{subject.label} [{subject.id}]"


def _label(row: MatrixRow) -> str:
    return row["label"] if row["driver"] or row["event"] else f"The theme {row['label']}"


def _claim_ids(row: CompareRow) -> list[str]:
    return list(chain.from_iterable(row["claims"].values()))


def _has_relation(row: CompareRow, relations: Sequence[Condition]) -> bool:
    return all(part.lets_through(row["relation"]) for part in relations)


def _relation(row: CompareRow) -> str:
    """Write how the claims of a row bear on each other, and why."""
    if row["relation"] == "only":
        return f"only {row['sources'][0]}"
    if row["relation"] is None:
        return "not set against each other" if len(row["sources"]) > 1 else f"{row['sources'][0]} says besides"
    return f"{row['relation'].replace('-', ' ')}: {row['why']} [{row['contrast']}]"


class ClaimTexts:
    """Writes what an essay says in a row: the texts of its claims, or, if ``brief``, their number.

    Claims of a contrast are always written out.
    """

    def __init__(self, db: sqlite3.Connection, rows: list[CompareRow], brief: bool) -> None:
        self.claims: dict[str, ClaimRow] = {}
        for id, text in sql.texts_of(db, list(chain.from_iterable(map(_claim_ids, rows)))):
            self.claims[id] = json.loads(text)
        self.brief = brief

    def cell(self, source: str, row: CompareRow) -> str:
        """Write the claims of an essay in a row, a line each."""
        claims = [self.claims[id] for id in row["claims"].get(source, ())]
        if self.brief and not row["contrast"]:
            return _brief([claim["effect"] for claim in claims])
        return "\n".join(f"{SIGNS[claim['effect']]} {claim['text']} ({_place(claim)})" for claim in claims)


def _place(claim: ClaimRow) -> str:
    if not claim["passage"]:
        return "no passage"
    paragraph = claim["passage"]["paragraph"]
    return f"par. {paragraph}" if paragraph else claim["passage"]["where"]


def _brief(effects: list[Effect | None]) -> str:
    return _write_counts(effect_counts(effects)) if effects else ""


def matrix_of(db: sqlite3.Connection, question: Question) -> View[MatrixRow]:
    """Show the matrix of a question."""
    view = matrix(query.compare(db, question))
    return with_question(view, question, view.tally().total)


def matrix(comparison: Comparison) -> View[MatrixRow]:
    """Show how many claims of each effect an essay has on each driver or event, those with most clashes first."""
    rows = query.matrix(comparison)
    columns: list[Column[MatrixRow]] = [
        Column("On", _label),
        *(Column(source, partial(_source_cell, source), 14, most=24) for source in comparison.sources),
        Column("Agree", lambda row: row["relations"]["agree"] or "", 5),
        Column("Clash", lambda row: clashes(row) or "", 5),
    ]
    plain: list[tuple[str, Cell[MatrixRow]]] = [
        ("subject", _subject),
        *((source, partial(_claims, source)) for source in comparison.sources),
        *((relation, partial(_relation_count, relation)) for relation in RELATIONS),
        key("silent"),
    ]
    is_partial = any(counts["not-coded"] for row in rows for counts in row["sources"].values())
    legend = f"+ binds, - divides, ~ mixed, = neutral{f', {SIGNS[None]} not coded' if is_partial else ''}"
    title = f"Claims by essay ({legend}), most clashes first"
    return small_view("subjects", rows, RowKeys("compare-matrix"), columns, ())._replace(plain=plain, title=title)


def _source_cell(source: str, row: MatrixRow) -> str:
    """Write the claims of an essay; without claims, whether it says nothing or only nothing that matches."""
    return _write_counts(row["sources"][source]) or ("says nothing" if source in row["silent"] else "none matches")


def _write_counts(counts: EffectCounts) -> str:
    """Write the number of claims, and how many have each effect, such as `5: +2 -3`; empty for no claims."""
    numbers = [(sign, counts[effect] if effect else counts["not-coded"]) for effect, sign in SIGNS.items()]
    marks = " ".join(f"{sign}{number}" for sign, number in numbers if number)
    return f"{counts['claims']}: {marks}" if counts["claims"] else ""


def _claims(source: str, row: MatrixRow) -> int:
    return row["sources"][source]["claims"]


def _relation_count(relation: Relation, row: MatrixRow) -> int:
    return row["relations"][relation]
