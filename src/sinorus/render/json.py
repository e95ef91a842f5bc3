"""One JSON array, a record a line, or `[]`."""

from collections.abc import Iterable, Iterator

from sinorus.render import Page
from sinorus.render.jsonl import lines
from sinorus.views import View


def render(view: View, rows: Iterable[str], page: Page) -> Iterator[str]:
    """Write an array."""
    separator = "[\n"
    for line in lines(view, rows, page):
        yield separator + line
        separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"
