"""What the picture of `chart` shows: the events that are drawn, and what is counted of all."""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple, cast

from sinorus import dates
from sinorus.chart import marks
from sinorus.chart.spots import Spot, spots
from sinorus.query import order, sql, vocabularies
from sinorus.query.question import Question

if TYPE_CHECKING:
    from sinorus.chart.climate import Cut
    from sinorus.model.rows.answer import Dataset
    from sinorus.model.rows.event import EventRow
    from sinorus.model.rows.series import SeriesRow
    from sinorus.model.rows.vocabulary import PeriodRow
    from sinorus.model.vocabulary import Effect

# More events than this are counted, and only those with most links are drawn: so many in a file.
MOST, CHOSEN = 2000, 150


class Picture(NamedTuple):
    """What a picture shows.

    line      the command line that it stands for
    question  what is asked
    labels    the names of what the question names, by their ids
    datasets  the data sets that the events come from
    periods   those that lie behind
    events    those that are drawn
    moments   of all events that have a date, what is counted; the events themselves where all are drawn
    undated   how many events match and have no date, so that they are on no axis
    frame     the time that the axis covers
    series    those that are drawn below
    climate   the step of the climate that is drawn below, a key of CLIMATES; None for no climate
    cut       the first and the last day of what is counted
    spots     the places of all events, where a map is drawn; None for a time axis
    """

    line: str
    question: Question
    labels: dict[str, str]
    datasets: list[Dataset]
    periods: list[PeriodRow]
    events: list[EventRow]
    moments: list[EventRow] | list[marks.Moment]
    undated: int
    frame: marks.Frame
    series: list[SeriesRow]
    climate: str | None
    cut: Cut
    spots: list[Spot] | None = None


def picture(
    db: sqlite3.Connection, question: Question, line: str, series: list[SeriesRow], climate: str | None
) -> Picture:
    """Gather what a picture shows; ``line`` is the command line that it stands for."""
    total, _ = sql.count(db, "event", question)
    drawn = _rows(db, question) if total <= MOST else _rows(db, question, order.Order("links"), CHOSEN)
    events = [event for event in drawn if event["date_edtf"]]
    moments = events if total <= MOST else list(_moments(db, question))
    as_of = dates.Day.from_iso(sql.meta(db, "as_of"))
    first, last = question.window or (None, None)
    ids = [value for condition in question.conditions for value in condition.values]
    return Picture(
        line=line,
        question=question,
        labels=sql.labels_of(db, ids),
        datasets=json.loads(sql.meta(db, "datasets")),
        periods=vocabularies.entries(db, "period", Question()),
        events=events,
        moments=moments,
        undated=total - len(moments),
        frame=marks.frame_of(moments, series, question.window, as_of),
        series=series,
        climate=climate,
        cut=(first, min(last or as_of, as_of)),
    )


def with_places(db: sqlite3.Connection, picture: Picture) -> Picture:
    """Return a picture that is a map."""
    return picture._replace(spots=spots(_rows(db, picture.question)))


def _rows(
    db: sqlite3.Connection, question: Question, sort: order.Order = order.BY_DATE, limit: int = -1
) -> Iterator[EventRow]:
    return map(json.loads, sql.rows(db, "event", question, sort=sort, limit=limit))


def _moments(db: sqlite3.Connection, question: Question) -> Iterator[marks.Moment]:
    """Yield of each event with a date what is counted, so that the rest of very many events is not kept.

    Days that several events share are kept once: a chart of a million events takes 229 to 322 MiB so, and 630 without.
    """
    shared: dict[str | None, str | None] = {}
    for event in _rows(db, question):
        if event["date_edtf"]:
            earliest, latest = (shared.setdefault(day, day) for day in (event["earliest"], event["latest"]))
            effect = event["effect"]
            yield {"earliest": earliest, "latest": latest, "effect": effect and cast("Effect", sys.intern(effect))}
