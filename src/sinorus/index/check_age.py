"""Hold what data say of the day up to which they were kept against their newest events and points.

A folder that says no such day is held to none. What is only worth a look is a warning.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from sinorus import dates
from sinorus.base.text import quote
from sinorus.dates.day import number_of
from sinorus.index.check_series import rows_of
from sinorus.index.problems import WARNING, Pointer, Problem

# After so many days without anything new it should be said whether nothing happened, or nobody looked.
DAYS = 90
Place = Callable[[int, Pointer, str, str], Problem]
REMEDY = "add what is newer, or let as_of be the day up to which the record was really kept"


class Kept(NamedTuple):
    """The day up to which data were kept, and the number of the record that says so."""

    n: int
    day: dates.Day


def problems(index: sqlite3.Connection, datasets: Sequence[Kept], place: Place) -> Iterator[Problem]:
    """Yield what does not fit the latest of the days up to which the data were kept."""
    if not datasets:
        return
    kept = max(datasets, key=lambda kept: kept.day)
    yield from _of_events(index, kept, place)
    for n, row in rows_of(index, "series", '"kept":true'):
        yield from _of_series(n, row, kept, place)


def _of_events(index: sqlite3.Connection, kept: Kept, place: Place) -> Iterator[Problem]:
    newest = index.execute(
        "SELECT lo, id FROM stored WHERE kind = 'event' AND lo > ? AND lo < ? ORDER BY lo DESC, id LIMIT 1",
        [dates.START, dates.END],
    ).fetchall()
    for key, id in newest:
        day = dates.Day.from_key(key)
        if day > kept.day:
            problem = f"as_of is before the event {quote(id)} of {day.iso()}"
            yield place(kept.n, ("as_of",), problem, REMEDY)._replace(level=WARNING)
        elif (days := number_of(kept.day) - number_of(day)) > DAYS:
            problem = f"the newest event, {quote(id)} of {day.iso()}, is {days} days older than as_of"
            yield place(kept.n, ("as_of",), problem, REMEDY)._replace(level=WARNING)


def _of_series(n: int, series: dict[str, Any], kept: Kept, place: Place) -> Iterator[Problem]:
    """Yield what is wrong with the newest point of a series that is kept; the next one may end as long after it."""
    at = len(series["points"]) - 1
    text = series["points"][at]["date_edtf"]
    first, last = dates.window(None, None, dates.parse(text)).keys()
    if first == dates.START or last == dates.END:
        return
    begin, end = dates.Day.from_key(first), dates.Day.from_key(last)
    length = number_of(end) - number_of(begin) + 1
    if begin > kept.day:
        problem = f"as_of is before the point {text} of the series {quote(series['id'])}, which is kept"
        yield place(kept.n, ("as_of",), problem, REMEDY)
    elif (days := number_of(kept.day) - number_of(end)) > DAYS + length:
        problem = f"the series is kept, and its newest point is {days} days older than as_of"
        remedy = "add points, or take kept out"
        yield place(n, ("points", at, "date_edtf"), problem, remedy)._replace(level=WARNING)
