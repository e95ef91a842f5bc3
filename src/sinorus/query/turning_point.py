"""The two sides of a turning point: the days left and right of it."""

from __future__ import annotations

import json
import sqlite3
from typing import NamedTuple

from sinorus import dates
from sinorus.base import wording
from sinorus.base.errors import BadUsage
from sinorus.base.text import quote
from sinorus.dates.day import number_of
from sinorus.query import lookup, sql
from sinorus.query.question import called, date_or_period, read_date

# A side is no longer than so many years, unless its days are given.
YEARS = 10
# What may have a first day by which it is a turning point.
KINDS = ("event", "period")


class Side(NamedTuple):
    """The days of a side, the first and the last included."""

    first: dates.Day
    last: dates.Day

    def window(self) -> dates.Window:
        """Return the side as the window of a question."""
        return dates.Window(*self)

    def days(self) -> int:
        """Count its days."""
        return number_of(self.last) - number_of(self.first) + 1


class Sides(NamedTuple):
    """Both sides, and sentences about what was assumed when their dates were read."""

    before: Side
    after: Side
    notes: tuple[str, ...] = ()


def read(db: sqlite3.Connection, at: str | None, before: str | None, after: str | None) -> Sides:
    """Return the sides of a turning point, or those whose days are given.

    Raises BadUsage if there is neither a turning point nor two sides, or both; if one of them cannot be read; if there
    is nothing right of the point.
    """
    notes: list[str] = []
    if at is not None and before is None and after is None:
        return _around(db, at, notes)
    if at is None and before is not None and after is not None:
        return _given(db, before, after, notes)
    raise BadUsage(
        "change takes a turning point, as in `sinorus change --at 2014-03`, or both sides, as in"
        " `sinorus change --before 2004/2013 --after 2014/2023`"
    )


def _as_of(db: sqlite3.Connection) -> dates.Day:
    return dates.Day.from_iso(sql.meta(db, "as_of"))


def _around(db: sqlite3.Connection, at: str, notes: list[str]) -> Sides:
    """Return two sides of one length: to the right as far as the data go, but no more than YEARS."""
    first, as_of = _point(db, at, notes), _as_of(db)
    if first > as_of:
        raise BadUsage(f"--at {quote(at)}: nothing lies right of it, for the data end on {as_of.iso()}")
    last = first.shift(years=YEARS, days=-1)
    if last <= as_of:
        before = Side(first.shift(years=-YEARS), first.shift(days=-1))
        return Sides(before, Side(first, last), tuple(notes))
    after = Side(first, as_of)
    return Sides(Side(first.shift(days=-after.days()), first.shift(days=-1)), after, tuple(notes))


def _point(db: sqlite3.Connection, at: str, notes: list[str]) -> dates.Day:
    """Return the day on which the right side begins: the first day of a date, an event or a period."""
    if record := lookup.of_kinds(db, KINDS, at):
        text = json.loads(record.json)["date_edtf"]
        date = dates.parse(text) if text else None
    else:
        date = _date(db, at, notes)
    if date is None or date.earliest is None:
        raise BadUsage(f"--at {quote(at)}: its first day is not known, and there the right side would begin")
    return date.earliest


def _date(db: sqlite3.Connection, at: str, notes: list[str]) -> dates.Date:
    try:
        return read_date("--at", at, db, notes)
    except BadUsage as error:
        match = lookup.clear_match(db, at)
        if nearest := [match] if match else wording.near(at, called(db, "event")):
            raise BadUsage(f"--at {quote(at)} is no event; did you mean {' or '.join(nearest)}?") from error
        raise BadUsage(f"{error}; `sinorus find WORDS --records event` finds the ids of events") from error


def _given(db: sqlite3.Connection, before: str, after: str, notes: list[str]) -> Sides:
    left, right = _side(db, "--before", before, notes), _side(db, "--after", after, notes)
    if left.first >= right.first:
        raise BadUsage(
            f"--before begins on {left.first.iso()}, and --after no later, on {right.first.iso()}; exchange them"
        )
    return Sides(left, right, tuple(notes))


def _side(db: sqlite3.Connection, option: str, text: str, notes: list[str]) -> Side:
    """Return the days of a date or period; one without an end lasts to the day of the data."""
    date = date_or_period(option, text, db, notes)
    if date.earliest is None:
        raise BadUsage(f"{option} {quote(text)} has no first day; write both ends, such as 2004/2013")
    last = date.latest or _as_of(db)
    if last < date.earliest:
        raise BadUsage(f"{option} {quote(text)} begins after the day of the data, {last.iso()}")
    return Side(date.earliest, last)
