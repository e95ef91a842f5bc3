"""Read the sheet that a person filled in, as a spreadsheet saves it."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sinorus.base.text import quote, to_system
from sinorus.base.wording import join
from sinorus.index.open_file import read_bytes
from sinorus.model.sheets import CODES, Line, Sheet, wrong

# What stands between two cells: a spreadsheet takes the sign of its language.
DELIMITERS = (",", ";", "\t")


def read_sheet(name: str) -> Sheet:
    """Return the sheet; its ids and codes are not looked at yet.

    Raises BadData, with file and line, where it is no CSV or lacks a column, CannotAccess where it cannot be read.
    """
    text = _decode(name, read_bytes(Path(to_system(name)), name))
    delimiter, columns = _header(name, text)
    # The kind of the records is that of which the sheet has more columns.
    kind = max(CODES, key=lambda kind: len(CODES[kind].keys() & set(columns)))
    _require_columns(name, columns, kind)
    return Sheet(name, kind, [*_lines(name, text, delimiter, columns, kind)])


def _decode(name: str, content: bytes) -> str:
    """Read bytes as UTF-8, with a byte order mark or without; raises BadData."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        number = content[: error.start].count(b"\n") + 1
        raise wrong(name, number, "the text is not UTF-8; save the sheet as CSV in UTF-8") from error


def _header(name: str, text: str) -> tuple[str, list[str]]:
    """Return what stands between cells, and the names of the columns; BadData if no column is called id."""
    for delimiter in DELIMITERS:
        columns = _columns(text, delimiter)
        if "id" in columns:
            return delimiter, columns
    problem = "the first line of a sheet names its columns, and none is called id"
    raise wrong(name, 1, f"{problem}; `sinorus sample claims 40 -o FILE.csv` writes a sheet")


def _columns(text: str, delimiter: str) -> list[str]:
    """Return the names in the first line; none where it is no CSV with this delimiter."""
    try:
        cells: list[str] = next(_reader(text, delimiter), [])
    except csv.Error:
        return []
    return [cell.strip().casefold().replace(" ", "_") for cell in cells]


def _reader(text: str, delimiter: str) -> Any:
    """Return a reader of the csv module, of which typing has no name."""
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _require_columns(name: str, columns: list[str], kind: str) -> None:
    """Raise BadData if a column that is needed is missing, or stands twice."""
    needed = ("id", *CODES[kind])
    for column in needed:
        if column not in columns:
            raise wrong(name, 1, f"the column {column} is missing; a sheet of {kind}s has {join(needed)}")
        if columns.count(column) > 1:
            raise wrong(name, 1, f"the column {column} stands twice; take one of them out")


def _lines(name: str, text: str, delimiter: str, columns: list[str], kind: str) -> Iterator[Line]:
    """Yield the lines below the first, without the empty ones; raises BadData where one is no CSV."""
    for number, cells in _records(name, text, delimiter):
        if any(cells[len(columns) :]):
            problem = f"the line has {len(cells)} cells, and the first line {len(columns)}"
            raise wrong(name, number, f'{problem}; put quotation marks around a cell that holds "{delimiter}"')
        own = dict(zip(columns, cells, strict=False))
        if any(own.values()):
            yield Line(number, own["id"], {column: own.get(column, "") for column in CODES[kind]})


def _records(name: str, text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the cells of each line below the first, with the number of the line in which they begin."""
    reader = _reader(text, delimiter)
    next(reader)
    number = reader.line_num + 1
    try:
        for cells in reader:
            yield number, [cell.strip() for cell in cells]
            number = reader.line_num + 1
    except csv.Error as error:
        problem = f"the line is no CSV ({quote(str(error))}); save the sheet as CSV in UTF-8"
        raise wrong(name, number, problem) from error
