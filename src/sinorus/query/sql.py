"""Ask the index in SQL. Every function takes the database and a question and returns the JSON texts of the answer."""

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from sinorus.base.errors import Damaged
from sinorus.base.text import sound
from sinorus.query.question import Condition, Question, Search

# The overlap rules of docs/dates.md as SQL over spans; a brute-force reference in the tests must agree with it.
# A record lies between its first and its last day; of one with several spans these are looked at too.
POSSIBLE = (
    "record.lo <= :last AND record.hi >= :first"
    " AND EXISTS (SELECT 1 FROM span WHERE span.n = record.n AND lo <= :last AND hi >= :first)"
)
CERTAIN = "EXISTS (SELECT 1 FROM span WHERE span.n = record.n AND span.sure_end >= :first AND sure_start <= :last)"
BY_DATE = "record.lo, record.hi DESC, record.id"

Values = dict[str, str | int]


class Clause(NamedTuple):
    """A condition in SQL on the table ``record``, and the values that it names."""

    sql: str
    values: Values


def where(kind: str, question: Question, walked: bool = False, prefix: str = "") -> Clause:
    """Write a question as a condition on the records of a kind.

    One that is ``walked`` is for going through the records in order until enough of them match. The names of the values
    begin with ``prefix``, so that two clauses with different prefixes can stand in one statement.
    """
    parts = ["record.kind = :kind"]
    values: Values = {"kind": kind}
    if question.window:
        values["first"], values["last"] = question.window.keys()
        parts += [POSSIBLE, CERTAIN] if question.certain else [POSSIBLE]
    for number, condition in enumerate(question.conditions):
        parts.append(_condition(condition, number, values, walked))
    parts += [_search(search, number, values, walked) for number, search in enumerate(question.search)]
    # In what is written above, a colon begins a name and nothing else.
    sql = " AND ".join(parts).replace(":", f":{prefix}")
    return Clause(sql, {f"{prefix}{name}": value for name, value in values.items()})


def _condition(condition: Condition, number: int, values: Values, walked: bool) -> str:
    names = [f"v{number}_{place}" for place in range(len(condition.values))]
    values.update(zip(names, condition.values, strict=True))
    values[f"f{number}"] = condition.field
    listed = ", ".join(f":{name}" for name in names)
    negation = "NOT " if condition.negated else ""
    wanted = f"field = :f{number} AND value IN ({listed})"
    if walked:
        return f"{negation}EXISTS (SELECT 1 FROM tag WHERE tag.n = record.n AND {wanted})"
    return f"record.n {negation}IN (SELECT n FROM tag WHERE {wanted})"


def _search(search: Search, number: int, values: Values, walked: bool) -> str:
    negation = "NOT " if search.negated else ""
    if not search.expression:
        return f"{negation}0"
    values[f"search{number}"] = search.expression
    # The plus keeps SQLite from beginning with the words; to ask them of each record would cost far more.
    return f"{'+' if walked else ''}record.n {negation}IN (SELECT rowid FROM word WHERE word MATCH :search{number})"


def rows(
    db: sqlite3.Connection,
    kind: str,
    question: Question,
    limit: int = -1,
    order: str = BY_DATE,
    column: str = "json",
) -> Iterator[str]:
    """Yield the records of a kind in order of date (earliest, latest, id), each marked certain or possible.

    ``column`` is ``json``, the record as its own command puts it out, or ``detail``, what else is kept of it.
    """
    clause = where(kind, question, walked=_many(db, kind, question, limit))
    mark = f"CASE WHEN {CERTAIN} THEN 'certain' ELSE 'possible' END" if question.window else "NULL"
    found = db.execute(
        f"SELECT {column}, {mark} FROM record WHERE {clause.sql} ORDER BY {order} LIMIT :limit",
        {**clause.values, "limit": limit},
    )
    for text, match in found:
        if "\0" in text:
            raise Damaged
        # Inside a JSON string the quotation marks would be escaped, so this can only be the key itself.
        yield text.replace('"match":null', f'"match":"{match}"', 1) if match else text


def count(db: sqlite3.Connection, kind: str, question: Question) -> tuple[int, int]:
    """Count the records that match, and those of them that match only possibly."""
    if not question.window:
        return _count_undated(db, kind, question), 0
    clause = where(kind, question)
    unsure = f"NOT {CERTAIN}"
    [(total, possible)] = db.execute(f"SELECT count(*), total({unsure}) FROM record WHERE {clause.sql}", clause.values)
    return total, int(possible)


def _count_undated(db: sqlite3.Connection, kind: str, question: Question, most: int = -1) -> int:
    """Count, up to ``most``, without a look at the records: what filters say of their numbers is enough."""
    if kind == "event" and (known := _facet(db, question)) is not None:
        return known
    numbers, values, rest = _numbers(question)
    clause = where(kind, rest)
    own = "record.n BETWEEN (SELECT first FROM extent WHERE kind = :kind) AND (SELECT last FROM extent WHERE kind = :kind)"
    condition = clause.sql.replace("record.kind = :kind", own, 1)
    found = f"SELECT 1 FROM {numbers} AS record WHERE {condition} LIMIT :most"
    [(total,)] = db.execute(f"SELECT count(*) FROM ({found})", {**clause.values, **values, "most": most})
    return int(total)


