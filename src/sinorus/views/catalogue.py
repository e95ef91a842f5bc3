"""The catalogue in which a card looks up the records that it names."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sinorus.query import sql, works
from sinorus.query.question import Condition, Question
from sinorus.views.cells import when

if TYPE_CHECKING:
    from sinorus.model.rows.claim import ClaimRow, Contrast
    from sinorus.model.rows.event import EventRow
    from sinorus.model.rows.series import SeriesSource
    from sinorus.model.rows.works import Reference, Words


class Catalogue:
    """Looks records up by their ids, or by a filter that they match.

    ``most`` is how many events and claims a card lists of what may have many; -1 for all.
    """

    def __init__(self, db: sqlite3.Connection, most: int = -1) -> None:
        self.db = db
        self.most = most

    def name(self, id: str) -> str:
        """Return the label and the id of a record, as `label [id]`."""
        return self.names([id])[0]

    def names(self, ids: list[str]) -> list[str]:
        """Return the labels and ids of records; together they cost an engine no more than one."""
        labels = sql.labels_of(self.db, ids)
        return [f"{labels.get(id, '')} [{id}]" for id in ids]

    def event(self, id: str) -> str:
        """Return the date, title and id of an event."""
        return self.events([id])[0]

    def events(self, ids: list[str]) -> list[str]:
        """Return the dates, titles and ids of events; together they cost an engine no more than one."""
        texts = dict(sql.texts_of(self.db, ids))
        return [event_name(json.loads(texts[id])) if id in texts else id for id in ids]

    def claims_with(self, field: str, value: str) -> list[ClaimRow]:
        """Return the claims that have a value of a filter."""
        return list(map(json.loads, self._records("claim", field, value)))

    def contrasts_of(self, claim: str) -> list[Contrast]:
        """Return the contrasts that a claim is part of."""
        return list(map(json.loads, self._records("contrast", "claim", claim)))

    def _records(self, kind: str, field: str, value: str) -> Iterator[str]:
        return sql.rows(self.db, kind, Question(conditions=(Condition(field, (value,), False),)))


def event_name(event: EventRow) -> str:
    """Write the date, title and id of an event."""
    return f"{when(event['date_edtf'], event['match']) or 'no date'}: {event['title']} [{event['id']}]"


def reference(page: Reference) -> str:
    """Write a reference with its grade, and its address on a line of its own."""
    grade = f" ({page['grade']})" if page["grade"] else ""
    return "\n".join(filter(None, [f"{works.words(page)}{grade}", page["url"]]))


def asserted(page: Reference, passage: Words | None) -> str:
    """Write a reference that asserts a cause, and where it does, its address on a line of its own."""
    return "\n".join([reference(page), *([sentence(passage)] if passage else [])])


def sentence(passage: Words) -> str:
    """Write with which words a sentence begins and ends."""
    return f"from “{passage['start']}” to “{passage['end']}”"


def source(source: SeriesSource) -> str:
    """Write who publishes a measurement, with the address on a line of its own."""
    return "\n".join(filter(None, [f"{source['title']}, {source['publisher']}", source["url"]]))
