"""The SQL of all questions: a question becomes a condition on the table ``record``, and records are read or counted."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, TypeGuard

from sinorus import dates
from sinorus.base.engine import Engine, ask
from sinorus.base.errors import Damaged
from sinorus.base.text import sound
from sinorus.model.vocabulary import NOT_CODED
from sinorus.query import order
from sinorus.query.question import Condition, On, Question

if TYPE_CHECKING:
    from sinorus.dates.anniversaries import Anniversary
    from sinorus.query.search import Search

# The overlap rules of docs/dates.md; a test compares them with a search day by day. :first and :last are the day keys
# of the window. A date may consist of several spans with gaps between them, so it is not enough that the record as a
# whole overlaps the window: one span must. The columns of ``record`` come first because they are cheap to compare. They
# are enough where a record begins in the window, with its first span, and not before; but without a date it has none.
POSSIBLE = (
    "record.lo <= :last AND record.hi >= :first"
    f" AND (record.lo >= :first AND record.lo BETWEEN {dates.START + 1} AND {dates.END - 1}"
    " OR EXISTS (SELECT 1 FROM span WHERE span.n = record.n AND lo <= :last AND hi >= :first))"
)
CERTAIN = "EXISTS (SELECT 1 FROM span WHERE span.n = record.n AND span.sure_end >= :first AND sure_start <= :last)"

# Among the tags are those of events, of which there may be a million, where a few claims are asked for.
_OF_KIND = (
    " AND tag.n BETWEEN (SELECT first FROM extent WHERE kind = :kind) AND (SELECT last FROM extent WHERE kind = :kind)"
)

# The order of records that nobody sorted.
BY_DATE = order.sql(order.BY_DATE, Question())

# The kinds of records of which there may be more than an index holds; an engine has these, and SQLite all others.
LARGE = ("event", "claim")

Values = dict[str, str | int]


class Clause(NamedTuple):
    """A condition in SQL on the table ``record``, and the values of its named parameters."""

    sql: str
    values: Values


class Part(NamedTuple):
    """Which rows of an answer are wanted: so many (-1: all) behind the first ``skip``, or before the last ``skip``."""

    limit: int
    skip: int = 0
    from_end: bool = False

    @property
    def end(self) -> int:
        """Return how many rows are gone through; -1 for all."""
        return self.limit if self.limit < 0 else self.skip + self.limit


def where(kind: str, question: Question, walk: bool = False, prefix: str = "") -> Clause:
    """Write a question as a condition on the records of a kind.

    With ``walk`` the condition is written so that SQLite goes through the records in order and tests each one, which
    finds the first few soonest. Without it SQLite first gathers all that match, which finds all of them soonest. The
    names of the values begin with ``prefix``, so that two clauses with different prefixes can stand in one statement.
    """
    values: Values = {"kind": kind}
    parts = ["record.kind = :kind", *conditions(question, values, walk)]
    # In what is written above, a colon begins a name and nothing else.
    sql = " AND ".join(parts).replace(":", f":{prefix}")
    return Clause(sql, {f"{prefix}{name}": value for name, value in values.items()})


def conditions(question: Question, values: Values, walk: bool = False) -> list[str]:
    """Write a question as conditions on records of any kind, and add its values to ``values``."""
    parts: list[str] = []
    if question.window:
        values["first"], values["last"] = question.window.keys()
        parts += [POSSIBLE, CERTAIN] if question.certain else [POSSIBLE]
    for number, condition in enumerate(question.conditions):
        parts.append(_condition(condition, number, values, walk))
    parts += [_on(on, walk) for on in question.on]
    return parts + [_search(search, number, values, walk) for number, search in enumerate(question.search)]


def _condition(condition: Condition, number: int, values: Values, walk: bool) -> str:
    """Write a filter as SQL, and add its values to ``values``; ``number`` keeps the parameters of filters apart."""
    negation = "NOT " if condition.negated else ""
    values[f"f{number}"] = condition.field
    tags = [f"FROM tag WHERE field = :f{number} AND value IN ({_placeholders(condition.values, f'v{number}', values)})"]
    for at, signed in enumerate(condition.signed):
        tags.append(
            "FROM tag JOIN tag AS sign USING (n) WHERE sign.field = 'effect'"
            f" AND sign.value IN ({_placeholders(signed.effects, f'e{number}_{at}', values)})"
            f" AND tag.field = :f{number} AND tag.value IN ({_placeholders(signed.values, f's{number}_{at}', values)})"
        )
    if walk:
        return f"{negation}({' OR '.join(f'EXISTS (SELECT 1 {tag} AND tag.n = record.n)' for tag in tags)})"
    of_kind = _OF_KIND if "kind" in values else ""
    return f"record.n {negation}IN ({' UNION ALL '.join(f'SELECT tag.n {tag}{of_kind}' for tag in tags)})"


def _placeholders(texts: tuple[str, ...], prefix: str, values: Values) -> str:
    """Name the parameters of some texts, and add the texts to ``values``; their names begin with a prefix."""
    names = [f"{prefix}_{place}" for place in range(len(texts))]
    values.update(zip(names, texts, strict=True))
    return ", ".join(f":{name}" for name in names)


def _on(on: On, walk: bool) -> str:
    """Write days or months of any year as SQL; ``Anniversary.falls_on`` is the same in Python."""
    days = " OR ".join(map(_falls_on, on.days))
    negation = "NOT " if on.negated else ""
    if walk:
        return f"{negation}EXISTS (SELECT 1 FROM span WHERE span.n = record.n AND ({days}))"
    return f"record.n {negation}IN (SELECT n FROM span WHERE {days})"


def _falls_on(day: Anniversary) -> str:
    """Write as SQL whether a span begins on a day of any year, or in a month of it."""
    if day.day is not None:
        on_the_day = f"(span.lo & 511) = {day.month * 32 + day.day}"
        return f"(span.lo = sure_start AND sure_start <= sure_end AND {on_the_day})"
    return f"((span.lo & 480) = {day.month * 32} AND (span.lo & -32) IN ((sure_start & -32), (span.hi & -32)))"


def _search(search: Search, number: int, values: Values, walk: bool) -> str:
    """Write a search as SQL, and add its words to ``values``; a search without words matches nothing."""
    negation = "NOT " if search.negated else ""
    if not search.expression:
        return f"{negation}0"
    values[f"search{number}"] = search.expression
    # The plus hides the column from SQLite's planner. Without it SQLite would run the full-text search once a record.
    return f"{'+' if walk else ''}record.n {negation}IN (SELECT rowid FROM word WHERE word MATCH :search{number})"


def ask_for(db: sqlite3.Connection, kind: str, sql: str, values: Values) -> Iterable[tuple[Any, ...]]:
    """Ask for records of a kind where they lie."""
    return ask(db, sql, values) if kind in LARGE else db.execute(sql, values)


def rows(
    db: sqlite3.Connection,
    kind: str,
    question: Question,
    limit: int = -1,
    sort: order.Order | None = None,
    column: str = "json",
) -> Iterator[str]:
    """Yield the JSON texts of the records of a kind that match; with a window, each says how surely it does.

    Without a ``sort`` claims of one source come in order of passage, of several that are named by the time
    written, all else by date. ``column`` is ``json``, the
    record as its own command puts it out, or ``detail``, which holds what only some commands show. A ``limit`` of -1
    means all. Raises Damaged if a text holds a NUL, which only a damaged index does.
    """
    if _is_parted(sort, kind, question):
        yield from _backwards(db, question, limit, sort, column)
    else:
        yield from _rows(db, kind, question, Part(limit), sort, column)


def page(
    db: sqlite3.Connection, kind: str, question: Question, sort: order.Order | None, skip: int, limit: int, total: int
) -> Iterator[str]:
    """Yield so many texts of ``rows`` behind the first ``skip``, which are not read.

    What is nearer to the end is counted from there, so that the last page comes as soon as the first; but not where
    ``total``, of all texts, is not known (-1). From the front one passes all records before a window too.
    """
    if total >= 0:
        limit = max(min(limit, total - skip), 0)
    rest = total - skip - limit
    before = size(db, kind) - total if question.window else 0
    if _is_parted(sort, kind, question):
        yield from islice(rows(db, kind, question, skip + limit, sort), skip, None)
    elif limit:
        part = Part(limit, rest, True) if 0 <= rest < skip + before else Part(limit, skip)
        yield from _rows(db, kind, question, part, sort, "json")


def _is_parted(sort: order.Order | None, kind: str, question: Question) -> TypeGuard[order.Order]:
    """Say whether the latest events come first, but those without a date last all the same."""
    return bool(sort and sort.is_reverse and sort.key == "date" and kind == "event" and not question.window)


def _backwards(db: sqlite3.Connection, question: Question, limit: int, sort: order.Order, column: str) -> Iterator[str]:
    """Yield the texts of events, the latest first, and those without a date last all the same."""
    rest = limit
    for condition in (f"record.lo < {dates.END}", f"record.lo = {dates.END}"):
        for text in _rows(db, "event", question, Part(rest), sort, column, condition):
            rest -= limit >= 0
            yield text


def _rows(
    db: sqlite3.Connection,
    kind: str,
    question: Question,
    part: Part,
    sort: order.Order | None,
    column: str,
    condition: str = "",
) -> Iterator[str]:
    """Yield the texts of the records of a part, or of those among them of which a condition is true."""
    clause = where(kind, question, walk=_many_match(db, kind, question, part.end))
    if condition:
        clause = clause._replace(sql=f"{clause.sql} AND {condition}")
    mark = f"CASE WHEN {CERTAIN} THEN 'certain' ELSE 'possible' END" if question.window else "NULL"
    by = sort or order.default(kind, question)
    chosen, last = f"WHERE {clause.sql}", "LIMIT :limit"
    if part.skip or part.from_end or not (part.limit < 0 or (by.key == "date" and not isinstance(db, Engine))):
        # SQLite would read the text of every record that it sorts.
        way = by._replace(is_reverse=by.is_reverse != part.from_end)
        only = f"{clause.sql}{order.condition(by)} ORDER BY {order.sql(way, question)} LIMIT :limit OFFSET :skip"
        chosen, last = f"WHERE record.n IN (SELECT record.n FROM stored AS record WHERE {only})", ""
    texts = ask_for(
        db,
        kind,
        f"SELECT {column}, {mark} FROM record {chosen} ORDER BY {order.sql(by, question)} {last}",
        {**clause.values, "limit": part.limit, "skip": part.skip},
    )
    for text, match in texts:
        if "\0" in text:
            raise Damaged
        # Quotation marks inside a JSON string are escaped, so the first such piece of text is the key of the record.
        yield text.replace('"match":null', f'"match":"{match}"', 1) if match else text


def count(db: sqlite3.Connection, kind: str, question: Question) -> tuple[int, int]:
    """Count the records that match, and how many of these match only possibly."""
    if not question.window:
        return _count_undated(db, kind, question), 0
    clause = where(kind, question)
    [(total, possible)] = ask_for(
        db,
        kind,
        f"SELECT count(*), count(*) FILTER (WHERE NOT {CERTAIN}) FROM stored AS record WHERE {clause.sql}",
        clause.values,
    )
    return total, possible


def _count_undated(db: sqlite3.Connection, kind: str, question: Question, most: int = -1) -> int:
    """Count the records that match a question without a window, but stop at ``most`` (-1: never).

    The tags and the words hold the numbers of the records, and each kind has one unbroken range of numbers, so the
    records themselves need not be read.
    """
    if isinstance(db, Engine):
        clause = where(kind, question)
        [(total,)] = ask_for(db, kind, f"SELECT count(*) FROM stored AS record WHERE {clause.sql}", clause.values)
        return int(total)
    if question.is_open():
        return size(db, kind) if most < 0 else min(size(db, kind), most)
    if kind == "event" and (total := _stored_count(db, question)) is not None:
        return total
    numbers, values, rest = _number_table(question)
    clause = where(kind, rest)
    first, last = (f"(SELECT {end} FROM extent WHERE kind = :kind)" for end in ("first", "last"))
    condition = clause.sql.replace("record.kind = :kind", f"record.n BETWEEN {first} AND {last}", 1)
    matches = f"SELECT 1 FROM {numbers} AS record WHERE {condition} LIMIT :most"
    [(total,)] = db.execute(f"SELECT count(*) FROM ({matches})", {**clause.values, **values, "most": most})
    return int(total)


def _stored_count(db: sqlite3.Connection, question: Question) -> int | None:
    """Return the number of events that a question of one filter finds, if it was counted when the index was built."""
    match question.conditions:
        case [Condition(field, [value], False, ())] if not (question.search or question.on):
            return events_with_tag(db, field, value)
    return None


def events_with_tag(db: sqlite3.Connection, field: str, value: str) -> int | None:
    """Return how many events have a tag, as counted when the index was built; None for tags not counted then."""
    row = db.execute("SELECT events FROM facet WHERE field = ? AND value = ?", [field, value]).fetchone()
    return int(row[0]) if row else None


def _number_table(question: Question) -> tuple[str, Values, Question]:
    """Choose a table in which the number of every record that matches stands exactly once.

    It is that of a filter, or else that of a search, or else that of all records. Returns the table as SQL, the values
    of its parameters, and the question without what the table answers already.
    """
    for at, condition in enumerate(question.conditions):
        if len(condition.values) == 1 and not condition.negated and not condition.signed:
            others = question._replace(conditions=(*question.conditions[:at], *question.conditions[at + 1 :]))
            table = "(SELECT n FROM tag WHERE field = :field AND value = :value)"
            return table, {"field": condition.field, "value": condition.values[0]}, others
    for at, search in enumerate(question.search):
        if search.expression and not search.negated:
            others = question._replace(search=(*question.search[:at], *question.search[at + 1 :]))
            return "(SELECT +rowid AS n FROM word WHERE word MATCH :words)", {"words": search.expression}, others
    return "stored", {}, question


def _many_match(db: sqlite3.Connection, kind: str, question: Question, limit: int) -> bool:
    """Say whether to find the first matches by walking through the records in order rather than by sorting all matches.

    Assuming that the M matches among N records are spread evenly, finding the first L by walking reads L * N / M
    records; sorting reads M. So walking is quicker if M is greater than the root of L * N. Where
    a kind has few records, it is always quicker: those of other kinds with the same tags would be sorted too.
    """
    if kind not in LARGE:
        return True
    if limit < 0 or isinstance(db, Engine) or not (question.conditions or question.search or question.on):
        return False
    threshold = int((limit * size(db, kind)) ** 0.5)
    return _count_undated(db, kind, question._replace(window=None), threshold + 1) > threshold


def ids_of(db: sqlite3.Connection, kind: str, question: Question) -> set[str]:
    """Return the ids of the records that match."""
    clause = where(kind, question)
    return {id for (id,) in ask_for(db, kind, f"SELECT id FROM record WHERE {clause.sql}", clause.values)}


def values_of(db: sqlite3.Connection, field: str, ids: list[str]) -> dict[str, list[str]]:
    """Return the values under which a filter finds each of some records, by their ids."""
    import json

    found: dict[str, list[str]] = {}
    rows = db.execute(
        "SELECT given.value, tag.value FROM json_each(?) AS given JOIN stored ON stored.id = given.value"
        " JOIN tag ON tag.n = stored.n WHERE field = ? ORDER BY stored.n, tag.value",
        [json.dumps(ids), field],
    )
    for id, value in rows:
        found.setdefault(id, []).append(value)
    return found


def tag_value(field: str) -> str:
    """Write SQL for the value of a tag that every record of the question has exactly once."""
    return f"(SELECT value FROM tag WHERE tag.n = record.n AND field = '{field}')"


def meta(db: sqlite3.Connection, key: str) -> str:
    """Return a fact about the index as a whole: ``as_of``, the day of the data, or ``datasets`` as JSON."""
    [(value,)] = db.execute("SELECT value FROM meta WHERE key = ?", [key])
    return str(value)


def undated(db: sqlite3.Connection, question: Question) -> int:
    """Count the events that have no date and match all of a question but its window."""
    clause = where("event", question._replace(window=None))
    condition = f"{clause.sql} AND record.lo = {dates.END}"
    [(total,)] = ask(db, f"SELECT count(*) FROM stored AS record WHERE {condition}", clause.values)
    return int(total)


def has_not_coded(db: sqlite3.Connection, field: str) -> bool:
    """Say whether any record of the data is not coded in a field of filters, such as ``effect``."""
    return bool(db.execute("SELECT 1 FROM mark WHERE field = ? AND value = ?", [field, NOT_CODED]).fetchall())


def size(db: sqlite3.Connection, kind: str) -> int:
    """Count all records of a kind."""
    if isinstance(db, Engine) and kind in LARGE:
        return _count_undated(db, kind, Question())
    row = db.execute("SELECT last - first + 1 FROM extent WHERE kind = ?", [kind]).fetchone()
    return int(row[0]) if row else 0


class Record(NamedTuple):
    """A record as it lies in the index.

    kind    such as ``event``
    id      unique over all kinds
    json    the record as the command of its kind puts it out
    detail  what only some commands show, as JSON; empty for most kinds
    """

    kind: str
    id: str
    json: str
    detail: str


def record(db: sqlite3.Connection, id: str) -> Record | None:
    """Return the record with an id, or None."""
    query = "SELECT kind, id, json, detail FROM record WHERE id = :id"
    row = db.execute(query, {"id": sound(id)}).fetchone()
    if row is None and isinstance(db, Engine):
        row = next(iter(ask(db, query, {"id": sound(id)})), None)
    return Record(*row) if row else None


def kinds(db: sqlite3.Connection) -> dict[str, str]:
    """Return the kind of every record under its id."""
    return dict(db.execute("SELECT id, kind FROM record ORDER BY id"))


def labels(db: sqlite3.Connection, kind: str) -> dict[str, str]:
    """Return the title, text, label or name of every record of a kind, in the order of the data."""
    # The plus makes SQLite sort the few records of the kind; without it, it would walk through all records in order.
    return dict(db.execute("SELECT id, label FROM record WHERE kind = ? ORDER BY +n", [kind]))


def texts_of(db: sqlite3.Connection, ids: list[str]) -> list[tuple[str, str]]:
    """Return the id and the JSON text of each of some records."""
    return _of_ids(db, "json", ids)


def labels_of(db: sqlite3.Connection, ids: list[str]) -> dict[str, str]:
    """Return the title, text, label or name of some records, under their ids."""
    return dict(_of_ids(db, "label", ids))


def _of_ids(db: sqlite3.Connection, column: str, ids: list[str]) -> list[tuple[str, str]]:
    """Return the id and a column of each of some records."""
    import json

    found: list[tuple[str, str]] = db.execute(
        f"SELECT record.id, record.{column} FROM json_each(?) AS given JOIN record ON record.id = given.value",
        [json.dumps(ids)],
    ).fetchall()
    known = dict(found)
    if isinstance(db, Engine) and (lacking := [id for id in dict.fromkeys(ids) if id not in known]):
        values: Values = {}
        far = f"SELECT {column}, id FROM record WHERE id IN ({_placeholders(tuple(lacking), 'id', values)})"
        known |= {id: value for value, id in ask(db, far, values)}
        return [(id, known[id]) for id in ids if id in known]
    return found


class Era(NamedTuple):
    """A period of the chain of eras; ``lo`` and ``hi`` are the day keys of its first and last day."""

    label: str
    lo: int
    hi: int


def eras(db: sqlite3.Connection) -> list[Era]:
    """List the eras in order of time."""
    eras = db.execute("SELECT label, lo, hi FROM record JOIN tag USING (n) WHERE field = 'era' ORDER BY lo, hi DESC")
    return [Era(*row) for row in eras]
