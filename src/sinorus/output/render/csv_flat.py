"""CSV with a column for each key in a key, for spreadsheets and maps."""

from collections.abc import Iterable, Iterator
from typing import Any

from sinorus.output.render import Page
from sinorus.output.render.csv import lines
from sinorus.output.render.flat_keys import flat_columns, value_in
from sinorus.output.view import View


def render(view: View[Any], rows: Iterable[str], page: Page) -> Iterator[str]:
    """Write a line with the headings and a line for each record; lines end with LF."""
    yield from lines(view, rows, flat_columns(view), value_in)
