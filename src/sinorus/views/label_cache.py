"""Look up what a card names: records by their ids, and those that a filter would find."""

import json
import sqlite3
from collections.abc import Iterator

from sinorus.model.rows import ActorRow, ClaimRow, Contrast, EventRow, Reference, SeriesSource
from sinorus.query import sql
from sinorus.query.question import Condition, Question
from sinorus.views.cells import when


class Library:
    """Looks records up for a card."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db

    def named(self, id: str) -> str:
        """Return a record's label and id."""
        [(label,)] = self.db.execute("SELECT label FROM record WHERE id = ?", [id]).fetchall() or [("",)]
        return f"{label} [{id}]"

    def dated(self, id: str) -> str:
        """Return an event's date, title and id."""
        record = sql.record(self.db, id)
        return dated(json.loads(record.json)) if record else id

    def events_of(self, actor: ActorRow, limit: int) -> list[EventRow]:
        """Return the first events of an actor, up to so many."""
        return list(map(json.loads, self._with_tag("event", "actor", actor["id"], limit)))

    def claims_with(self, field: str, value: str) -> list[ClaimRow]:
        """Return the claims that a filter would find."""
        return list(map(json.loads, self._with_tag("claim", field, value)))

    def contrasts_of(self, claim: str) -> list[Contrast]:
        """Return the contrasts in which a claim stands."""
        return list(map(json.loads, self._with_tag("contrast", "claim", claim)))

    def _with_tag(self, kind: str, field: str, value: str, limit: int = -1) -> Iterator[str]:
        question = Question(conditions=(Condition(field, (value,), False),))
        return sql.rows(self.db, kind, question, limit)


def dated(event: EventRow) -> str:
    """Write an event's date, title and id."""
    return f"{when(event['date_edtf'], event['match'])}: {event['title']} [{event['id']}]"


def reference(reference: Reference | SeriesSource) -> str:
    """Write a reference, with its address on a line of its own."""
    named = f"{reference['title']}, {reference['publisher']}"
    return "\n".join(filter(None, [named, reference["url"]]))
