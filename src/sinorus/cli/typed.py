"""The texts that a command is to read: from its line, from standard input, or from a column of a CSV file.

Texts are read one by one, so that a column may be of any length.
"""

import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO, TextIO, cast

from sinorus.base import inputs
from sinorus.base.errors import BadUsage, CannotAccess, why
from sinorus.base.text import quote, to_system
from sinorus.base.wording import hint

LONGEST = 10_000
"""Most characters of a line; no date is so long, and what is behind them is left out."""

_STANDARD_INPUT = "-"
_SIGNS = ",;\t|"


def texts_of(arguments: list[str]) -> Iterator[str]:
    """Yield the arguments, with the lines of standard input in the place of a hyphen."""
    for argument in arguments:
        if argument != _STANDARD_INPUT:
            yield argument
            continue
        with _opened(argument) as stream:
            for line in _lines(stream):
                yield line.rstrip("\r\n")


def column_of(name: str, files: list[str]) -> Iterator[str]:
    """Yield the cells of a column of some CSV files, where a hyphen is standard input.

    Raise BadUsage if a file has no such column or is no CSV, and CannotAccess if it cannot be read.
    """
    for file in files:
        with _opened(file) as stream:
            yield from _cells(name, "standard input" if file == _STANDARD_INPUT else file, stream)


def _cells(name: str, shown: str, stream: TextIO) -> Iterator[str]:
    import csv

    lines = _lines(stream)
    head = next(lines, "")
    sign = max(_SIGNS, key=head.count)
    [heads] = csv.reader([head], delimiter=sign) if head.strip() else [[]]
    titles = [title.strip() for title in heads]
    if name not in titles:
        raise BadUsage(f"--column {quote(name)} is no column of {quote(shown)}; {hint(name, titles or ['none'])}")
    place = titles.index(name)
    try:
        for row in csv.reader(lines, delimiter=sign):
            if row:
                yield row[place] if place < len(row) else ""
    except csv.Error as error:
        raise BadUsage(f"{quote(shown)} is no CSV: {error}") from error


def _lines(stream: Iterable[str]) -> Iterator[str]:
    """Yield the lines of a stream, of which each keeps its end; of a long line only the first part."""
    text = cast(IO[str], stream)
    while line := text.readline(LONGEST):
        rest = line
        while not rest.endswith(("\n", "\r")) and (rest := text.readline(LONGEST)):
            continue
        yield line


@contextmanager
def _opened(file: str) -> Iterator[TextIO]:
    """Open a file or standard input as UTF-8, with or without a byte order mark. Raise CannotAccess."""
    try:
        with _bytes(file) as content:
            text = io.TextIOWrapper(content, "utf-8-sig", "backslashreplace", newline="")
            try:
                yield text
            finally:
                text.detach()
    except OSError as error:
        raise CannotAccess(f"cannot read {quote(file)}: {why(error)}") from error


@contextmanager
def _bytes(file: str) -> Iterator[BinaryIO]:
    if file == _STANDARD_INPUT:
        if sys.stdin is None:
            raise CannotAccess("cannot read the dates: standard input is closed")
        yield sys.stdin.buffer
        return
    with Path(to_system(file)).open("rb") as content:
        inputs.note_file(Path(file), os.fstat(content.fileno()))
        yield content
