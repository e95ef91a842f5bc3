"""Which reader reads which file: by its ending and, where several formats have one ending, by how it begins."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import PurePath
from typing import Any

from sinorus.base.errors import BadUsage
from sinorus.base.text import quote
from sinorus.imports.layouts import translated
from sinorus.imports.table import Source, Table, wrong
from sinorus.index.open_file import opened

# For each ending the readers that may read it, in the order in which they are asked; each is a module `read_NAME` with
# `tables(source)`. All but the last have `is_mine(start)` too, which says whether a file with these first bytes is of
# their format.
READERS = {
    ".csv": ("csv",),
    ".tsv": ("csv",),
    ".tab": ("csv",),
    ".txt": ("csv",),
    ".xlsx": ("xlsx",),
    ".xlsm": ("xlsx",),
    ".json": ("timelinejs", "wikidata", "datapackage", "csl", "own", "json"),
    ".jsonl": ("own", "jsonl"),
    ".ndjson": ("own", "jsonl"),
    ".bib": ("bibtex",),
    ".db": ("sqlite",),
    ".sqlite": ("sqlite",),
    ".sqlite3": ("sqlite",),
    ".zip": ("datapackage",),
}
# What may stand before the first sign of JSON.
_BEFORE = b"\xef\xbb\xbf \t\r\n"
# The first bytes that the readers are shown.
START = 2**16
# Beginnings of files that may have a wrong ending, what they are, and the endings that they have by right.
_BEGINNINGS = (
    (b"PK\x03\x04", "a workbook or another zip archive", (".xlsx", ".xlsm", ".zip")),
    (b"\xd0\xcf\x11\xe0", "a workbook that a password protects, or one of Excel before 2007", ()),
    (b"SQLite format 3\x00", "an SQLite database", (".db", ".sqlite", ".sqlite3")),
    (b"%PDF", "a PDF", ()),
    (b"<", "a page or another file of tags", ()),
    (b"{", "JSON", (".json", ".jsonl", ".ndjson", ".bib")),
    (b"[", "JSON", (".json", ".jsonl", ".ndjson")),
)
# What helps where no ending does.
_REMEDIES = {_BEGINNINGS[1][1]: "save it as .xlsx without a password, or as CSV in UTF-8"}
# What a file with one of these endings begins with.
_NEEDED = {".xlsx": b"PK\x03\x04", ".xlsm": b"PK\x03\x04"}


def tables(source: Source, layout: str | None = None) -> Iterator[Table]:
    """Yield the tables of a file.

    Raises BadUsage for an ending that no reader has, BadData where the file is not of its format, and CannotAccess
    where it cannot be read.
    """
    for table in _reader(source, layout).tables(source):
        yield from translated(table, layout)


def _reader(source: Source, layout: str | None) -> Any:
    """Return the module that reads a file."""
    ending = PurePath(source.shown).suffix.lower()
    if ending not in READERS:
        raise BadUsage(f"cannot import {quote(source.shown)}: its name must end in one of {', '.join(READERS)}")
    with opened(source.path, source.shown) as file:
        start = file.read(START)
    if not start.strip():
        raise wrong(source, None, "the file is empty; it needs a line with the names of the columns, and rows below it")
    _require_format(source, ending, start)
    names = READERS[ending]
    if layout and ending == ".json" and start.lstrip(_BEFORE)[:1] == b"{":
        # A list of objects is read as a sheet is, whatever its layout.
        return _module(layout)
    return next((reader for reader in map(_module, names[:-1]) if reader.is_mine(start)), _module(names[-1]))


def _require_format(source: Source, ending: str, start: bytes) -> None:
    """Raise BadData where a file begins as one of another format does."""
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    for beginning, name, endings in _BEGINNINGS:
        remedy = _REMEDIES.get(name, "save what is in it as a sheet, in CSV and UTF-8")
        if text.startswith(beginning) and ending not in endings:
            right = f"let its name end in {endings[0]}" if endings else remedy
            raise wrong(source, None, f"the file is {name}, and not what {quote(ending)} says; {right}")
    if not start.startswith(_NEEDED.get(ending, b"")):
        right = "let its name end in .csv if it is text, or save it in a spreadsheet program again"
        raise wrong(source, None, f"the file is no workbook, as {quote(ending)} says; {right}")


def _module(name: str) -> Any:
    return import_module(f"sinorus.imports.read_{name}")
