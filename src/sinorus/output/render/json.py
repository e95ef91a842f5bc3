"""One JSON array, a record a line, or `[]`."""

from collections.abc import Iterable, Iterator
from typing import Any

from sinorus.output.render import Page
from sinorus.output.render.jsonl import lines
from sinorus.output.view import View


def render(view: View[Any], rows: Iterable[str], page: Page) -> Iterator[str]:
    """Write an array with a record a line."""
    separator = "[\n"
    for line in lines(view, rows, page):
        yield separator + line
        separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"
