"""What answers some words: records of all kinds, the nearest first."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from sinorus.base import wording
from sinorus.base.errors import BadUsage
from sinorus.base.text import fold, quote
from sinorus.query import sql
from sinorus.query.question import Question
from sinorus.query.search import Search
from sinorus.query.snippets import NAMED, Finder

if TYPE_CHECKING:
    from sinorus.model.rows.find import FindRow

# What a record is called tells more of it than all else that stands in it, so many times.
WEIGHT = 10.0
# SQLite takes a short text for a sign that it is of the words and of nothing else, but names are short, and texts of
# claims are shorter than those of events; contrasts repeat the words of claims.
FACTORS = {"event": 1.5, "actor": 0.4, "place": 0.5, "contrast": 0.6}
# What lies wholly in the window is meant rather than what goes on in it too.
INSIDE = 2.0


class Asked(NamedTuple):
    """What is searched for.

    text      the words, as they were typed
    question  the filters, without the words
    search    the words; None where all records that fit the filters are wanted
    kinds     the kinds of record that are wanted
    line      the window, as words of a command line
    """

    text: str
    question: Question
    search: Search | None
    kinds: tuple[str, ...]
    line: tuple[str, ...] = ()


def kinds(text: str | None) -> tuple[str, ...]:
    """Read the value of --records; BadUsage if it names what is no kind of record."""
    names = tuple(part.strip() for part in text.split(",")) if text is not None else tuple(NAMED)
    for name in names:
        if wording.singular(name) not in NAMED:
            raise BadUsage(f"--records {quote(name)} is no kind of record; {wording.hint(name, tuple(NAMED))}")
    return tuple(dict.fromkeys(map(wording.singular, names)))


def counts(db: sqlite3.Connection, asked: Asked) -> dict[str, tuple[int, int]]:
    """Count the records of each kind that match, and how many of these only possibly."""
    table, conditions, values = _matches(asked)
    doubt = f"total(NOT {sql.CERTAIN})" if asked.question.window else "0"
    rows = db.execute(
        f"SELECT kind, count(*), {doubt} FROM {table} WHERE {conditions} GROUP BY kind", values
    ).fetchall()
    found = {kind: (int(count), int(possible)) for kind, count, possible in rows}
    return {kind: found[kind] for kind in NAMED if kind in found}


def find(db: sqlite3.Connection, asked: Asked, limit: int, marks: set[str]) -> Iterator[FindRow]:
    """Yield the first records that match, -1 for all, and add the words in them that answer to ``marks``."""
    finder = Finder(asked.search.terms if asked.search else (), db)
    for kind, label, text, detail, match in _ranked(db, asked, limit):
        record = {**json.loads(text), **(json.loads(detail) if kind == "event" and detail else {})}
        snippet = finder.best(record, NAMED[kind])
        marks.update(snippet.marks, (label[start:end] for start, end, _ in finder.spans(label)))
        days = {key: record.get(key) for key in ("date_edtf", "earliest", "latest")}
        row = {"record": kind, "id": record["id"], "title": label, **days, "match": match}
        yield cast("FindRow", {**row, "field": snippet.field, "snippet": snippet.text})


def _ranked(db: sqlite3.Connection, asked: Asked, limit: int) -> Sequence[tuple[str, str, str, str, str | None]]:
    """Return kind, label, texts and match of the first records."""
    table, conditions, values = _matches(asked)
    is_ranked = asked.search and not asked.search.negated
    names = db.execute("SELECT id FROM name WHERE folded = :text UNION SELECT :text", {"text": fold(asked.text)})
    values |= {"limit": limit, "names": json.dumps([id for (id,) in names]), "weight": WEIGHT}
    place = " ".join(f"WHEN '{kind}' THEN {at}" for at, kind in enumerate(NAMED))
    exact = f"CASE WHEN record.id IN (SELECT value FROM json_each(:names)) THEN CASE kind {place} END ELSE 99 END"
    factor = " ".join(f"WHEN '{kind}' THEN {factor}" for kind, factor in FACTORS.items())
    inside = f"CASE WHEN lo >= :first AND hi <= :last THEN {INSIDE} ELSE 1 END" if asked.question.window else "1"
    rank = f"bm25(word, 1.0, :weight) * CASE kind {factor} ELSE 1 END * {inside}" if is_ranked else "0"
    match = f"CASE WHEN {sql.CERTAIN} THEN 'certain' ELSE 'possible' END" if asked.question.window else "NULL"
    rows = db.execute(
        f"WITH best AS (SELECT record.n, {exact} AS exact, {rank} AS rank, lo, hi, id, {match} AS match FROM {table}"
        f" WHERE {conditions} ORDER BY 2, 3, lo, hi DESC, id LIMIT :limit)"
        " SELECT record.kind, record.label, record.json, record.detail, best.match FROM best JOIN record USING (n)"
        " ORDER BY best.exact, best.rank, best.lo, best.hi DESC, best.id",
        values,
    )
    return rows.fetchall()


def _matches(asked: Asked) -> tuple[str, str, dict[str, Any]]:
    """Write the records that match as a table and a condition in SQL, with the values of their parameters."""
    values: sql.Values = {"kinds": json.dumps(asked.kinds)}
    conditions = ["kind IN (SELECT value FROM json_each(:kinds))" if len(asked.kinds) < len(NAMED) else "1"]
    table, search = "record", asked.search
    question = asked.question
    if search and (search.negated or not search.expression):
        question = question._replace(search=(search,))
    elif search:
        table = "word CROSS JOIN record ON record.n = word.rowid"
        conditions.append("word MATCH :words")
        values["words"] = search.expression
    conditions += sql.conditions(question, values)
    return table, " AND ".join(conditions), dict(values)
