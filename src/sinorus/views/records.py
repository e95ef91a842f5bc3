"""The view of `show`: single records."""

from __future__ import annotations

import sqlite3
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from sinorus.base.text import quote
from sinorus.output.view import Column, RowKeys, View, key
from sinorus.views.cards import card
from sinorus.views.cells import small_view

if TYPE_CHECKING:
    from sinorus.model.rows.shown import Shown


def records(db: sqlite3.Connection, rows: list[Shown], matches: dict[str, str], most: int | None) -> View[Shown]:
    """Show some records, which may be of several kinds: as cards, and in JSON each with the keys of its kind.

    ``matches`` has the ids of the records that were meant by what is no id; ``most`` is how many events and claims of a
    record are listed where people read (-1: all, None: the first screenful).
    """
    keys = RowKeys("show", tuple(dict.fromkeys(chain.from_iterable(rows))))
    plain = [key("record"), key("id"), ("label", _label)]
    columns: list[Column[Shown]] = [
        Column("Record", lambda row: row["record"], 8),
        Column("Id", lambda row: row["id"]),
        Column("What", _label),
    ]
    notes = [f"{quote(text)} is no id; it is in this one alone: {id}" for text, id in matches.items()]
    view = small_view("records", rows, keys, columns, ())
    return view._replace(plain=plain, cards=True, silent=True, describe=partial(card, db, most), notes=notes)


def _label(row: Shown) -> str:
    """Return what a record is called, which is under another key in each kind."""
    label_keys = ("title", "text", "label", "name", "why")
    return next(str(value) for key, value in row.items() if key in label_keys and value)
