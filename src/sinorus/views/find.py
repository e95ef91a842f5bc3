"""The view of `find`."""

from __future__ import annotations

import shlex
import sqlite3
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from sinorus.base import wording
from sinorus.base.text import dump
from sinorus.output.render import BINARY, FORMATS
from sinorus.output.view import Column, RowKeys, Tally, View, key
from sinorus.query import find as query
from sinorus.query import onward, ranking, sql
from sinorus.query.failure import reason
from sinorus.query.question import Question
from sinorus.query.ranking import Asked
from sinorus.query.snippets import NAMED
from sinorus.views.cells import when, within
from sinorus.views.search import context

if TYPE_CHECKING:
    from sinorus.model.rows.find import FindRow

# So many records are shown, in every format, unless more are asked for: the nearest come first.
FIRST = 20


def find(db: sqlite3.Connection, asked: Asked) -> View[FindRow]:
    """Show the records that answer some words, the nearest first."""
    counts = cache(lambda: ranking.counts(db, asked))
    marks: set[str] = set()
    firsts: list[str] = []

    def texts(limit: int) -> Iterator[str]:
        for row in query.find(db, asked, limit, marks):
            firsts.append(row["id"])
            yield dump(row)

    def tally() -> Tally:
        total, possible = (sum(column) for column in zip(*counts().values(), strict=True)) if counts() else (0, 0)
        return Tally(total, possible, sum(sql.size(db, kind) for kind in asked.kinds))

    columns: list[Column[FindRow]] = [
        Column("Kind", lambda row: row["record"], 8),
        Column("Date", lambda row: when(row["date_edtf"], row["match"]), 14),
        Column("Record", _record),
    ]
    return View(
        noun="records",
        rows=texts,
        keys=RowKeys("find"),
        plain=[key(name) for name in ("record", "id", "date_edtf", "title", "field", "snippet")],
        columns=columns,
        tally=tally,
        within=within(asked.question),
        describe=_fields,
        notes=asked.question.notes,
        hints=lambda: [*([_by_kind(counts())] if len(counts()) > 1 else []), *_onward(db, asked, firsts[:1])],
        long=FIRST,
        first=FIRST,
        capped=(*FORMATS, *BINARY),
        marks=lambda: marks,
        reason=lambda: reason(db, _with_words(asked), asked.kinds),
    )


def _with_words(asked: Asked) -> Question:
    """Return the question with its words."""
    return asked.question._replace(search=(asked.search,) if asked.search else ())


def _record(row: FindRow) -> str:
    """Write what a record is called, the words in their context if they stand elsewhere, and its id, a line each."""
    return "\n".join(filter(None, [row["title"], _context(row), row["id"]]))


def _context(row: FindRow) -> str:
    """Write the words in their context; empty where they stand in what the record is called."""
    is_shown = row["field"] in ("", "id", NAMED[row["record"]])
    return "" if is_shown else context(row["field"], row["snippet"])


def _fields(row: FindRow) -> list[tuple[str, str]]:
    """Return the labelled fields of a row."""
    fields = [("Id", row["id"]), ("Kind", row["record"]), ("Date", when(row["date_edtf"], row["match"]))]
    fields += [("Record", row["title"]), ("Words", _context(row))]
    return [(title, value) for title, value in fields if value]


def _by_kind(counts: dict[str, tuple[int, int]]) -> str:
    """Write how many records there are of each kind, most first."""
    ordered = sorted(counts.items(), key=lambda item: -item[1][0])
    return wording.join([wording.amount(count, kind) for kind, (count, _) in ordered])


def _onward(db: sqlite3.Connection, asked: Asked, firsts: list[str]) -> list[str]:
    """Write the commands that go on: all of the first record, and the timeline of what the words name."""
    commands = [f"sinorus show {shlex.quote(id)}" for id in firsts]
    terms = asked.search.terms if asked.search else ()
    if terms and (filters := onward.filters(db, asked.text, terms, asked.question)):
        words = [word for field, value in filters for word in (f"--{field}", value)]
        commands.append(shlex.join(["sinorus", "timeline", *words, *asked.line]))
    return [f"go on with {' or '.join(f'`{command}`' for command in commands)}"] if commands else []
