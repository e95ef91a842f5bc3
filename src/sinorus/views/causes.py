"""The views of `trace`: the tree of an event, and the ways from one event to another."""

from __future__ import annotations

import sqlite3
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING

from sinorus.base import wording
from sinorus.output.render import MORE
from sinorus.output.view import Column, View
from sinorus.query import causes, sql
from sinorus.views.cells import MARKS, row_keys, small_view, tone, when

if TYPE_CHECKING:
    from sinorus.model.rows import EventRow, TraceRow

# More ways than this are not shown: two events can be joined by thousands.
MOST_WAYS = 50
HEADINGS = {"start": "", "cause": "Led to it", "effect": "It led to"}
PLAIN = ("path", "direction", "depth", "id", "date_edtf", "effect", "basis", "title")


def tree(db: sqlite3.Connection, event: EventRow, depth: int) -> View[TraceRow]:
    """Show what led to an event and what it led to, as a tree."""
    rows = causes.tree(db, event["id"], depth)
    texts = _texts(db, rows)
    view = _view(rows)._replace(
        group=lambda row: HEADINGS[row["direction"]], tree=partial(_branch, texts), describe=partial(_fields, texts)
    )
    further = sum(row["further"] for row in rows)
    return view._replace(hints=lambda: [f"--depth {depth + 1} shows more"] if further else [])


def paths(db: sqlite3.Connection, start: EventRow, end: EventRow) -> View[TraceRow]:
    """Show the ways along causes between two events, the shortest first; if there is none, the ways back."""
    ways, notes = _ways(db, start["id"], end["id"]), []
    if not ways and (ways := _ways(db, end["id"], start["id"])):
        notes = [f"the chain runs the other way: from {end['id']} to {start['id']}"]
    if len(ways) > MOST_WAYS:
        notes.append(f"there are more ways; the {MOST_WAYS} shortest are shown")
    rows = list(chain.from_iterable(ways[:MOST_WAYS]))
    texts = _texts(db, rows)
    view = _view(rows)
    date, event, mark = view.columns
    return view._replace(
        within=f" in {wording.counted(min(len(ways), MOST_WAYS), 'way')}",
        columns=[date, event, Column("Link", partial(_ground, texts), 22), mark],
        group=partial(_way, ways),
        heading="Chain",
        notes=notes,
        nothing=f"no chain of causes leads from {start['id']} to {end['id']}, nor back",
    )


def _ways(db: sqlite3.Connection, start: str, end: str) -> list[list[TraceRow]]:
    """Return the shortest ways, one more than are shown, so that it is known whether there are more."""
    return list(islice(causes.paths(db, start, end), MOST_WAYS + 1))


def _way(ways: list[list[TraceRow]], row: TraceRow) -> str:
    """Write the heading of the way on which a row stands."""
    number = row["path"] or 1
    return f"Way {number}: {wording.counted(len(ways[number - 1]) - 1, 'step')}"


def _view(rows: list[TraceRow]) -> View[TraceRow]:
    columns: list[Column[TraceRow]] = [
        Column("Date", lambda row: when(row["date_edtf"]), 13, most=27),
        Column("Event", _event),
        Column("Effect", lambda row: MARKS[row["effect"]], 13, lambda row: tone(row["effect"])),
    ]
    return small_view("events", rows, row_keys("trace"), columns, PLAIN)._replace(more=MORE["trace"])


def _event(row: TraceRow) -> str:
    return f"{row['title']} [{row['id']}]"


def _texts(db: sqlite3.Connection, rows: list[TraceRow]) -> dict[str, str]:
    """Return the texts of the claims that are the grounds of links, under their ids."""
    return sql.labels_of(db, [row["claim"] for row in rows if row["claim"]])


def _branch(texts: dict[str, str], row: TraceRow) -> str:
    """Write a row as a branch of the tree, with a word on what lies behind it elsewhere or deeper."""
    ground = _ground(texts, row)
    behind = " (told elsewhere)" if row["repeated"] else f" (+{row['further']} behind)" if row["further"] else ""
    return f"{when(row['date_edtf'])}: {_event(row)} {MARKS[row['effect']]}{f'; {ground}' if ground else ''}{behind}"


def _fields(texts: dict[str, str], row: TraceRow) -> list[tuple[str, str]]:
    """Return the labelled fields of a row, which say in words what the tree shows by its lines."""
    where = "" if not row["depth"] else f"{HEADINGS[row['direction']]}, {wording.counted(row['depth'], 'step')} away"
    fields = [
        ("Event", _event(row)),
        ("Place in the chain", where),
        ("Next to it", row["of"] or ""),
        ("Date", when(row["date_edtf"])),
    ]
    fields += [("Effect", MARKS[row["effect"]]), ("Link", _ground(texts, row))]
    return [(label, text) for label, text in fields if text]


def _ground(texts: dict[str, str], row: TraceRow) -> str:
    """Write the ground on which the one event is said to have led to the other; empty for the start."""
    if row["claim"]:
        return f"claimed: {texts[row['claim']]} [{row['claim']}]"
    if row["reference"]:
        return f"reference: {row['reference']['title']}, {row['reference']['publisher']}"
    return f"basis: {row['basis']}" if row["basis"] else ""
