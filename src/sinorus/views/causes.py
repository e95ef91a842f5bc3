"""Chains of causes: the tree of an event, and the ways from one event to another."""

import sqlite3
from functools import partial
from itertools import chain, islice

from sinorus.base import wording
from sinorus.model.rows import EventRow, TraceRow, keys
from sinorus.output.render import MORE
from sinorus.output.view import Column, View
from sinorus.query import causes, sql
from sinorus.views.cells import MARKS, small_view, tone, when

# More ways than this nobody reads.
MOST = 50
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
    """Show the ways along causes between two events, the shortest first, in whatever direction they run."""
    ways, notes = _ways(db, start["id"], end["id"]), []
    if not ways and (ways := _ways(db, end["id"], start["id"])):
        notes = [f"the chain runs the other way: from {end['id']} to {start['id']}"]
    if len(ways) > MOST:
        notes.append(f"there are more ways; the {MOST} shortest are shown")
    rows = list(chain.from_iterable(ways[:MOST]))
    texts = _texts(db, rows)
    view = _view(rows)
    date, event, mark = view.columns
    return view._replace(
        within=f" in {wording.counted(min(len(ways), MOST), 'way')}",
        columns=[date, event, Column("Link", partial(_ground, texts), 22), mark],
        group=partial(_way, ways),
        heading="Chain",
        notes=notes,
        nothing=f"no chain of causes leads from {start['id']} to {end['id']}, nor back",
    )


def _ways(db: sqlite3.Connection, start: str, end: str) -> list[list[TraceRow]]:
    return list(islice(causes.paths(db, start, end), MOST + 1))


def _way(ways: list[list[TraceRow]], row: TraceRow) -> str:
    number = row["path"] or 1
    return f"Way {number}: {wording.counted(len(ways[number - 1]) - 1, 'step')}"


def _view(rows: list[TraceRow]) -> View[TraceRow]:
    columns: list[Column[TraceRow]] = [
        Column("Date", lambda row: when(row["date_edtf"]), 13, most=27),
        Column("Event", _named),
        Column("Effect", lambda row: MARKS[row["effect"]], 13, lambda row: tone(row["effect"])),
    ]
    return small_view("events", rows, keys(TraceRow), columns, PLAIN)._replace(more=MORE["trace"])


def _named(row: TraceRow) -> str:
    return f"{row['title']} [{row['id']}]"


def _texts(db: sqlite3.Connection, rows: list[TraceRow]) -> dict[str, str]:
    return sql.labels_of(db, [row["claim"] for row in rows if row["claim"]])


def _branch(texts: dict[str, str], row: TraceRow) -> str:
    ground = _ground(texts, row)
    behind = " (told elsewhere)" if row["repeated"] else f" (+{row['further']} behind)" if row["further"] else ""
    return f"{when(row['date_edtf'])}: {_named(row)} {MARKS[row['effect']]}{f'; {ground}' if ground else ''}{behind}"


def _fields(texts: dict[str, str], row: TraceRow) -> list[tuple[str, str]]:
    """Label what the tree shows by its lines, for those who read it field by field."""
    where = "" if not row["depth"] else f"{HEADINGS[row['direction']]}, {wording.counted(row['depth'], 'step')} away"
    named = [
        ("Event", _named(row)),
        ("Place in the chain", where),
        ("Next to it", row["of"] or ""),
        ("Date", when(row["date_edtf"])),
    ]
    named += [("Effect", MARKS[row["effect"]]), ("Link", _ground(texts, row))]
    return [(label, text) for label, text in named if text]


def _ground(texts: dict[str, str], row: TraceRow) -> str:
    """Say on what ground the link is said to be."""
    if row["claim"]:
        return f"claimed: {texts[row['claim']]} [{row['claim']}]"
    if row["reference"]:
        return f"reference: {row['reference']['title']}, {row['reference']['publisher']}"
    return f"basis: {row['basis']}" if row["basis"] else ""
