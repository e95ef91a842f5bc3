"""The picture as one Vega-Lite specification, from which SVG, PNG and the interactive page are made.

The specification is written as plain JSON: where events stand is worked out here, so a library that writes such JSON
(Altair) would add its weight and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from sinorus.base.text import safe
from sinorus.chart.climate import Weather
from sinorus.chart.marks import Dot, Frame, Sheet, runs
from sinorus.chart.paper import GRID, INK, PAPER, SOFT
from sinorus.chart.vega_axis import EFFECTS, NOT_CODED, Spec, colour, domain, time_axis
from sinorus.model.vocabulary import CLIMATES
from sinorus.output.render.wrap import wrap

if TYPE_CHECKING:
    from sinorus.model.rows.series import SeriesRow

# The first of these fonts that a machine has draws Latin and Cyrillic letters, a later one Chinese characters.
FONTS = "DejaVu Sans, Noto Sans, Arial, Noto Sans CJK SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, sans-serif"
EMPTY = " (no value in this time)"
# Bars show whole events, and those of friction go down without being negative.
COUNTS = {"title": "events", "axis": {"tickMinStep": 1, "format": "d", "labelExpr": "abs(datum.value)"}}
# Pixels that a character of a caption and of a title takes, and the height of a line of a caption.
SMALL, LARGE, LINE = 5.6, 8.6, 13
# Pixels that a character of the title of a panel takes, and the width of a panel on a phone.
BOLD, PHONE = 6.6, 330


class Words(NamedTuple):
    """What is written around a picture.

    title        stands above it
    beside       stands below the title: what is shown, and what a reader must know of the drawing
    caption      stands below the picture, a paragraph each: what letters mean, and where it is from
    description  tells it to those who do not see it
    """

    title: str
    beside: list[str]
    caption: list[str]
    description: str


def specification(words: Words, panels: list[Spec], width: int) -> Spec:
    """Put panels one below the other on one time axis, with what is written above and below them."""
    above = {"subtitle": _lines(words.beside, width / SMALL), "subtitleFontSize": 11, "subtitleColor": SOFT}
    title = _lines([words.title], width / LARGE)
    axis = {"labelFontSize": 11, "labelColor": INK, "titleColor": INK, "domainColor": SOFT, "tickColor": SOFT}
    axis["gridColor"] = GRID
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "title": {"text": title, "anchor": "start", "fontSize": 15, "color": INK, "offset": 12, **above},
        "description": safe(words.description),
        "vconcat": [*panels, _caption(words.caption, width)],
        "resolve": {"scale": {"x": "shared", "color": "independent"}},
        "background": PAPER,
        "config": {
            "view": {"stroke": None},
            "axis": axis,
            "legend": {"labelColor": INK, "titleColor": INK},
            "title": {"color": INK},
            "font": FONTS,
        },
    }


def _lines(texts: Iterable[str], cells: float) -> list[str]:
    """Break texts into lines of so many characters."""
    return [line for text in texts for line in wrap(safe(text), max(int(cells), 20))]


def _caption(texts: list[str], width: int) -> Spec:
    """Return the panel of the caption."""
    lines = _lines(texts, width / SMALL)
    mark = {"type": "text", "align": "left", "baseline": "top", "fontSize": 10, "lineHeight": LINE, "color": SOFT}
    return {
        "width": width,
        "height": LINE * len(lines),
        "data": {"values": [{}]},
        "mark": {**mark, "text": lines},
        "encoding": {"x": {"value": 0}, "y": {"value": 0}},
    }


def density(counts: Mapping[tuple[int, str], int], step: int, sheet: Sheet) -> Spec:
    """Return the panel that counts events by effect, a bar for each ``step`` of years."""
    values: list[Spec] = []
    for start in sorted({start for start, _ in counts}):
        below = 0
        for effect in [*EFFECTS, NOT_CODED]:
            count = counts.get((start, effect), 0)
            at = {"start": start, "end": start + step, "years": _years(start, step), "effect": effect}
            values += [{**at, "events": count, "low": below, "high": below + count}] if count else []
            below += count
    effects = [*EFFECTS, *([NOT_CODED] if any(row["effect"] == NOT_CODED for row in values) else [])]
    bars = {
        "x": {"field": "start", **time_axis(sheet.frame)},
        "x2": {"field": "end"},
        "y": {"field": "low", "type": "quantitative", "title": "events", "axis": {"tickMinStep": 1, "format": "d"}},
        "y2": {"field": "high"},
        "color": {**colour(effects), "legend": None},
        "tooltip": [{"field": name} for name in ("years", "effect", "events")],
    }
    title = f"All events by effect and {'decade' if step == 10 else 'year' if step == 1 else f'{step} years'}"
    return _panel(title, sheet, 110, values, {"type": "rect", "clip": True, "stroke": PAPER}, bars)


def _years(start: int, step: int) -> str:
    return str(start) if step == 1 else f"{start}–{start + step - 1}"


def _panel(title: str, sheet: Sheet, height: int, values: list[Spec], mark: Spec, encoding: Spec) -> Spec:
    """Return a panel; its title is broken for the width, or where a reader's may be less, for a phone."""
    width = min(sheet.width, PHONE) if sheet.moving else sheet.width
    return {
        "title": {"text": _lines([title], width / BOLD), "anchor": "start", "fontSize": 11},
        "width": sheet.width,
        "height": height,
        "data": {"values": values},
        "mark": mark,
        "encoding": encoding,
    }


