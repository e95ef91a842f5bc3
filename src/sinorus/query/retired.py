"""Ids that are given no more: why, and what took their place."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING, NamedTuple

from sinorus.base.errors import UnknownId
from sinorus.base.text import quoted, sound

if TYPE_CHECKING:
    from sinorus.model.rows import Change


class Retirement(NamedTuple):
    """An id that is given no more; ``by`` are the ids that took its place, ``day`` is a day in ISO 8601."""

    id: str
    day: str
    why: str
    by: list[str]

    def sentence(self) -> str:
        """Say why the id went, and what took its place."""
        rest = f"`sinorus show {' '.join(self.by)}` tells what took its place" if self.by else "nothing took its place"
        return f"the id {quoted(self.id)} was retired on {self.day}: {self.why.rstrip('.')}; {rest}"

    def change(self) -> Change:
        """Return the word for what became of the record: several took the place of one that was split."""
        return "split" if len(self.by) > 1 else "retired"


class RetiredId(UnknownId):
    """An id that was given once, and is no more."""

    def __init__(self, retirement: Retirement) -> None:
        super().__init__(retirement.sentence())
        self.id = retirement.id


def find(db: sqlite3.Connection, id: str) -> Retirement | None:
    """Return what is known of a retired id; None for any other."""
    found = db.execute('SELECT id, day, why, "by" FROM retired WHERE id = ?', [sound(id)])
    return next((Retirement(id, day, why, json.loads(by)) for id, day, why, by in found), None)


def every(db: sqlite3.Connection) -> list[Retirement]:
    """List all ids that are given no more, in the order of the data."""
    found = db.execute('SELECT id, day, why, "by" FROM retired ORDER BY n')
    return [Retirement(id, day, why, json.loads(by)) for id, day, why, by in found]


def refuse(db: sqlite3.Connection, id: str) -> None:
    """Raise RetiredId for an id that is given no more."""
    if retirement := find(db, id):
        raise RetiredId(retirement)
