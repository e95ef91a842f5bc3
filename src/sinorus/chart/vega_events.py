"""The panel of the events in a Vega-Lite specification: periods, bars, shapes and labels, a layer each."""

from sinorus.base.text import safe
from sinorus.chart.labels import WIDTH, place_marks, width
from sinorus.chart.marks import Band, Frame, Mark
from sinorus.chart.vega_axis import EFFECTS, NOT_CODED, Spec, colour, time_axis
from sinorus.model.signs import SIGNS

# The height of a lane, and the size of its marks, with labels and without, in pixels.
LANE, NARROW_LANE = 18, 9
SIZE, SMALL = 60, 28
# The space above the first lane, in lanes: room for the names of the periods, and for a label above a bar.
TOP = 1.9
# With more events than this, their marks have no labels.
LABELLED = 80
SHADES = ("#f3f5f7", "#e6eaee")
_TOOLTIP = [
    {"field": name} for name in ("event", "date", "certainty", "effect", "themes", "summary", "references", "id")
]
# Effects that the reader has not chosen in the legend fade.
_OPACITY = {"condition": {"param": "effects", "value": 1}, "value": 0.06}


def events(marks: list[Mark], bands: list[Band], frame: Frame) -> Spec:
    """Return the panel: periods behind, bars for what lasts, shapes by effect, and labels if there is room for them."""
    labelled = len(marks) <= LABELLED
    rows = place_marks(marks, frame, labelled)
    last = max((row["lane"] for row in rows), default=0)
    height = round((LANE if labelled else NARROW_LANE) * (last + TOP + 0.7)) + 12
    time = time_axis(frame)
    lane = _lane(last)
    size = SIZE if labelled else SMALL
    effects = [*EFFECTS, *([NOT_CODED] if any(row["effect"] == NOT_CODED for row in rows) else [])]
    layers = [_periods(bands, time), _bars(rows, time, lane, effects), _shapes(rows, time, lane, size, effects)]
    layers += [_labels(rows, time, lane)] if labelled else []
    return {"width": WIDTH, "height": height, "layer": layers}


def _lane(last: int) -> Spec:
    """Return the axis of the lanes, with room above the first for the names of the periods and below the last."""
    domain = {"domain": [-TOP, last + 0.7], "reverse": True, "zero": False, "nice": False}
    return {"field": "lane", "type": "quantitative", "axis": None, "scale": domain}


def _periods(bands: list[Band], time: Spec) -> Spec:
    """Return the periods as grey stripes, light and dark in turn, with their names at the top where they fit."""
    rows = [{"start": band.start, "end": band.end, "label": safe(band.label)} for band in bands]
    x = {"field": "start", **time}
    ends = {"x": x, "x2": {"field": "end"}, "tooltip": {"field": "label"}, "description": {"field": "label"}}
    stripes = [
        {"data": {"values": rows[first::2]}, "mark": {"type": "rect", "color": shade}, "encoding": ends}
        for first, shade in enumerate(SHADES)
    ]
    start, end = time["scale"]["domain"]
    rooms = [(band.end - band.start) * WIDTH / float(end - start) for band in bands]
    wide = [row for row, room in zip(rows, rooms, strict=True) if width(str(row["label"])) < room]
    return {"layer": [*stripes, _period_names(wide, x)]}


def _period_names(rows: list[Spec], x: Spec) -> Spec:
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
    return {
        "data": {"values": rows},
        "mark": words,
        "encoding": {"x": x, "y": {"value": 0}, "text": {"field": "label"}},
    }


def _bars(rows: list[Spec], time: Spec, lane: Spec, effects: list[str]) -> Spec:
    """Return the bars; screen readers pass them over, because the shape at the beginning says the same."""
    dash = {"condition": {"test": "datum.certainty == 'uncertain date'", "value": [3, 3]}, "value": [1, 0]}
    return {
        "data": {"values": [row for row in rows if row["lasting"]]},
        "mark": {"type": "rule", "strokeWidth": 3, "strokeCap": "butt", "aria": False},
        "encoding": {
            "x": {"field": "start", **time},
            "x2": {"field": "end"},
            "y": lane,
            "color": {**colour(effects), "legend": None},
            "strokeDash": dash,
            "opacity": _OPACITY,
            "tooltip": _TOOLTIP,
        },
    }


def _shapes(rows: list[Spec], time: Spec, lane: Spec, size: int, effects: list[str]) -> Spec:
    """Return the shapes, with the legend and with what a reader can do: choose an effect, and zoom."""
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
            "fill": {**colour(effects), "legend": legend},
            "shape": {
                "field": "effect",
                "type": "nominal",
                "scale": {"domain": effects, "range": [sign.shape for sign in SIGNS.values()][: len(effects)]},
                "legend": legend,
            },
            "fillOpacity": hollow,
            "opacity": _OPACITY,
            "tooltip": _TOOLTIP,
            "description": {"field": "told"},
        },
    }


def _labels(rows: list[Spec], time: Spec, lane: Spec) -> Spec:
    return {"layer": [_side(rows, side, time, lane) for side in SIDES]}


# The sides on which labels stand: the end of the mark that they stand at, how they are set, and how far from it.
SIDES: dict[str, Spec] = {
    "right": {"at": "end", "mark": {"align": "left", "dx": 7}},
    "left": {"at": "start", "mark": {"align": "right", "dx": -7}},
    "above": {"at": "start", "mark": {"align": "left", "dx": 8, "dy": -6, "baseline": "bottom", "fontSize": 9}},
}


def _side(rows: list[Spec], side: str, time: Spec, lane: Spec) -> Spec:
    """Return the labels on one side of their marks."""
    place = SIDES[side]
    encoding = {"x": {"field": place["at"], **time}, "y": lane, "text": {"field": "title"}, "opacity": _OPACITY}
    mark = {"type": "text", "fontSize": 10, "aria": False, **place["mark"]}
    return {"data": {"values": [row for row in rows if row["side"] == side]}, "mark": mark, "encoding": encoding}