def _facet(db: sqlite3.Connection, question: Question) -> int | None:
    """Return how many events a question finds that is one filter, counted when the index was built; else None."""
    match question.conditions:
        case [Condition(field, [value], False)] if not question.search:
            return tagged_events(db, field, value)
    return None


def tagged_events(db: sqlite3.Connection, field: str, value: str) -> int | None:
    """Return the number of events under a filter, which was counted when the index was built; None for other filters."""
    row = db.execute("SELECT events FROM facet WHERE field = ? AND value = ?", [field, value]).fetchone()
    return int(row[0]) if row else None


def _numbers(question: Question) -> tuple[str, Values, Question]:
    """Write the smallest table of numbers in which every record that matches stands once, and say what else is asked."""
    for at, condition in enumerate(question.conditions):
        if len(condition.values) == 1 and not condition.negated:
            others = question._replace(conditions=(*question.conditions[:at], *question.conditions[at + 1 :]))
            table = "(SELECT n FROM tag WHERE field = :field AND value = :value)"
            return table, {"field": condition.field, "value": condition.values[0]}, others
    for at, search in enumerate(question.search):
        if search.expression and not search.negated:
            others = question._replace(search=(*question.search[:at], *question.search[at + 1 :]))
            return "(SELECT +rowid AS n FROM word WHERE word MATCH :words)", {"words": search.expression}, others
    return "stored", {}, question


def _many(db: sqlite3.Connection, kind: str, question: Question, limit: int) -> bool:
    """Say whether so many records match that the first of them are found sooner by walking than by sorting all.

    Of M matches among N records, L stand among the first L * N / M.
    """
    if limit < 0 or not (question.conditions or question.search):
        return False
    enough = int((limit * size(db, kind)) ** 0.5)
    return _count_undated(db, kind, question._replace(window=None), enough + 1) > enough


def ids_of(db: sqlite3.Connection, kind: str, question: Question) -> set[str]:
    """Return the ids of the records that match."""
    clause = where(kind, question)
    return {id for (id,) in db.execute(f"SELECT id FROM record WHERE {clause.sql}", clause.values)}


def tagged(field: str) -> str:
    """Write in SQL the value of a filter that a record has once."""
    return f"(SELECT value FROM tag WHERE tag.n = record.n AND field = '{field}')"


def meta(db: sqlite3.Connection, key: str) -> str:
    """Return what the index says of itself: ``as_of``, or ``datasets`` as JSON."""
    [(value,)] = db.execute("SELECT value FROM meta WHERE key = ?", [key])
    return str(value)


def size(db: sqlite3.Connection, kind: str) -> int:
    """Count all records of a kind."""
    row = db.execute("SELECT last - first + 1 FROM extent WHERE kind = ?", [kind]).fetchone()
    return int(row[0]) if row else 0


class Record(NamedTuple):
    """A record looked up by its id; ``detail`` is what only `show` tells."""

    kind: str
    id: str
    json: str
    detail: str


def record(db: sqlite3.Connection, id: str) -> Record | None:
    """Look a record up by its id."""
    row = db.execute("SELECT kind, id, json, detail FROM record WHERE id = ?", [sound(id)]).fetchone()
    return Record(*row) if row else None


def ids(db: sqlite3.Connection) -> list[str]:
    """List every id."""
    return [id for (id,) in db.execute("SELECT id FROM record ORDER BY id")]


def labels(db: sqlite3.Connection, kind: str) -> dict[str, str]:
    """Return the title, text, label or name of every record of a kind, in the order of the data."""
    # The plus keeps SQLite from walking through all records in that order: it sorts those of the kind.
    return dict(db.execute("SELECT id, label FROM record WHERE kind = ? ORDER BY +n", [kind]))


def texts_of(db: sqlite3.Connection, ids: list[str]) -> list[tuple[str, str]]:
    """Return some records by their ids, each as its id and its JSON text."""
    import json

    return db.execute(
        "SELECT record.id, record.json FROM json_each(?) AS wanted JOIN record ON record.id = wanted.value",
        [json.dumps(ids)],
    ).fetchall()


def labels_of(db: sqlite3.Connection, ids: list[str]) -> dict[str, str]:
    """Return the labels of some records."""
    import json

    return dict(
        db.execute(
            "SELECT record.id, label FROM json_each(?) AS wanted JOIN record ON record.id = wanted.value",
            [json.dumps(ids)],
        )
    )


class Era(NamedTuple):
    """A period that tiles time: its label, and its first and last day as keys."""

    label: str
    lo: int
    hi: int


def eras(db: sqlite3.Connection) -> list[Era]:
    """List the eras in order."""
    found = db.execute("SELECT label, lo, hi FROM record JOIN tag USING (n) WHERE field = 'era' ORDER BY lo, hi DESC")
    return [Era(*row) for row in found]
