"""The layout of a table: which columns stand side by side, how wide each is, and where the ids stand."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from rich.cells import cell_len

from sinorus.base.text import safe
from sinorus.output.view import GAP, Column, flat

# A text of many words is easy to read in a column of this width, so that the others may grow.
AMPLE = 60
# Where so many of the first rows have room for it, ids stand on the line of their text.
MOST_FIT = 0.75
# What stands below a row is indented by no more than this.
MOST_INDENT = 16

Sizes = Sequence[int]


class Layout(NamedTuple):
    """The layout of a table.

    columns  the columns that stand side by side
    widths   the width of each, in cells of a terminal
    id       the column of the ids, which stand behind the text of another; None without such a column
    host     the place of that other column among ``columns``
    tab      where an id begins in its cell if the text leaves the room; 0 where ids stand on a line of their own
    below    the columns that stand below a row
    """

    columns: Sequence[Column[Any]]
    widths: Sequence[int]
    id: Column[Any] | None
    host: int
    tab: int
    below: Sequence[Column[Any]]

    def indent(self) -> int:
        """Return how far what stands below a row is indented."""
        return min(self.widths[0] + GAP, MOST_INDENT) if len(self.widths) > 1 else GAP


def beside(columns: Sequence[Column[Any]], width: int) -> list[Column[Any]]:
    """Return the columns that stand side by side on a page of some width.

    A text that has ids behind it comes after the narrow columns that every page has, so that it ends where the line
    ends.
    """
    shown = [column for column in columns if not column.place and column.wide <= width]
    if any(column.place == "id" for column in columns):
        shown.sort(key=lambda column: 2 if column.wide else 0 if column.width else 1)
    return shown


def room(columns: Sequence[Column[Any]], width: int) -> int:
    """Return the share of each column without a width of its own, or the whole width if all columns have one."""
    sharing = sum(not column.width for column in columns)
    rest = width - sum(column.width for column in columns) - GAP * (len(columns) - 1)
    return rest // sharing if sharing else width


def lay_out(columns: Sequence[Column[Any]], width: int, rows: Sequence[Any]) -> Layout:
    """Lay a table out on a page of some width, by what its first rows hold."""
    shown = beside(columns, width)
    sizes = [_sizes(column, rows) for column in shown]
    id = next((column for column in columns if column.place == "id"), None)
    host = next((place for place, column in enumerate(shown) if not column.width), 0)
    ids = _sizes(id, rows) if id else []
    widths = _widths(shown, sizes, width, host, ids)
    below = [column for column in columns if column.place == "below"]
    return Layout(shown, widths, id, host, _tab(widths[host], sizes[host], ids), below)


def _sizes(column: Column[Any], rows: Sequence[Any]) -> list[int]:
    """Return how many cells of a terminal the longest line in each cell of a column takes."""
    return [max(cell_len(safe(line)) for line in flat(column.cell(row)).split("\n")) for row in rows]


def _most_need(sizes: Sizes) -> int:
    """Return the width that nine cells in ten need; 0 without cells."""
    return sorted(sizes)[(len(sizes) * 9 - 1) // 10] if sizes else 0


def _ample(sizes: Sizes, ids: Sizes) -> int:
    """Return the width in which nine in ten texts have what they need with their ids, or are easy to read."""
    if ids:
        return _most_need([text + GAP + id for text, id in zip(sizes, ids, strict=True)])
    return min(AMPLE, _most_need(sizes))


def _with_ids(sizes: Sizes, ids: Sizes) -> int:
    """Return the width in which every text and every id has a column of its own."""
    return max(sizes, default=0) + (GAP + max(ids) if ids else 0)


def _tab(width: int, sizes: Sizes, ids: Sizes) -> int:
    """Return where ids begin behind the texts of a column; 0 if too many of them have no room there."""
    fitting = sum(size + GAP + id <= width for size, id in zip(sizes, ids, strict=False))
    if not ids or fitting < MOST_FIT * len(ids):
        return 0
    return max(sizes) + GAP if width >= _with_ids(sizes, ids) else max(width - _most_need(ids), 1)


def _widths(columns: Sequence[Column[Any]], sizes: Sequence[Sizes], width: int, host: int, ids: Sizes) -> list[int]:
    """Return the width of each column, in cells.

    A column with a width of its own is no wider than its cells need; where the others are ample, it grows up to its
    ``most`` until nine of its cells in ten have what they need. The others share the rest, but take no more than they
    need.
    """
    widths = [
        min(column.width, max(cell_len(column.title), *size, 0)) for column, size in zip(columns, sizes, strict=True)
    ]
    sharing = [place for place, column in enumerate(columns) if not column.width]
    rest = width - sum(widths) - GAP * (len(columns) - 1)
    spare = max(rest - sum(_ample(sizes[place], ids if place == host else ()) for place in sharing), 0)
    for place, column in enumerate(columns):
        need = min(column.most, _most_need(sizes[place])) if column.width else 0
        growth = min(max(need - widths[place], 0), spare)
        widths[place] += growth
        spare -= growth
        rest -= growth
    for place, share in zip(sharing, _shares([sizes[place] for place in sharing], rest), strict=True):
        need = _with_ids(sizes[place], ids if place == host else ())
        widths[place] = min(share, max(need, cell_len(columns[place].title)))
    return widths


def _shares(sizes: Sequence[Sizes], rest: int) -> list[int]:
    """Share the rest of the width among columns by how much they hold, each at least half of an equal share."""
    held = [sum(size) + 1 for size in sizes]
    half = rest // (2 * len(sizes) or 1)
    left = rest - half * len(sizes)
    return [half + left * amount // sum(held) for amount in held]
