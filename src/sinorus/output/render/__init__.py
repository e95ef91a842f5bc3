"""The formats of answers: each is a module with one pure function ``render(view, rows, page)`` that yields text.

A new format is a new module here and its name in ``FORMATS``.
"""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from itertools import islice
from typing import Any, NamedTuple, cast

from sinorus.output.view import View

FORMATS = ("table", "list", "plain", "json", "jsonl", "csv", "csv-flat", "md")
# Formats that are no text: each is a module with a function ``book(view, rows)`` that yields bytes.
BINARY = ("xlsx",)
# Formats with all keys of the rows, and those of them that are CSV.
WHOLE = ("json", "jsonl", "csv", "csv-flat", "xlsx")
CSV = ("csv", "csv-flat")
# Formats that only some commands have.
MORE = {"trace": ("dot", "mermaid", "graphml"), "cite": ("biblatex", "csl-json")}
# Formats in which an answer has its title and the answers before and after it; in all others it has only its rows.
READ = ("table", "list", "md")
# The format that the ending of a file stands for; a file without an ending is plain.
SUFFIXES = {
    "": "plain",
    ".txt": "plain",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".md": "md",
    ".dot": "dot",
    ".gv": "dot",
    ".mmd": "mermaid",
    ".graphml": "graphml",
    ".bib": "biblatex",
}


class Page(NamedTuple):
    """What a format needs to know of the place where its text is read; ``width`` is in characters of a terminal."""

    width: int = 80
    colour: bool = False


def render(view: View[Any], rows: Iterable[str], format: str, page: Page) -> Iterator[str]:
    """Write an answer in a format; ``rows`` are JSON texts. In READ formats the answers around it are written too."""
    if format in READ and view.before:
        yield from _one(view.before, view.before.rows(-1), format, page)
        yield from _behind("\n", _one(view, rows, format, page))
    else:
        yield from _one(view, rows, format, page)
    if format in READ and view.after:
        yield from _behind("\n", _one(view.after, view.after.rows(-1), format, page))


def book(view: View[Any], rows: Iterable[str], format: str) -> Iterator[bytes]:
    """Write an answer in a format that is no text."""
    return cast(Iterator[bytes], import_module(f"{__name__}.{format}").book(view, rows))


def marked(pieces: Iterator[str]) -> Iterator[str]:
    """Yield pieces with a byte order mark before the first, by which Excel knows UTF-8; nothing if there are none."""
    return _behind("\ufeff", pieces)


def _behind(sign: str, pieces: Iterator[str]) -> Iterator[str]:
    for first in islice(pieces, 1):
        yield sign + first
    yield from pieces


def _one(view: View[Any], rows: Iterable[str], format: str, page: Page) -> Iterator[str]:
    """Write an answer, with its title in READ formats, but without the answers around it."""
    module = import_module(f"{__name__}.{format.replace('-', '_')}")
    if view.title and format in READ:
        import textwrap

        yield f"## {view.title}\n\n" if format == "md" else f"{textwrap.fill(view.title, page.width)}\n"
    yield from cast(Callable[[View[Any], Iterable[str], Page], Iterator[str]], module.render)(view, rows, page)
