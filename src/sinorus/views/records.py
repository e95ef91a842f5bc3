"""Single records."""

import sqlite3
from functools import partial

from sinorus.model.rows import Shown
from sinorus.output.view import Column, View, key
from sinorus.views.cards import card
from sinorus.views.cells import small_view


def records(db: sqlite3.Connection, rows: list[Shown]) -> View[Shown]:
    """Show everything about some records, a card each; of mixed kinds, JSON rows have the keys of their kind."""
    keys = list(dict.fromkeys(name for row in rows for name in row))
    plain = [key("record"), key("id"), ("label", _label)]
    columns: list[Column[Shown]] = [
        Column("Record", lambda row: row["record"], 8),
        Column("Id", lambda row: row["id"]),
        Column("What", _label),
    ]
    view = small_view("records", rows, keys, columns, ())
    return view._replace(plain=plain, cards=True, silent=True, describe=partial(card, db))


def _label(row: Shown) -> str:
    named = ("title", "text", "label", "name", "why")
    return next(str(value) for key, value in row.items() if key in named and value)
