"""The picture of a change: each share before and after as two marks on one scale, and numbers without one in words."""

import math
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from sinorus.base.text import safe
from sinorus.chart.drawing import EDGES, LEGEND, coloured, layer, picture, shapes, shorten, texts, tooltips
from sinorus.chart.labels import label_width
from sinorus.chart.paper import GRID, INK, PAPER, SOFT
from sinorus.chart.vega import Words
from sinorus.chart.vega_axis import Spec

# The height of a line, of a heading and of the numbers of a scale, and the room of the words at the right, in pixels.
LINE, HEAD, SCALE, WORDS = 19, 26, 12, 206
# The width of a picture that nobody asked for, and the part of it that names take.
WIDTH, NAMES = 820, 0.36
# What is between the numbers of a scale, or a multiple of it, and the room of one in pixels.
STEP, TICK = 0.1, 30


class Pair(NamedTuple):
    """A number on both sides: its group, name, shares (None where there are none), words, and effect if it has one."""

    group: str
    label: str
    before: float | None
    after: float | None
    numbers: str
    change: str
    effect: str = ""

    def told(self) -> str:
        """Return what a screen reader says."""
        return safe(f"{self.group}, {self.label}: {self.numbers}, {self.change}")


class Sheet(NamedTuple):
    """Where the scale stands, in pixels, and the largest share on it."""

    left: float
    right: float
    most: float

    def at(self, share: float) -> float:
        """Return where a share stands."""
        return self.left + (self.right - self.left) * share / self.most

    def every(self) -> int:
        """Return how many tenths lie between two numbers of the scale, so that they do not touch."""
        return next((tenths for tenths in (1, 2, 5) if self.at(tenths * STEP) - self.left >= TICK), 10)


Placed = list[tuple[float, Pair]]


def specification(pairs: list[Pair], words: Words, sides: tuple[str, str], width: int | None, moving: bool) -> Spec:
    """Draw pairs of numbers; ``sides`` say which days lie before and after."""
    wide = (width - EDGES) if width else WIDTH
    longest = max([label_width(safe(pair.label)) for pair in pairs], default=0) + 20
    shares = [share for pair in pairs for share in (pair.before, pair.after) if share is not None]
    most = math.ceil(round(max(shares, default=0) / STEP, 6)) * STEP or STEP
    sheet = Sheet(min(longest, wide * NAMES) + 16, wide - WORDS, most)
    placed = list(_placed(pairs))
    bottom = placed[-1][0] + LINE if placed else LEGEND
    layers = [*_scale(placed, sheet), *_names(placed, sheet), *_marks(placed, sheet), *_legend(sides)]
    if moving:
        layers.append(tooltips(_areas(placed, wide), ("what", "numbers", "change")))
    return picture(words, layers, wide, bottom)


def _placed(pairs: list[Pair]) -> Iterator[tuple[float, Pair]]:
    """Yield each pair with its middle; before those of a group there is room for its heading."""
    y = float(LEGEND)
    for _, own in groupby(pairs, key=lambda pair: pair.group):
        y += HEAD
        for number, pair in enumerate(own):
            y += SCALE if not number and pair.before is not None else 0
            yield y + LINE / 2, pair
            y += LINE


def _scale(placed: Placed, sheet: Sheet) -> Iterator[Spec]:
    """Yield the scale of each group that has shares: a line and a number at each tenth."""
    lines, numbers = [], []
    for _, group in groupby(placed, key=lambda at: at[1].group):
        own = list(group)
        if own[0][1].before is None:
            continue
        top, end = own[0][0] - LINE / 2, own[-1][0] + LINE / 2
        for tick in range(0, round(sheet.most / STEP) + 1, sheet.every()):
            x = sheet.at(tick * STEP)
            lines.append({"x": x, "y": top, "y2": end})
            numbers.append({"x": x, "y": top - 6, "text": f"{100 * tick * STEP:.0f} %"})
    yield layer("rule", lines, "x", "y", "y2", color=GRID)
    yield texts(numbers, align="center", fontSize=8, color=SOFT)


def _names(placed: Placed, sheet: Sheet) -> Iterator[Spec]:
    """Yield the headings of the groups, the names of the pairs, and at the right what changed in words."""
    firsts = [next(group) for _, group in groupby(placed, key=lambda at: at[1].group)]
    heads = [(y - LINE / 2 - (8 if pair.before is None else 8 + SCALE), pair.group) for y, pair in firsts]
    yield texts(
        [{"x": 0, "y": y, "text": shorten(name, sheet.right)} for y, name in heads], fontWeight="bold", color=SOFT
    )
    rooms = [(y, pair, sheet.left - 24 if pair.before is not None else sheet.right - 60) for y, pair in placed]
    yield texts({"x": 8, "y": y, "text": shorten(pair.label, room), "told": pair.told()} for y, pair, room in rooms)
    yield texts([{"x": sheet.right + 96, "y": y, "text": pair.numbers} for y, pair in placed], align="right")
    yield texts([{"x": sheet.right + 104, "y": y, "text": shorten(pair.change, 100)} for y, pair in placed], color=SOFT)


def _marks(placed: Placed, sheet: Sheet) -> Iterator[Spec]:
    """Yield a line from before to after, a ring before and a mark after, which has the sign of an effect."""
    shown = [(y, pair, pair.before, pair.after) for y, pair in placed]
    known = [
        (y, pair, sheet.at(one), sheet.at(two)) for y, pair, one, two in shown if one is not None and two is not None
    ]
    lines = [{"x": min(one, two), "x2": max(one, two), "y": y, "effect": pair.effect} for y, pair, one, two in known]
    plain = [row for row in lines if not row["effect"]]
    yield layer("rule", plain, "x", "y", "x2", color=INK, strokeWidth=1.5)
    yield coloured(layer("rule", [row for row in lines if row["effect"]], "x", "y", "x2", strokeWidth=1.5))
    rings = [{"x": one, "y": y} for y, _, one, _ in known]
    yield layer("point", rings, "x", "y", size=36, fill=PAPER, stroke=INK, strokeWidth=1.2, opacity=1)
    dots = [{"x": two, "y": y} for y, pair, _, two in known if not pair.effect]
    yield layer("point", dots, "x", "y", size=48, filled=True, color=INK, opacity=1)
    yield shapes([{"x": two, "y": y, "effect": pair.effect} for y, pair, _, two in known if pair.effect])


def _legend(sides: tuple[str, str]) -> Iterator[Spec]:
    """Yield the legend: a ring for the time before and a full mark for that after."""
    second = 26 + label_width(sides[0])
    yield layer("point", [{"x": 6, "y": 8}], "x", "y", size=36, fill=PAPER, stroke=INK, strokeWidth=1.2, opacity=1)
    yield layer("point", [{"x": second, "y": 8}], "x", "y", size=48, filled=True, color=INK, opacity=1)
    rows = [{"x": 16, "y": 8, "text": sides[0]}, {"x": second + 10, "y": 8, "text": sides[1]}]
    yield texts(rows, color=SOFT)


def _areas(placed: Placed, wide: float) -> Iterator[Spec]:
    """Yield the areas of the lines, each with what a reader sees when he points at it."""
    for y, pair in placed:
        said = {"what": safe(f"{pair.group}: {pair.label}"), "numbers": pair.numbers, "change": safe(pair.change)}
        yield {"x": 0, "x2": wide, "y": y - LINE / 2, "y2": y + LINE / 2, **said}
