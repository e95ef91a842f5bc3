"""Records counted by one or two keys, such as decade or theme: the one implementation of --count-by."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Any, NamedTuple

from sinorus.dates.day import decade_in_edtf, year_in_edtf
from sinorus.model.vocabulary import NOT_CODED, STORED_GROUPS, TIMES
from sinorus.query import group_table, sql
from sinorus.query.group_table import ANSWERS, WIDER, Answer
from sinorus.query.question import Question

# An answer has no more groups than this, unless --limit asks for them.
MOST = 20_000
# The keys of a row that came to it later, and so come last.
LATER = (NOT_CODED, WIDER)


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
    keys   the one or two keys
    rows   yields so many of the rows, -1 for all; a time is in EDTF
    total  adds the numbers of all groups up
    """

    noun: str
    keys: tuple[str, ...]
    rows: Callable[[int], Iterator[dict[str, Any]]]
    total: Callable[[], Total]


def groups(db: sqlite3.Connection, command: str, question: Question, keys: tuple[str, ...]) -> Counts:
    """Count the records that match in groups; ``command`` is a key of ANSWERS, ``keys`` one or two of its groups."""
    answer = ANSWERS[command]
    is_stored = question.is_open() and len(keys) == 1 and keys[0] in STORED_GROUPS.get(answer.kind, ())
    table = group_table.stored(answer, keys[0]) if is_stored else group_table.counted(answer, question, keys)
    total = cache(partial(_total, db, table, answer, question, len(keys)))
    return Counts(answer.noun, keys, partial(_rows, db, table, answer, keys), total)


def _rows(
    db: sqlite3.Connection, table: sql.Clause, answer: Answer, keys: tuple[str, ...], limit: int
) -> Iterator[dict[str, Any]]:
    rows = db.execute(
        f"SELECT * FROM ({table.sql}) ORDER BY {_order(answer, keys)} LIMIT :most", {**table.values, "most": limit}
    )
    for key, second, *numbers in rows:
        columns = dict(zip(answer.columns, numbers, strict=True))
        later = {column: columns.pop(column) for column in LATER if column in columns}
        yield {"key": name(keys[0], key), **columns, "second": name(keys[-1], second), **later}


def _order(answer: Answer, keys: tuple[str, ...]) -> str:
    """Write the order of the groups: times as they follow, others with the largest first.

    What is not coded comes behind them, and what is in no single group last.
    """
    size = answer.noun
    whole = f"sum({size}) OVER (PARTITION BY key)" if len(keys) == 2 else size
    first = "key IS NULL, key" if keys[0] in TIMES else f"{_apart('key')}, {whole} DESC, key"
    return (
        f"{first}, second IS NULL, second" if keys[-1] in TIMES else f"{first}, {_apart('second')}, {size} DESC, second"
    )


def _apart(key: str) -> str:
    """Write SQL that sorts what is not coded, and then what is in no group, behind all others."""
    return f"{key} IS NULL, {key} IS '{NOT_CODED}'"


def _total(db: sqlite3.Connection, table: sql.Clause, answer: Answer, question: Question, keys: int) -> Total:
    is_apart = "key IS NULL" if keys == 1 else "key IS NULL OR second IS NULL"
    not_coded = f'"{NOT_CODED}"' if NOT_CODED in answer.columns else "0"
    is_wider = WIDER if WIDER in answer.columns else "0"
    sums = (answer.noun, f"iif({is_apart}, {answer.noun}, 0)", is_wider, not_coded)
    [(groups, *totals)] = db.execute(
        f"SELECT count(*), {', '.join(f'total({each})' for each in sums)} FROM ({table.sql})", table.values
    )
    records, _ = sql.count(db, answer.kind, question)
    total, apart, wider, without_effect = map(int, totals)
    return Total(groups, total, apart, records, wider, without_effect)


def name(key: str, group: Any) -> Any:
    """Return the name of a group: a time in EDTF, all else as it is; None for what is in no single group."""
    if group is None or key not in TIMES:
        return group
    if key == "month":
        return f"{year_in_edtf(group >> 4)}-{group & 15:02}"
    return decade_in_edtf(group) if key == "decade" else year_in_edtf(group)
