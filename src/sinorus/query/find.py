"""What answers some words: records of all kinds, the nearest first."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING, Any, cast

from sinorus.query import sql
from sinorus.query.question import Question

if TYPE_CHECKING:
    from sinorus.model.rows.find import FindRow

# The kinds of record that are searched, in the order in which they are named.
KINDS = ("event", "claim", "driver", "theme", "actor", "place", "period", "series", "source", "contrast")


def find(db: sqlite3.Connection, question: Question, kinds: tuple[str, ...] = KINDS) -> list[FindRow]:
    """Return the records of some kinds that match."""
    rows: list[FindRow] = []
    for kind in kinds:
        labels = sql.labels(db, kind)
        rows += [_row(kind, json.loads(text), labels) for text in sql.rows(db, kind, question)]
    return rows


def _row(kind: str, record: dict[str, Any], labels: dict[str, str]) -> FindRow:
    title = labels[record["id"]]
    dates = {key: record.get(key) for key in ("date_edtf", "earliest", "latest", "match")}
    return cast("FindRow", {"record": kind, "id": record["id"], "title": title, **dates, "field": "", "snippet": ""})
