"""Events and claims: records with a date of their own."""

import sqlite3
from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import Any

from sinorus import dates
from sinorus.model.keys import KEYS
from sinorus.output.view import Column, Row, Tally, View, flat, key
from sinorus.query import sql as query
from sinorus.query.question import Question
from sinorus.views.cells import effect, listed, of, said, tone, when, within


def timeline(db: sqlite3.Connection, question: Question) -> View:
    """Show events in order of date, under the era that they begin in."""
    columns = [
        Column("Date", when, 13, most=27),
        Column("Event", of("title")),
        Column("Effect", effect, 13, tone),
        Column("Themes", listed("themes"), 18, most=58),
        Column("Id", of("id"), 44, wide=140),
    ]
    plain = [key(name) for name in ("id", "date_edtf", "title", "effect", "themes")]
    eras = query.eras(db)
    return _dated(db, "event", question, columns, plain)._replace(group=partial(_era, eras))


def claims(db: sqlite3.Connection, question: Question) -> View:
    """Show claims in order of the date that they are about."""
    columns = [
        Column("Where", said, 9),
        Column("About", when, 11, most=27),
        Column("Claim", of("text")),
        Column("Effect", effect, 13, tone),
        Column("Type", _manner, 12, wide=100),
        Column("Record", _verdict, 14, wide=100),
        Column("Id", of("id"), 50, wide=160),
    ]
    plain = [key(name) for name in ("id", "source", "date_edtf", "effect", "text")]
    return _dated(db, "claim", question, columns, plain)


def _verdict(row: Row) -> str:
    """Say what the record says of a claim, and whether a number decided it."""
    if not row["review"]:
        return "not reviewed"
    return f"{row['review']['verdict']}, by {row['review']['by']}"


def _manner(row: Row) -> str:
    return str(row["type"]) + ("" if row["hedging"] == "asserted" else f", {row['hedging']}")


def _dated(
    db: sqlite3.Connection,
    kind: str,
    question: Question,
    columns: list[Column],
    plain: list[tuple[str, Callable[[Row], Any]]],
) -> View:
    return View(
        noun=f"{kind}s",
        rows=partial(query.rows, db, kind, question),
        keys=KEYS[kind],
        plain=plain,
        columns=columns,
        tally=cache(lambda: Tally(*query.count(db, kind, question), query.size(db, kind))),
        within=within(question),
        describe=partial(_listed_fields, columns),
        notes=question.notes,
    )


def _listed_fields(columns: Sequence[Column], row: Row) -> list[tuple[str, str]]:
    named = [(column.title, flat(column.cell(row))) for column in columns if column.title != "Id"]
    return [("Id", row["id"]), *((title, value) for title, value in named if value)]


def _era(eras: list[query.Era], row: Row) -> str:
    """Name the era of the earliest day; an event without a known beginning belongs to the first."""
    begun = dates.Day.from_iso(row["earliest"]).key() if row["earliest"] else dates.START
    return next((era.label for era in eras if era.lo <= begun <= era.hi), "Outside the eras" if eras else "")
