"""The picture as one Vega-Lite specification, from which SVG, PNG and the interactive page are made.

The specification is written as plain JSON: where events stand is worked out here, so a library that writes such JSON
(Altair) would add its weight and nothing else.
"""

import json
from typing import Any

from sinorus.base.text import safe
from sinorus.chart.climate import Weather
from sinorus.chart.labels import WIDTH, placed, width
from sinorus.chart.marks import Band, Dot, Extent, Mark, runs, short_ticks
from sinorus.model.rows import SeriesRow

# A part of a specification, which is JSON of whatever shape Vega-Lite asks for.
Spec = dict[str, Any]
# How high a lane is with labels and without, and how large its marks.
LANE, NARROW_LANE = 18, 9
SIZE, SMALL = 60, 28
# So many lanes above the first are for the names of the periods, and a label above a bar.
TOP = 1.9
LABELLED = 80
EFFECTS = ["cooperation", "friction", "mixed", "neutral"]
# Colours that people who do not tell red from green tell apart (Okabe and Ito, 2008).
COLOURS = ["#0072B2", "#D55E00", "#CC79A7", "#6b6b6b"]
SHADES = ("#f3f5f7", "#e6eaee")
SHAPES = ["circle", "diamond", "triangle-up", "square"]
YEARS = {
    "type": "quantitative",
    "axis": {"format": "d", "title": None, "tickCount": 12, "tickMinStep": 1, "grid": True},
}


def axis(shown: Extent) -> Spec:
    """Return the time axis: years, or in a short time the first days of months, or single days."""
    named = short_ticks(shown)
    if not named:
        return YEARS
    # The numbers of the axis are years; what stands below them is looked up.
    names = json.dumps({f"{at:.4f}": name for at, name in named})
    looked_up = {"values": [at for at, _ in named], "labelExpr": f"({names})[format(datum.value, '.4f')]"}
    return {**YEARS, "axis": {"title": None, "grid": True, "labelOverlap": False, **looked_up}}


VAGUE = "Hollow shapes and dashed bars: dates that are not exactly known"


def specification(title: str, description: str, panels: list[Spec], vague: bool) -> Spec:
    """Put panels one under the other on one time axis; where a date is ``vague``, say how that is shown."""
    below = {"subtitle": VAGUE, "subtitleFontSize": 10, "subtitleColor": "#444"} if vague else {}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "title": {"text": safe(title), "anchor": "start", **below},
        "description": safe(description),
        "vconcat": panels,
        "resolve": {"scale": {"x": "shared", "color": "independent"}},
        "config": {"view": {"stroke": None}, "axis": {"labelFontSize": 11}, "font": FONTS},
    }


# The first of these that a machine has draws Latin and Cyrillic, the later ones Chinese.
FONTS = "DejaVu Sans, Noto Sans, Arial, Noto Sans CJK SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, sans-serif"


def timeline(marks: list[Mark], bands: list[Band], shown: Extent) -> Spec:
    """Return the panel of the events: bands behind, bars for what lasts, shapes by effect, labels where there is room."""
    labelled = len(marks) <= LABELLED
    rows = placed(marks, shown, labelled)
    last = max((row["lane"] for row in rows), default=0)
    height = round((LANE if labelled else NARROW_LANE) * (last + TOP + 0.7)) + 12
    time = _time(shown)
    lane = _lane(last)
    size = SIZE if labelled else SMALL
    layers = [_bands(bands, time), _spans(rows, time, lane), _shapes(rows, time, lane, size)]
    layers += [_labels(rows, time, lane)] if labelled else []
    return {"width": WIDTH, "height": height, "layer": layers}


def _lane(last: int) -> Spec:
    """Return the axis of the lanes, with room above them for the names of the periods and below them."""
    domain = {"domain": [-TOP, last + 0.7], "reverse": True, "zero": False, "nice": False}
    return {"field": "lane", "type": "quantitative", "axis": None, "scale": domain}


def _time(shown: Extent) -> Spec:
    """Return the time axis with its scale, which has a margin so that no mark is cut.

    Every layer of a panel carries the same: Vega-Lite merges axes that differ, and thins their labels.
    """
    margin = (shown.end - shown.start) * 0.012
    return {**axis(shown), "scale": {"domain": [shown.start - margin, shown.end + margin], "nice": False}}


_TOOLTIP = [
    {"field": name} for name in ("event", "date", "certainty", "effect", "themes", "summary", "references", "id")
]
_COLOUR = {"field": "effect", "type": "nominal", "scale": {"domain": EFFECTS, "range": COLOURS}}
_SHOWN = {"condition": {"param": "effects", "value": 1}, "value": 0.06}


def _bands(bands: list[Band], time: Spec) -> Spec:
    """Return the periods as grey stripes, light and dark in turn, with their names at the top."""
    rows = [{"start": band.start, "end": band.end, "label": safe(band.label)} for band in bands]
    x = {"field": "start", **time}
    ends = {"x": x, "x2": {"field": "end"}, "tooltip": {"field": "label"}, "description": {"field": "label"}}
    stripes = [
        {"data": {"values": rows[first::2]}, "mark": {"type": "rect", "color": shade}, "encoding": ends}
        for first, shade in enumerate(SHADES)
    ]
    words = {
        "type": "text",
        "aria": False,
        "align": "left",
        "baseline": "top",
        "dx": 3,
        "dy": 2,
        "fontSize": 9,
        "color": "#444",
    }
    wide = [
        row
        for row, band in zip(rows, bands, strict=True)
        if width(str(row["label"])) < (band.end - band.start) * WIDTH / _length(time)
    ]
    names = {
        "data": {"values": wide},
        "mark": words,
        "encoding": {"x": x, "y": {"value": 0}, "text": {"field": "label"}},
    }
    return {"layer": [*stripes, names]}


