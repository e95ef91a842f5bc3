"""The picture of `change`: shares before and after a turning point, those that differ most first."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sinorus import dates
from sinorus.base.wording import amount
from sinorus.chart.vega_axis import Spec
from sinorus.chart.vega_change import Pair, specification
from sinorus.dates.day import day_in_edtf, number_of
from sinorus.output.settings import Canvas
from sinorus.query import lookup
from sinorus.query.question import Question
from sinorus.query.turning_point import Side, Sides
from sinorus.views.change import COVERAGE, HEADINGS, change_words, heading, short
from sinorus.views.counts import NO_MEASURE
from sinorus.views.origin import Origin, asked

if TYPE_CHECKING:
    from sinorus.model.rows.change import ChangeRow

# More rows of a measure than this are not drawn: those that differ most are.
MOST = 8
# The measures without a scale of their own stand last.
IN_WORDS = ("events", "climate", "series")


def draw(
    db: sqlite3.Connection,
    question: Question,
    sides: Sides,
    rows: Iterable[ChangeRow],
    origin: Origin,
    canvas: Canvas,
    moving: bool,
) -> Spec:
    """Draw the numbers of both sides; ``moving`` is whether a reader can point at them."""
    both = [row for row in rows if row["size"] is not None]
    both.sort(key=lambda row: row["measure"] in IN_WORDS)
    groups = [[*own] for _, own in groupby(both, key=lambda row: row["measure"])]
    pairs = [_pair(row) for own in groups for row in own[:MOST]]
    rest = sum(max(len(own) - MOST, 0) for own in groups)
    title = canvas.title or f"{_title(sides)}{asked(db, question)}"
    beside = ["Shares of the events, or of the sources that wrote then; ? marks a caution, such as few records"]
    beside += [f"{amount(rest, 'smaller change')} left out"] if rest else []
    measured = [row["key"] for own in groups for row in own[:MOST] if row["measure"] == "series"]
    series = lookup.of_kind(db, "series", measured)
    words = origin.words(title, ["; ".join([*beside, COVERAGE, NO_MEASURE])], _content(title, pairs), series)
    told = (f"before: {_days(sides.before)}", f"after: {_days(sides.after)}")
    return specification(pairs, words, told, canvas.width, moving)


def _title(sides: Sides) -> str:
    """Write the day at which the sides meet, or else both of them."""
    if number_of(sides.before.last) + 1 == number_of(sides.after.first):
        return f"Before and after {dates.human(dates.parse(day_in_edtf(sides.after.first)))}"
    return f"{_days(sides.before)} and {_days(sides.after)}"


def _days(side: Side) -> str:
    return dates.human(dates.parse("/".join(map(day_in_edtf, side))))


def _pair(row: ChangeRow) -> Pair:
    has_scale = row["measure"] not in IN_WORDS
    shares = (row["share_before"], row["share_after"]) if has_scale else (None, None)
    numbers = " → ".join(short(value) for value in (row["before"], row["after"]) if value is not None)
    effect = row["key"] if row["measure"] == "effect" else ""
    return Pair(_heading(row), row["label"], *shares, numbers, change_words(row), effect.replace("-", " "))


def _heading(row: ChangeRow) -> str:
    """Name the group of a number; what counts all events stands with the balance of their effects."""
    return HEADINGS["events"] if row["measure"] in ("events", "climate") else heading(row)


def _content(title: str, pairs: list[Pair]) -> str:
    told: dict[str, Any] = {}
    for pair in pairs:
        told.setdefault(pair.group, f"{pair.group}: {pair.label}, {pair.numbers}, {pair.change}")
    return f"{title}; what changed most: {'; '.join(told.values())}"
