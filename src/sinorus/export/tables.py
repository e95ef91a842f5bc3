"""The records as tables that refer to each other: what the formats with tables have in common."""

from collections import Counter
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
    rows     the cells of each row; none of the columns is missing
    key      the columns that tell the rows apart
    """

    name: str
    title: str
    columns: dict[str, str]
    refers: dict[str, str]
    rows: list[Cells]
    key: tuple[str, ...] = ("id",)


class Tables(NamedTuple):
    """The tables, each after those that it refers to; how many records are in them; what was reduced, how often."""

    tables: list[Table]
    counts: dict[str, int]
    reduced: Counter[str]


def ids(tables: list[Table]) -> dict[str, set[object]]:
    """Return the ids that each table of records holds, by the name of the table."""
    return {table.name: _ids(table) for table in tables if table.key == ("id",)}


def _ids(table: Table) -> set[object]:
    return {row["id"] for row in table.rows}
