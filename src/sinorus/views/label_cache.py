"""Look up what a card names: records by their ids, and those that a filter would find."""

import json
import sqlite3

from sinorus.output.view import Row
from sinorus.query import sql as query
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
        found = query.record(self.db, id)
        if not found:
            return id
        return dated(json.loads(found.json))

    def with_tag(self, kind: str, field: str, value: str, limit: int = -1) -> list[Row]:
        """Return the records of a kind that a filter would find, up to so many (-1: all)."""
        question = Question(conditions=(Condition(field, (value,), False),))
        return [json.loads(text) for text in query.rows(self.db, kind, question, limit)]


def dated(event: Row) -> str:
    """Write an event's date, title and id."""
    return f"{when(event)}: {event['title']} [{event['id']}]"


def reference(reference: Row) -> str:
    """Write a reference, with its address on a line of its own."""
    named = f"{reference['title']}, {reference['publisher']}"
    return "\n".join(filter(None, [named, reference["url"]]))
