"""A table that fits the width of its page; long cells take several lines, and groups of rows have headings."""

import json
from collections.abc import Iterable, Iterator
from itertools import chain, groupby, islice
from typing import Any

from rich.table import Table
from rich.text import Text

from sinorus.base.text import safe
from sinorus.output.render import Page, tree
from sinorus.output.render import list as list_format
from sinorus.output.render.bold import bold
from sinorus.output.render.rich_print import print_rich
from sinorus.output.render.wrap import wrap
from sinorus.output.view import Column, View, flat

# On a page narrower than this, records are shown as lists.
NARROW = 60
# The space between two columns.
GAP = 2
# If columns without a width of their own would be narrower than this, records are shown as lists.
MIN_WIDTH = 8
# If columns without a width of their own would be wider than this, the others may grow.
AMPLE = 60
# How many rows rich draws at once: many, because each drawing has a cost of its own; few, so that the first come soon.
ROWS_AT_ONCE = 200


def render(view: View[Any], rows: Iterable[str], page: Page) -> Iterator[str]:
    """Write a table; a tree where the view has one; a list for cards and on narrow pages."""
    fitting = view._replace(columns=[column for column in view.columns if column.wide <= page.width])
    if view.tree:
        yield from tree.render(view, rows, page)
    elif page.width < NARROW or view.cards or _room(fitting, page.width) < MIN_WIDTH:
        yield from list_format.render(view, rows, page)
    else:
        yield from _table(fitting, rows, page)


def _table(view: View[Any], rows: Iterable[str], page: Page) -> Iterator[str]:
    """Write the table, without its headings if there are no rows and the view has a sentence for that."""
    widths = _widths(view, page.width)
    records = map(json.loads, rows)
    first = list(islice(records, 1))
    if first or not view.nothing:
        yield _draw(view, page, widths, [], heading=True)
    for group, members in groupby(chain(first, records), view.group or (lambda row: "")):
        if group:
            yield _heading(group, page)
        while piece := list(islice(members, ROWS_AT_ONCE)):
            yield _draw(view, page, widths, piece, heading=False)


def _widths(view: View[Any], width: int) -> list[int]:
    """Return the width of each column: its own, or an equal share of what the others leave.

    If the shares would be wider than AMPLE, columns with a width of their own first grow towards their ``most``.
    """
    share = _room(view, width)
    spare = max(share - AMPLE, 0) * sum(not column.width for column in view.columns)
    widths = []
    for column in view.columns:
        growth = min(max(column.most - column.width, 0), spare) if column.width else 0
        spare -= growth
        widths.append(column.width + growth)
    share = (width - sum(widths) - GAP * (len(widths) - 1)) // (widths.count(0) or 1)
    return [own or share for own in widths]


def _room(view: View[Any], width: int) -> int:
    """Return the share of each column without a width of its own, or the whole width if all columns have one."""
    fixed = sum(column.width for column in view.columns)
    sharing = sum(not column.width for column in view.columns)
    return (width - fixed - GAP * (len(view.columns) - 1)) // sharing if sharing else width


def _draw(view: View[Any], page: Page, widths: list[int], rows: list[Any], heading: bool) -> str:
    """Draw rows, or the headings alone; ``heading`` says whether the headings are drawn."""
    # Gaps are part of the columns, and cells are broken into lines here, because both take rich twice the time.
    table = Table(box=None, show_header=heading, padding=0, pad_edge=False)
    gaps = [GAP] * (len(widths) - 1) + [0]
    for column, width, gap in zip(view.columns, widths, gaps, strict=True):
        title = Text("\n".join(wrap(column.title, width)))
        table.add_column(title, width=width + gap, no_wrap=True, header_style="bold")
    for row in rows:
        cells = [_cell(column, row, width) for column, width in zip(view.columns, widths, strict=True)]
        if page.colour and (pattern := bold(view.marks())):
            for cell in cells:
                cell.highlight_regex(pattern, "bold")
        table.add_row(*cells)
    return print_rich(table, page)


def _cell(column: Column[Any], row: Any, width: int) -> Text:
    """Write a cell. Line breaks in it part the texts of a list, because no text of the data has one."""
    lines: list[str] = []
    for part in flat(column.cell(row)).split("\n"):
        lines += wrap(safe(part), width)
    return Text("\n".join(lines), style=column.tone(row) if column.tone else "")


def _heading(group: str, page: Page) -> str:
    lines = wrap(safe(group), page.width)
    return print_rich(Text("\n" + "\n".join(lines), style="bold underline" if page.colour else ""), page)
