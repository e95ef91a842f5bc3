"""Claims held against the record: what the reviews say, worst first, and how many there are of each verdict."""

import sqlite3
from collections.abc import Iterator
from typing import Any, Literal, cast

from sinorus.model.rows import VerdictCountRow
from sinorus.model.vocabulary import FAILED, WORDS, Verdict
from sinorus.query import sql
from sinorus.query.question import Condition, Question

# A group and a verdict, how many claims have both, and how many of these a series decided.
Count = tuple[str, str, int, float]
VERDICTS: tuple[Literal[Verdict, "unreviewed"], ...] = cast(Any, WORDS["verdict"])
IN_ORDER = f"{sql.tagged('source')}, {sql.BY_DATE}"


def rows(db: sqlite3.Connection, question: Question, limit: int = -1) -> Iterator[str]:
    """Yield claims with their reviews as JSON, what the record contradicts first."""
    left = limit
    for verdict in VERDICTS:
        if left == 0:
            return
        # Verdict by verdict, so that of many claims only those are sorted that are asked for.
        for row in sql.rows(db, "claim", _judged(question, verdict), left, IN_ORDER, "detail"):
            left -= limit >= 0
            yield row


def failing(db: sqlite3.Connection, question: Question) -> int:
    """Count the claims that the record does not bear out."""
    if question.is_open():
        return sum(_failures(row) for row in counts(db, question, "source"))
    return sql.count(db, "claim", _judged(question, *FAILED))[0]


def _failures(row: VerdictCountRow) -> int:
    return row["contradicted"] + row["not-borne-out"] + row["imprecise"]


def _judged(question: Question, *verdicts: str) -> Question:
    return question._replace(conditions=(*question.conditions, Condition("verdict", verdicts, False)))


def counts(db: sqlite3.Connection, question: Question, by: str) -> list[VerdictCountRow]:
    """Return a row a group with its claims by verdict, those with most claims first."""
    counts = (_counted_before if question.is_open() else _counted)(db, question, by)
    groups = [_group(key, counts) for key in dict.fromkeys(key for key, *_ in counts)]
    return sorted(groups, key=lambda row: (-row["claims"], row["key"]))


def _counted_before(db: sqlite3.Connection, _: Question, by: str) -> list[Count]:
    """Return what was counted when the index was built."""
    return db.execute("SELECT value, verdict, claims, computed FROM judged WHERE field = ?", [by]).fetchall()


def _counted(db: sqlite3.Connection, question: Question, by: str) -> list[Count]:
    clause = sql.where("claim", question)
    return db.execute(
        "SELECT groups.value, verdict.value, count(*), total(maker.value = 'series') FROM record"
        " JOIN tag AS groups ON groups.n = record.n AND groups.field = :by"
        " JOIN tag AS verdict ON verdict.n = record.n AND verdict.field = 'verdict'"
        " JOIN tag AS maker ON maker.n = record.n AND maker.field = 'by'"
        f" WHERE {clause.sql} GROUP BY groups.value, verdict.value",
        {**clause.values, "by": by},
    ).fetchall()


def _group(key: str, counts: list[Count]) -> VerdictCountRow:
    own = {verdict: claims for group, verdict, claims, _ in counts if group == key}
    return {
        "key": key,
        "claims": sum(own.values()),
        "contradicted": own.get("contradicted", 0),
        "not-borne-out": own.get("not-borne-out", 0),
        "imprecise": own.get("imprecise", 0),
        "open": own.get("open", 0),
        "unverified": own.get("unverified", 0),
        "judgement": own.get("judgement", 0),
        "supported": own.get("supported", 0),
        "borne-out": own.get("borne-out", 0),
        "unreviewed": own.get("unreviewed", 0),
        "computed": int(sum(computed for group, _, _, computed in counts if group == key)),
    }
