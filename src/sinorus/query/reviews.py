"""Claims held against the record: what the reviews say, worst first, and how many there are of each verdict."""

import sqlite3
from collections.abc import Iterator
from typing import Any

from sinorus.model.vocabulary import FAILED, WORDS
from sinorus.query import sql as query
from sinorus.query.question import Condition, Question

Row = dict[str, Any]
# A group and a verdict, how many claims have both, and how many of these a series decided.
Count = tuple[str, str, int, float]
VERDICTS = WORDS["verdict"]
IN_ORDER = f"{query.tagged('source')}, {query.BY_DATE}"


def rows(db: sqlite3.Connection, question: Question, limit: int = -1) -> Iterator[str]:
    """Yield claims with their reviews as JSON, what the record contradicts first."""
    left = limit
    for verdict in VERDICTS:
        if left == 0:
            return
        # Verdict by verdict, so that of many claims only those are sorted that are asked for.
        for row in query.rows(db, "claim", _judged(question, verdict), left, IN_ORDER, "detail"):
            left -= limit >= 0
            yield row


def failing(db: sqlite3.Connection, question: Question) -> int:
    """Count the claims that the record does not bear out."""
    if question.is_open():
        return sum(row[verdict] for row in counts(db, question, "source") for verdict in FAILED)
    return query.count(db, "claim", _judged(question, *FAILED))[0]


def _judged(question: Question, *verdicts: str) -> Question:
    return question._replace(conditions=(*question.conditions, Condition("verdict", verdicts, False)))


def counts(db: sqlite3.Connection, question: Question, by: str) -> list[Row]:
    """Return a row a group with its claims by verdict, those with most claims first."""
    found = (_counted_before if question.is_open() else _counted)(db, question, by)
    listed = [_group(key, found) for key in dict.fromkeys(key for key, *_ in found)]
    return sorted(listed, key=lambda row: (-row["claims"], row["key"]))


def _counted_before(db: sqlite3.Connection, _: Question, by: str) -> list[Count]:
    """Return what was counted when the index was built."""
    return db.execute("SELECT value, verdict, claims, computed FROM judged WHERE field = ?", [by]).fetchall()


def _counted(db: sqlite3.Connection, question: Question, by: str) -> list[Count]:
    clause = query.where("claim", question)
    return db.execute(
        "SELECT groups.value, verdict.value, count(*), total(maker.value = 'series') FROM record"
        " JOIN tag AS groups ON groups.n = record.n AND groups.field = :by"
        " JOIN tag AS verdict ON verdict.n = record.n AND verdict.field = 'verdict'"
        " JOIN tag AS maker ON maker.n = record.n AND maker.field = 'by'"
        f" WHERE {clause.sql} GROUP BY groups.value, verdict.value",
        {**clause.values, "by": by},
    ).fetchall()


def _group(key: str, found: list[Count]) -> Row:
    own = {verdict: count for group, verdict, count, _ in found if group == key}
    computed = int(sum(part for group, _, _, part in found if group == key))
    counted = {verdict: own.get(verdict, 0) for verdict in VERDICTS}
    return {"key": key, "claims": sum(own.values()), **counted, "computed": computed}
