"""The view of `today`: what happened on a day of any year, and in its month."""

from __future__ import annotations

import sqlite3
from functools import cache, partial
from typing import TYPE_CHECKING, cast

from sinorus.dates.anniversaries import Anniversary
from sinorus.output.view import RowKeys, Tally, View, key
from sinorus.query import sql
from sinorus.query import today as query
from sinorus.query.question import On, Question
from sinorus.views.cells import within
from sinorus.views.timeline_claims import timeline

if TYPE_CHECKING:
    from sinorus.model.rows.event import TodayRow


def today(db: sqlite3.Connection, question: Question, day: Anniversary, notes: tuple[str, ...] = ()) -> View[TodayRow]:
    """Show the events of a day under one heading, and those of the rest of its month under another."""
    counts = cache(lambda: query.count(db, question, day))
    month = day._replace(day=None)
    headings = {"day": _heading(day), "month": _heading(month)}
    return cast("View[TodayRow]", timeline(db, question))._replace(
        rows=partial(query.rows, db, question, day),
        keys=RowKeys("today"),
        plain=[key(name) for name in ("id", "date_edtf", "title", "effect", "themes", "on")],
        group=lambda row: headings[row["on"]],
        tally=lambda: Tally(sum(counts().values()), 0, sql.size(db, "event")),
        within=within(question._replace(on=(On((month,), False),))),
        hints=lambda: [f"{counts()['day']} of them {day}"] if day.day is not None else [],
        notes=(*question.notes, *notes),
    )


def _heading(day: Anniversary) -> str:
    return f"{day}".replace("on ", "On ", 1).replace("in ", "In ", 1)
