"""The picture of a grid: forces under their themes against groups of sources, a number and two bars in each cell."""

from collections.abc import Iterator

from sinorus.base.text import safe
from sinorus.chart.drawing import coloured, layer, legend, picture, texts, tooltips
from sinorus.chart.grid import Cell, Column, Grid, Line
from sinorus.chart.grid_layout import LINE, Placed, Sheet, bottom, headings, names, placed_lines, sheet_of, stripes
from sinorus.chart.paper import SOFT
from sinorus.chart.vega import Words
from sinorus.chart.vega_axis import Spec

SAYS = (("cooperation", "say that it binds"), ("friction", "say that it divides"))


def specification(grid: Grid, words: Words, width: int | None, moving: bool) -> Spec:
    """Draw a grid; without a width it is as wide as it needs, and tooltips are there where it is ``moving``."""
    sheet = sheet_of(grid.columns, grid.lines, width)
    placed = list(placed_lines(grid.lines, sheet))
    layers = [stripes(placed, sheet), *headings(grid.columns, sheet), *names(placed, sheet)]
    layers += _cells(grid, placed, sheet)
    # The shapes are those of the effects, and the sides are what the bars have.
    says = [(effect, f"{meaning} ({side})") for (effect, meaning), side in zip(SAYS, ("right", "left"), strict=True)]
    layers += legend(says, "number: how many sources name it; !: deny it")
    if moving:
        layers.append(tooltips(_areas(grid, placed, sheet), ("force", "group", "said")))
    return picture(words, layers, sheet.width, bottom(placed, sheet) + 4)


def _filled(grid: Grid, placed: Placed, sheet: Sheet) -> Iterator[tuple[float, float, Column, Line[Cell], Cell]]:
    """Yield the middle and the top of each cell in which something is said, with its group and force."""
    for y, line in placed:
        for number, column in enumerate(grid.columns):
            if cell := line.cells.get(column.key):
                yield sheet.middle(number), y, column, line, cell


def _cells(grid: Grid, placed: Placed, sheet: Sheet) -> Iterator[Spec]:
    """Yield the bars, which go right for those who say that a force binds and left for the others, and the numbers."""
    middles = [{"x": x, "y": y + 13, "y2": y + LINE - 2} for x, y, *_ in _filled(grid, placed, sheet)]
    yield layer("rule", middles, "x", "y", "y2", color=SOFT, strokeWidth=0.5)
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
