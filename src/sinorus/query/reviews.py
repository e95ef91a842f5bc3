"""Claims with the verdicts of their reviews, listed with the worst verdict first."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal, cast

from sinorus.model.vocabulary import FAILURES, WORDS, Verdict
from sinorus.query import counts, sql
from sinorus.query.count_keys import By
from sinorus.query.order import BY_PASSAGE, Order
from sinorus.query.question import Condition, Question

if TYPE_CHECKING:
    from sinorus.model.rows.claim import VerdictCountRow

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
        return sum(_failures(row) for row in by_source(db, question))
    return sql.count(db, "claim", _with_verdict(question, *FAILURES))[0]


def _failures(row: VerdictCountRow) -> int:
    return sum(row[verdict] for verdict in FAILURES)


def _with_verdict(question: Question, *verdicts: str) -> Question:
    return question._replace(conditions=(*question.conditions, Condition("verdict", verdicts, False)))


def by_source(db: sqlite3.Connection, question: Question) -> list[VerdictCountRow]:
    """Count the claims of each source by verdict."""
    return cast("list[VerdictCountRow]", [*counts.groups(db, "check", question, By(("source",))).rows(-1)])
