"""What every reader yields: tables of rows, whatever the format, and what is said where a file cannot be read."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from sinorus.base.errors import BadData
from sinorus.base.text import quote

# The most characters of a cell, and of a line: a record has no more.
MOST_CHARACTERS = 2**20


class Source(NamedTuple):
    """A file that is imported.

    - ``path``: where it is
    - ``shown``: its name as the user wrote it
    - ``encoding``: how its letters are coded, where the user says it
    - ``sheet``: the name of the sheet of a workbook, where the user says it
    - ``kind``: the kind of record that its rows are where the format does not tell
    """

    path: Path
    shown: str
    encoding: str | None = None
    sheet: str | None = None
    kind: str = "event"


class Row(NamedTuple):
    """A row of a table.

    - ``line``: its number as people count it: the row of a sheet with the header as 1, the line or the place of an
      object in JSON from 1 up
    - ``cells``: the cells by the heads of their columns: a text, number, true, false or None; a list or an object
      where a format has one; ``Unread`` for a cell that the reader could not read
    """

    line: int
    cells: dict[str, object]


class Unread(NamedTuple):
    """A cell that a reader could not read: what stands in it, why, and what would be right."""

    text: str
    problem: str
    remedy: str


class Table(NamedTuple):
    """Rows of one kind.

    - ``kind``: the kind of record: event, claim, source, theme, ...
    - ``heads``: the names of the columns, each once
    - ``rows``: the rows, which are read as they are asked for, once
    - ``name``: what messages call it: the file, with the sheet where there are several
    - ``separator``: what parts the cells of a sheet; lists within a cell are parted by something else
    - ``notes``: sentences on what is only worth saying, complete when all rows are read
    - ``epoch``: the year from which the serial numbers of a workbook count days, 1900 or 1904
    - ``done``: says which part of the file is read, from 0 to 1, for a person who waits
    - ``is_own``: whether the heads are keys of our own format, which are never guessed
    - ``is_whole``: whether the rows are whole records, whose links lead to others by their ids
    """

    kind: str
    heads: list[str]
    rows: Iterable[Row]
    name: str
    separator: str = ","
    notes: Sequence[str] = ()
    epoch: int = 1900
    is_own: bool = False
    done: Callable[[], float] | None = None
    is_whole: bool = False


def wrong(source: Source, line: int | None, problem: str) -> BadData:
    """Make the error for a file that cannot be imported; ``line`` is the row, or None for the file as a whole."""
    return BadData(f"{source.shown}{f':{line}' if line else ''}: {problem}")


def named_columns(heads: Sequence[object], name: str) -> list[str]:
    """Return the heads of a sheet, cleared of blanks; those without a name are called by their place from 1 up.

    Raises BadData where two columns have one name.
    """
    cleared = [" ".join(str("" if head is None else head).split()) for head in heads]
    names = [head or f"column {place}" for place, head in enumerate(cleared, 1)]
    for place, head in enumerate(names):
        if head in names[:place]:
            both = f"columns {names.index(head) + 1} and {place + 1}"
            raise BadData(f"{name}:1: {both} are both called {quote(head)}; give one of them another name")
    return names
