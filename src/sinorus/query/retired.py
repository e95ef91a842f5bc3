"""Ids that are given no more: why, and what took their place."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from sinorus.base.errors import UnknownId
from sinorus.base.text import quote, sound

if TYPE_CHECKING:
    from sinorus.model.rows.answer import Change


class Retirement(NamedTuple):
    """An id that is given no more.

    ``day`` is a day in ISO 8601, ``by`` are the ids that took its place. Where there are ``effects``, the id had a sign
    that these ids lack: in a filter it stands for them with one of these effects.
    """

    id: str
    day: str
    why: str
    by: list[str]
    effects: list[str]

    def sentence(self) -> str:
        """Say why the id went, and what took its place."""
        rest = f"`sinorus show {' '.join(self.by)}` tells what took its place" if self.by else "nothing took its place"
        return f"the id {quote(self.id)} was retired on {self.day}: {self.why.rstrip('.')}; {rest}"

    def in_filter(self) -> str:
        """Say why the id went, and what it stands for in a filter."""
        sign = f"; here it stands for {' or '.join(self.by)} with the effect {' or '.join(self.effects)}"
        return self.sentence() + (sign if self.effects else "")

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
    return next(_retirements(db, "WHERE id = ?", [sound(id)]), None)


def every(db: sqlite3.Connection) -> list[Retirement]:
    """List all ids that are given no more, in the order of the data."""
    return [*_retirements(db, "ORDER BY n", [])]


def _retirements(db: sqlite3.Connection, clause: str, values: list[str]) -> Iterator[Retirement]:
    """Yield the ids that are given no more; ``clause`` is SQL that chooses or orders them."""
    for id, day, why, by, effects in db.execute(f'SELECT id, day, why, "by", effects FROM retired {clause}', values):
        yield Retirement(id, day, why, json.loads(by), json.loads(effects))


def refuse(db: sqlite3.Connection, id: str) -> None:
    """Raise RetiredId for an id that is given no more."""
    if retirement := find(db, id):
        raise RetiredId(retirement)
