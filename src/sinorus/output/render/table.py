"""A table that fits the width of its page; long cells take several lines, and groups of rows have headings."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, cycle, groupby, islice, zip_longest
from typing import Any

from rich.cells import cell_len

from sinorus.base.text import safe
from sinorus.output.render import Page, tree
from sinorus.output.render import list as list_format
from sinorus.output.render.bold import bold
from sinorus.output.render.layout import Layout, beside, lay_out, room
from sinorus.output.render.rich_print import paint
from sinorus.output.render.wrap import wrap
from sinorus.output.view import GAP, Column, View, flat

# On a page narrower than this, records are shown as lists.
NARROW = 60
# If columns without a width of their own would be narrower than this, records are shown as lists.
MIN_WIDTH = 8
# So many rows are looked at to lay the table out; those behind them stream.
FIRST_ROWS = 200

# A line of a cell: texts, each with its style.
Line = Sequence[tuple[str, str]]


def render(view: View[Any], rows: Iterable[str], page: Page) -> Iterator[str]:
    """Write a table; a tree where the view has one; a list for cards and on narrow pages."""
    if view.tree:
        yield from tree.render(view, rows, page)
    elif page.width < NARROW or view.cards or room(beside(view.columns, page.width), page.width) < MIN_WIDTH:
        yield from list_format.render(view, rows, page)
    else:
        yield from _table(view, rows, page)


def _table(view: View[Any], rows: Iterable[str], page: Page) -> Iterator[str]:
    """Write the table, without its headings if there are no rows and the view has a sentence for that."""
    records = map(json.loads, rows)
    first = list(islice(records, FIRST_ROWS))
    layout = lay_out(view.columns, page.width, first)
    if first or not view.nothing:
        yield _join(layout, _headings(layout), page)
    for group, members in groupby(chain(first, records), view.group or (lambda row: "")):
        separator = ""
        if group:
            lines = ["", *wrap(safe(group), page.width)]
            yield "".join(_painted(line, "bold underline", page) + "\n" for line in lines)
        for row in members:
            cells = _cells(layout, row)
            pattern = bold(view.marks()) if page.colour else ""
            yield separator + _join(layout, cells, page, pattern) + _below(layout, row, page, pattern)
            separator = "\n" if layout.below else ""


def _headings(layout: Layout) -> list[list[Line]]:
    columns = zip(layout.columns, layout.widths, strict=True)
    cells: list[list[Line]] = [[[(line, "bold")] for line in wrap(column.title, width)] for column, width in columns]
    if layout.id and layout.tab:
        title = cells[layout.host][0][0][0]
        blanks = " " * max(layout.tab - cell_len(title), GAP)
        cells[layout.host][0] = [(title, "bold"), (blanks, ""), (layout.id.title, "bold")]
    return cells


def _cells(layout: Layout, row: Any) -> list[list[Line]]:
    """Return the lines of each cell of a row; the id stands behind the text of one of them."""
    cells = [_cell(column, row, width) for column, width in zip(layout.columns, layout.widths, strict=True)]
    id, width = _id(layout, row), layout.widths[layout.host]
    if id and cell_len(id) <= width:
        _add_id(cells[layout.host], id, width, layout.tab)
    return cells


def _id(layout: Layout, row: Any) -> str:
    """Return the id of a row; empty where no column has ids."""
    return safe(flat(layout.id.cell(row))) if layout.id else ""


def _cell(column: Column[Any], row: Any, width: int) -> list[Line]:
    """Return the lines of a cell. Line breaks in it part the texts of a list, because no text of the data has one."""
    tone = column.tone(row) if column.tone else ""
    lines = chain.from_iterable(wrap(safe(part), width) for part in flat(column.cell(row)).split("\n"))
    return [[(line, tone)] for line in lines]


def _add_id(lines: list[Line], id: str, width: int, tab: int) -> None:
    """Add an id, which is no wider than its column, to the last line of a text if that has room, else on its own line.

    ``tab`` is where it begins there; without one, or behind a longer text, it ends where the column ends.
    """
    used = sum(cell_len(text) for text, _ in lines[-1]) if lines else 0
    size = cell_len(id)
    if lines and used + GAP + size <= width:
        start = tab if used + GAP <= tab and tab + size <= width else width - size
        lines[-1] = [*lines[-1], (" " * (start - used), ""), (id, "dim")]
    else:
        lines.append([(" " * min(tab, width - size), ""), (id, "dim")])


def _join(layout: Layout, cells: list[list[Line]], page: Page, pattern: str = "") -> str:
    """Write the lines of a row, without blanks at their ends; words of the pattern are bold."""
    text = ""
    for lines in zip_longest(*cells, fillvalue=()):
        line, missing = "", 0
        for parts, width in zip(lines, layout.widths, strict=True):
            if any(part for part, _ in parts):
                line += " " * missing + "".join(_painted(part, style, page, pattern) for part, style in parts)
                missing = 0
            missing += width + GAP - sum(cell_len(part) for part, _ in parts)
        text += line + "\n"
    return text


def _below(layout: Layout, row: Any, page: Page, pattern: str) -> str:
    """Write what stands below a row: an id that is wider than its column, and texts, of which all but the first say
    what they are; words of the pattern are bold.
    """
    lines: list[str] = []
    blanks = " " * layout.indent()
    id = _id(layout, row)
    ids = _wide_id(id, len(blanks), page) if cell_len(id) > layout.widths[layout.host] else []
    for column in layout.below:
        if text := safe(flat(column.cell(row)).replace("\n", "; ")):
            told = wrap(f"{column.title}: {text}" if lines else text, page.width - len(blanks))
            lines += [_painted(line, "", page, pattern) for line in told]
    return "".join([*ids, *(f"{blanks}{line}\n" for line in lines)])


def _wide_id(id: str, indent: int, page: Page) -> list[str]:
    """Return the lines of an id below its row, indented so far that it stays whole; one wider than a page is parted."""
    blanks = " " * max(min(indent, page.width - cell_len(id)), 0)
    return [f"{blanks}{_painted(part, 'dim', page)}\n" for part in wrap(id, page.width - len(blanks))]


def _painted(text: str, style: str, page: Page, pattern: str = "") -> str:
    """Write a text in a style, and in it the words of a pattern in bold."""
    if not page.colour:
        return text
    pieces = re.split(f"({pattern})", text) if pattern else [text]
    # Behind each piece that is as it was stands one that the pattern has found.
    styles = cycle([style, f"{style} bold".strip()])
    return "".join(paint(piece, own) if own and piece else piece for piece, own in zip(pieces, styles, strict=False))
