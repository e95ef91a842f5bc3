"""The picture of `compare`: what sources or traditions say of each subject, and where they agree and clash."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from sinorus.base.wording import amount
from sinorus.chart.grid import Column, Line, Said
from sinorus.chart.vega_axis import Spec
from sinorus.chart.vega_comparison import Contrasted, specification
from sinorus.model.signs import SIGNS
from sinorus.output.settings import Canvas
from sinorus.query.comparison import compare
from sinorus.query.comparison_matrix import clashes, matrix
from sinorus.query.question import Question
from sinorus.views.comparison_matrix import label, subject
from sinorus.views.counts import NO_MEASURE
from sinorus.views.origin import Origin, asked
from sinorus.views.traditions import COLUMNS, NAMES

if TYPE_CHECKING:
    from sinorus.model.rows.claim import MatrixRow
    from sinorus.query.comparison import Comparison

# More subjects than this are not drawn: those with most clashes are.
MOST = 40
# The keys of counts, and the effects that they count.
KEYS = {(effect or "not-coded"): sign.word for effect, sign in SIGNS.items()}


def draw(
    db: sqlite3.Connection,
    question: Question,
    subjects: Collection[str | None] | None,
    origin: Origin,
    canvas: Canvas,
    moving: bool,
) -> Spec:
    """Draw the comparison of a question, only of some ``subjects`` if they are given."""
    comparison = compare(db, question)
    rows = [row for row in matrix(comparison) if subjects is None or subject(row) in subjects]
    columns = _of_traditions(comparison) if comparison.is_of_many else _of_sources(comparison)
    drawn = [_contrasted(row, columns, comparison.is_of_many) for row in rows[:MOST]]
    title = canvas.title or f"Who agrees with whom{asked(db, question)}"
    beside = _beside(comparison, rows)
    most = f"most clashes about {drawn[0].line.label}, {drawn[0].clash}, with {drawn[0].agree} in agreement"
    content = f"{title}: {amount(len(drawn), 'subject')} against {', '.join(one.name for one in columns)}; {most}"
    return specification(columns, drawn, origin.words(title, [beside], content), canvas.width, moving)


def _of_sources(comparison: Comparison) -> list[Column]:
    return [Column(source, source, 1) for source in comparison.sources]


def _of_traditions(comparison: Comparison) -> list[Column]:
    """Return the columns of the table: some traditions share one."""
    sizes = Counter(comparison.traditions.values())
    counts = {name: sum(sizes[one] for one in traditions) for name, traditions in COLUMNS.items()}
    long = {name: NAMES[one[0]] if len(one) == 1 else name for name, one in COLUMNS.items()}
    return [Column(name, f"{long[name]} ({count})", count) for name, count in counts.items() if count]


def _contrasted(row: MatrixRow, columns: list[Column], is_of_many: bool) -> Contrasted:
    """Return a subject with what each column says of it."""
    cells = {one.key: _tradition(row, one.key) if is_of_many else _said(row["sources"][one.key]) for one in columns}
    return Contrasted(Line(label(row), "", cells), row["relations"]["agree"], clashes(row))


def _tradition(row: MatrixRow, column: str) -> Said:
    total: Counter[str] = Counter()
    for tradition in COLUMNS[column]:
        total.update(dict(row["traditions"].get(tradition, {})))
    return _said(total)


def _said(counts: Mapping[str, Any]) -> Said:
    return Said({word: counts[key] for key, word in KEYS.items() if counts[key]}, counts["denied"])


def _beside(comparison: Comparison, rows: list[MatrixRow]) -> str:
    what = "numbers: sources that say so" if comparison.is_of_many else "numbers: claims that say so"
    sums = "at the right, contrasts in which they agree, and those in which they clash (differ, or are in tension)"
    left_out = [f"{amount(len(rows) - MOST, 'more subject')} left out"] if len(rows) > MOST else []
    return "; ".join([amount(min(len(rows), MOST), "subject"), what, sums, *left_out, NO_MEASURE])
