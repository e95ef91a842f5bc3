"""Sheets of text: cells parted by a comma, a semicolon or a tabulator, as spreadsheets save them."""

import csv
import os
from collections.abc import Iterable, Iterator
from functools import partial
from typing import IO

from sinorus.base.text import quote
from sinorus.imports.columns import is_known
from sinorus.imports.encodings import text_of
from sinorus.imports.table import MOST_CHARACTERS, Row, Source, Table, named_columns, wrong
from sinorus.index.open_file import opened

SEPARATORS = (",", ";", "\t", "|")


def tables(source: Source) -> Iterator[Table]:
    """Yield the one table of a sheet.

    Raises BadData where the file is no sheet with a header, or not in the encoding that it should have.
    """
    with opened(source.path, source.shown) as file, text_of(file, source) as text:
        separator = _separator(text.readline(MOST_CHARACTERS), source.kind)
        text.seek(0)
        notes: list[str] = []
        records = _records(text, separator, source)
        heads = named_columns(_trimmed(next(records)), source.shown)
        size = os.fstat(file.fileno()).st_size
        done = partial(_share, file, size)
        yield Table(source.kind, heads, _rows(records, heads, notes), source.shown, separator, notes, done=done)


def _share(file: IO[bytes], size: int) -> float:
    """Return which part of a file is read."""
    return file.tell() / max(size, 1)


def _separator(line: str, kind: str) -> str:
    """Return what parts the names in the first line: what makes of it most columns that are known, or most at all."""

    def columns(separator: str) -> tuple[int, int]:
        heads = next(csv.reader([line], delimiter=separator), [])
        return sum(is_known(head, kind) for head in heads), len(heads)

    return max(SEPARATORS, key=columns)


def _records(text: IO[str], separator: str, source: Source) -> Iterator[list[str]]:
    """Yield the cells of each row; raises BadData where quotation marks are wrong or a cell has no end."""
    csv.field_size_limit(MOST_CHARACTERS)
    reader = csv.reader(_lines(text, source), delimiter=separator, strict=True)
    number = 1
    try:
        for cells in reader:
            yield cells
            number += 1
    except csv.Error as error:
        if "field limit" in str(error):
            raise _too_long(source, number) from error
        remedy = "within quotation marks, each quotation mark of the text stands twice"
        raise wrong(source, number, f"this row is no CSV ({quote(str(error))}); {remedy}") from error


def _lines(text: IO[str], source: Source) -> Iterator[str]:
    """Yield the lines of a file; BadData for one that is longer than any row may be."""
    for number, line in enumerate(iter(lambda: text.readline(MOST_CHARACTERS + 1), ""), 1):
        if len(line) > MOST_CHARACTERS:
            raise _too_long(source, number)
        yield line


def _too_long(source: Source, number: int) -> Exception:
    remedy = "is a quotation mark not closed? A whole row may have so many"
    return wrong(source, number, f"a cell has more than {MOST_CHARACTERS:,} characters; {remedy}")


def _trimmed(heads: list[str]) -> list[str]:
    """Return the names of the columns without empty ones at the end, which spreadsheets leave there."""
    while heads and not heads[-1].strip():
        heads = heads[:-1]
    return heads


def _rows(records: Iterable[list[str]], heads: list[str], notes: list[str]) -> Iterator[Row]:
    """Yield the rows that hold anything, numbered as a spreadsheet does."""
    width, empty = len(heads), 0
    for line, cells in enumerate(records, 2):
        if not any(cells):
            empty += 1
            continue
        row: dict[str, object] = dict(zip(heads, cells, strict=False))
        for place in range(width, len(cells)):
            if cells[place]:
                row[f"column {place + 1}"] = cells[place]
        yield Row(line, row)
    if empty:
        notes.append(f"empty rows passed over: {empty}")
