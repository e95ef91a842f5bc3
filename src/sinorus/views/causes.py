"""The views of `trace`: the tree of an event, and the ways from one event to another."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache, partial
from itertools import islice
from typing import TYPE_CHECKING

from sinorus.base import wording
from sinorus.base.text import dump
from sinorus.model.vocabulary import UNREVIEWED
from sinorus.output.render import MORE
from sinorus.output.view import Column, RowKeys, Tally, View, key
from sinorus.query import causes, sql, ways, works
from sinorus.query.links import NEVER, Link
from sinorus.views.catalogue import sentence
from sinorus.views.cells import MARKS, NOTHING, tone, when

if TYPE_CHECKING:
    from sinorus.model.rows.event import EventRow, TraceRow

# More ways than this are not shown: two events can be joined by thousands.
MOST_WAYS = 50
# More rows than this are shown only if a larger --limit asks for them: a tree can have as many as the data have links.
MOST_ROWS = 20_000
HEADINGS = {"start": "", "cause": "Led to it", "effect": "It led to"}
PLAIN = ("path", "direction", "depth", "id", "date_edtf", "effect", "basis", "title")
# Gives the text of a claim.
Text = Callable[[str], str]


def tree(db: sqlite3.Connection, event: EventRow, depth: int, limit: int | None) -> View[TraceRow]:
    """Show what led to an event and what it led to, as a tree; ``limit`` is how many rows were asked for."""
    most = max(MOST_ROWS, limit or 0)
    size = cache(partial(causes.size, db, event["id"], depth, most))
    text = _text(db)
    tally = cache(lambda: Tally(size().rows, 0, size().rows, size().rows > most))
    return _view(partial(causes.tree, db, event["id"], depth), tally, most)._replace(
        group=lambda row: HEADINGS[row["direction"]],
        tree=partial(_branch, text),
        describe=partial(_fields, text),
        hints=lambda: [f"--depth {depth + 1} shows more"] if size().further else [],
        remedy="--limit N shows more, --depth N takes fewer steps",
    )


def _dumped(rows: Callable[[int], Iterable[TraceRow]], limit: int) -> Iterator[str]:
    """Yield the JSON texts of up to so many rows (-1: all)."""
    most = NEVER if limit < 0 else limit
    return map(dump, islice(rows(most), most))


def paths(db: sqlite3.Connection, start: EventRow, end: EventRow, limit: int | None) -> View[TraceRow]:
    """Show the ways along causes between two events, the shortest first; if there is none, the ways back.

    ``limit`` is how many rows were asked for.
    """
    first, (found, are_more), notes = start["id"], _ways(db, start["id"], end["id"]), []
    if not found:
        first, (found, are_more) = end["id"], _ways(db, end["id"], start["id"])
        notes = [f"the chain runs the other way: from {end['id']} to {start['id']}"] if found else []
    if are_more:
        notes.append(f"there are more ways; the {_shortest(len(found))} shown")
    text = _text(db)
    rows = sum(len(way) + 1 for way in found)
    most = max(MOST_ROWS, limit or 0)
    view = _view(lambda _: ways.rows(db, first, found), lambda: Tally(rows, 0, rows), most)
    date, event, mark = view.columns
    return view._replace(
        within=f" in {wording.amount(len(found), 'way')}",
        columns=[date, event, Column("Link", partial(_ground, text), place="below"), mark],
        group=partial(_way, found),
        heading="Chain",
        notes=notes,
        nothing=f"no chain of causes leads from {start['id']} to {end['id']}, nor back",
        remedy="--limit N shows more",
    )


def _ways(db: sqlite3.Connection, start: str, end: str) -> tuple[list[list[Link]], bool]:
    """Return the links of the shortest ways between two events, and whether there are more ways.

    They have MOST_ROWS rows together at most, but there is one way at least if there is any.
    """
    found: list[list[Link]] = []
    rows = 0
    for way in ways.ways(db, start, end):
        rows += len(way) + 1
        if found and (len(found) == MOST_WAYS or rows > MOST_ROWS):
            return found, True
        found.append(way)
    return found, False


def _shortest(count: int) -> str:
    return f"{count} shortest are" if count > 1 else "shortest is"


def _way(ways: list[list[Link]], row: TraceRow) -> str:
    """Write the heading of the way on which a row stands."""
    number = row["path"] or 1
    return f"Way {number}: {wording.amount(len(ways[number - 1]), 'step')}"


def _view(rows: Callable[[int], Iterable[TraceRow]], tally: Callable[[], Tally], most: int) -> View[TraceRow]:
    """Make a view of rows, of which up to ``most`` are shown; ``rows`` is told how many are taken at most."""
    columns: list[Column[TraceRow]] = [
        Column("Date", lambda row: when(row["date_edtf"]) or NOTHING, 13, most=27),
        Column("Event", _event),
        Column("On the tie", lambda row: MARKS[row["effect"]], 13, lambda row: tone(row["effect"])),
    ]
    return View(
        noun="events",
        rows=partial(_dumped, rows),
        keys=RowKeys("trace"),
        plain=[key(name) for name in PLAIN],
        columns=columns,
        tally=tally,
        most=most,
        more=MORE["trace"],
    )


def _event(row: TraceRow) -> str:
    return f"{row['title']} [{row['id']}]"


def _text(db: sqlite3.Connection) -> Text:
    """Return a function that gives the text of a claim, and keeps the last thousand."""
    return lru_cache(1000)(lambda claim: sql.labels_of(db, [claim])[claim])


def _branch(text: Text, row: TraceRow) -> str:
    """Write a row as a branch of the tree, with a word on what lies behind it elsewhere or deeper."""
    ground = _ground(text, row)
    behind = " (told elsewhere)" if row["repeated"] else f" (+{row['further']} behind)" if row["further"] else ""
    date = when(row["date_edtf"]) or "no date"
    return f"{date}: {_event(row)} {MARKS[row['effect']]}{f'; {ground}' if ground else ''}{behind}"


def _fields(text: Text, row: TraceRow) -> list[tuple[str, str]]:
    """Return the labelled fields of a row, which say in words what the tree shows by its lines."""
    where = "" if not row["depth"] else f"{HEADINGS[row['direction']]}, {wording.amount(row['depth'], 'step')} away"
    fields = [
        ("Event", _event(row)),
        ("Place in the chain", where),
        ("Next to it", row["of"] or ""),
        ("Date", when(row["date_edtf"]) or NOTHING),
    ]
    fields += [("On the tie", MARKS[row["effect"]]), ("Link", _ground(text, row))]
    return [(label, text) for label, text in fields if text]


def _ground(text: Text, row: TraceRow) -> str:
    """Write the ground on which the one event is said to have led to the other; empty for the start."""
    if row["claim"]:
        return f"claimed: {text(row['claim'])} [{row['claim']}] ({row['verdict'] or UNREVIEWED})"
    if row["reference"]:
        where = f", {sentence(row['passage'])}" if row["passage"] else ""
        return f"reference: {works.words(row['reference'])}{where}"
    return f"basis: {row['basis']}" if row["basis"] else ""
