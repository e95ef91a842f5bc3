"""Sheets in a layout that the program knows: of TimelineJS, of results of Wikidata, and of our own commands.

Such a sheet is known by its heads, whatever the format of its file, and has from then on our keys for heads.
"""

from collections.abc import Iterator

from sinorus.imports import own_layout, timelinejs_sheet, wikidata_cells
from sinorus.imports.table import Table

# By the names that --layout takes.
NAMES = ("timelinejs", "wikidata")


def translated(table: Table, layout: str | None = None) -> Iterator[Table]:
    """Yield the tables that a table stands for: itself, where its heads are of no layout and none is named."""
    if table.is_own:
        yield table
    elif layout == "timelinejs" or (not layout and timelinejs_sheet.is_mine(table.heads)):
        yield from timelinejs_sheet.tables(table)
    elif layout == "wikidata" or (not layout and wikidata_cells.is_mine(table.heads)):
        yield wikidata_cells.table(table)
    elif own_layout.is_mine(table.heads):
        yield from own_layout.tables(table)
    else:
        yield table
