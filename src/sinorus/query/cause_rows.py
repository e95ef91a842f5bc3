"""The rows of `trace`: an event, and the link by which it was reached."""

from __future__ import annotations

import json
import sqlite3
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from sinorus.model.vocabulary import UNREVIEWED, Effect, Verdict
from sinorus.query import sql
from sinorus.query.links import NEAR, Direction, Link

if TYPE_CHECKING:
    from sinorus.model.rows.event import EventRow, TraceRow

# How many events are kept. An event stands in as many rows as it has links, and is read once for many of them.
KEPT = 10_000


class _Event(NamedTuple):
    """What rows tell of an event."""

    title: str
    date_edtf: str | None
    earliest: str | None
    latest: str | None
    effect: Effect | None


class Rows:
    """Makes the rows of an answer; it may be asked for any number of them."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._event = lru_cache(KEPT)(self._read_event)
        self.links_behind = lru_cache(KEPT)(self._count_links)
        self._verdict = lru_cache(KEPT)(self._read_verdict)

    def row(
        self,
        id: str,
        direction: Literal["start", "cause", "effect"] = "start",
        depth: int = 0,
        link: Link | None = None,
        path: int | None = None,
    ) -> TraceRow:
        """Make the row of an event.

        ``depth`` is the number of steps from the start, ``link`` the link by which the event was reached, ``path`` the
        number of the way on which it stands.
        """
        event = self._event(id)
        return {
            "path": path,
            "direction": direction,
            "depth": depth,
            "id": id,
            "title": event.title,
            "date_edtf": event.date_edtf,
            "earliest": event.earliest,
            "latest": event.latest,
            "effect": event.effect,
            "of": link.near(direction) if link and direction != "start" else None,
            "basis": link.basis if link else None,
            "claim": link.claim if link else None,
            "reference": json.loads(link.reference) if link and link.reference else None,
            "claims": self._claims_on_both(link) if link else [],
            "repeated": False,
            "further": 0,
            "passage": json.loads(link.passage) if link and link.passage else None,
            "verdict": self._verdict(link.claim) if link and link.claim else None,
        }

    def _read_event(self, id: str) -> _Event:
        """Read an event without what it led to, of which there is no limit."""
        [(text,)] = self._db.execute("SELECT json FROM stored JOIN body USING (n) WHERE id = ?", [id])
        event: EventRow = json.loads(text)
        return _Event(event["title"], event["date_edtf"], event["earliest"], event["latest"], event["effect"])

    def _count_links(self, id: str, direction: Direction) -> int:
        """Count the links that lead on from an event."""
        [(links,)] = self._db.execute(f"SELECT count(*) FROM cause WHERE {NEAR[direction]} = ?", [id])
        return int(links)

    def _read_verdict(self, claim: str) -> Verdict | None:
        """Read the verdict of a claim; None where nobody reviewed it."""
        [(verdict,)] = self._db.execute(
            "SELECT value FROM tag JOIN stored USING (n) WHERE id = ? AND field = 'verdict'", [claim]
        )
        return None if verdict == UNREVIEWED else verdict

    def _claims_on_both(self, link: Link) -> list[str]:
        """Return the ids of the claims that rest on both events of a link."""
        claims = self._db.execute(
            "SELECT record.id FROM resting AS one JOIN resting AS other USING (n) JOIN record USING (n)"
            f" WHERE one.target = ? AND other.target = ? ORDER BY {sql.BY_DATE}",
            [link.cause, link.effect],
        )
        return [id for (id,) in claims]
