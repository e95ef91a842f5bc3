"""The picture as one Vega-Lite specification, from which SVG, PNG and the interactive page are made.

The specification is written as plain JSON: where events stand is worked out here, so a library that writes such JSON
(Altair) would add its weight and nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sinorus.base.text import safe
from sinorus.chart.climate import Weather
from sinorus.chart.labels import WIDTH
from sinorus.chart.marks import Dot, Frame, runs
from sinorus.chart.vega_axis import EFFECTS, Spec, colour, time_axis
from sinorus.model.vocabulary import CLIMATES

if TYPE_CHECKING:
    from sinorus.model.rows.series import SeriesRow

VAGUE = "Hollow shapes and dashed bars: dates that are not exactly known"
# The first of these fonts that a machine has draws Latin and Cyrillic letters, a later one Chinese characters.
FONTS = "DejaVu Sans, Noto Sans, Arial, Noto Sans CJK SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, sans-serif"
EMPTY = " (no value in this time)"
# Bars show whole events, and those of friction go down without being negative.
COUNTS = {"title": "events", "axis": {"tickMinStep": 1, "format": "d", "labelExpr": "abs(datum.value)"}}


def specification(title: str, description: str, panels: list[Spec], vague: bool) -> Spec:
    """Put panels one below the other on one time axis; if a date is ``vague``, a subtitle says how that is drawn."""
    below = {"subtitle": VAGUE, "subtitleFontSize": 10, "subtitleColor": "#444"} if vague else {}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "title": {"text": safe(title), "anchor": "start", **below},
        "description": safe(description),
        "vconcat": panels,
        "resolve": {"scale": {"x": "shared", "color": "independent"}},
        "config": {"view": {"stroke": None}, "axis": {"labelFontSize": 11}, "font": FONTS},
    }


def series(row: SeriesRow, dots: list[Dot], frame: Frame) -> Spec:
    """Return the panel of a series: its dots, joined by lines that break where values are missing."""
    x = {"field": "at", **time_axis(frame)}
    scale = {"nice": True, "padding": 6} if dots else {"domain": [0, 1]}
    title = safe(row["unit"]) if dots else None
    y: Spec = {"field": "value", "type": "quantitative", "title": title, "scale": scale}
    y |= {} if dots else {"axis": None}
    return {
        "title": {"text": safe(row["title"]) + EMPTY * (not dots), "anchor": "start", "fontSize": 11},
        "width": WIDTH,
        "height": 110 if dots else 20,
        "data": {"values": [_point(dot, run) for run, dot in runs(dots)]},
        "mark": {"type": "line", "point": True, "color": "#333"},
        "encoding": {
            "x": x,
            "y": y,
            "detail": {"field": "run"},
            "tooltip": [{"field": name} for name in ("date", "measured", "between", "reference")],
            "description": {"field": "told"},
        },
    }


def _point(dot: Dot, run: int) -> Spec:
    """Return the data of a dot; ``run`` is the number of the line that it is part of."""
    tooltip = {key: safe(text) for key, text in (dot.tooltip or {}).items()}
    return {"at": dot.at, "value": dot.value, "run": run, "told": ", ".join(tooltip.values()), **tooltip}


def climate(weather: list[Weather], by: str, frame: Frame, besides: str) -> Spec:
    """Return the panel of the climate: cooperation above the line and friction below it, by year or decade.

    ``besides`` says what is not in it.
    """
    values: list[Spec] = []
    for step in weather:
        values += _bars(step, by)
    x = {"field": "start", **time_axis(frame)}
    bars: Spec = {"x": x, "x2": {"field": "end"}, "y": {"field": "height", "type": "quantitative", **COUNTS}}
    bars |= {
        "y2": {"datum": 0},
        "color": {**colour(EFFECTS), "legend": None},
        "tooltip": [{"field": name} for name in (by, "effect", "events", "balance")],
    }
    return {
        "title": {
            "text": f"Cooperation above, friction below, by {by} (counts of events, no measure of the tie{besides})",
            "anchor": "start",
            "fontSize": 11,
        },
        "width": WIDTH,
        "height": 110,
        "data": {"values": values},
        "mark": {"type": "rect", "clip": True, "stroke": "white"},
        "encoding": bars,
    }


def _bars(step: Weather, by: str) -> list[Spec]:
    """Return the bar of cooperation, which goes up, and that of friction, which goes down."""
    end = step.start + CLIMATES[by]
    shared = {"start": step.start, "end": end, by: str(step.start), "balance": f"{step.balance:+d}"}
    return [
        {**shared, "effect": "cooperation", "events": step.cooperation, "height": step.cooperation},
        {**shared, "effect": "friction", "events": step.friction, "height": -step.friction},
    ]
