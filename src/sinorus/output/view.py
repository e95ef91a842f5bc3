"""The seam between answers and formats: a View has rows, columns and words for the closing line, and knows no format."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

Row = dict[str, Any]
Cell = Callable[[Row], Any]


class Column(NamedTuple):
    """A column of the table: its heading, how to make a cell, its width (0 shares what is left).

    ``tone`` names the colour of a cell (rich's names), ``wide`` is the width of the page from which on the column is shown, ``most`` how wide it may grow there.
    """

    title: str
    cell: Cell
    width: int = 0
    tone: Callable[[Row], str] | None = None
    wide: int = 0
    most: int = 0


class Tally(NamedTuple):
    """How many records there are: in the answer, only possibly in it, and in all the data."""

    total: int
    possible: int
    all: int


class View(NamedTuple):
    """An answer ready to be rendered.

    ``rows`` gives up to so many (-1: all) JSON texts, one a record; ``keys`` are their keys in order; ``plain`` the columns of the plain format;
    ``group`` names the heading under which a row of the table stands; ``describe`` lists the labelled fields of a row;
    ``cards`` are shown as labelled fields even in a table; ``nothing`` is said where there are no rows.
    ``title`` stands above the rows where people read, and ``heading`` names the group in formats that have no headings of
    groups; ``before`` and ``after`` are shown with the answer there, and are answers of their own elsewhere. ``more`` are
    formats that only this answer has; of ``tree`` rows the table is a tree, by their ``depth``.
    ``notes`` are always said, ``hints`` only to a person.
    In the formats of ``capped`` (without any: in tables on a terminal) more than ``long`` rows show the ``first``; ``whole`` is False where keys
    were chosen.
    """

    noun: str
    rows: Callable[[int], Iterable[str]]
    keys: Sequence[str]
    plain: Sequence[tuple[str, Cell]]
    columns: Sequence[Column]
    tally: Callable[[], Tally]
    within: str = ""
    group: Callable[[Row], str] | None = None
    describe: Callable[[Row], list[tuple[str, str]]] | None = None
    notes: Sequence[str] = ()
    hints: Callable[[], list[str]] = list
    cards: bool = False
    nothing: str = ""
    silent: bool = False
    long: int = 1000
    first: int = 200
    capped: Sequence[str] = ()
    whole: bool = True
    title: str = ""
    heading: str = ""
    before: "View | None" = None
    after: "View | None" = None
    more: Sequence[str] = ()
    tree: Callable[[Row], str] | None = None

    def fields(self, row: Row) -> list[tuple[str, str]]:
        """Return the labelled fields of a row, those without a value left out."""
        if self.describe:
            return self.describe(row)
        named = [(self.heading, self.group(row))] if self.group and self.heading else []
        named += [(column.title, flat(column.cell(row))) for column in self.columns]
        return [(title, value) for title, value in named if value]


def key(name: str) -> tuple[str, Cell]:
    """Make a plain column of a key."""
    return name, lambda row: row.get(name)


def flat(value: Any) -> str:
    """Write a value in one cell: lists joined by ``;``, objects as compact JSON, null empty."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and not any(isinstance(item, dict | list) for item in value):
        return ";".join(flat(item) for item in value)
    import json

    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def chosen(view: View, names: list[str]) -> View:
    """Keep the named keys of a view, in the order given."""
    return view._replace(
        keys=names,
        plain=[key(name) for name in names],
        columns=[Column(name, _of(name)) for name in names],
        group=None,
        describe=None,
        cards=False,
        tree=None,
        before=None,
        after=None,
        whole=False,
    )


def _of(name: str) -> Cell:
    return lambda row: flat(row.get(name))
