"""Events, spans, claims, links and vocabulary as tables for engines of any size, a row at a time.

The columns stand in model/wide_tables.
"""

import itertools
import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any, Literal, NamedTuple

from sinorus.base.engine import Engine
from sinorus.export.days import is_common
from sinorus.export.tables import Cells
from sinorus.export.vocabulary_rows import vocabulary
from sinorus.export.word_rows import Words
from sinorus.model.rows.claim import ClaimRow
from sinorus.model.rows.event import EventRow
from sinorus.model.wide_tables import SCHEMA, VERSION
from sinorus.query import order
from sinorus.query.question import Question
from sinorus.query.sql import BY_DATE, Values, meta, rows, where

_ENDS: tuple[Literal["earliest", "latest"], ...] = ("earliest", "latest")
# What the index has of a record beside its row: of an event its actors with their lines, of a claim all its filters.
_ACTORS = "(SELECT json_group_array(value) FROM tag WHERE tag.n = record.n AND field = 'actor')"
_PAIRS = "(SELECT json_group_array(field || '=' || value) FROM tag WHERE tag.n = record.n)"
# Claims of one paragraph stand as in their file.
_POSITION = f"record.passage * {2**32} + record.n"


class Tables(NamedTuple):
    """The rows of each table, each made when it is needed, and what is said of all of them, as a JSON text."""

    rows: dict[str, Iterator[Cells]]
    about: str


def tables(db: sqlite3.Connection, question: Question, line: str) -> Tables:
    """Return the rows of what matches; ``line`` is the command line that asks the question.

    ``lo``, ``hi``, ``sure_end`` and ``sure_start`` in the rows are day keys, ``(year*16 + month)*32 + day``.
    """
    if isinstance(db, Engine):
        from sinorus.export.engine_tables import rows_of

        by_table = rows_of(db, question)
    else:
        by_table = _rows_of(db, question)
    about = {"format": VERSION, "query": f"sinorus {line}", "datasets": json.loads(meta(db, "datasets"))}
    return Tables(by_table, json.dumps(about, ensure_ascii=False, indent=1) + "\n")


def _rows_of(db: sqlite3.Connection, question: Question) -> dict[str, Iterator[Cells]]:
    return {
        "events": _events(db, question),
        "spans": itertools.chain(_spans(db, "event", question), _spans(db, "claim", question.of_claims())),
        "claims": _claims(db, question.of_claims()),
        "links": itertools.chain(_causes(db, question), _grounds(db, question)),
        "vocabulary": vocabulary(db),
    }


def _events(db: sqlite3.Connection, question: Question) -> Iterator[Cells]:
    words = Words(db)
    beside = _beside(db, "event", question, ("lo", "hi", "moment", _ACTORS, "detail"))
    for text, (lo, hi, moment, actors, detail) in zip(rows(db, "event", question), beside, strict=True):
        row: EventRow = json.loads(text)
        place = row["place"]
        cells = {
            **row,
            "lo": lo,
            "hi": hi,
            **_days(row),
            "place": place and place["name"],
            "place_id": place and place["id"],
            "lat": place and place["lat"],
            "lon": place and place["lon"],
            "mentions": _json(row["mentions"]),
            "extra": _json(row["extra"] or None),
            "names": _json(row["names"]),
            "wikidata": _json(row["wikidata"]),
            "moment": moment,
            "lines": sorted({*json.loads(actors)} - {*row["actors"]}),
            "sources": sorted({mention["source"] for mention in row["mentions"]}),
            "words": words.of(row, json.loads(detail or "{}")),
            "detail": detail or None,
        }
        yield {name: cells[name] for name in SCHEMA["events"]}


def _claims(db: sqlite3.Connection, question: Question) -> Iterator[Cells]:
    beside = _beside(db, "claim", question, ("lo", "hi", _PAIRS, _POSITION))
    for text, (lo, hi, tags, position) in zip(rows(db, "claim", question, sort=order.BY_DATE), beside, strict=True):
        row: ClaimRow = json.loads(text)
        review = row["review"]
        cells = {
            **row,
            "lo": lo,
            "hi": hi,
            **_days(row),
            "passage": _json(row["passage"]),
            "figure": _json(row["figure"]),
            "verdict": review and review["verdict"],
            "review_note": review and review["note"],
            "review": _json(review),
            "denies": int(row["denies"]),
            "extra": _json(row["extra"] or None),
            "tags": sorted(json.loads(tags)),
            "position": position,
        }
        yield {name: cells[name] for name in SCHEMA["claims"]}


def _beside(db: sqlite3.Connection, kind: str, question: Question, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """Yield what the index has beside the rows of a kind, in the order of the rows."""
    clause = where(kind, question)
    return db.execute(f"SELECT {', '.join(columns)} FROM record WHERE {clause.sql} ORDER BY {BY_DATE}", clause.values)


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
    # No statement begins before its rows are written: what it gathers and sorts would stay until then.
    for row in db.execute(sql, values):
        yield dict(zip(SCHEMA[table], row, strict=True))