def _length(time: Spec) -> float:
    start, end = time["scale"]["domain"]
    return float(end - start)


def _spans(rows: list[Spec], time: Spec, lane: Spec) -> Spec:
    dash = {"condition": {"test": "datum.certainty == 'uncertain date'", "value": [3, 3]}, "value": [1, 0]}
    return {
        "data": {"values": [row for row in rows if row["lasting"]]},
        # The shape at its beginning says it all already.
        "mark": {"type": "rule", "strokeWidth": 3, "strokeCap": "butt", "aria": False},
        "encoding": {
            "x": {"field": "start", **time},
            "x2": {"field": "end"},
            "y": lane,
            "color": {**_COLOUR, "legend": None},
            "strokeDash": dash,
            "opacity": _SHOWN,
            "tooltip": _TOOLTIP,
        },
    }


def _shapes(rows: list[Spec], time: Spec, lane: Spec, size: int) -> Spec:
    legend = {"title": "Effect on the tie", "orient": "bottom"}
    hollow = {"condition": {"test": "datum.certainty == 'uncertain date'", "value": 0.15}, "value": 1}
    return {
        "data": {"values": rows},
        "params": [
            {"name": "effects", "select": {"type": "point", "fields": ["effect"]}, "bind": "legend"},
            {"name": "zoom", "select": {"type": "interval", "encodings": ["x"]}, "bind": "scales"},
        ],
        "mark": {"type": "point", "size": size, "stroke": "#222", "strokeWidth": 0.8},
        "encoding": {
            "x": {"field": "start", **time},
            "y": lane,
            "fill": {**_COLOUR, "legend": legend},
            "shape": {
                "field": "effect",
                "type": "nominal",
                "scale": {"domain": EFFECTS, "range": SHAPES},
                "legend": legend,
            },
            "fillOpacity": hollow,
            "opacity": _SHOWN,
            "tooltip": _TOOLTIP,
            "description": {"field": "told"},
        },
    }


def _labels(rows: list[Spec], time: Spec, lane: Spec) -> Spec:
    return {"layer": [_side(rows, side, time, lane) for side in SIDES]}


# Where labels stand: at which end of the mark, how they are set, and how far from it.
SIDES: dict[str, Spec] = {
    "right": {"at": "end", "mark": {"align": "left", "dx": 7}},
    "left": {"at": "start", "mark": {"align": "right", "dx": -7}},
    "above": {"at": "start", "mark": {"align": "left", "dx": 8, "dy": -6, "baseline": "bottom", "fontSize": 9}},
}


def _side(rows: list[Spec], side: str, time: Spec, lane: Spec) -> Spec:
    place = SIDES[side]
    encoding = {"x": {"field": place["at"], **time}, "y": lane, "text": {"field": "title"}, "opacity": _SHOWN}
    mark = {"type": "text", "fontSize": 10, "aria": False, **place["mark"]}
    return {"data": {"values": [row for row in rows if row["side"] == side]}, "mark": mark, "encoding": encoding}


EMPTY = " (no value in this time)"


def series(row: SeriesRow, dots: list[Dot], shown: Extent) -> Spec:
    """Return the panel of a series on the same axis."""
    x = {"field": "at", **_time(shown)}
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
    tooltip = {key: safe(text) for key, text in (dot.tooltip or {}).items()}
    return {"at": dot.at, "value": dot.value, "run": run, "told": ", ".join(tooltip.values()), **tooltip}


def _bars(one: Weather, by: str, step: int) -> list[Spec]:
    """Return the bar of cooperation, which goes up, and that of friction, which goes down."""
    shared = {"start": one.start, "end": one.start + step, by: str(one.start), "balance": f"{one.balance:+d}"}
    return [
        {**shared, "effect": "cooperation", "events": one.cooperation, "height": one.cooperation},
        {**shared, "effect": "friction", "events": one.friction, "height": -one.friction},
    ]


# There are no half events, and none less than nothing.
COUNTS = {"title": "events", "axis": {"tickMinStep": 1, "format": "d", "labelExpr": "abs(datum.value)"}}


def climate(weather: list[Weather], by: str, step: int, shown: Extent) -> Spec:
    """Return the panel of cooperation above and friction below the line, with the balance."""
    values = [bar for one in weather for bar in _bars(one, by, step)]
    x = {"field": "start", **_time(shown)}
    bars: Spec = {"x": x, "x2": {"field": "end"}, "y": {"field": "height", "type": "quantitative", **COUNTS}}
    bars |= {
        "y2": {"datum": 0},
        "color": {**_COLOUR, "legend": None},
        "tooltip": [{"field": name} for name in (by, "effect", "events", "balance")],
    }
    return {
        "title": {"text": f"Cooperation above, friction below, by {by}", "anchor": "start", "fontSize": 11},
        "width": WIDTH,
        "height": 110,
        "data": {"values": values},
        "mark": {"type": "rect", "clip": True, "stroke": "white"},
        "encoding": bars,
    }
