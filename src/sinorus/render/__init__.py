"""One module a format, each with one pure function ``render(view, page)`` that yields pieces of text.

A new format is a new module here and its name in ``FORMATS``.
"""

from collections.abc import Callable, Iterator
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
    """What a renderer needs to know of the place it writes for."""

    width: int = 80
    colour: bool = False
    whole: bool = True
    ascii: bool = False


def render(view: View, format: str, page: Page) -> Iterator[str]:
    """Render a view in a format."""
    module = import_module(f"{__name__}.{format}")
    return cast(Callable[[View, Page], Iterator[str]], module.render)(view, page)
