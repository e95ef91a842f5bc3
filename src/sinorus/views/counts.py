"""The view of `timeline --count-by`: events counted by group."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sinorus import dates
from sinorus.output.view import Column, RowKeys, View, key
from sinorus.query.question import Question
from sinorus.views.cells import small_view, with_question, within

if TYPE_CHECKING:
    from sinorus.model.rows.event import CountRow

# What becomes an event is a choice, which docs/data.md describes.
NO_MEASURE = "these are counts of records and no measure of the relationship"


def counts(rows: list[CountRow], by: str, question: Question, size: int) -> View[CountRow]:
    """Show the counts of events by group; ``size`` is the number of events in the data."""
    keys = RowKeys("timeline-count-by")
    names = keys()
    columns: list[Column[CountRow]] = [
        Column(by.capitalize(), partial(_heading, by)),
        *(Column(name.capitalize(), key(name)[1], max(len(name), 6)) for name in names[1:]),
    ]
    view = with_question(small_view("groups", rows, keys, columns, names), question, len(rows))
    return view._replace(nothing=f"nothing matched: 0 of {size} events{within(question)}", hints=lambda: [NO_MEASURE])


def _heading(by: str, row: CountRow) -> str:
    """Write the name of a group, years and decades in words."""
    if row["key"] is None:
        return "unknown"
    return dates.human(dates.parse(row["key"])) if by in ("year", "decade") else row["key"]
