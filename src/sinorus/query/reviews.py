"""Claims with the verdicts of their reviews: listed with the worst verdict first, and counted by verdict."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal, cast

from sinorus.model.vocabulary import FAILURES, WORDS, Verdict
from sinorus.query import sql
from sinorus.query.order import BY_PASSAGE, Order
from sinorus.query.question import Condition, Question

if TYPE_CHECKING:
    from sinorus.model.rows.claim import VerdictCountRow

# A group, a verdict, how many claims have both, and for how many of these a series decided the verdict.
Count = tuple[str, str, int, float]
# The verdicts, that of the worst claims first.
VERDICTS: tuple[Literal[Verdict, "unreviewed"], ...] = cast(Any, WORDS["verdict"])


def rows(db: sqlite3.Connection, question: Question, sort: Order | None = None, limit: int = -1) -> Iterator[str]:
    """Yield the rows of `check` as JSON; a ``limit`` of -1 means all.

    Without a ``sort`` the claims that the record contradicts come first, of each verdict in order of passage.
    """
    if sort:
        yield from sql.rows(db, "claim", question, limit, sort, "detail")
        return
    remaining = limit
    for verdict in VERDICTS:
        if remaining == 0:
            return
        # One query a verdict: with a limit, SQLite then sorts the few claims of the first verdicts and not all claims.
        for row in sql.rows(db, "claim", _with_verdict(question, verdict), remaining, BY_PASSAGE, "detail"):
            remaining -= limit >= 0
            yield row


def failing(db: sqlite3.Connection, question: Question) -> int:
    """Count the claims that the record does not bear out: contradicted, imprecise, or failed later."""
    if question.is_open():
        return sum(_failures(row) for row in counts(db, question, "source"))
    return sql.count(db, "claim", _with_verdict(question, *FAILURES))[0]


def _failures(row: VerdictCountRow) -> int:
    return sum(row[verdict] for verdict in FAILURES)


def _with_verdict(question: Question, *verdicts: str) -> Question:
    return question._replace(conditions=(*question.conditions, Condition("verdict", verdicts, False)))


def counts(db: sqlite3.Connection, question: Question, by: str) -> list[VerdictCountRow]:
    """Count the claims of each group by verdict, the groups with most claims first; ``by`` is one of CLAIM_GROUPS."""
    counts = _stored_counts(db, by) if question.is_open() else _count(db, question, by)
    keys = dict.fromkeys(key for key, *_ in counts)
    groups = [_group(key, counts) for key in keys]
    return sorted(groups, key=lambda row: (-row["claims"], row["key"]))


def _stored_counts(db: sqlite3.Connection, by: str) -> list[Count]:
    """Return the counts of all claims, which were made when the index was built."""
    return db.execute("SELECT value, verdict, claims, computed FROM judged WHERE field = ?", [by]).fetchall()


def _count(db: sqlite3.Connection, question: Question, by: str) -> list[Count]:
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
        "broken": own.get("broken", 0),
        "kept": own.get("kept", 0),
    }
