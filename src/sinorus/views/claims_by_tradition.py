"""The claims on a thing as a card lists them: by the traditions of their sources, official texts behind all others."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sinorus.base import wording
from sinorus.model.vocabulary import NOT_CODED
from sinorus.query import sql
from sinorus.query.compared import by_tradition, traditions
from sinorus.query.question import Question
from sinorus.views.traditions import NAMES

if TYPE_CHECKING:
    from sinorus.model.rows.claim import ClaimRow


def claims_by_tradition(db: sqlite3.Connection, ids: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the claims with some ids, those of each tradition behind its name, in order of the time written.

    Where no source has a tradition they stand for themselves.
    """
    claims: dict[str, list[ClaimRow]] = {}
    for row in sorted(_rows(db, ids), key=lambda row: row["source_date"] or "~"):
        claims.setdefault(row["source"], []).append(row)
    known = traditions(db, Question())
    for tradition, sources in by_tradition({source: known[source] for source in claims}).items():
        if set(known.values()) != {NOT_CODED}:
            number = sum(len(claims[source]) for source in sources)
            yield NAMES[tradition], f"{wording.amount(number, 'claim')} of {wording.amount(len(sources), 'source')}"
        for source in sources:
            yield from (("Claim", f"{row['text']} [{row['id']}]") for row in claims[source])


def _rows(db: sqlite3.Connection, ids: list[str]) -> Iterator[ClaimRow]:
    return (json.loads(text) for _, text in sql.texts_of(db, ids))
