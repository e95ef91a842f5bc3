"""Select the records that other programs are handed: what matches, and what that names."""

import json
import sqlite3
from typing import Any, NamedTuple

from sinorus.query import sql as query
from sinorus.query import vocabularies
from sinorus.query.drivers import drivers
from sinorus.query.question import Question

Row = dict[str, Any]


class Records(NamedTuple):
    """Rows as the commands put them out: events and claims that match, and all of the vocabularies, series and contrasts.

    Of contrasts only those are there whose claims all match. ``query`` says what was asked, ``datasets`` where it is from.
    """

    query: str
    datasets: list[Row]
    events: list[Row]
    claims: list[Row]
    drivers: list[Row]
    themes: list[Row]
    periods: list[Row]
    actors: list[Row]
    sources: list[Row]
    series: list[Row]
    contrasts: list[Row]
    links: list[Row]


def selected(db: sqlite3.Connection, question: Question, asked: str) -> Records:
    """Return what matches a question; ``links`` lead from a cause to an effect of the events, with their basis."""
    events, claims = _rows(db, "event", question), _rows(db, "claim", question.of_claims())
    spoken, happened = {row["id"] for row in claims}, {row["id"] for row in events}
    every = Question()
    return Records(
        query=asked,
        datasets=json.loads(query.meta(db, "datasets")),
        events=events,
        claims=claims,
        drivers=drivers(db, every),
        themes=vocabularies.listed(db, "theme", every),
        periods=vocabularies.listed(db, "period", every),
        actors=vocabularies.listed(db, "actor", every),
        sources=vocabularies.listed(db, "source", every),
        series=_rows(db, "series", every),
        contrasts=[row for row in _rows(db, "contrast", every) if spoken.issuperset(row["claims"])],
        links=[row for row in _links(db) if {row["cause"], row["effect"]} <= happened],
    )


def _rows(db: sqlite3.Connection, kind: str, question: Question) -> list[Row]:
    return [json.loads(text) for text in query.rows(db, kind, question)]


def _links(db: sqlite3.Connection) -> list[Row]:
    found = db.execute("SELECT cause, effect, basis, claim, reference FROM cause ORDER BY cause, effect")
    keys = ("cause", "effect", "basis", "claim", "reference")
    return [{**dict(zip(keys, row, strict=True)), "reference": row[4] and json.loads(row[4])} for row in found]
