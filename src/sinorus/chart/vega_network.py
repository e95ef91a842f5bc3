"""The picture of a network of causes: events in boxes, and arrows from causes to effects.

Causes stand left of their effects; in a network of many layers, which is longer than a page is wide, above them.
"""

from collections.abc import Iterator
from typing import NamedTuple

from sinorus.base.text import safe
from sinorus.chart.drawing import (
    EDGES,
    LEGEND,
    coloured,
    fold,
    layer,
    legend,
    picture,
    shapes,
    shorten,
    texts,
    tooltips,
)
from sinorus.chart.layers import Layers, Place, heights, layers
from sinorus.chart.paper import GRID, INK, OTHER, SOFT, STRIPE
from sinorus.chart.vega import Words
from sinorus.chart.vega_axis import Spec

# The width of a box where there is room and the least, and its height, in pixels.
BOX, LEAST, HIGH = 178, 120, 50
# The space between two layers, between two boxes of a layer, and the room of a link that passes between them.
SPACE, GAP, PASSING = 42, 10, 14
# The lines of a title, and their height.
LINES, LINE = 2, 12
# The width of a picture that nobody asked for is no less than this, and with more layers causes stand above effects.
NARROW, MOST_ACROSS = 640, 5
# How far an arrow goes straight before its box.
STRAIGHT = 10


class Node(NamedTuple):
    """An event of a network: its id, title, date in words, effect in a word, and whether it was asked for."""

    id: str
    title: str
    date: str
    effect: str
    is_start: bool = False


class Arrow(NamedTuple):
    """A link from a cause to its effect, and on what ground it is said."""

    cause: str
    effect: str
    ground: str


class Network(NamedTuple):
    """Events and the links between them."""

    nodes: list[Node]
    arrows: list[Arrow]


class Sheet(NamedTuple):
    """Where the boxes stand.

    is_down  whether causes stand above their effects, and not left of them
    box      how wide a box is
    step     how far it is from layer to layer
    found    the layers
    middles  the middle of each place within its layer
    """

    is_down: bool
    box: float
    step: float
    found: Layers
    middles: dict[Place, float]

    def begin(self, rank: int) -> float:
        """Return where the boxes of a layer begin."""
        return self.step * rank + LEGEND * self.is_down

    def length(self) -> float:
        """Return how long a box is in the direction of the links."""
        return HIGH if self.is_down else self.box

    def point(self, along: float, across: float) -> tuple[float, float]:
        """Return x and y of a point that lies so far along the links, and so far across."""
        return (across, along) if self.is_down else (along, across)

    def corner(self, id: str) -> tuple[float, float]:
        """Return the left and the top of the box of an event."""
        x, y = self.point(self.begin(self.found.ranks[id]), self.middles[id])
        return (x - self.box / 2, y) if self.is_down else (x, y - HIGH / 2)

    def size(self) -> tuple[float, float]:
        """Return how wide and how high all the boxes are together."""
        across = max(self.middles.values(), default=0) + (self.box if self.is_down else HIGH) / 2
        along = self.begin(len(self.found.places) - 1) + self.length()
        return self.point(along, across)


def specification(network: Network, words: Words, width: int | None, moving: bool) -> Spec:
    """Draw a network; without a width it is as wide as its layers need."""
    sheet = _sheet(network, width)
    layers = [*_arrows(network, sheet), *_boxes(network, sheet)]
    effects = dict.fromkeys(node.effect for node in network.nodes)
    dashed = any(arrow.ground == "judgement" for arrow in network.arrows)
    layers += legend([(one, one) for one in effects], "arrow: led to" + "; dashed: the coders’ judgement" * dashed)
    if moving:
        layers.append(tooltips(_areas(network, sheet), ("event", "date", "effect", "id")))
    wide, high = sheet.size()
    return picture(words, layers, max(wide, width - EDGES if width else NARROW), high)


def _sheet(network: Network, width: int | None) -> Sheet:
    found = layers((node.id for node in network.nodes), ((one.cause, one.effect) for one in network.arrows))
    is_down = len(found.places) > MOST_ACROSS
    if is_down:
        return Sheet(is_down, BOX, HIGH + SPACE, found, heights(found, BOX + GAP, PASSING))
    count = max(len(found.places), 1)
    wanted = (width - EDGES) if width else max(NARROW, count * (BOX + SPACE) - SPACE)
    box = max(LEAST, min((wanted + SPACE) / count - SPACE, BOX * 1.4))
    middles = {place: y + LEGEND for place, y in heights(found, HIGH + GAP, PASSING).items()}
    return Sheet(is_down, box, box + SPACE, found, middles)


