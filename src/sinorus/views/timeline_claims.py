"""The views of `timeline` and `claims`."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING, TypeVar

from sinorus import dates
from sinorus.base import wording
from sinorus.output.view import Column, RowKeys, Tally, View, key
from sinorus.query import sql
from sinorus.query.order import Order
from sinorus.query.question import Question
from sinorus.views.cells import MARKS, NOTHING, by_actor, join_ids, place_of, tone, when, within
from sinorus.views.search import with_search

if TYPE_CHECKING:
    from sinorus.model.rows.claim import ClaimRow
    from sinorus.model.rows.event import EventRow

R = TypeVar("R", "EventRow", "ClaimRow")
# The heading of the events that have no date, which come last.
NO_DATE = "No date"


def timeline(db: sqlite3.Connection, question: Question, sort: Order | None = None) -> View[EventRow]:
    """Show events, in order of date each under the era in which it begins."""
    themes = cache(partial(sql.labels, db, "theme"))
    columns: list[Column[EventRow]] = [
        Column("Date", _date, 13, most=27),
        Column("Event", lambda row: row["title"]),
        Column("On the tie", lambda row: MARKS[row["effect"]], 13, lambda row: tone(row["effect"])),
        Column("Themes", lambda row: _themes(themes(), row), 40, wide=160, most=58),
        Column("What happened", lambda row: row["summary"], place="long"),
        Column("Themes", lambda row: _themes(themes(), row, ""), place="long"),
        Column("Id", lambda row: row["id"], place="id"),
    ]
    view = _view(db, "event", question, RowKeys("timeline"), columns, sort)
    view = with_search(view, db, question, "event", "Event", ("effect", "themes"))
    plain = [key(name) for name in ("id", "date_edtf", "title", "effect", "themes")]
    in_time = sort is None or sort.key == "date"
    return view._replace(
        plain=plain, group=partial(_era, sql.eras(db)) if in_time else None, hints=lambda: _outside(db, question)
    )


def claims(db: sqlite3.Connection, question: Question, sort: Order | None = None) -> View[ClaimRow]:
    """Show claims in order of the date that they are about, those of one source in order of passage."""
    themes = cache(partial(sql.labels, db, "theme"))
    columns: list[Column[ClaimRow]] = [
        Column("Where", place_of, 9, most=20),
        Column("About", lambda row: when(row["date_edtf"], row["match"]), 11, most=27),
        Column("Claim", lambda row: row["text"]),
        Column("On the tie", lambda row: MARKS[row["effect"]], 13, lambda row: tone(row["effect"])),
        Column("Type", _type, 12, wide=160, most=24),
        Column("Record", _verdict, 14, wide=140, most=24),
        Column("Record", _review, place="long"),
        Column("Type", _type, place="long"),
        Column("Themes", lambda row: _themes(themes(), row, ""), place="long"),
        Column("Id", lambda row: row["id"], place="id"),
    ]
    view = _view(db, "claim", question, RowKeys("claims"), columns, sort)
    view = with_search(view, db, question, "claim", "Claim", ("effect", "source"))
    plain = [key(name) for name in ("id", "source", "date_edtf", "effect", "text")]
    return view._replace(plain=plain, hints=lambda: by_actor(question))


def _themes(labels: dict[str, str], row: EventRow | ClaimRow, nothing: str = NOTHING) -> str:
    """Write the labels of the themes of a record, or ``nothing``."""
    return join_ids(labels[theme] for theme in row["themes"]) or nothing


def _date(row: EventRow) -> str:
    """Write the date of an event; where none could be read, what the source has in its place."""
    if row["date_edtf"] or not row["date_text"]:
        return when(row["date_edtf"], row["match"]) or NOTHING
    return f"“{row['date_text']}”"


def _outside(db: sqlite3.Connection, question: Question) -> list[str]:
    """Make the hint of how many events a window leaves out because they have no date."""
    count = sql.undated(db, question) if question.window else 0
    return (
        [f"{wording.amount(count, 'event')} without a date {'is' if count == 1 else 'are'} in no window"]
        if count
        else []
    )


def _verdict(row: ClaimRow) -> str:
    """Write the verdict of a claim, and whether the coder or a series decided it."""
    if not row["review"]:
        return "not reviewed"
    return f"{row['review']['verdict']}, by {row['review']['by']}"


def _review(row: ClaimRow) -> str:
    """Write the verdict of a claim and the note on it."""
    return " ".join([f"{_verdict(row)}.", row["review"]["note"]]) if row["review"] else _verdict(row)


def _type(row: ClaimRow) -> str:
    """Write the type of a claim, and how surely it is said where that is not simply asserted."""
    hedging = row["hedging"] if row["hedging"] != "asserted" else None
    return ", ".join(filter(None, [row["type"], hedging])) or NOTHING


def _view(
    db: sqlite3.Connection,
    kind: str,
    question: Question,
    keys: Callable[[], Sequence[str]],
    columns: list[Column[R]],
    sort: Order | None,
) -> View[R]:
    """Make the view of the events or claims that match."""
    tally = cache(lambda: Tally(*sql.count(db, kind, question), sql.size(db, kind)))
    return View(
        noun=f"{kind}s",
        rows=partial(sql.rows, db, kind, question, sort=sort),
        keys=keys,
        plain=(),
        columns=columns,
        tally=tally,
        within=within(question),
        notes=question.notes,
        skip=partial(sql.page, db, kind, question, sort),
    )


def _era(eras: list[sql.Era], row: EventRow) -> str:
    """Return the label of the era in which an event begins; without a known beginning it is the first era."""
    if row["date_edtf"] is None:
        return NO_DATE
    day = dates.Day.from_iso(row["earliest"]).key() if row["earliest"] else dates.START
    return next((era.label for era in eras if era.lo <= day <= era.hi), "Outside the eras" if eras else "")
