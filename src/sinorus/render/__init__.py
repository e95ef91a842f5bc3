"""One module a format, each with one pure function ``render(view, rows, page)`` that yields pieces of text.

A new format is a new module here and its name in ``FORMATS``.
"""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import NamedTuple, cast

from sinorus.views import View

FORMATS = ("table", "list", "plain", "json", "jsonl", "csv", "md")
# The format of a file by its ending.
SUFFIXES = {
    "": "plain",
    ".txt": "plain",
    ".tsv": "plain",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".md": "md",
}


class Page(NamedTuple):
    """What a renderer needs to know of the place it writes for; ``width`` in cells of a terminal."""

    width: int = 80
    colour: bool = False


def render(view: View, rows: Iterable[str], format: str, page: Page) -> Iterator[str]:
    """Render rows of a view, each a JSON text, in a format."""
    module = import_module(f"{__name__}.{format}")
    return cast(Callable[[View, Iterable[str], Page], Iterator[str]], module.render)(view, rows, page)
