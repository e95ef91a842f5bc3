"""The records as tables that refer to each other: what the formats with tables have in common."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

# The cells of a row of a table by the names of their columns. The names are data here and no keys of a type, because
# one function writes all tables.
Cells = dict[str, object]

# What a column holds. LIST is a list of texts and OBJECT anything nested.
TEXT, EDTF, DAY, YEAR, INTEGER, NUMBER, BOOLEAN, LIST, OBJECT = (
    *("text", "edtf", "day", "year", "integer", "number"),
    *("boolean", "list", "object"),
)


class Table(NamedTuple):
    """A table that a format can write.

    name     names the table and its file
    title    says what it holds
    columns  what each column holds, by its name
    refers   the columns that name the ``id`` of a row of another table, with the name of that table
    key      the columns that tell the rows apart
    """

    name: str
    title: str
    columns: dict[str, str]
    refers: dict[str, str]
    key: tuple[str, ...] = ("id",)


class Tables(NamedTuple):
    """The tables with their rows, which are read once, so that none is kept.

    tables   the tables, each after those that it refers to
    rows     yields the rows of all tables, each with the name of its table; it may have more cells than columns
    counts   how many records are in them
    reduced  what was reduced, how often; whole when the rows have been read, as are the counts
    """

    tables: list[Table]
    rows: Iterator[tuple[str, Cells]]
    counts: dict[str, int]
    reduced: Counter[str]
