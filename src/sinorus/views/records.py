"""Single records."""

import sqlite3
from functools import partial

from sinorus.output.view import Column, Row, View, key
from sinorus.views.cards import card
from sinorus.views.cells import gathered, of


def shown(db: sqlite3.Connection, found: list[Row]) -> View:
    """Show everything about some records, a card each; of mixed kinds, JSON rows have the keys of their kind."""
    keys = list(dict.fromkeys(name for row in found for name in row))
    plain = [key("record"), key("id"), ("label", _label)]
    columns = [Column("Record", of("record"), 8), Column("Id", of("id")), Column("What", _label)]
    view = gathered("records", found, keys, columns, ())
    return view._replace(plain=plain, cards=True, silent=True, describe=partial(card, db))


def _label(row: Row) -> str:
    named = ("title", "text", "label", "name", "why")
    return next(str(row[key]) for key in named if row.get(key))
