"""The tables of `export parquet` where the data are Parquet already: the rows that match, as an engine has them."""

from collections.abc import Iterator

from sinorus.base.engine import Engine
from sinorus.base.errors import BadUsage
from sinorus.export.tables import Cells
from sinorus.model.wide_tables import SCHEMA
from sinorus.query.question import Question
from sinorus.query.sql import BY_DATE, CERTAIN, Clause, where

_BOUNDS = "spans.lo, spans.hi, spans.sure_end, spans.sure_start"


def rows_of(db: Engine, question: Question) -> dict[str, Iterator[Cells]]:
    """Return the rows of each table, each made when it is needed.

    Raises BadUsage for a search: there are words of events alone, and the claims that have them would be missing.
    """
    if question.search:
        way = "`sinorus timeline --search WORDS -o part.jsonl` with the same --data gives the events"
        raise BadUsage(f"an engine finds words in events and not in claims; export without --search, or {way}")
    events, claims = where("event", question), where("claim", question.of_claims())
    window = bool(question.window)
    return {
        "events": _rows(db, "events", _records("events", events, window), events),
        "spans": _both(_rows(db, "spans", _spans(clause), clause) for clause in (events, claims)),
        "claims": _rows(db, "claims", _records("claims", claims, window), claims),
        "links": _both(
            [
                _rows(db, "links", _causes(events), events),
                _grounds(db, claims, where("event", question, prefix="event_")),
            ]
        ),
        "vocabulary": _rows(db, "vocabulary", "SELECT n, part, row FROM vocabulary ORDER BY n", Clause("", {})),
    }


def _both(parts: "Iterator[Iterator[Cells]] | list[Iterator[Cells]]") -> Iterator[Cells]:
    for part in parts:
        yield from part


def _records(table: str, clause: Clause, window: bool) -> str:
    # The tables are written from texts of days.
    days = {name: f"CAST({table}.{name} AS VARCHAR(10))" for name in ("earliest_date", "latest_date")}
    match = f"CASE WHEN {CERTAIN} THEN 'certain' ELSE 'possible' END" if window else "NULL"
    own = {**days, "match": match}
    columns = ", ".join(own.get(name, f"{table}.{name}") for name in _quoted(table))
    return f"SELECT {columns} FROM {table} JOIN record ON record.id = {table}.id WHERE {clause.sql} ORDER BY {BY_DATE}"


def _quoted(table: str) -> list[str]:
    """List the columns of a table; a star of SQL would have them in the order of the files."""
    return ['"references"' if name == "references" else name for name in SCHEMA[table]]


def _spans(clause: Clause) -> str:
    return (
        f"SELECT record.kind, record.id, {_BOUNDS} FROM record JOIN spans ON spans.id = record.id"
        f" WHERE {clause.sql} ORDER BY {BY_DATE}, {_BOUNDS}"
    )


def _causes(events: Clause) -> str:
    among = f"(SELECT id FROM record WHERE {events.sql})"
    return (
        "SELECT from_id, to_id, relation, basis, claim FROM links WHERE relation = 'cause'"
        f" AND from_id IN {among} AND to_id IN {among} ORDER BY to_id, from_id"
    )


def _grounds(db: Engine, claims: Clause, events: Clause) -> Iterator[Cells]:
    sql = (
        "SELECT from_id, to_id, relation, NULL, NULL FROM links WHERE relation = 'rests-on'"
        f" AND from_id IN (SELECT id FROM record WHERE {claims.sql})"
        f" AND to_id IN (SELECT id FROM record WHERE {events.sql}) ORDER BY from_id, to_id"
    )
    return _rows(db, "links", sql, Clause("", {**claims.values, **events.values}))


def _rows(db: Engine, table: str, sql: str, clause: Clause) -> Iterator[Cells]:
    for row in db.far(sql, clause.values):
        yield dict(zip(SCHEMA[table], row, strict=True))
