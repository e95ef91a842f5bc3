"""The panel of the events in a Vega-Lite specification: periods, bars, shapes, arrows and labels, a layer each."""

from collections.abc import Iterator

from sinorus.base.text import safe
from sinorus.chart.labels import HALF, Row, label_width
from sinorus.chart.marks import Band, Sheet
from sinorus.chart.paper import INK, OTHER, PAPER, SOFT, STRIPE
from sinorus.chart.vega_axis import EFFECTS, NOT_CODED, PIXELS, Spec, colour, domain, time_axis
from sinorus.model.signs import SIGNS

# The height of a lane in pixels: where there are few, and the least.
LANE, LOW = 18, 12
# With more lanes than this they are lower.
MANY = 30
SIZE = 60
# The space above the first lane, in lanes, for the names of the periods.
TOP = 1.6
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_TOOLTIP = [
    {"field": name} for name in ("event", "date", "certainty", "effect", "themes", "summary", "references", "id")
]
# Effects that the reader has not chosen in the legend fade.
_OPACITY: Spec = {"condition": {"param": "effects", "value": 1}, "value": 0.06}
_SCALE = f"({PIXELS} / span(domain('x')))"


def events(rows: list[Row], bands: list[Band], sheet: Sheet, height: int | None) -> Spec:
    """Return the panel of marks that are placed, as high as it needs or is asked for, in pixels.

    Periods lie behind, bars show what lasts, shapes the effect, arrows what goes on outside, and labels stand where
    they fit; if a reader can zoom the picture, they come and go with their room.
    """
    last = max((row["lane"] for row in rows), default=0)
    tall = (LANE if last < MANY else LOW) * (last + TOP + 0.7) + 12
    time, lane = time_axis(sheet.frame), _lane(last)
    effects = [*EFFECTS, *([NOT_CODED] if any(row["effect"] == NOT_CODED for row in rows) else [])]
    named = "true" if sheet.moving else "datum.shown"
    layers = [_periods(bands, time, sheet), _bars(time, lane, effects), _shapes(time, lane, effects)]
    layers += [_arrows(lane, side, effects) for side in ARROWS]
    layers += [_side(named, side, time, lane) for side in SIDES] + list(_on_bars(named, lane))
    return {
        "width": sheet.width,
        "height": round(max(height or tall, 60)),
        "data": {"values": rows},
        "layer": layers,
    }


def _only(test: str) -> list[Spec]:
    """Return the transform that keeps the marks of which a test is true."""
    return [{"filter": test}]


def _lane(last: int) -> Spec:
    """Return the axis of the lanes, with room above the first for the names of the periods and below the last."""
    domain = {"domain": [-TOP, last + 0.7], "reverse": True, "zero": False, "nice": False}
    return {"field": "lane", "type": "quantitative", "axis": None, "scale": domain}


def letters(bands: list[Band], sheet: Sheet) -> list[tuple[str, str]]:
    """Return the letter and the name of each period that is too narrow for its name, or may become so."""
    return [(row["letter"], row["label"]) for row in _period_rows(bands, sheet) if row["letter"]]


def _period_rows(bands: list[Band], sheet: Sheet) -> list[Row]:
    """Return the data of periods; one whose name does not fit has a letter.

    ``room`` is how many pixels the name takes.
    """
    start, end = domain(sheet.frame)
    rows: list[Row] = []
    for band in bands:
        room = label_width(safe(band.label)) + 8
        is_wide = room <= (band.end - band.start) * sheet.width / (end - start) and not sheet.moving
        letter = "" if is_wide else LETTERS[sum(bool(row["letter"]) for row in rows) % len(LETTERS)]
        rows.append({"start": band.start, "end": band.end, "label": safe(band.label), "letter": letter, "room": room})
    return rows


def _periods(bands: list[Band], time: Spec, sheet: Sheet) -> Spec:
    """Return the periods as grey stripes, light and dark in turn, with their names or letters at the top."""
    rows = _period_rows(bands, sheet)
    x = {"field": "start", **time}
    ends = {"x": x, "x2": {"field": "end"}, "tooltip": {"field": "label"}, "description": {"field": "label"}}
    stripes = [
        {"data": {"values": rows[first::2]}, "mark": {"type": "rect", "clip": True, "color": shade}, "encoding": ends}
        for first, shade in enumerate((STRIPE, OTHER))
    ]
    seen = "(min(datum.end, domain('x')[1]) - max(datum.start, domain('x')[0]))"
    fits = f"datum.room <= {seen} * {_SCALE} * 1.0001"
    names = [_period_names(rows, "label", fits), _period_names(rows, "letter", f"!({fits}) && {seen} > 0")]
    return {"layer": [*stripes, *names]}


def _period_names(rows: list[Row], field: str, test: str) -> Spec:
    words = {"type": "text", "aria": False, "align": "left", "baseline": "top", "dx": 3, "dy": 2, "fontSize": 9}
    return {
        "data": {"values": [row for row in rows if row[field]]},
        "mark": {**words, "clip": True, "color": SOFT},
        "encoding": {
            "x": {"value": {"expr": "max(scale('x', datum.start), 0)"}},
            "y": {"value": 0},
            "text": {"field": field},
            "opacity": {"condition": {"test": test, "value": 1}, "value": 0},
        },
    }


