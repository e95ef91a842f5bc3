"""A sample of records, drawn by a seed.

Each record has a lot: the SHA-256 hash of the seed, a colon and its id. Those with the smallest lots are drawn, the
smallest first. So every program draws the same, a larger sample begins with the smaller one, and a record that is added
to the data takes the place of one other at most.
"""

from __future__ import annotations

import heapq
import json
import sqlite3
from hashlib import sha256
from typing import TYPE_CHECKING, Any, cast

from sinorus.base import wording
from sinorus.base.errors import BadUsage
from sinorus.base.text import quote
from sinorus.model.sheets import CODES, KINDS
from sinorus.query import sql
from sinorus.query.question import Question

if TYPE_CHECKING:
    from sinorus.model.rows.claim import ClaimRow
    from sinorus.model.rows.event import EventRow

# A line of a sheet: what it says of a record, and its code columns, which are empty.
SheetRow = dict[str, str | int | None]


def require_kind(records: str) -> str:
    """Return the kind of the records to draw from; BadUsage if there are no sheets of such records."""
    if records not in KINDS:
        raise BadUsage(f"{quote(records)} cannot be sampled; {wording.hint(records, tuple(KINDS))}")
    return KINDS[records]


def draw(db: sqlite3.Connection, kind: str, question: Question, number: int, seed: int) -> list[SheetRow]:
    """Return the lines of a sheet of so many of the records that match, or of all where there are fewer."""
    ids = heapq.nsmallest(number, sql.ids_of(db, kind, question), key=lambda id: lot(seed, id))
    texts = dict(sql.texts_of(db, ids))
    return [_line(kind, json.loads(texts[id])) for id in ids]


def lot(seed: int, id: str) -> bytes:
    """Return the lot of a record."""
    return sha256(f"{seed}:{id}".encode()).digest()


def _line(kind: str, row: Any) -> SheetRow:
    told = _of_claim(cast("ClaimRow", row)) if kind == "claim" else _of_event(cast("EventRow", row))
    return {**told, **dict.fromkeys(CODES[kind])}


def _of_claim(row: ClaimRow) -> SheetRow:
    passage = row["passage"]
    place = {key: passage[key] if passage else None for key in ("paragraph", "start", "end")}
    return {"id": row["id"], "text": row["text"], "source": row["source"], **place, "date_edtf": row["date_edtf"]}


def _of_event(row: EventRow) -> SheetRow:
    text = ": ".join(filter(None, [row["title"], row["summary"]]))
    return {"id": row["id"], "text": text, "date_edtf": row["date_edtf"]}
