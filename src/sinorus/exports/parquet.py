"""Parquet files for engines of any size: events, spans, claims and links, in parts, written as they are read.

The columns are documented in docs/scale.md; raise VERSION where they change.
"""

import itertools
import json
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from sinorus.extras import load
from sinorus.query import BY_DATE, meta, where
from sinorus.question import Question

VERSION = 1
# Rows of a part, and of what is in memory at a time.
PART, GROUP = 500_000, 10_000
MARK = "sinorus-parquet.json"
Row = dict[str, Any]

TEXT, INTEGER, NUMBER, LIST, JSON = "text", "integer", "number", "list of texts", "JSON text"
_DATED = {"date_edtf": TEXT, "earliest": TEXT, "latest": TEXT, "lo": INTEGER, "hi": INTEGER}
SCHEMA: dict[str, dict[str, str]] = {
    "events": {
        "id": TEXT, "title": TEXT, **_DATED, "summary": TEXT, "kind": TEXT, "effect": TEXT, "themes": LIST,
        "drivers": LIST, "actors": LIST, "place": TEXT, "lat": NUMBER, "lon": NUMBER, "mentions": JSON,
        "references": JSON, "confidence": TEXT, "disputed": TEXT,
    },
    "spans": {
        "kind": TEXT, "id": TEXT, "lo": INTEGER, "hi": INTEGER, "sure_end": INTEGER, "sure_start": INTEGER,
    },
    "claims": {
        "id": TEXT, "source": TEXT, "text": TEXT, **_DATED, "themes": LIST, "drivers": LIST, "effect": TEXT,
        "type": TEXT, "hedging": TEXT, "attributed_to": TEXT, "passage": JSON, "figure": JSON, "verdict": TEXT,
        "review": JSON,
    },
    "links": {"from_id": TEXT, "to_id": TEXT, "relation": TEXT, "basis": TEXT, "claim": TEXT},
}  # fmt: skip


class Tables(NamedTuple):
    """The rows of each table, each made when it is asked for, and what the file ``MARK`` says of all."""

    rows: dict[str, Iterator[Row]]
    about: str


def tables(db: sqlite3.Connection, question: Question, asked: str) -> Tables:
    """Return the rows of what matches; ``asked`` says in words what was asked."""
    said = {"format": VERSION, "query": asked, "datasets": json.loads(meta(db, "datasets"))}
    rows = {
        "events": _records(db, "event", question, _event),
        "spans": itertools.chain(_spans(db, "event", question), _spans(db, "claim", question)),
        "claims": _records(db, "claim", question, _claim),
        "links": itertools.chain(_causes(db, question), _grounds(db, question)),
    }
    return Tables(rows, json.dumps(said, ensure_ascii=False, indent=1) + "\n")


def write(made: Tables, folder: Path, part: int = PART) -> dict[str, int]:
    """Write the parts of each table into an empty folder, and say how many rows each has; the same bytes on every run."""
    return {name: _write(name, rows, folder / name, part) for name, rows in made.rows.items()}


def _write(name: str, rows: Iterator[Row], folder: Path, part: int) -> int:
    arrow, parquet = (load(library, "parquet", "export parquet") for library in ("pyarrow", "pyarrow.parquet"))
    schema = _schema(arrow, SCHEMA[name])
    folder.mkdir()
    total = 0
    for number in itertools.count():
        chunk = itertools.islice(rows, part)
        first = list(itertools.islice(chunk, GROUP))
        # A table without rows has one part all the same, which tells its columns.
        if number and not first:
            break
        with parquet.ParquetWriter(folder / f"part-{number:05}.parquet", schema, compression="zstd") as writer:
            while first:
                writer.write_table(arrow.Table.from_pylist(first, schema=schema))
                total += len(first)
                first = list(itertools.islice(chunk, GROUP))
    return total


def _schema(arrow: Any, columns: dict[str, str]) -> Any:
    types = {INTEGER: arrow.int64(), NUMBER: arrow.float64(), LIST: arrow.list_(arrow.string())}
    return arrow.schema([(name, types.get(kind, arrow.string())) for name, kind in columns.items()])


def _records(db: sqlite3.Connection, kind: str, question: Question, make: Callable[[Row], Row]) -> Iterator[Row]:
    clause = where(kind, question)
    found = db.execute(f"SELECT json, lo, hi FROM record WHERE {clause.sql} ORDER BY {BY_DATE}", clause.values)
    for text, lo, hi in found:
        row = make(json.loads(text))
        yield {name: row.get(name) for name in SCHEMA[f"{kind}s"]} | {"lo": lo, "hi": hi}


def _event(row: Row) -> Row:
    place = row["place"] or {}
    return {
        **row,
        "place": place.get("name"),
        "lat": place.get("lat"),
        "lon": place.get("lon"),
        "mentions": _json(row["mentions"]),
        "references": _json(row["references"]),
    }


def _claim(row: Row) -> Row:
    nested = {name: _json(row[name]) for name in ("passage", "figure", "review")}
    return {**row, **nested, "verdict": row["review"] and row["review"]["verdict"]}


def _json(value: Any) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)


def _spans(db: sqlite3.Connection, kind: str, question: Question) -> Iterator[Row]:
    clause = where(kind, question)
    return _rows(
        db,
        "spans",
        "SELECT kind, id, span.lo, span.hi, sure_end, sure_start FROM record JOIN span USING (n)"
        f" WHERE {clause.sql} ORDER BY {BY_DATE}, span.lo, span.hi",
        clause.values,
    )


def _causes(db: sqlite3.Connection, question: Question) -> Iterator[Row]:
    clause = where("event", question)
    among = f"(SELECT id FROM record WHERE {clause.sql})"
    return _rows(
        db,
        "links",
        f"SELECT cause, effect, 'cause', basis, claim FROM cause WHERE cause IN {among} AND effect IN {among}"
        " ORDER BY effect, cause",
        clause.values,
    )


def _grounds(db: sqlite3.Connection, question: Question) -> Iterator[Row]:
    claims, events = where("claim", question), where("event", question)
    both = events.sql.replace(":kind", "'event'")
    return _rows(
        db,
        "links",
        "SELECT record.id, target, 'rests-on', NULL, NULL FROM record JOIN resting USING (n)"
        f" WHERE {claims.sql} AND target IN (SELECT id FROM record WHERE {both}) ORDER BY record.id, target",
        claims.values,
    )


def _rows(db: sqlite3.Connection, table: str, sql: str, values: dict[str, str | int]) -> Iterator[Row]:
    return (dict(zip(SCHEMA[table], row, strict=True)) for row in db.execute(sql, values))
