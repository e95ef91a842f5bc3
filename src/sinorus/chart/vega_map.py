"""The panel of a map in a Vega-Lite specification: land, frontiers, places by effect, and names where they fit."""

from math import sqrt

from sinorus.base.text import safe
from sinorus.chart.labels import Row
from sinorus.chart.paper import GRID, INK, OTHER, PAPER, SOFT, STRIPE
from sinorus.chart.spots import STRETCH, Extent, Spot, extent, label, name_width, outline, rates
from sinorus.chart.vega_axis import PIXELS, Spec, colour
from sinorus.model.signs import SIGNS

# The area of a mark of one event and that of the largest, in square pixels.
SMALL, LARGE = 40.0, 500.0
_SCALE = f"({PIXELS} / span(domain('x')))"
_OPACITY: Spec = {"condition": {"param": "effects", "value": 1}, "value": 0.06}


def panel(spots: list[Spot], width: int) -> Spec:
    """Return the panel of a map of places, so many pixels wide."""
    around = extent(spots)
    height = min(round(width * (around.north - around.south) * STRETCH / (around.east - around.west)), 2 * width)
    marks, names = _rows(spots)
    x, y = _axes(around)
    effects = dict.fromkeys(row["effect"] for row in marks)
    land, borders = _ground(x, y)
    layers = [borders, *(_marks(marks, effect, y) for effect in effects)]
    layers += [_names(names, y, halo) for halo in (True, False)]
    layers[1:2] = [{**layer, "params": [CHOICE]} for layer in layers[1:2]]
    return {
        "width": width,
        "height": height,
        "layer": [{**land, "params": [ZOOM]}, *layers],
        "view": {"fill": STRIPE, "stroke": GRID},
    }


# What a reader can do: choose an effect in the legend, and zoom.
CHOICE: Spec = {"name": "effects", "select": {"type": "point", "fields": ["effect"]}, "bind": "legend"}
ZOOM: Spec = {"name": "zoom", "select": {"type": "interval", "encodings": ["x", "y"]}, "bind": "scales"}


def _axes(around: Extent) -> tuple[Spec, Spec]:
    """Return the two axes of a map, which have no ticks."""
    ends = {"lon": [around.west, around.east], "lat": [around.south, around.north]}
    x, y = (
        {"field": name, "type": "quantitative", "axis": None, "scale": {"domain": domain, "nice": False, "zero": False}}
        for name, domain in ends.items()
    )
    return x, y


def _ground(x: Spec, y: Spec) -> list[Spec]:
    """Return land and frontiers, which screen readers pass over."""
    lines = outline()
    land = {"type": "line", "clip": True, "fill": OTHER, "stroke": SOFT, "strokeWidth": 0.6, "aria": False}
    border = {"type": "line", "clip": True, "stroke": SOFT, "strokeWidth": 1, "strokeDash": [4, 3], "aria": False}
    order = {"field": "order", "type": "quantitative"}
    return [
        {
            "data": {"values": _points(lines[name])},
            "mark": mark,
            "encoding": {"x": x, "y": y, "detail": {"field": "line"}, "order": order},
        }
        for name, mark in (("land", land), ("borders", border))
    ]


def _points(lines: list[list[list[float]]]) -> list[Row]:
    return [
        {"lon": lon, "lat": lat, "line": number, "order": order}
        for number, line in enumerate(lines)
        for order, (lon, lat) in enumerate(line)
    ]


def _rows(spots: list[Spot]) -> tuple[list[Row], list[Row]]:
    """Return the data of the marks, one for each effect at a place side by side, and those of the names."""
    most = max((max(spot.counts.values()) for spot in spots), default=1)
    marks: list[Row] = []
    reach = []
    for spot in spots:
        sizes = {word: _area(count, most) for word, count in spot.counts.items()}
        step = sqrt(max(sizes.values())) * 0.8
        start = -step * (len(sizes) - 1) / 2
        for at, sign in enumerate(sign for sign in SIGNS.values() if sign.word in sizes):
            place = {"lon": spot.lon, "lat": spot.lat, "dx": start + at * step, "place": safe(spot.name)}
            count = spot.counts[sign.word]
            told = f"{safe(spot.name)}, {count} {sign.word}"
            marks.append({**place, "effect": sign.word, "events": count, "area": sizes[sign.word], "told": told})
        reach.append(-start + sqrt(max(sizes.values())) / 2)
    names = [
        {"lon": spot.lon, "lat": spot.lat, "name": label(spot), "rate": rate, "dx": far + 3, "words": name_width(spot)}
        for spot, rate, far in zip(spots, rates(spots, reach), reach, strict=True)
    ]
    return marks, names


def _area(count: int, most: int) -> float:
    """Return the area of a mark, which grows with the number of events."""
    return SMALL + (LARGE - SMALL) * (count - 1) / max(most - 1, 1)


def _marks(rows: list[Row], effect: str, y: Spec) -> Spec:
    """Return the marks of one effect."""
    words = [sign.word for sign in SIGNS.values()]
    legend = {"title": None, "orient": "top", "offset": 4}
    shapes = {"domain": words, "range": [sign.shape for sign in SIGNS.values()]}
    return {
        "data": {"values": [row for row in rows if row["effect"] == effect]},
        "mark": {"type": "point", "clip": True, "stroke": PAPER, "strokeWidth": 0.8},
        "encoding": {
            "x": {"value": {"expr": "scale('x', datum.lon) + datum.dx"}},
            "y": y,
            "fill": {**colour(words), "legend": {**legend, "values": words[:4]}},
            "shape": {"field": "effect", "type": "nominal", "scale": shapes, "legend": {**legend, "values": words[:4]}},
            "size": {"field": "area", "type": "quantitative", "scale": None, "legend": None},
            "opacity": _OPACITY,
            "tooltip": [{"field": name} for name in ("place", "effect", "events")],
            "description": {"field": "told"},
        },
    }


def _names(rows: list[Row], y: Spec, halo: bool) -> Spec:
    """Return the names of places, or the halo of paper below them."""
    paint = {"stroke": PAPER, "strokeWidth": 3, "strokeJoin": "round"} if halo else {}
    mark = {"type": "text", "clip": True, "align": "left", "baseline": "middle", "fontSize": 10, "aria": False}
    inside = f"(domain('x')[1] - datum.lon) * {_SCALE} >= datum.dx + datum.words"
    shows = f"datum.rate <= {_SCALE} * 1.0001 && {inside}"
    return {
        "data": {"values": rows},
        "mark": {**mark, "color": INK, **paint},
        "encoding": {
            "x": {"value": {"expr": "scale('x', datum.lon) + datum.dx"}},
            "y": y,
            "text": {"field": "name"},
            "opacity": {"condition": {"test": shows, "value": 1}, "value": 0},
        },
    }
