"""The records as tables that refer to each other: what the formats with tables have in common."""

from collections import Counter
from typing import NamedTuple

from sinorus.query.selection import Row

# What a column holds. LIST is a list of texts and OBJECT anything nested.
TEXT, EDTF, DAY, YEAR, INTEGER, NUMBER, BOOLEAN, LIST, OBJECT = (
    *("text", "edtf", "day", "year", "integer", "number"),
    *("boolean", "list", "object"),
)


class Table(NamedTuple):
    """A table: its columns with what they hold, the key, and which columns name the ``id`` of a row of which table."""

    name: str
    title: str
    columns: dict[str, str]
    refers: dict[str, str]
    rows: list[Row]
    key: tuple[str, ...] = ("id",)


class Tables(NamedTuple):
    """The tables, each after those that it refers to; how many records are in them; what was reduced."""

    tables: list[Table]
    counts: dict[str, int]
    reduced: Counter[str]


def known(tables: list[Table]) -> dict[str, set[str]]:
    """Return the ids that each table of records holds."""
    return {table.name: {row["id"] for row in table.rows} for table in tables if table.key == ("id",)}
