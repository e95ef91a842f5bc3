"""JSON Lines: a record a line."""

from collections.abc import Iterable, Iterator
from typing import Any

from sinorus.output.render import Page
from sinorus.output.view import View, value_at


def render(view: View[Any], rows: Iterable[str], page: Page) -> Iterator[str]:
    """Write each record on a line of its own."""
    for line in lines(view, rows, page):
        yield line + "\n"


def lines(view: View[Any], rows: Iterable[str], page: Page) -> Iterator[str]:
    """Yield the JSON text of each record: unchanged, or, if --fields was given, with those keys only."""
    if view.whole:
        yield from rows
        return
    import json

    from sinorus.base.text import dump

    keys = view.keys()
    for text in rows:
        row = json.loads(text)
        yield dump({path: value_at(row, path) for path in keys})
