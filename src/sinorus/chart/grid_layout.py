"""Where the lines and the columns of a grid stand, in pixels, and their names."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from sinorus.base.text import safe
from sinorus.chart.drawing import EDGES, LEGEND, NARROW, fold, layer, pieces, shorten, texts
from sinorus.chart.grid import Column, Line
from sinorus.chart.labels import label_width
from sinorus.chart.paper import SOFT, STRIPE
from sinorus.chart.vega_axis import Spec

# The height of a force and of the name of a theme, in pixels, and the width of a column where there is room.
LINE, THEME, COLUMN, LEAST = 23, 22, 76, 30
# The names of the forces take no more than this part of the picture.
NAMES = 0.36
# A heading has so many lines, each so high; one that is longer is written aslant, and is no wider than that.
FOLDS, HIGH, SLANTED = 2, 12, 150


class Sheet(NamedTuple):
    """Where a grid stands, in pixels: its width, that of the names and of a column, and its top."""

    width: float
    names: float
    column: float
    top: float

    def middle(self, number: int) -> float:
        """Return the middle of a column."""
        return self.names + self.column * (number + 0.5)


def sheet_of(
    columns: Sequence[Column],
    lines: Sequence[Line[Any]],
    width: int | None,
    usual: float = COLUMN,
    least: float = LEAST,
) -> Sheet:
    """Return where a grid stands; ``usual`` is the width of a column where none is asked for, ``least`` the least."""
    count = max(len(columns), 1)
    longest = max([label_width(safe(line.label)) for line in lines], default=0) + 16
    wanted = (width - EDGES) if width else max(NARROW, min(longest, 340) + usual * count)
    names = min(longest, wanted * NAMES)
    column = max(least, min((wanted - names) / count, 2 * usual))
    slanted = _is_slanted(columns, column)
    widest = max([label_width(safe(one.name)) for one in columns], default=0)
    top = LEGEND + (min(widest, SLANTED) * 0.72 + 16 if slanted else HIGH * FOLDS + 12)
    return Sheet(max(wanted, names + column * count), names, column, top)


def _is_slanted(columns: Sequence[Column], width: float) -> bool:
    """Say whether a heading does not fit its column in lines that are broken between words."""
    room = width - 4
    words = [word.rstrip() for one in columns for word in pieces(one.name)]
    return any(label_width(word) > room for word in words) or any(
        len(fold(one.name, room, FOLDS + 1)) > FOLDS for one in columns
    )


def headings(columns: Sequence[Column], sheet: Sheet) -> Iterator[Spec]:
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


# Lines with their tops.
Placed = list[tuple[float, Line[Any]]]


def placed_lines(lines: Sequence[Line[Any]], sheet: Sheet) -> Iterator[tuple[float, Line[Any]]]:
    """Yield each line with its top; before those of a theme there is room for its name."""
    y = sheet.top
    for theme, own in groupby(lines, key=lambda line: line.theme):
        y += THEME if theme else 0
        for line in own:
            yield y, line
            y += LINE


def bottom(placed: Placed, sheet: Sheet) -> float:
    """Return where the last line ends."""
    return placed[-1][0] + LINE if placed else sheet.top


def stripes(placed: Placed, sheet: Sheet) -> Spec:
    """Return the stripes behind every other line."""
    rows = [{"x": 0, "x2": sheet.width, "y": y, "y2": y + LINE} for y, _ in placed[::2]]
    return layer("rect", rows, "x", "y", "x2", "y2", color=STRIPE)


def names(placed: Placed, sheet: Sheet) -> Iterator[Spec]:
    """Yield the names of the forces, and above those of a theme its name."""
    yield texts([{"x": 8, "y": y + LINE / 2, "text": shorten(line.label, sheet.names - 12)} for y, line in placed])
    firsts = [next(group) for _, group in groupby(placed, key=lambda at: at[1].theme)]
    heads = [{"x": 0, "y": y - 8, "text": shorten(line.theme, sheet.width)} for y, line in firsts if line.theme]
    yield texts(heads, fontWeight="bold", color=SOFT)
