"""The picture of `chart`: what it shows, and how it is drawn for a terminal or a file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from sinorus import dates
from sinorus.chart import density, marks, terminal, vega, vega_events
from sinorus.chart.climate import Cut, Weather, count_steps, weather
from sinorus.chart.labels import place_marks
from sinorus.chart.vega_axis import Spec
from sinorus.model.signs import SIGNS
from sinorus.output.render.rich_print import paint
from sinorus.output.render.wrap import wrap
from sinorus.output.settings import Canvas
from sinorus.query import order, sql, vocabularies
from sinorus.query.question import Question
from sinorus.views import chart_words
from sinorus.views.cells import tone

if TYPE_CHECKING:
    from sinorus.model.rows.answer import Dataset
    from sinorus.model.rows.event import EventRow
    from sinorus.model.rows.series import SeriesRow
    from sinorus.model.rows.vocabulary import PeriodRow
    from sinorus.model.vocabulary import Effect

# The most years or decades of a climate, each of which takes a line in a terminal.
MAX_STEPS = 1000
# More events than this are counted, and only those with most links are drawn: so many in a file.
MOST, CHOSEN = 2000, 150
# The width of a picture that nobody asked for, in pixels, and what its edges and axes take of it.
WIDTH, EDGES = 1000, 75


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


def _rows(
    db: sqlite3.Connection, question: Question, sort: order.Order = order.BY_DATE, limit: int = -1
) -> Iterator[EventRow]:
    return map(json.loads, sql.rows(db, "event", question, sort=sort, limit=limit))


def _moments(db: sqlite3.Connection, question: Question) -> Iterator[marks.Moment]:
    """Yield of each event with a date what is counted, so that the rest of very many events is not kept."""
    for event in _rows(db, question):
        if event["date_edtf"]:
            yield {"earliest": event["earliest"], "latest": event["latest"], "effect": event["effect"]}


def lines(picture: Picture, width: int, colour: bool) -> list[str]:
    """Draw a picture for a terminal of a width; with ``colour``, effects have colours beside their signs."""
    axis = terminal.Axis(picture.frame, width, _paint if colour else lambda text, effect: text)
    bands = marks.bands(picture.periods, picture.frame)
    title = wrap(chart_words.title(picture), width) + wrap(chart_words.counted(picture), width)
    parts = [title, terminal.timeline(_events(picture, axis), bands, axis, _legend(picture))]
    parts += [terminal.series(row, marks.dots(row, picture.frame), axis) for row in picture.series]
    if picture.climate:
        parts.append(terminal.climate(_weather(picture), picture.climate, axis, chart_words.not_coded(picture)))
    lines: list[str] = []
    for part in parts:
        lines += ["", *part]
    return lines[1:]


def _events(picture: Picture, axis: terminal.Axis) -> Iterator[str]:
    """Draw the events: each with its label, or where there are too many, how many there are and the first by links."""
    events = marks.marks(picture.events, picture.frame)
    if not _is_crowded(picture):
        return terminal.rows(events, axis)
    step = density.step_of(picture.frame)
    counts = density.density(picture.moments, picture.frame, step)
    first = sorted(events, key=lambda mark: -mark.links())[: terminal.CHOSEN]
    return terminal.crowd(counts, step, sorted(first, key=lambda mark: mark.start), axis)


def _is_crowded(picture: Picture) -> bool:
    return len(picture.moments) > terminal.LABELLED


def _legend(picture: Picture) -> list[str]:
    """Write what the signs mean; that of what is not coded only where there is any."""
    if _is_crowded(picture):
        return ["numbers: the events", "with most links"]
    is_partial = any(moment["effect"] is None for moment in picture.moments)
    return [*(str(sign) for effect, sign in SIGNS.items() if effect or is_partial), *terminal.LEGEND]


def _paint(text: str, effect: Effect | None) -> str:
    colour = tone(effect)
    return paint(text, colour) if text and colour else text


def specification(picture: Picture, canvas: Canvas, moving: bool) -> Spec:
    """Draw a picture for a file: the specification from which files of every kind are made.

    ``moving`` is whether a reader can zoom it.
    """
    sheet = marks.Sheet(picture.frame, (canvas.width or WIDTH) - EDGES, moving)
    bands = marks.bands(picture.periods, picture.frame)
    rows = place_marks(marks.marks(picture.events, picture.frame), sheet)
    below = list(_below(picture, sheet, len(rows)))
    # What the other panels and the words take of the height that is asked for.
    height = canvas.height and canvas.height - 160 - 160 * len(below)
    panels = [vega_events.events(rows, bands, sheet, height), *below]
    words = chart_words.words(picture, len(rows), canvas.title, vega_events.letters(bands, sheet))
    return vega.specification(words, panels, sheet.width)


def _below(picture: Picture, sheet: marks.Sheet, drawn: int) -> Iterator[Spec]:
    """Yield the panels below the events; where not all are ``drawn``, first one that counts them."""
    frame = picture.frame
    if drawn < len(picture.moments):
        step = density.step_of(frame)
        yield vega.density(density.density(picture.moments, frame, step), step, sheet)
    for row in picture.series:
        yield vega.series(row, marks.dots(row, frame), sheet)
    if picture.climate:
        yield vega.climate(_weather(picture), picture.climate, chart_words.not_coded(picture), sheet)


def climate_steps(picture: Picture) -> int:
    """Return how many years or decades the climate has; 0 if there is no climate."""
    return count_steps(picture.moments, picture.climate, picture.frame.start) if picture.climate else 0


def _weather(picture: Picture) -> list[Weather]:
    return weather(picture.moments, picture.climate or "year", picture.frame.start, picture.cut)
