"""Events, spans, claims and links as tables for engines of any size, a row at a time, so that none is kept.

The columns are documented in docs/scale.md; raise VERSION where they change.
"""

import itertools
import json
import sqlite3
from collections.abc import Iterator
from typing import Literal, NamedTuple

from sinorus import dates
from sinorus.export.days import is_common
from sinorus.export.tables import Cells
from sinorus.model.rows import keys
from sinorus.model.rows.claim import ClaimRow
from sinorus.model.rows.event import EventRow
from sinorus.model.rows.works import Reference
from sinorus.query import order
from sinorus.query.question import Question
from sinorus.query.sql import BY_DATE, Values, meta, rows, where

VERSION = 7

TEXT, INTEGER, NUMBER, JSON, DATE = "text", "integer", "number", "JSON text", "date"
LIST, PAGES = "list of texts", f"list of ({', '.join(keys(Reference))})"
_DATED = {"date_edtf": TEXT, "earliest": TEXT, "latest": TEXT, "lo": INTEGER, "hi": INTEGER, "match": TEXT}
_ENDS: tuple[Literal["earliest", "latest"], ...] = ("earliest", "latest")
_DAYS = {"earliest_date": DATE, "latest_date": DATE}
SCHEMA: dict[str, dict[str, str]] = {
    "events": {
        "id": TEXT, "title": TEXT, **_DATED, "summary": TEXT, "kind": TEXT, "effect": TEXT, "themes": LIST,
        "drivers": LIST, "actors": LIST, "place": TEXT, "place_id": TEXT, "lat": NUMBER, "lon": NUMBER,
        "causes": LIST, "led_to": LIST, "claims": LIST, "mentions": JSON, "references": PAGES,
        "confidence": TEXT, "disputed": TEXT, "date_text": TEXT, "extra": JSON, **_DAYS,
        "names": JSON, "wikidata": JSON,
    },
    "spans": {
        "kind": TEXT, "id": TEXT, "lo": INTEGER, "hi": INTEGER, "sure_end": INTEGER, "sure_start": INTEGER,
    },
    "claims": {
        "id": TEXT, "source": TEXT, "text": TEXT, **_DATED, "themes": LIST, "drivers": LIST, "effect": TEXT,
        "type": TEXT, "hedging": TEXT, "attributed_to": TEXT, "events": LIST, "passage": JSON, "figure": JSON,
        "verdict": TEXT, "review_note": TEXT, "review": JSON, "denies": INTEGER,
        "extra": JSON, "source_date": TEXT, "lag_years": INTEGER, **_DAYS,
    },
    "links": {"from_id": TEXT, "to_id": TEXT, "relation": TEXT, "basis": TEXT, "claim": TEXT},
}  # fmt: skip


class Tables(NamedTuple):
    """The rows of each table, each made when it is needed, and what is said of all of them, as a JSON text."""

    rows: dict[str, Iterator[Cells]]
    about: str


def tables(db: sqlite3.Connection, question: Question, line: str) -> Tables:
    """Return the rows of what matches; ``line`` is the command line that asks the question.

    ``lo``, ``hi``, ``sure_end`` and ``sure_start`` in the rows are day keys, ``(year*16 + month)*32 + day``.
    """
    about = {"format": VERSION, "query": f"sinorus {line}", "datasets": json.loads(meta(db, "datasets"))}
    by_table = {
        "events": _events(db, question),
        "spans": itertools.chain(_spans(db, "event", question), _spans(db, "claim", question.of_claims())),
        "claims": _claims(db, question.of_claims()),
        "links": itertools.chain(_causes(db, question), _grounds(db, question)),
    }
    return Tables(by_table, json.dumps(about, ensure_ascii=False, indent=1) + "\n")


def _events(db: sqlite3.Connection, question: Question) -> Iterator[Cells]:
    as_of = dates.Day.from_iso(meta(db, "as_of"))
    for text in rows(db, "event", question):
        row: EventRow = json.loads(text)
        place = row["place"]
        cells = {
            **row,
            **_keys(row["date_edtf"], as_of, dates.END),
            **_days(row),
            "place": place and place["name"],
            "place_id": place and place["id"],
            "lat": place and place["lat"],
            "lon": place and place["lon"],
            "mentions": _json(row["mentions"]),
            "extra": _json(row["extra"] or None),
            "names": _json(row["names"]),
            "wikidata": _json(row["wikidata"]),
        }
        yield {name: cells[name] for name in SCHEMA["events"]}


def _claims(db: sqlite3.Connection, question: Question) -> Iterator[Cells]:
    as_of = dates.Day.from_iso(meta(db, "as_of"))
    for text in rows(db, "claim", question, sort=order.BY_DATE):
        row: ClaimRow = json.loads(text)
        review = row["review"]
        cells = {
            **row,
            **_keys(row["date_edtf"], as_of, dates.START),
            **_days(row),
            "passage": _json(row["passage"]),
            "figure": _json(row["figure"]),
            "verdict": review and review["verdict"],
            "review_note": review and review["note"],
            "review": _json(review),
            "denies": int(row["denies"]),
            "extra": _json(row["extra"] or None),
        }
        yield {name: cells[name] for name in SCHEMA["claims"]}


def _keys(date: str | None, as_of: dates.Day, otherwise: int) -> dict[str, int]:
    """Return the first and the last day of a date as day keys.

    Without a date the first is ``otherwise`` and the last END: so events come last, and claims first.
    """
    spans = dates.parse(date).spans(as_of) if date else ()
    return {
        "lo": min((span.lo for span in spans), default=otherwise),
        "hi": max((span.hi for span in spans), default=dates.END),
    }


def _days(row: EventRow | ClaimRow) -> Cells:
    """Return the bounds of a date as days of a calendar; null where these are open or no program has such days."""
    return {f"{end}_date": row[end] if is_common(row[end]) else None for end in _ENDS}


def _json(value: object) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)


def _spans(db: sqlite3.Connection, kind: str, question: Question) -> Iterator[Cells]:
    clause = where(kind, question)
    columns = "span.lo, span.hi, sure_end, sure_start"
    sql = f"SELECT kind, id, {columns} FROM record JOIN span USING (n) WHERE {clause.sql} ORDER BY {BY_DATE}, {columns}"
    return _rows(db, "spans", sql, clause.values)


def _causes(db: sqlite3.Connection, question: Question) -> Iterator[Cells]:
    clause = where("event", question)
    among = f"(SELECT id FROM record WHERE {clause.sql})"
    return _rows(
        db,
        "links",
        f"SELECT cause, effect, 'cause', basis, claim FROM cause WHERE cause IN {among} AND effect IN {among}"
        " ORDER BY effect, cause",
        clause.values,
    )


def _grounds(db: sqlite3.Connection, question: Question) -> Iterator[Cells]:
    """Yield the links from claims that match to the events on which they rest and which match too."""
    claims, events = where("claim", question.of_claims()), where("event", question, prefix="event_")
    return _rows(
        db,
        "links",
        "SELECT record.id, target, 'rests-on', NULL, NULL FROM record JOIN resting USING (n)"
        f" WHERE {claims.sql} AND target IN (SELECT id FROM record WHERE {events.sql}) ORDER BY record.id, target",
        {**claims.values, **events.values},
    )


def _rows(db: sqlite3.Connection, table: str, sql: str, values: Values) -> Iterator[Cells]:
    return (dict(zip(SCHEMA[table], row, strict=True)) for row in db.execute(sql, values))
