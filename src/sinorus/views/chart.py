"""The picture of `chart`: what it shows, its words, and how it is drawn for a terminal or a file."""

from __future__ import annotations

import sqlite3
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from sinorus import dates
from sinorus.base import wording
from sinorus.chart import marks, terminal, vega, vega_events
from sinorus.chart.climate import Weather, count_steps, weather
from sinorus.chart.vega_axis import Spec
from sinorus.model.signs import SIGNS
from sinorus.output.render.rich_print import paint
from sinorus.output.render.wrap import wrap
from sinorus.query import sql
from sinorus.query.question import Question
from sinorus.query.selection import Records, select
from sinorus.views.cells import tone, within

if TYPE_CHECKING:
    from sinorus.model.rows.series import SeriesRow
    from sinorus.model.vocabulary import Effect

# The most years or decades of a climate, each of which takes a line in a terminal.
MAX_STEPS = 1000
NOTHING = "nothing matched: no event to draw"


class Picture(NamedTuple):
    """What a picture shows.

    records  the events on the axis and the periods behind them
    undated  how many events match and have no date, so that they are on no axis
    frame    the time that the axis covers
    series   those that are drawn below
    climate  the step of the climate that is drawn below, a key of CLIMATES; None for no climate
    within   the window and the filters in words, with a blank before them
    """

    records: Records
    undated: int
    frame: marks.Frame
    series: list[SeriesRow]
    climate: str | None
    within: str


def picture(
    db: sqlite3.Connection, question: Question, line: str, series: list[SeriesRow], climate: str | None
) -> Picture:
    """Gather what a picture shows; ``line`` is the command line that it stands for."""
    records = select(db, question, line)
    events = [event for event in records.events if event["date_edtf"]]
    undated, records = len(records.events) - len(events), records._replace(events=events)
    as_of = dates.Day.from_iso(sql.meta(db, "as_of"))
    frame = marks.frame_of(records.events, series, question.window, as_of)
    return Picture(records, undated, frame, series, climate, within(question) + _filters(question))


def _filters(question: Question) -> str:
    """Write the filters and searches of a question in brackets; empty if there are none."""
    filters = [f"{part.field} {part}" for part in question.conditions]
    filters += [f"words {'not ' * one.negated}{one.text}" for one in question.search]
    return f" ({'; '.join(filters)})" if filters else ""


def title(picture: Picture) -> str:
    """Write the title of a picture: how many events it shows, and which."""
    return f"{wording.amount(len(picture.records.events), 'event')}{picture.within}{undated(picture)}"


def undated(picture: Picture) -> str:
    """Write how many events are on no axis, behind a semicolon; empty where all have a date."""
    return f"; {picture.undated} without a date left out" if picture.undated else ""


def words(picture: Picture) -> str:
    """Describe a picture for those who do not see it."""
    counts = Counter(event["effect"] for event in picture.records.events)
    named = [(sign.word, counts[effect]) for effect, sign in SIGNS.items() if effect or counts[effect]]
    by = ", ".join(f"{count} {effect}" for effect, count in named)
    below = "".join(f"; below, {row['title']} in {row['unit']}" for row in picture.series)
    balance = (
        f"; the balance of cooperation and friction by {picture.climate}, which counts events and measures nothing"
        if picture.climate
        else ""
    )
    datasets = " and ".join(f"{dataset['title']}, version {dataset['version']}" for dataset in picture.records.datasets)
    content = f"{title(picture)}, on a time axis over the periods, shaped by effect: {by}{below}{balance}"
    return f"{content}. Made by `sinorus {picture.records.query}` from {datasets or 'data without a name'}."


def lines(picture: Picture, width: int, colour: bool) -> list[str]:
    """Draw a picture for a terminal of a width; with ``colour``, effects have colours beside their signs."""
    axis = terminal.Axis(picture.frame, width, _paint if colour else lambda text, effect: text)
    events = marks.marks(picture.records.events, picture.frame)
    parts = [
        wrap(title(picture), width),
        terminal.timeline(events, marks.bands(picture.records.periods, picture.frame), axis),
    ]
    parts += [terminal.series(row, marks.dots(row, picture.frame), axis) for row in picture.series]
    if picture.climate:
        parts.append(terminal.climate(_weather(picture), picture.climate, axis, _not_coded(picture)))
    lines: list[str] = []
    for part in parts:
        lines += ["", *part]
    return lines[1:]


def _paint(text: str, effect: Effect | None) -> str:
    colour = tone(effect)
    return paint(text, colour) if text and colour else text


def specification(picture: Picture) -> Spec:
    """Draw a picture for a file: the specification from which files of every kind are made."""
    frame = picture.frame
    events = marks.marks(picture.records.events, frame)
    panels = [vega_events.events(events, marks.bands(picture.records.periods, frame), frame)]
    panels += [vega.series(row, marks.dots(row, frame), frame) for row in picture.series]
    if picture.climate:
        panels.append(vega.climate(_weather(picture), picture.climate, frame, _not_coded(picture)))
    return vega.specification(title(picture), words(picture), panels, any(mark.uncertain for mark in events))


def climate_steps(picture: Picture) -> int:
    """Return how many years or decades the climate has; 0 if there is no climate."""
    return count_steps(picture.records.events, picture.climate, picture.frame.start) if picture.climate else 0


def _not_coded(picture: Picture) -> str:
    """Write how many events of a picture have no effect coded, behind a semicolon; empty where all have one."""
    count = sum(event["effect"] is None for event in picture.records.events)
    return f"; {count} not coded" if count else ""


def _weather(picture: Picture) -> list[Weather]:
    return weather(picture.records.events, picture.climate, picture.frame.start) if picture.climate else []
