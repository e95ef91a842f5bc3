"""Records counted by one or two keys, such as decade or theme: the one implementation of --count-by."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Any, NamedTuple

from sinorus.base.engine import Engine
from sinorus.model.vocabulary import DATED, NOT_CODED, STORED_GROUPS, TIMES
from sinorus.query import group_table, sql
from sinorus.query.count_keys import By
from sinorus.query.group_table import ANSWERS, OFFICIAL, SOURCES, WIDER, Answer
from sinorus.query.question import Question

# An answer has no more groups than this, unless --limit asks for them.
MOST = 20_000
# The keys of a row that came to it later, and so come last.
LATER = (NOT_CODED, WIDER, SOURCES, OFFICIAL)


class Total(NamedTuple):
    """How many groups there are, and what they sum up to.

    sum        their records
    apart      those of them in no single group
    records    the records that match
    wider      those apart because they last longer than a year, decade or month
    not_coded  those of which the effect is not coded
    """

    groups: int
    sum: int
    apart: int
    records: int
    wider: int = 0
    not_coded: int = 0


class Counts(NamedTuple):
    """Groups with their numbers.

    noun   what is counted, in the plural
    by     the one or two keys, and the spans of time of one's own
    rows   yields so many of the rows, -1 for all; a time is in EDTF
    total  adds the numbers of all groups up
    """

    noun: str
    by: By
    rows: Callable[[int], Iterator[dict[str, Any]]]
    total: Callable[[], Total]


def groups(db: sqlite3.Connection, command: str, question: Question, by: By) -> Counts:
    """Count the records that match in groups; ``command`` is a key of ANSWERS."""
    answer, keys = ANSWERS[command], by.keys
    is_stored = not isinstance(db, Engine) and (
        question.is_open() and by.cuts == () and len(keys) == 1 and keys[0] in STORED_GROUPS.get(answer.kind, ())
    )
    table = group_table.stored(answer, keys[0]) if is_stored else group_table.counted(answer, question, by)
    total = cache(partial(_total, db, table, answer, question, len(keys)))
    return Counts(answer.noun, by, partial(_rows, db, table, answer, by), total)


def _rows(db: sqlite3.Connection, table: sql.Clause, answer: Answer, by: By, limit: int) -> Iterator[dict[str, Any]]:
    keys = by.keys
    shown = ", ".join(("key", "second", *(f'"{column}"' for column in answer.columns)))
    whole = f"sum({answer.noun}) OVER (PARTITION BY key)" if len(keys) == 2 else answer.noun
    counted = f"SELECT *, {whole} AS whole FROM ({table.sql})"
    query = f"SELECT {shown} FROM ({counted}) ORDER BY {_order(answer, keys)} LIMIT :most"
    rows = sql.ask_for(db, answer.kind, query, {**table.values, "most": limit})
    for key, second, *numbers in rows:
        columns = dict(zip(answer.columns, numbers, strict=True))
        later = {column: columns.pop(column) for column in LATER if column in columns and column != answer.noun}
        yield {"key": by.name(keys[0], key), **columns, "second": by.name(keys[-1], second), **later}


def _order(answer: Answer, keys: tuple[str, ...]) -> str:
    """Write the order of the groups: times as they follow, others with the largest first.

    What is not coded comes behind them, and what is in no single group last.
    """
    size = answer.noun
    first, second = (
        f"{_apart(name, key)}, {f'CAST({name} AS BIGINT)' if key in DATED else f'{number} DESC'}, {name}"
        for name, number, key in (("key", "whole", keys[0]), ("second", size, keys[-1]))
    )
    return f"{first}, {second}"


def _apart(name: str, key: str) -> str:
    """Write SQL that sorts what is not coded, and then what is in no group, behind all others; every time is coded."""
    return f"{name} IS NULL" if key in TIMES else f"{name} IS NULL, coalesce({name} = '{NOT_CODED}', FALSE)"


def _total(db: sqlite3.Connection, table: sql.Clause, answer: Answer, question: Question, keys: int) -> Total:
    is_apart = "key IS NULL" if keys == 1 else "key IS NULL OR second IS NULL"
    not_coded = f'"{NOT_CODED}"' if NOT_CODED in answer.columns else "0"
    is_wider = WIDER if WIDER in answer.columns else "0"
    sums = (answer.noun, f"CASE WHEN {is_apart} THEN {answer.noun} ELSE 0 END", is_wider, not_coded)
    query = f"SELECT count(*), {', '.join(f'coalesce(sum({each}), 0)' for each in sums)} FROM ({table.sql})"
    [(groups, *totals)] = sql.ask_for(db, answer.kind, query, table.values)
    records, _ = sql.count(db, answer.kind, question)
    total, apart, wider, without_effect = map(int, totals)
    return Total(groups, total, apart, records, wider, without_effect)


def balances(db: sqlite3.Connection, question: Question) -> tuple[Counter[str], Counter[str]]:
    """Count the claims that match by effect: those of official texts, and all others."""
    clause = sql.where("claim", question)
    official, others = Counter[str](), Counter[str]()
    for is_official, effect, claims in db.execute(
        f"SELECT n IN (SELECT n FROM tag WHERE {group_table.IS_OFFICIAL}), {sql.tag_value('effect')}, count(*)"
        f" FROM record WHERE {clause.sql} GROUP BY 1, 2",
        clause.values,
    ):
        (official if is_official else others)[effect] += claims
    return official, others