def series(row: SeriesRow, dots: list[Dot], sheet: Sheet) -> Spec:
    """Return the panel of a series: its dots, joined by lines that break where values are missing."""
    scale = {"nice": True, "padding": 6} if dots else {"domain": [0, 1]}
    y: Spec = {"field": "value", "type": "quantitative", "title": safe(row["unit"]) if dots else None, "scale": scale}
    y |= {} if dots else {"axis": None}
    encoding = {
        "x": {"field": "at", **time_axis(sheet.frame)},
        "y": y,
        "detail": {"field": "run"},
        "tooltip": [{"field": name} for name in ("date", "measured", "between", "reference")],
        "description": {"field": "told"},
    }
    mark = {"type": "line", "clip": True, "point": {"color": INK}, "color": INK}
    title = safe(row["title"]) + EMPTY * (not dots)
    return _panel(title, sheet, 110 if dots else 20, [_point(dot, run) for run, dot in runs(dots)], mark, encoding)


def _point(dot: Dot, run: int) -> Spec:
    """Return the data of a dot; ``run`` is the number of the line that it is part of."""
    tooltip = {key: safe(text) for key, text in (dot.tooltip or {}).items()}
    return {"at": dot.at, "value": dot.value, "run": run, "told": ", ".join(tooltip.values()), **tooltip}


def climate(weather: list[Weather], by: str, besides: str, sheet: Sheet) -> Spec:
    """Return the panel of the climate: cooperation above the line and friction below it, by year or decade.

    ``besides`` says what is not in it. A step that is not whole is paler, and says what it counts.
    """
    values = [bar for step in weather for bar in _bars(step, by)]
    bars: Spec = {
        "x": {"field": "start", **time_axis(sheet.frame)},
        "x2": {"field": "end"},
        "y": {"field": "height", "type": "quantitative", **COUNTS},
        "y2": {"datum": 0},
        "color": {**colour(EFFECTS), "legend": None},
        "opacity": {"condition": {"test": "datum.counted", "value": 0.55}, "value": 1},
        "tooltip": [{"field": name} for name in (by, "effect", "events", "balance", "counted")],
    }
    title = f"Cooperation above, friction below, by {by} (counts of events, no measure of the tie{besides})"
    mark = {"type": "rect", "clip": True, "stroke": PAPER}
    panel = _panel(title, sheet, 110, values, mark, bars)
    layers = [{key: panel.pop(key) for key in ("data", "mark", "encoding")}, *_cuts(weather, sheet.frame)]
    return {**panel, "layer": layers}


def _cuts(weather: list[Weather], frame: Frame) -> Iterator[Spec]:
    """Yield the texts that say of a step that is not whole what it counts; the last stands left of its end."""
    first, last = domain(frame)
    for step in weather:
        if step.cut:
            is_last = step.start + 1 > last - (last - first) / 4
            place = {"align": "right", "dx": -3} if is_last else {"align": "left", "dx": 3}
            mark = {"type": "text", "aria": False, "baseline": "top", "fontSize": 9, "color": INK, **place}
            at = last if is_last else max(step.start, first)
            text = {"at": at, "text": f"{step.start}: {step.cut}"}
            encoding = {"x": {"field": "at", **time_axis(frame)}, "y": {"value": 2}, "text": {"field": "text"}}
            yield {"data": {"values": [text]}, "mark": mark, "encoding": encoding}


def _bars(step: Weather, by: str) -> list[Spec]:
    """Return the bar of cooperation, which goes up, and that of friction, which goes down."""
    end = step.start + CLIMATES[by]
    shared = {"start": step.start, "end": end, by: str(step.start), "balance": f"{step.balance:+d}"}
    shared |= {"counted": step.cut} if step.cut else {}
    return [
        {**shared, "effect": "cooperation", "events": step.cooperation, "height": step.cooperation},
        {**shared, "effect": "friction", "events": step.friction, "height": -step.friction},
    ]
