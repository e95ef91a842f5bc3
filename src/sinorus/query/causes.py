"""Chains of causes: the tree of what led to an event and what it led to, and the ways from one event to another."""

from __future__ import annotations

import heapq
import json
import sqlite3
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from sinorus import dates
from sinorus.model.vocabulary import Basis
from sinorus.query import sql

if TYPE_CHECKING:
    from sinorus.model.rows import EventRow, TraceRow

# Whether links are followed towards causes or towards effects.
Direction = Literal["cause", "effect"]
# The links at each event, under its id.
Links = dict[str, list["Link"]]


class Link(NamedTuple):
    """A cause and its effect, and the ground on which the one is said to have led to the other.

    effect     the id of the later event
    cause      the id of the earlier event
    basis      the kind of ground
    claim      the id of the claim that says so, if that is the ground
    reference  the reference that says so as JSON, if that is the ground
    """

    effect: str
    cause: str
    basis: Basis
    claim: str | None
    reference: str | None

    def far(self, direction: Direction) -> str:
        """Return the event at which one arrives when following the link in a direction."""
        return self.cause if direction == "cause" else self.effect

    def near(self, direction: Direction) -> str:
        """Return the event from which one sets out when following the link in a direction."""
        return self.effect if direction == "cause" else self.cause


class Reach(NamedTuple):
    """What can be reached from an event in one direction.

    links     the links that lead on from each event that was reached
    distance  the fewest steps to each event that was reached
    """

    links: Links
    distance: dict[str, int]


def reach(db: sqlite3.Connection, id: str, direction: Direction, depth: int | None = None) -> Reach:
    """Follow the links from an event in one direction, level by level, up to ``depth`` steps (None: to the end)."""
    near = "effect" if direction == "cause" else "cause"
    reach = Reach({}, {id: 0})
    level, step = [id], 0
    while level and (depth is None or step < depth):
        step += 1
        rows = db.execute(
            f"SELECT cause.* FROM json_each(?) AS start JOIN cause ON cause.{near} = start.value", [json.dumps(level)]
        )
        links = [Link(*row) for row in rows]
        level = []
        for link in links:
            reach.links.setdefault(link.near(direction), []).append(link)
            if link.far(direction) not in reach.distance:
                reach.distance[link.far(direction)] = step
                level.append(link.far(direction))
    return reach


def row(
    db: sqlite3.Connection,
    id: str,
    direction: Literal["start", "cause", "effect"],
    depth: int,
    link: Link | None = None,
    path: int | None = None,
) -> TraceRow:
    """Make the row of an event.

    ``depth`` is the number of steps from the start, ``link`` the link by which the event was reached, ``path`` the
    number of the way on which it stands.
    """
    record = sql.record(db, id)
    assert record is not None
    event: EventRow = json.loads(record.json)
    return {
        "path": path,
        "direction": direction,
        "depth": depth,
        "id": event["id"],
        "title": event["title"],
        "date_edtf": event["date_edtf"],
        "earliest": event["earliest"],
        "latest": event["latest"],
        "effect": event["effect"],
        "of": link.near(direction) if link and direction != "start" else None,
        "basis": link.basis if link else None,
        "claim": link.claim if link else None,
        "reference": json.loads(link.reference) if link and link.reference else None,
        "claims": _claims_on_both(db, link) if link else [],
        "repeated": False,
        "further": 0,
    }


def _claims_on_both(db: sqlite3.Connection, link: Link) -> list[str]:
    """Return the ids of the claims that rest on both events of a link."""
    claims = db.execute(
        "SELECT record.id FROM resting AS one JOIN resting AS other USING (n) JOIN record USING (n)"
        f" WHERE one.target = ? AND other.target = ? ORDER BY {sql.BY_DATE}",
        [link.cause, link.effect],
    )
    return [id for (id,) in claims]


def tree(db: sqlite3.Connection, id: str, depth: int) -> list[TraceRow]:
    """Return the rows of a tree: an event, what led to it and what it led to, each row before its branches."""
    rows = [row(db, id, "start", 0)]
    directions: tuple[Direction, ...] = ("cause", "effect")
    for direction in directions:
        # One step more than the tree has, because rows at its edge say how many events follow.
        rows += _walk(db, id, direction, reach(db, id, direction, depth + 1), depth)
    return rows


def _walk(db: sqlite3.Connection, id: str, direction: Direction, reach: Reach, most: int) -> Iterator[TraceRow]:
    """Yield the rows of one direction down to a depth of ``most``.

    An event that is reached in several ways has its branches only once: at the first of its places nearest to the
    start.
    """
    with_branches: set[str] = set()
    stack = _rows_behind(db, id, direction, 1, reach.links)
    while stack:
        row = stack.pop()
        id, depth = row["id"], row["depth"]
        behind = len(reach.links.get(id, ()))
        is_place = depth == reach.distance[id] and id not in with_branches
        further = behind if is_place and depth == most else 0
        yield {**row, "repeated": bool(behind) and not is_place, "further": further}
        if is_place:
            with_branches.add(id)
            stack += _rows_behind(db, id, direction, depth + 1, reach.links) if depth < most else []


def _rows_behind(db: sqlite3.Connection, id: str, direction: Direction, depth: int, links: Links) -> list[TraceRow]:
    """Return the rows of the branches of an event, the latest first, because the rows are taken from the end."""
    rows = [row(db, link.far(direction), direction, depth, link) for link in links.get(id, ())]
    return sorted(rows, key=_by_day, reverse=True)


def _by_day(row: TraceRow) -> tuple[int, str]:
    """Return the day key of the first day of an event and its id, to sort by."""
    return dates.Day.from_iso(row["earliest"]).key() if row["earliest"] else dates.START, row["id"]


def paths(db: sqlite3.Connection, start: str, end: str) -> Iterator[list[TraceRow]]:
    """Yield the ways along causes from one event to another, the shortest first.

    The distance of every event to the end is known beforehand (A* search). So dead ends are never entered, and the
    first ways come at once, however many there are.
    """
    distance = reach(db, end, "cause").distance
    links = reach(db, start, "effect").links if start in distance else {}
    for number, way in enumerate(_shortest_first(start, end, links, distance), 1):
        steps = [row(db, link.effect, "effect", step, link, number) for step, link in enumerate(way, 1)]
        yield [row(db, start, "start", 0, path=number), *steps]


def _shortest_first(start: str, end: str, links: Links, distance: dict[str, int]) -> Iterator[tuple[Link, ...]]:
    """Yield the ways from one event to another, the shortest first; ``distance`` is that of each event to the end.

    The queue holds unfinished ways by the length that they will have. Of equal ones the longest comes first, because
    it is nearest to the end, then the one that comes first by its ids, so that the order is always the same.
    """
    queue: list[tuple[int, int, tuple[str, ...], tuple[Link, ...]]] = [(distance.get(start, -1), 0, (), ())]
    while queue:
        _, _, ids, way = heapq.heappop(queue)
        here = way[-1].effect if way else start
        if here == end:
            yield way
            continue
        for link in links.get(here, ()):
            if link.effect in distance:
                length = len(way) + 1
                heapq.heappush(queue, (length + distance[link.effect], -length, (*ids, link.effect), (*way, link)))