def _bars(time: Spec, lane: Spec, effects: list[str]) -> Spec:
    """Return the bars; screen readers pass them over, because the shape at the beginning says the same."""
    dash = {"condition": {"test": "datum.certainty == 'uncertain date'", "value": [3, 3]}, "value": [1, 0]}
    return {
        "transform": _only("datum.bar"),
        "mark": {"type": "rule", "clip": True, "strokeWidth": 3, "strokeCap": "butt", "aria": False},
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


def _shapes(time: Spec, lane: Spec, effects: list[str]) -> Spec:
    """Return the shapes, with the legend and with what a reader can do: choose an effect, and zoom."""
    legend = {"title": None, "orient": "top", "offset": 4}
    hollow = {"condition": {"test": "datum.certainty == 'uncertain date'", "value": 0.15}, "value": 1}
    shapes = [sign.shape for sign in SIGNS.values()][: len(effects)]
    return {
        "params": [
            {"name": "effects", "select": {"type": "point", "fields": ["effect"]}, "bind": "legend"},
            {"name": "zoom", "select": {"type": "interval", "encodings": ["x"]}, "bind": "scales"},
        ],
        "mark": {"type": "point", "clip": True, "size": SIZE, "stroke": INK, "strokeWidth": 0.8},
        "encoding": {
            "x": {"field": "start", **time},
            "y": lane,
            "fill": {**colour(effects), "legend": legend},
            "shape": {
                "field": "effect",
                "type": "nominal",
                "scale": {"domain": effects, "range": shapes},
                "legend": legend,
            },
            "fillOpacity": hollow,
            "opacity": _OPACITY,
            "tooltip": _TOOLTIP,
            "description": {"field": "told"},
        },
    }


# The arrows at the edges, where an event goes on outside: their shape, their place, and which events have one.
ARROWS: dict[str, tuple[str, Spec, str]] = {
    "before": ("triangle-left", {"value": 0}, "datum.start < domain('x')[0] && datum.end > domain('x')[0]"),
    "after": ("triangle-right", {"value": "width"}, "datum.end > domain('x')[1] && datum.start < domain('x')[1]"),
}


def _arrows(lane: Spec, side: str, effects: list[str]) -> Spec:
    shape, x, test = ARROWS[side]
    return {
        "transform": _only("datum.bar"),
        "mark": {"type": "point", "shape": shape, "size": SIZE, "filled": True, "aria": False},
        "encoding": {
            "x": x,
            "y": lane,
            "color": {**colour(effects), "legend": None},
            "opacity": {"condition": {"test": test, "value": 1}, "value": 0},
            "tooltip": _TOOLTIP,
        },
    }


# The sides of a mark on which labels stand: the end that they stand at, how they are set, and where they lie inside.
SIDES: dict[str, Spec] = {
    "right": {
        "at": "end",
        "mark": {"align": "left", "dx": HALF + 2},
        "inside": f"(domain('x')[1] - datum.end) * {_SCALE} >= datum.words + {HALF} && datum.end >= domain('x')[0]",
    },
    "left": {
        "at": "start",
        "mark": {"align": "right", "dx": -HALF - 2},
        "inside": f"(datum.start - domain('x')[0]) * {_SCALE} >= datum.words + {HALF} && datum.start <= domain('x')[1]",
    },
}


def _side(named: str, side: str, time: Spec, lane: Spec) -> Spec:
    """Return the labels on one side of their marks."""
    place = SIDES[side]
    x = {"field": place["at"], **time}
    shows = f"datum.rate <= {_SCALE} * 1.0001 && {place['inside']}"
    return _labels(f"{named} && datum.side == '{side}'", x, lane, shows, place["mark"])


def _on_bars(named: str, lane: Spec) -> Iterator[Spec]:
    """Yield the labels that lie on bars, above a halo of paper, where the bar or its visible part is long enough.

    Those that stand beside their bar come onto it while that place is outside.
    """
    seen = "(min(datum.end, domain('x')[1]) - max(datum.start, domain('x')[0]))"
    beside = f"{SIDES['right']['inside']} || datum.end < domain('x')[0]"
    shows = f"{seen} * {_SCALE} >= datum.words + {3 * HALF} && (datum.side == 'bar' || !({beside}))"
    # A label on a bar that began before the picture leaves room for the arrow.
    x = {"value": {"expr": f"max(scale('x', datum.start), 0) + {HALF + 4}"}}
    for paint in ({"stroke": PAPER, "strokeWidth": 4, "strokeJoin": "round"}, {}):
        yield _labels(f"{named} && datum.bar", x, lane, shows, {"align": "left", **paint})


def _labels(among: str, x: Spec, lane: Spec, shows: str, mark: Spec) -> Spec:
    """Return the labels of some marks that are seen while a test of what the picture shows is true."""
    opacity = {"condition": [{"test": f"!({shows})", "value": 0}, _OPACITY["condition"]], "value": _OPACITY["value"]}
    words = {"type": "text", "clip": True, "fontSize": 10, "aria": False, "color": INK, **mark}
    encoding = {"x": x, "y": lane, "text": {"field": "title"}, "opacity": opacity}
    return {"transform": _only(among), "mark": words, "encoding": encoding}
