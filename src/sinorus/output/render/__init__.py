"""One module a format, each with one pure function ``render(view, rows, page)`` that yields pieces of text.

A new format is a new module here and its name in ``FORMATS``.
"""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import NamedTuple, cast

from sinorus.output.view import View

FORMATS = ("table", "list", "plain", "json", "jsonl", "csv", "md")
# Formats that only some commands have.
MORE = {"trace": ("dot", "mermaid", "graphml"), "cite": ("biblatex", "csl-json")}
# Formats for people, in which an answer may have a title and parts before and after it.
READ = ("table", "list", "md")
# The format of a file by its ending.
SUFFIXES = {
    "": "plain",
    ".txt": "plain",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".md": "md",
    ".dot": "dot",
    ".gv": "dot",
    ".mmd": "mermaid",
    ".graphml": "graphml",
    ".bib": "biblatex",
}


class Page(NamedTuple):
    """What a renderer needs to know of the place it writes for; ``width`` in cells of a terminal."""

    width: int = 80
    colour: bool = False


def render(view: View, rows: Iterable[str], format: str, page: Page) -> Iterator[str]:
    """Render rows of a view, each a JSON text, in a format; where people read, with the parts around them."""
    parts = (view.before, view, view.after) if format in READ else (view,)
    separator = ""
    for part in parts:
        for piece in _one(part, rows if part is view else part.rows(-1), format, page) if part else ():
            yield separator + piece
            separator = ""
        separator = "\n" if part else ""


def _one(view: View, rows: Iterable[str], format: str, page: Page) -> Iterator[str]:
    module = import_module(f"{__name__}.{format.replace('-', '_')}")
    if view.title and format in READ:
        import textwrap

        yield f"## {view.title}\n\n" if format == "md" else f"{textwrap.fill(view.title, page.width)}\n"
    yield from cast(Callable[[View, Iterable[str], Page], Iterator[str]], module.render)(view, rows, page)
