"""Events, spans, claims and links as tables for engines of any size, a row at a time, so that none is kept.

The columns are documented in docs/scale.md; raise VERSION where they change.
"""

import itertools
import json
import sqlite3
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from sinorus import dates
from sinorus.query.question import Question
from sinorus.query.sql import BY_DATE, meta, rows, where

VERSION = 2
Row = dict[str, Any]
Values = dict[str, str | int]

TEXT, INTEGER, NUMBER, JSON = "text", "integer", "number", "JSON text"
LIST, PAGES = "list of texts", "list of (title, publisher, url)"
_DATED = {"date_edtf": TEXT, "earliest": TEXT, "latest": TEXT, "lo": INTEGER, "hi": INTEGER, "match": TEXT}
SCHEMA: dict[str, dict[str, str]] = {
    "events": {
        "id": TEXT, "title": TEXT, **_DATED, "summary": TEXT, "kind": TEXT, "effect": TEXT, "themes": LIST,
        "drivers": LIST, "actors": LIST, "place": TEXT, "lat": NUMBER, "lon": NUMBER, "causes": LIST, "led_to": LIST,
        "claims": LIST, "mentions": JSON, "references": PAGES, "confidence": TEXT, "disputed": TEXT,
    },
    "spans": {
        "kind": TEXT, "id": TEXT, "lo": INTEGER, "hi": INTEGER, "sure_end": INTEGER, "sure_start": INTEGER,
    },
    "claims": {
        "id": TEXT, "source": TEXT, "text": TEXT, **_DATED, "themes": LIST, "drivers": LIST, "effect": TEXT,
        "type": TEXT, "hedging": TEXT, "attributed_to": TEXT, "events": LIST, "passage": JSON, "figure": JSON,
        "verdict": TEXT, "review_note": TEXT, "review": JSON,
    },
    "links": {"from_id": TEXT, "to_id": TEXT, "relation": TEXT, "basis": TEXT, "claim": TEXT},
}  # fmt: skip


class Tables(NamedTuple):
    """The rows of each table, each made when it is asked for, and what is said of all, as JSON."""

    rows: dict[str, Iterator[Row]]
    about: str


def tables(db: sqlite3.Connection, question: Question, asked: str) -> Tables:
    """Return the rows of what matches; ``asked`` says in words what was asked."""
    said = {"format": VERSION, "query": asked, "datasets": json.loads(meta(db, "datasets"))}
    made = {
        "events": _records(db, "event", question, _event),
        "spans": itertools.chain(_spans(db, "event", question), _spans(db, "claim", question.of_claims())),
        "claims": _records(db, "claim", question.of_claims(), _claim),
        "links": itertools.chain(_causes(db, question), _grounds(db, question)),
    }
    return Tables(made, json.dumps(said, ensure_ascii=False, indent=1) + "\n")


def _records(db: sqlite3.Connection, kind: str, question: Question, make: Callable[[Row], Row]) -> Iterator[Row]:
    as_of = dates.Day.from_iso(meta(db, "as_of"))
    for text in rows(db, kind, question):
        row = json.loads(text)
        made = {**row, **_bounds(row["date_edtf"], as_of), **make(row)}
        yield {name: made[name] for name in SCHEMA[f"{kind}s"]}


def _bounds(written: str | None, as_of: dates.Day) -> Row:
    """Return the first and the last day of a date as keys."""
    spans = dates.parse(written).spans(as_of) if written else ()
    return {
        "lo": min((span.lo for span in spans), default=dates.START),
        "hi": max((span.hi for span in spans), default=dates.END),
    }


def _event(row: Row) -> Row:
    place = row["place"] or dict.fromkeys(("name", "lat", "lon"))
    return {"place": place["name"], "lat": place["lat"], "lon": place["lon"], "mentions": _json(row["mentions"])}


def _claim(row: Row) -> Row:
    review = row["review"] or dict.fromkeys(("verdict", "note"))
    nested = {name: _json(row[name]) for name in ("passage", "figure", "review")}
    return {**nested, "verdict": review["verdict"], "review_note": review["note"]}


def _json(value: Any) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)


def _spans(db: sqlite3.Connection, kind: str, question: Question) -> Iterator[Row]:
    clause = where(kind, question)
    columns = "span.lo, span.hi, sure_end, sure_start"
    sql = f"SELECT kind, id, {columns} FROM record JOIN span USING (n) WHERE {clause.sql} ORDER BY {BY_DATE}, {columns}"
    return _found(db, "spans", sql, clause.values)


def _causes(db: sqlite3.Connection, question: Question) -> Iterator[Row]:
    clause = where("event", question)
    among = f"(SELECT id FROM record WHERE {clause.sql})"
    return _found(
        db,
        "links",
        f"SELECT cause, effect, 'cause', basis, claim FROM cause WHERE cause IN {among} AND effect IN {among}"
        " ORDER BY effect, cause",
        clause.values,
    )


def _grounds(db: sqlite3.Connection, question: Question) -> Iterator[Row]:
    # Values are named by the place of their condition: with kinds last, both clauses name the same.
    asked = question._replace(conditions=tuple(sorted(question.conditions, key=lambda part: part.field == "kind")))
    claims, events = where("claim", asked.of_claims()), where("event", asked)
    both = events.sql.replace(":kind", "'event'")
    return _found(
        db,
        "links",
        "SELECT record.id, target, 'rests-on', NULL, NULL FROM record JOIN resting USING (n)"
        f" WHERE {claims.sql} AND target IN (SELECT id FROM record WHERE {both}) ORDER BY record.id, target",
        {**events.values, **claims.values},
    )


def _found(db: sqlite3.Connection, table: str, sql: str, values: Values) -> Iterator[Row]:
    return (dict(zip(SCHEMA[table], row, strict=True)) for row in db.execute(sql, values))
