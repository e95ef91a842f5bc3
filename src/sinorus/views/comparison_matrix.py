"""The matrix of `compare`: what is said of each subject in numbers, by source or by tradition."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from sinorus.model.vocabulary import Relation
from sinorus.output.view import Cell, Column, RowKeys, View, key
from sinorus.query import comparison_matrix as query
from sinorus.query.comparison import Comparison, compare
from sinorus.query.comparison_matrix import RELATIONS, clashes
from sinorus.query.question import Question
from sinorus.views.cells import small_view, with_question
from sinorus.views.comparison_texts import legend, write_claims, write_sources
from sinorus.views.traditions import COLUMNS

if TYPE_CHECKING:
    from sinorus.model.rows.claim import MatrixRow, SourceCounts

Columns = list[Column["MatrixRow"]]
Plain = list[tuple[str, Cell["MatrixRow"]]]


def matrix_of(db: sqlite3.Connection, question: Question) -> View[MatrixRow]:
    """Show the matrix of a question."""
    view = matrix(compare(db, question))
    return with_question(view, question, view.tally().total)


def matrix(comparison: Comparison) -> View[MatrixRow]:
    """Show what is said of each driver or event by effect, those with most clashes first.

    Of few sources it counts the claims, a column each; of many the sources, a column a tradition.
    """
    rows = query.matrix(comparison)
    columns, plain = _by_tradition(comparison) if comparison.is_of_many else _by_source(comparison)
    signs = legend(chain.from_iterable(row["sources"].values() for row in rows))
    what = "Sources by tradition" if comparison.is_of_many else "Claims by source"
    view = small_view("subjects", rows, RowKeys("compare-matrix"), [Column("On", label), *columns], ())
    return view._replace(plain=[("subject", subject), *plain], title=f"{what} ({signs}), most clashes first")


def subject(row: MatrixRow) -> str | None:
    """Return the id of the driver, event or theme that a row is about."""
    return row["driver"] or row["event"] or row["theme"]


def label(row: MatrixRow) -> str:
    """Name what a row is about."""
    return row["label"] if row["driver"] or row["event"] else f"The theme {row['label']}"


def _by_source(comparison: Comparison) -> tuple[Columns, Plain]:
    """Return a column for each source with its claims, and then how often they agree and clash."""
    columns: Columns = [
        *(Column(source, partial(_source_cell, source), 14, most=24) for source in comparison.sources),
        Column("Agree", lambda row: row["relations"]["agree"] or "", 5),
        Column("Clash", lambda row: clashes(row) or "", 5),
    ]
    plain: Plain = [*((source, partial(_claims, source)) for source in comparison.sources), *_relations()]
    return columns, [*plain, key("silent")]


def _by_tradition(comparison: Comparison) -> tuple[Columns, Plain]:
    """Return a column for each tradition with its sources, and then how many sources are silent."""
    known = set(comparison.traditions.values())
    columns: Columns = [
        *(
            Column(title, partial(_tradition_cell, traditions), max(len(title), 6), most=16)
            for title, traditions in COLUMNS.items()
            if known.intersection(traditions)
        ),
        Column("Silent", lambda row: len(row["silent"]), 6, wide=100),
        Column("Agree", lambda row: row["relations"]["agree"] or "", 5, wide=100),
        Column("Clash", lambda row: clashes(row) or "", 5, wide=100),
    ]
    present = [tradition for traditions in COLUMNS.values() for tradition in traditions if tradition in known]
    plain: Plain = [*((tradition, partial(_speakers, tradition)) for tradition in present), *_relations()]
    return columns, [*plain, ("silent", lambda row: len(row["silent"]))]


def _relations() -> Iterator[tuple[str, Cell[MatrixRow]]]:
    yield from ((relation, partial(_relation_count, relation)) for relation in RELATIONS)


def _source_cell(source: str, row: MatrixRow) -> str:
    """Write the claims of a source; without claims, whether it says nothing or only nothing that matches."""
    return write_claims(row["sources"][source]) or ("says nothing" if source in row["silent"] else "none matches")


def _tradition_cell(traditions: tuple[str, ...], row: MatrixRow) -> str:
    """Write the sources of some traditions by what they say; without any that match, a blank."""
    total: Counter[str] = Counter()
    for tradition in traditions:
        total.update(dict(row["traditions"].get(tradition, {})))
    return write_sources(total) if total["sources"] else ""  # type: ignore[arg-type]


def _claims(source: str, row: MatrixRow) -> int:
    return row["sources"][source]["claims"]


def _speakers(tradition: str, row: MatrixRow) -> int:
    counts: SourceCounts = row["traditions"][tradition]
    return counts["sources"]


def _relation_count(relation: Relation, row: MatrixRow) -> int:
    return row["relations"][relation]
