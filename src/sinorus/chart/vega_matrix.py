"""The picture of a grid: forces under their themes against groups of sources, a number and two bars in each cell."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from sinorus.base.text import safe
from sinorus.chart.drawing import (
    EDGES,
    LEGEND,
    NARROW,
    coloured,
    fold,
    layer,
    legend,
    picture,
    pieces,
    shorten,
    texts,
    tooltips,
)
from sinorus.chart.grid import Cell, Column, Grid, Line
from sinorus.chart.labels import label_width
from sinorus.chart.paper import SOFT, STRIPE
from sinorus.chart.vega import Words
from sinorus.chart.vega_axis import Spec

# The height of a force and of the name of a theme, in pixels, and the width of a column where there is room.
LINE, THEME, COLUMN, LEAST = 23, 22, 76, 30
# The names of the forces take no more than this part of the picture.
NAMES = 0.36
# A heading has so many lines, each so high; one that is longer is written aslant, and is no wider than that.
FOLDS, HIGH, SLANTED = 2, 12, 150
SAYS = (("cooperation", "say that it binds"), ("friction", "say that it divides"))


class Sheet(NamedTuple):
    """Where a grid stands, in pixels: its width, that of the names and of a column, and its top."""

    width: float
    names: float
    column: float
    top: float

    def middle(self, number: int) -> float:
        """Return the middle of a column."""
        return self.names + self.column * (number + 0.5)


def specification(grid: Grid, words: Words, width: int | None, moving: bool) -> Spec:
    """Draw a grid; without a width it is as wide as it needs, and tooltips are there where it is ``moving``."""
    sheet = _sheet(grid, width)
    placed = list(_lines(grid, sheet))
    bottom = placed[-1][0] + LINE if placed else sheet.top
    layers = [*_back(grid, placed, sheet), *_headings(grid.columns, sheet)]
    layers += [*_themes(placed, sheet), *_cells(grid, placed, sheet)]
    # The shapes are those of the effects, and the sides are what the bars have.
    says = [(effect, f"{meaning} ({side})") for (effect, meaning), side in zip(SAYS, ("right", "left"), strict=True)]
    layers += legend(says, "number: how many sources name it; !: deny it")
    if moving:
        layers.append(tooltips(_areas(grid, placed, sheet), ("force", "group", "said")))
    return picture(words, layers, sheet.width, bottom + 4)


def _sheet(grid: Grid, width: int | None) -> Sheet:
    count = max(len(grid.columns), 1)
    longest = max([label_width(safe(line.label)) for line in grid.lines], default=0) + 16
    wanted = (width - EDGES) if width else max(NARROW, min(longest, 340) + COLUMN * count)
    names = min(longest, wanted * NAMES)
    column = max(LEAST, min((wanted - names) / count, 2 * COLUMN))
    slanted = _is_slanted(grid.columns, column)
    widest = max([label_width(safe(one.name)) for one in grid.columns], default=0)
    top = LEGEND + (min(widest, SLANTED) * 0.72 + 16 if slanted else HIGH * FOLDS + 12)
    return Sheet(max(wanted, names + column * count), names, column, top)


def _is_slanted(columns: list[Column], width: float) -> bool:
    """Say whether a heading does not fit its column in lines that are broken between words."""
    room = width - 4
    words = [word.rstrip() for one in columns for word in pieces(one.name)]
    return any(label_width(word) > room for word in words) or any(
        len(fold(one.name, room, FOLDS + 1)) > FOLDS for one in columns
    )


def _headings(columns: list[Column], sheet: Sheet) -> Iterator[Spec]:
    """Yield the names of the groups above their columns."""
    at = [(sheet.middle(number), one) for number, one in enumerate(columns)]
    if _is_slanted(columns, sheet.column):
        rows = [{"x": x, "y": sheet.top - 8, "text": shorten(one.name, SLANTED)} for x, one in at]
        yield texts(rows, angle=-45, baseline="bottom")
        return
    for fold_number in range(FOLDS):
        rows = []
        for x, one in at:
            lines = fold(one.name, sheet.column - 4, FOLDS)
            below = len(lines) - 1 - fold_number
            rows += [{"x": x, "y": sheet.top - 12 - HIGH * below, "text": lines[fold_number]}] if below >= 0 else []
        yield texts(rows, align="center")


Placed = list[tuple[float, Line]]


def _lines(grid: Grid, sheet: Sheet) -> Iterator[tuple[float, Line]]:
    """Yield each line with its top; before those of a theme there is room for its name."""
    y = sheet.top
    for theme, lines in groupby(grid.lines, key=lambda line: line.theme):
        y += THEME if theme else 0
        for line in lines:
            yield y, line
            y += LINE


def _back(grid: Grid, placed: Placed, sheet: Sheet) -> Iterator[Spec]:
    """Yield what lies behind: stripes for every other line, and the line from which the bars of a cell go."""
    stripes = [{"x": 0, "x2": sheet.width, "y": y, "y2": y + LINE} for y, _ in placed[::2]]
    yield layer("rect", stripes, "x", "y", "x2", "y2", color=STRIPE)
    middles = [{"x": x, "y": y + 13, "y2": y + LINE - 2} for x, y, *_ in _filled(grid, placed, sheet)]
    yield layer("rule", middles, "x", "y", "y2", color=SOFT, strokeWidth=0.5)


def _themes(placed: Placed, sheet: Sheet) -> Iterator[Spec]:
    """Yield the names of the forces, and above those of a theme its name."""
    yield texts([{"x": 8, "y": y + LINE / 2, "text": shorten(line.label, sheet.names - 12)} for y, line in placed])
    firsts = [next(group) for _, group in groupby(placed, key=lambda at: at[1].theme)]
    heads = [{"x": 0, "y": y - 8, "text": shorten(line.theme, sheet.width)} for y, line in firsts if line.theme]
    yield texts(heads, fontWeight="bold", color=SOFT)


def _filled(grid: Grid, placed: Placed, sheet: Sheet) -> Iterator[tuple[float, float, Column, Line, Cell]]:
    """Yield the middle and the top of each cell in which something is said, with its group and force."""
    for y, line in placed:
        for number, column in enumerate(grid.columns):
            if cell := line.cells.get(column.key):
                yield sheet.middle(number), y, column, line, cell


def _cells(grid: Grid, placed: Placed, sheet: Sheet) -> Iterator[Spec]:
    """Yield the bars, which go right for those who say that a force binds and left for the others, and the numbers."""
    whole = (sheet.column / 2 - 3) / (grid.share() or 1)
    bars, numbers = [], []
    for x, y, column, line, cell in _filled(grid, placed, sheet):
        one = whole / max(column.sources, 1)
        at = {"y": y + 15, "y2": y + LINE - 3}
        bars += [{**at, "x": x, "x2": round(x + cell.binds * one, 1), "effect": "cooperation"}] if cell.binds else []
        bars += [{**at, "x": round(x - cell.divides * one, 1), "x2": x, "effect": "friction"}] if cell.divides else []
        told = f"{safe(line.label)}, {safe(column.name)}: {cell.words(column.sources)}"
        numbers += [{"x": x, "y": y + 8, "text": cell.said(), "told": told}] if cell.said() else []
    yield coloured(layer("rect", bars, "x", "y", "x2", "y2"))
    yield texts(numbers, align="center")


def _areas(grid: Grid, placed: Placed, sheet: Sheet) -> Iterator[Spec]:
    """Yield the areas of the cells, each with what a reader sees when he points at it."""
    for x, y, column, line, cell in _filled(grid, placed, sheet):
        words = {"force": safe(line.label), "group": safe(column.name), "said": cell.words(column.sources)}
        half = sheet.column / 2
        yield {"x": x - half, "x2": x + half, "y": y, "y2": y + LINE, **words}
