"""The sources in the order of a list: by tradition and then as they were written, or as somebody sorts them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sinorus import dates
from sinorus.model.vocabulary import WORDS
from sinorus.query import sql
from sinorus.query.order import Order
from sinorus.query.question import Question
from sinorus.query.vocabularies import with_counts

if TYPE_CHECKING:
    from sinorus.model.rows.works import SourceRow


def sources(db: sqlite3.Connection, question: Question, sort: Order | None = None) -> list[SourceRow]:
    """Return the sources that match; those of one place in the order stand as in the data files."""
    place = {id: at for at, id in enumerate(sql.labels(db, "source"))}
    found: list[SourceRow] = [with_counts(db, "source", json.loads(text)) for text in sql.rows(db, "source", question)]
    found.sort(key=lambda row: place[row["id"]])
    in_order = sorted(found, key=_KEYS[sort.key] if sort else by_tradition)
    return in_order[::-1] if sort and sort.is_reverse else in_order


def by_tradition(row: SourceRow) -> Any:
    """Put the traditions as the codebook has them; those without one come last and stay as in the data files.

    So data in which no tradition is coded keep the order that they had before there were traditions.
    """
    if not row["tradition"]:
        return len(WORDS["tradition"]), ()
    return WORDS["tradition"].index(row["tradition"]), _by_date(row)


def _by_date(row: SourceRow) -> Any:
    """Put the day on which a work may have been begun first; one without a date comes last."""
    date = dates.parse(row["date_edtf"]) if row["date_edtf"] else None
    first, last = (date.earliest, date.latest) if date else (None, None)
    if not date:
        return dates.END, dates.END
    return first.key() if first else dates.START, last.key() if last else dates.END


_KEYS: dict[str, Callable[[SourceRow], Any]] = {
    "date": _by_date,
    "title": lambda row: row["title"].casefold(),
    "links": lambda row: -row["claims"],
}
