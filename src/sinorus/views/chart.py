"""What a picture shows, and how it is put into words."""

import sqlite3
from collections import Counter
from typing import NamedTuple

from sinorus import dates
from sinorus.base import wording
from sinorus.chart import climate as climates
from sinorus.chart import marks, terminal, vega
from sinorus.model.rows import EventRow, SeriesRow
from sinorus.output.render.fold import folded
from sinorus.output.render.rich_print import painted
from sinorus.query import sql
from sinorus.query.question import Question, Search
from sinorus.query.selection import Records, select
from sinorus.views.cells import MARKS, tone, within

# More lines of a climate than this nobody would look through.
MOST = 1000
NOTHING = "nothing matched: no event to draw"


class Picture(NamedTuple):
    """The records of a picture, its time, the series below it and the step of the climate, if that is wanted."""

    records: Records
    shown: marks.Extent
    series: list[SeriesRow]
    climate: str | None
    within: str


def picture(
    db: sqlite3.Connection, question: Question, line: str, series: list[SeriesRow], climate: str | None
) -> Picture:
    """Gather what a picture shows."""
    records = select(db, question, line)
    as_of = dates.Day.from_iso(sql.meta(db, "as_of"))
    shown = marks.extent(records.events, series, question.window, as_of)
    return Picture(records, shown, series, climate, within(question) + _among(question))


def _among(question: Question) -> str:
    """Say by what filters the events were chosen."""
    listed = [f"{part.field} {'not ' * part.negated}{' or '.join(part.values)}" for part in question.conditions]
    listed += [f"words {'not ' * one.negated}{_words(one)}" for one in question.search]
    return f" ({'; '.join(listed)})" if listed else ""


def _words(search: Search) -> str:
    """Return the words of an expression, which quotes them."""
    return " ".join(search.expression.split('"')[1::2])


def title(picture: Picture) -> str:
    """Name the picture."""
    return f"{wording.counted(len(picture.records.events), 'event')}{picture.within}"


def words(picture: Picture) -> str:
    """Say what is to be seen, for those who do not see it."""
    counts = Counter(event["effect"] for event in picture.records.events)
    by = ", ".join(f"{counts[effect]} {effect}" for effect in MARKS)
    below = "".join(f"; below, {row['title']} in {row['unit']}" for row in picture.series)
    balance = f"; the balance of cooperation and friction by {picture.climate}" if picture.climate else ""
    made = " and ".join(f"{dataset['title']}, version {dataset['version']}" for dataset in picture.records.datasets)
    drawn = f"{title(picture)}, on a time axis over the periods, shaped by effect: {by}{below}{balance}"
    return f"{drawn}. Made by `sinorus {picture.records.query}` from {made or 'data without a name'}."


def lines(picture: Picture, width: int, colour: bool) -> list[str]:
    """Draw for a terminal, in colours that say nothing which the signs do not."""
    axis = terminal.Axis(picture.shown, width, _painted if colour else lambda text, effect: text)
    drawn = marks.marks(picture.records.events, picture.shown)
    parts = [
        folded(title(picture), width),
        terminal.timeline(drawn, marks.bands(picture.records.periods, picture.shown), axis),
    ]
    parts += [terminal.series(row, marks.dots(row, picture.shown), axis) for row in picture.series]
    if picture.climate:
        parts.append(terminal.climate(_weather(picture), picture.climate, axis))
    return [line for part in parts for line in ["", *part]][1:]


def _painted(text: str, effect: str) -> str:
    colour = tone(effect)
    return painted(text, colour) if text and colour else text


def specification(picture: Picture) -> vega.Spec:
    """Draw for a file: one specification for every kind of file."""
    shown = picture.shown
    drawn = marks.marks(picture.records.events, shown)
    panels = [vega.timeline(drawn, marks.bands(picture.records.periods, shown), shown)]
    panels += [vega.series(row, marks.dots(row, shown), shown) for row in picture.series]
    if picture.climate:
        panels.append(vega.climate(_weather(picture), picture.climate, climates.STEPS[picture.climate], shown))
    return vega.specification(title(picture), words(picture), panels, any(mark.uncertain for mark in drawn))


def steps(picture: Picture) -> int:
    """Return how many lines the climate takes, 0 without one."""
    return climates.steps(*_asked(picture)) if picture.climate else 0


def _weather(picture: Picture) -> list[climates.Weather]:
    return climates.climate(*_asked(picture))


def _asked(picture: Picture) -> tuple[list[EventRow], str, float]:
    return picture.records.events, str(picture.climate), picture.shown.start
