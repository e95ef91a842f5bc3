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
# To rank more records than this takes longer than all else.
MANY = 10_000


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
    query = f"SELECT kind, count(*), {doubt} FROM {table} WHERE {conditions} GROUP BY kind"
    if values.get("words") and asked.question.is_open():
        # The words hold the numbers of the records, and each kind has one unbroken range of numbers.
        inside = "SELECT count(*) FROM word WHERE word MATCH :words AND rowid BETWEEN first AND last"
        query = f"SELECT kind, ({inside}), 0 FROM extent WHERE {conditions.partition(' AND ')[0]}"
    found = {kind: (int(count), int(possible)) for kind, count, possible in db.execute(query, values) if count}
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
    """Return kind, label, texts and match of the first records.

    Of very many records only those are ranked of which the words stand in what they are called, if they are enough.
    """
    search = asked.search
    if 0 <= limit <= MANY and search and search.terms and sum(count for count, _ in counts(db, asked).values()) > MANY:
        narrow = f"({search.expression}) AND (title : ({' AND '.join(map(str, search.terms))}))"
        rows = _first(db, asked._replace(search=search._replace(expression=narrow)), limit, MANY)
        if len(rows) == limit:
            return rows
    return _first(db, asked, limit, -1)


def _first(
    db: sqlite3.Connection, asked: Asked, limit: int, most: int
) -> Sequence[tuple[str, str, str, str, str | None]]:
    """Rank the first ``most`` records that match, as they lie in the data, and return the nearest of them."""
    table, conditions, values = _matches(asked)
    names = db.execute("SELECT id FROM name WHERE folded = :text UNION SELECT :text", {"text": fold(asked.text)})
    values |= {"limit": limit, "most": most, "names": json.dumps([id for (id,) in names]), "weight": WEIGHT}
    place = " ".join(f"WHEN '{kind}' THEN {at}" for at, kind in enumerate(NAMED))
    named = "record.n IN (SELECT n FROM json_each(:names) JOIN stored ON stored.id = value)"
    factor = " ".join(f"WHEN '{kind}' THEN {factor}" for kind, factor in FACTORS.items())
    inside = f"CASE WHEN lo >= :first AND hi <= :last THEN {INSIDE} ELSE 1 END" if asked.question.window else "1"
    rank = f"bm25(word, 1.0, :weight) * CASE kind {factor} ELSE 1 END * {inside}" if "words" in values else "lo"
    match = f"CASE WHEN {sql.CERTAIN} THEN 'certain' ELSE 'possible' END" if asked.question.window else "NULL"
    rows = db.execute(
        f"WITH matching AS (SELECT record.n, CASE WHEN {named} THEN CASE kind {place} END ELSE 99 END AS exact,"
        f" {rank} AS rank, {match} AS match FROM {table} WHERE {conditions} LIMIT :most),"
        " best AS (SELECT * FROM matching ORDER BY exact, rank, n LIMIT :limit)"
        " SELECT record.kind, record.label, record.json, record.detail, best.match FROM best JOIN record USING (n)"
        " ORDER BY best.exact, best.rank, best.n",
        values,
    )
    return rows.fetchall()


def _matches(asked: Asked) -> tuple[str, str, dict[str, Any]]:
    """Write the records that match as a table and a condition in SQL, with the values of their parameters.

    The table is not the view of records, so that SQLite reads no texts of records that it only counts or ranks.
    """
    values: sql.Values = {"kinds": json.dumps(asked.kinds)}
    conditions = ["kind IN (SELECT value FROM json_each(:kinds))" if len(asked.kinds) < len(NAMED) else "1"]
    table, search = "stored AS record", asked.search
    question = asked.question
    if search and (search.negated or not search.expression):
        question = question._replace(search=(search,))
    elif search:
        table = f"word CROSS JOIN {table} ON record.n = word.rowid"
        conditions.append("word MATCH :words")
        values["words"] = search.expression
    conditions += sql.conditions(question, values)
    return table, " AND ".join(conditions), dict(values)
