"""The tree of causes: what led to an event and what it led to."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from sinorus.query.cause_rows import Rows
from sinorus.query.links import NEVER, Direction, Reach, links

if TYPE_CHECKING:
    from sinorus.model.rows.event import TraceRow

DIRECTIONS: tuple[Direction, ...] = ("cause", "effect")


class Size(NamedTuple):
    """How many rows a tree has, and whether events lie behind its edge."""

    rows: int
    further: bool


def size(db: sqlite3.Connection, id: str, depth: int, most: int) -> Size:
    """Count the rows of a tree up to ``most``; a larger one counts one more, and nothing is known of its edge."""
    rows, further = 1, False
    for direction in DIRECTIONS:
        for step in Reach(db, id, direction).steps:
            if step > depth:
                further = True
                break
            rows += 1
            if rows > most:
                return Size(rows, False)
    return Size(rows, further)


def tree(db: sqlite3.Connection, id: str, depth: int, most: int = NEVER) -> Iterator[TraceRow]:
    """Yield the rows of a tree, each before its branches: an event, what led to it, and what it led to.

    The caller takes no more than ``most`` rows, so that no more links need be kept.
    """
    rows = Rows(db)
    yield rows.row(id)
    for direction in DIRECTIONS:
        yield from _branches(db, rows, id, direction, depth, most)


def _branches(
    db: sqlite3.Connection, rows: Rows, id: str, direction: Direction, deepest: int, most: int
) -> Iterator[TraceRow]:
    """Yield the rows of one direction.

    An event that is reached in several ways has its branches only once: at the first of its places nearest to the
    start. So the tree has as many rows as there are links, and not as many as there are ways.
    """
    reach = Reach(db, id, direction)
    with_branches: set[str] = set()
    stack = [(1, link) for link in reversed(links(db, id, direction, most))]
    while stack:
        depth, link = stack.pop()
        id = link.far(direction)
        row, behind = rows.row(id, direction, depth, link), rows.links_behind(id, direction)
        if not behind:
            yield row
        elif id in with_branches or reach.least(id, depth - 1) < depth:
            yield {**row, "repeated": True}
        elif depth == deepest:
            with_branches.add(id)
            yield {**row, "further": behind}
        else:
            with_branches.add(id)
            yield row
            stack += [(depth + 1, link) for link in reversed(links(db, id, direction, most))]
            del stack[:-most]