def _arrows(network: Network, sheet: Sheet) -> Iterator[Spec]:
    """Yield the links, dashed if only the coders judge so, and the heads of their arrows."""
    grounds = {(one.cause, one.effect): one.ground for one in network.arrows}
    lines: dict[bool, list[Spec]] = {False: [], True: []}
    heads = []
    for number, way in enumerate(sheet.found.ways):
        points = list(_points(way, sheet))
        rows = [{"x": x, "y": y, "way": number, "order": order} for order, (x, y) in enumerate(points)]
        lines[grounds[str(way[0]), str(way[-1])] == "judgement"] += rows
        x, y = points[-1]
        heads.append({"x": x, "y": y - 3} if sheet.is_down else {"x": x - 3, "y": y})
    for is_dashed, rows in lines.items():
        orient = "horizontal" if sheet.is_down else "vertical"
        part = layer("line", rows, "x", "y", interpolate="monotone", orient=orient, color=SOFT, strokeWidth=1.1)
        part["mark"] |= {"strokeDash": [4, 3]} if is_dashed else {}
        part["encoding"] |= {"detail": {"field": "way"}, "order": {"field": "order", "type": "quantitative"}}
        yield part
    shape = "triangle-down" if sheet.is_down else "triangle-right"
    yield layer("point", heads, "x", "y", shape=shape, size=42, filled=True, color=SOFT, opacity=1)


def _points(way: list[Place], sheet: Sheet) -> Iterator[tuple[float, float]]:
    """Yield the points of a link: out of its cause, across the layers that it passes, and straight into its effect."""
    for number, place in enumerate(way):
        rank = sheet.found.ranks[place] if isinstance(place, str) else place[2]
        begin, across = sheet.begin(rank), sheet.middles[place]
        if number:
            yield from (sheet.point(begin - STRAIGHT, across), sheet.point(begin, across))
        if number < len(way) - 1:
            yield sheet.point(begin + sheet.length(), across)
            yield sheet.point(begin + sheet.length() + STRAIGHT / 2, across)


def _corners(network: Network, sheet: Sheet) -> list[tuple[Node, float, float]]:
    """Return the events with the left and the top of their boxes."""
    return [(one, *sheet.corner(one.id)) for one in network.nodes]


def _boxes(network: Network, sheet: Sheet) -> Iterator[Spec]:
    """Yield the boxes, each with a stripe and a shape for its effect, its date, and its title."""
    corners = _corners(network, sheet)
    for is_start, fill, stroke in ((False, STRIPE, GRID), (True, OTHER, INK)):
        rows = [_box(one, x, y, sheet) for one, x, y in corners if one.is_start == is_start]
        yield layer("rect", rows, "x", "y", "x2", "y2", color=fill, stroke=stroke, cornerRadius=3)
    stripes = [{"x": x, "x2": x + 4.0, "y": y, "y2": y + HIGH, "effect": one.effect} for one, x, y in corners]
    yield coloured(layer("rect", stripes, "x", "y", "x2", "y2"))
    yield shapes([{"x": x + 13, "y": y + 10, "effect": one.effect} for one, x, y in corners], 40)
    dates = [{"x": x + 21, "y": y + 10, "text": shorten(one.date, sheet.box - 26)} for one, x, y in corners]
    yield texts(dates, color=SOFT, fontSize=9)
    room = sheet.box - 14
    lines = [(one, x, y, fold(one.title, room, LINES)) for one, x, y in corners]
    for number in range(LINES):
        rows = [
            {"x": x + 9, "y": y + 24 + LINE * number, "text": folded[number]}
            for one, x, y, folded in lines
            if number < len(folded)
        ]
        yield texts(rows)


def _box(node: Node, x: float, y: float, sheet: Sheet) -> Spec:
    told = safe(f"{node.title}, {node.date}, {node.effect}")
    return {"x": x, "x2": x + sheet.box, "y": y, "y2": y + HIGH, "told": told}


def _areas(network: Network, sheet: Sheet) -> Iterator[Spec]:
    """Yield the areas of the boxes, each with what a reader sees when he points at it."""
    for one, x, y in _corners(network, sheet):
        words = {"event": safe(one.title), "date": one.date, "effect": one.effect, "id": one.id}
        yield {"x": x, "x2": x + sheet.box, "y": y, "y2": y + HIGH, **words}
