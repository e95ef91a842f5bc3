"""The view of `change`: numbers left and right of a turning point, those that differ most first."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from sinorus.output.view import Column, RowKeys, Tally, View
from sinorus.query import change as query
from sinorus.query.question import Question
from sinorus.query.series import SUMMED
from sinorus.query.turning_point import Side, Sides
from sinorus.views.cells import NOTHING, number, small_view
from sinorus.views.counts import NO_MEASURE

if TYPE_CHECKING:
    from sinorus.model.rows.change import ChangeRow, Measure

# So many rows of a measure people see first.
FIRST = 6
HEADINGS: dict[Measure, str] = {
    "events": "Events",
    "climate": "Climate",
    "effect": "Events by effect",
    "theme": "Events by theme",
    "driver": "Forces named in what others wrote then",
    "official-driver": "Forces named in official texts of then",
    "series": "Series: mean, and growth a year",
}
COVERAGE = "how well a time is covered differs too, so a share says more than a count"
DAYS_OF_A_YEAR = 365.2425


def change(db: sqlite3.Connection, question: Question, sides: Sides, is_brief: bool) -> View[ChangeRow]:
    """Show both sides of each number; if ``is_brief``, of each measure only those that differ most."""
    rows = query.change(db, question, sides)
    shown = _largest(rows) if is_brief else rows
    columns: list[Column[ChangeRow]] = [
        Column("What", _label),
        Column("Before", partial(_side, "before"), 10, most=20),
        Column("After", partial(_side, "after"), 10, most=20),
        Column("Change", change_words, 13, most=24),
        Column("Before it", lambda row: row["commands"]["before"], place="long"),
        Column("After it", lambda row: row["commands"]["after"], place="long"),
        Column("Note", lambda row: row["note"], place="long"),
    ]
    plain = ("measure", "key", "before", "of_before", "after", "of_after", "size", "label")
    return small_view("numbers", shown, RowKeys("change"), columns, plain)._replace(
        tally=lambda: Tally(len(rows), 0, len(rows)),
        title=f"Before: {_days(sides.before)}. After: {_days(sides.after)}.",
        group=heading,
        notes=(*question.notes, *sides.notes),
        hints=lambda: [NO_MEASURE, COVERAGE, *_cautions(rows)],
    )


def _largest(rows: list[ChangeRow]) -> list[ChangeRow]:
    """Return of each measure the rows that differ most, without those of which only one side has data."""
    both = [row for row in rows if row["size"] is not None]
    return [row for _, own in groupby(both, lambda row: row["measure"]) for row in [*own][:FIRST]]


def _days(side: Side) -> str:
    return f"{side.window().text()} ({side.days() / DAYS_OF_A_YEAR:.3g} years)"


def heading(row: ChangeRow) -> str:
    """Name the measure, and say how many records each side has."""
    heading = HEADINGS[row["measure"]]
    if row["measure"] in ("events", "series"):
        return heading
    return f"{heading}, of {row['of_before']} and {row['of_after']} {row['unit']}"


def _label(row: ChangeRow) -> str:
    has_id = row["measure"] in ("theme", "driver", "official-driver", "series")
    return f"{row['label']} [{row['key']}]" if has_id else row["label"]


def _side(side: Literal["before", "after"], row: ChangeRow) -> str:
    """Write the number of a side, with its share of all or its growth a year."""
    value = row[side]
    share, slope = (
        (row["share_before"], row["slope_before"]) if side == "before" else (row["share_after"], row["slope_after"])
    )
    if value is None:
        return NOTHING
    if row["measure"] == "series":
        return short(value) + (f", {_signed(slope)}" if slope is not None else "")
    return number(value) + (f" ({100 * share:.0f} %)" if share is not None and row["measure"] != "events" else "")


def change_words(row: ChangeRow) -> str:
    """Write the difference of what is compared, with a sign before it where there is a caution."""
    return f"{'? ' if row['note'] else ''}{_difference(row)}" if row["size"] is not None else row["note"]


def _difference(row: ChangeRow) -> str:
    if row["measure"] == "events":
        return _signed(row["difference"] or 0)
    if row["share_before"] is not None and row["share_after"] is not None:
        return f"{100 * (row['share_after'] - row['share_before']):+.0f} points"
    if row["scale"] == "level":
        return f"{_signed((row['slope_after'] or 0) - (row['slope_before'] or 0))} a year"
    if row["scale"] in SUMMED and row["before"]:
        return f"{100 * (row['difference'] or 0) / row['before']:+.0f} %"
    return _signed(row["difference"] or 0)


def short(value: float) -> str:
    """Write a number with its first three digits."""
    return number(float(f"{value:.3g}"))


def _signed(value: float) -> str:
    return ("" if value < 0 else "+") + short(value)


def _cautions(rows: list[ChangeRow]) -> Iterator[str]:
    """Yield what the sign means, and what has data on one side alone."""
    if any(row["note"] and row["size"] is not None for row in rows):
        yield "? marks a caution, such as few records, which --long tells"
    yield from dict.fromkeys(row["note"] for row in rows if row["size"] is None and row["measure"] != "series")
    if alone := sum(row["size"] is None and row["measure"] == "series" for row in rows):
        yield f"{alone} series cannot be compared"
