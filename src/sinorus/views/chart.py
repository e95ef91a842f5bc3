"""The picture of `chart`: what it shows, and how it is drawn for a terminal or a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sinorus.chart import density, marks, terminal, vega, vega_events, vega_map
from sinorus.chart.climate import Weather, count_steps, weather
from sinorus.chart.labels import place_marks
from sinorus.chart.spots import Spot, outline
from sinorus.chart.vega_axis import Spec
from sinorus.model.signs import SIGNS
from sinorus.output.render.rich_print import paint
from sinorus.output.render.wrap import wrap
from sinorus.output.settings import Canvas
from sinorus.views import chart_words
from sinorus.views.cells import tone

if TYPE_CHECKING:
    from sinorus.model.vocabulary import Effect
    from sinorus.views.chart_picture import Picture

# The most years or decades of a climate, each of which takes a line in a terminal.
MAX_STEPS = 1000
# The width of a picture that nobody asked for, in pixels, and what its edges and axes take of it.
WIDTH, EDGES, MAP_EDGES = 1000, 75, 10


def lines(picture: Picture, width: int, colour: bool) -> list[str]:
    """Draw a picture for a terminal of a width; with ``colour``, effects have colours beside their signs."""
    axis = terminal.Axis(picture.frame, width, _paint if colour else lambda text, effect: text)
    bands = marks.bands(picture.periods, picture.frame)
    title = wrap(chart_words.title(picture), width) + wrap(chart_words.counted(picture), width)
    if picture.spots is not None:
        return [*title, "", *terminal.places(picture.spots, axis)]
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
    if picture.spots is not None:
        return _map(picture, picture.spots, canvas)
    sheet = marks.Sheet(picture.frame, (canvas.width or WIDTH) - EDGES, moving)
    bands = marks.bands(picture.periods, picture.frame)
    rows = place_marks(marks.marks(picture.events, picture.frame), sheet)
    below = list(_below(picture, sheet, len(rows)))
    # What the other panels and the words take of the height that is asked for.
    height = canvas.height and canvas.height - 160 - 160 * len(below)
    panels = [vega_events.events(rows, bands, sheet, height), *below]
    words = chart_words.words(picture, len(rows), canvas.title, vega_events.letters(bands, sheet))
    return vega.specification(words, panels, sheet.width)


def _map(picture: Picture, spots: list[Spot], canvas: Canvas) -> Spec:
    """Draw the places of events for a file."""
    width = (canvas.width or WIDTH) - MAP_EDGES
    words = chart_words.of_map(picture, canvas.title, spots, outline()["source"])
    panel = vega_map.panel(spots, width)
    # On a page the map keeps its shape, however wide the page is.
    return {**vega.specification(words, [panel], width), "usermeta": {"ratio": panel["height"] / width}}


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
