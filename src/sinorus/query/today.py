"""The events of a day of any year, and those of the rest of its month, for `today`."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from sinorus import dates
from sinorus.base.text import dump
from sinorus.dates.anniversaries import Anniversary
from sinorus.query import sql
from sinorus.query.question import On, Question

if TYPE_CHECKING:
    from sinorus.model.rows.event import EventRow, TodayRow

Part = Literal["day", "month"]


def parts(question: Question, day: Anniversary) -> dict[Part, Question]:
    """Return a question for the day, and one for the rest of its month; for a month alone the latter only."""
    month = On((day._replace(day=None),), False)
    if day.day is None:
        return {"month": question._replace(on=(month,))}
    rest = question._replace(on=(month, On((day,), True)))
    return {"day": question._replace(on=(On((day,), False),)), "month": rest}


def rows(db: sqlite3.Connection, question: Question, day: Anniversary, limit: int = -1) -> Iterator[str]:
    """Yield the rows of `today` as JSON, first those of the day; a ``limit`` of -1 means all."""
    remaining = limit
    for part, of_part in parts(question, day).items():
        if remaining == 0:
            return
        for text in sql.rows(db, "event", of_part, remaining):
            remaining -= limit >= 0
            yield dump(_row(json.loads(text), part))


def _row(event: EventRow, part: Part) -> TodayRow:
    # What falls on a day or in a month has a known beginning.
    return {**event, "on": part, "year": dates.Day.from_iso(str(event["earliest"])).year}


def count(db: sqlite3.Connection, question: Question, day: Anniversary) -> dict[Part, int]:
    """Count the events of each part."""
    return {part: sql.count(db, "event", of_part)[0] for part, of_part in parts(question, day).items()}
