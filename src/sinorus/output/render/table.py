"""A rich table that fits the width and folds, never cuts; rows stand under the heading of their group."""

import json
from collections.abc import Iterable, Iterator
from itertools import chain, groupby, islice
from typing import Any

from rich.table import Table
from rich.text import Text

from sinorus.base.text import safe
from sinorus.output.render import Page, tree
from sinorus.output.render import list as labelled
from sinorus.output.render.fold import folded
from sinorus.output.render.rich_print import printed
from sinorus.output.view import Column, View, flat

NARROW = 60
GAP = 2
# A column narrower than this is no column any more.
LEAST = 8
AMPLE = 60
# Rows that are drawn in one piece: enough to be quick, few enough to begin at once.
PIECE = 200


def render(view: View[Any], rows: Iterable[str], page: Page) -> Iterator[str]:
    """Write a table; below 60 columns, and for cards, one field a line."""
    fitting = view._replace(columns=[column for column in view.columns if column.wide <= page.width])
    if view.tree:
        yield from tree.render(view, rows, page)
    elif page.width < NARROW or view.cards or _room(fitting, page.width) < LEAST:
        yield from labelled.render(view, rows, page)
    else:
        yield from _table(fitting, rows, page)


def _table(view: View[Any], rows: Iterable[str], page: Page) -> Iterator[str]:
    widths = _widths(view, page.width)
    read = map(json.loads, rows)
    first = list(islice(read, 1))
    if first or not view.nothing:
        yield _drawn(view, page, widths, [], heading=True)
    for group, members in groupby(chain(first, read), view.group or (lambda row: "")):
        if group:
            yield _heading(group, page)
        while piece := list(islice(members, PIECE)):
            yield _drawn(view, page, widths, piece, heading=False)


def _widths(view: View[Any], width: int) -> list[int]:
    """Give every column its width, and share what is left among those that name none.

    Where they have ample room, columns that name a width grow to the most that they can use.
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
    """Return how wide each of the columns can be that name no width."""
    fixed = sum(column.width for column in view.columns)
    sharing = sum(not column.width for column in view.columns)
    return (width - fixed - GAP * (len(view.columns) - 1)) // sharing if sharing else width


def _drawn(view: View[Any], page: Page, widths: list[int], rows: list[Any], heading: bool) -> str:
    # The gap is part of the column and cells are folded beforehand: padding and folding by rich cost twice as much.
    table = Table(box=None, show_header=heading, padding=0, pad_edge=False)
    gaps = [GAP] * (len(widths) - 1) + [0]
    for column, width, gap in zip(view.columns, widths, gaps, strict=True):
        title = Text("\n".join(folded(column.title, width)))
        table.add_column(title, width=width + gap, no_wrap=True, header_style="bold")
    for row in rows:
        table.add_row(*(_cell(column, row, width) for column, width in zip(view.columns, widths, strict=True)))
    return printed(table, page)


def _cell(column: Column[Any], row: Any, width: int) -> Text:
    # No text of the data has a line break: this is where a cell lists several.
    lines = [line for part in flat(column.cell(row)).split("\n") for line in folded(safe(part), width)]
    return Text("\n".join(lines), style=column.tone(row) if column.tone else "")


def _heading(group: str, page: Page) -> str:
    lines = folded(safe(group), page.width)
    return printed(Text("\n" + "\n".join(lines), style="bold underline" if page.colour else ""), page)
