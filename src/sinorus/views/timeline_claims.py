"""Events and claims: records with a date of their own."""

import sqlite3
from collections.abc import Sequence
from functools import cache, partial
from typing import TypeVar

from sinorus import dates
from sinorus.model.rows import ClaimRow, EventRow, keys
from sinorus.output.view import Column, Tally, View, flat, key
from sinorus.query import sql
from sinorus.query.question import Question
from sinorus.views.cells import MARKS, place_of, together, tone, when, within

R = TypeVar("R", EventRow, ClaimRow)


def timeline(db: sqlite3.Connection, question: Question) -> View[EventRow]:
    """Show events in order of date, under the era that they begin in."""
    columns: list[Column[EventRow]] = [
        Column("Date", lambda row: when(row["date_edtf"], row["match"]), 13, most=27),
        Column("Event", lambda row: row["title"]),
        Column("Effect", lambda row: MARKS[row["effect"]], 13, lambda row: tone(row["effect"])),
        Column("Themes", lambda row: together(row["themes"]), 18, most=58),
        Column("Id", lambda row: row["id"], 44, wide=140),
    ]
    view = _dated(db, "event", question, keys(EventRow), columns)
    plain = [key(name) for name in ("id", "date_edtf", "title", "effect", "themes")]
    return view._replace(plain=plain, group=partial(_era, sql.eras(db)))


def claims(db: sqlite3.Connection, question: Question) -> View[ClaimRow]:
    """Show claims in order of the date that they are about."""
    columns: list[Column[ClaimRow]] = [
        Column("Where", place_of, 9),
        Column("About", lambda row: when(row["date_edtf"], row["match"]), 11, most=27),
        Column("Claim", lambda row: row["text"]),
        Column("Effect", lambda row: MARKS[row["effect"]], 13, lambda row: tone(row["effect"])),
        Column("Type", _manner, 12, wide=100),
        Column("Record", _verdict, 14, wide=100),
        Column("Id", lambda row: row["id"], 50, wide=160),
    ]
    view = _dated(db, "claim", question, keys(ClaimRow), columns)
    return view._replace(plain=[key(name) for name in ("id", "source", "date_edtf", "effect", "text")])


def _verdict(row: ClaimRow) -> str:
    """Say what the record says of a claim, and whether a number decided it."""
    if not row["review"]:
        return "not reviewed"
    return f"{row['review']['verdict']}, by {row['review']['by']}"


def _manner(row: ClaimRow) -> str:
    return row["type"] + ("" if row["hedging"] == "asserted" else f", {row['hedging']}")


def _dated(
    db: sqlite3.Connection, kind: str, question: Question, keys: Sequence[str], columns: list[Column[R]]
) -> View[R]:
    return View(
        noun=f"{kind}s",
        rows=partial(sql.rows, db, kind, question),
        keys=keys,
        plain=(),
        columns=columns,
        tally=cache(lambda: Tally(*sql.count(db, kind, question), sql.size(db, kind))),
        within=within(question),
        describe=partial(_fields, columns),
        notes=question.notes,
    )


def _fields(columns: Sequence[Column[R]], row: R) -> list[tuple[str, str]]:
    """Label what the columns say, the id first."""
    fields: list[tuple[str, str]] = [("Id", row["id"])]
    fields += [(column.title, flat(column.cell(row))) for column in columns if column.title != "Id"]
    return [(title, value) for title, value in fields if value]


def _era(eras: list[sql.Era], row: EventRow) -> str:
    """Name the era of the earliest day; an event without a known beginning belongs to the first."""
    day = dates.Day.from_iso(row["earliest"]).key() if row["earliest"] else dates.START
    return next((era.label for era in eras if era.lo <= day <= era.hi), "Outside the eras" if eras else "")
