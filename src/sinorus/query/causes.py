"""Chains of causes: what led to an event and what it led to, and the ways from one event to another."""

import heapq
import json
import sqlite3
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from sinorus import dates
from sinorus.model.rows import EventRow, TraceRow
from sinorus.model.vocabulary import Basis
from sinorus.query import sql

# Towards causes or towards effects.
Direction = Literal["cause", "effect"]
Links = dict[str, list["Link"]]


class Link(NamedTuple):
    """A cause and its effect, and on what ground that is said."""

    effect: str
    cause: str
    basis: Basis
    claim: str | None
    reference: str | None

    def far(self, direction: Direction) -> str:
        """Return the end that lies in a direction, towards causes or towards effects."""
        return self.cause if direction == "cause" else self.effect

    def near(self, direction: Direction) -> str:
        """Return the other end."""
        return self.effect if direction == "cause" else self.cause


class Reach(NamedTuple):
    """The links behind an event by their near end, and of every event how many steps it is away at least."""

    links: Links
    distance: dict[str, int]


def reach(db: sqlite3.Connection, id: str, direction: Direction, depth: int | None = None) -> Reach:
    """Follow the links from an event, level by level, up to so many steps: each link is read once."""
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
    """Make the row of an event that is reached by a link."""
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
        "claims": _on_both(db, link) if link else [],
        "repeated": False,
        "further": 0,
    }


def _on_both(db: sqlite3.Connection, link: Link) -> list[str]:
    claims = db.execute(
        "SELECT record.id FROM resting AS one JOIN resting AS other USING (n) JOIN record USING (n)"
        f" WHERE one.target = ? AND other.target = ? ORDER BY {sql.BY_DATE}",
        [link.cause, link.effect],
    )
    return [id for (id,) in claims]


def tree(db: sqlite3.Connection, id: str, depth: int) -> list[TraceRow]:
    """Return an event, the events that led to it and those that it led to, each before what lies behind it."""
    rows = [row(db, id, "start", 0)]
    directions: tuple[Direction, ...] = ("cause", "effect")
    for direction in directions:
        # One step more than is shown, to know what is left out.
        rows += _walk(db, id, direction, reach(db, id, direction, depth + 1), depth)
    return rows


def _walk(db: sqlite3.Connection, id: str, direction: Direction, reach: Reach, most: int) -> Iterator[TraceRow]:
    """Yield the rows of one direction; what lies behind an event stands where it is nearest, and the first time there."""
    done: set[str] = set()
    waiting = _behind(db, id, direction, 1, reach.links)
    while waiting:
        next = waiting.pop()
        behind = len(reach.links.get(next["id"], ()))
        here = next["depth"] == reach.distance[next["id"]] and next["id"] not in done
        deep = next["depth"] == most
        yield {**next, "repeated": bool(behind) and not here, "further": behind if deep and here else 0}
        if here:
            done.add(next["id"])
            waiting += [] if deep else _behind(db, next["id"], direction, next["depth"] + 1, reach.links)


def _behind(db: sqlite3.Connection, id: str, direction: Direction, depth: int, links: Links) -> list[TraceRow]:
    """Return the rows that lie behind an event, the latest first, so that the earliest is taken from the end."""
    rows = [row(db, link.far(direction), direction, depth, link) for link in links.get(id, ())]
    return sorted(rows, key=_by_day, reverse=True)


def _by_day(row: TraceRow) -> tuple[int, str]:
    return dates.Day.from_iso(row["earliest"]).key() if row["earliest"] else dates.START, row["id"]


def paths(db: sqlite3.Connection, start: str, end: str) -> Iterator[list[TraceRow]]:
    """Yield the ways along causes from one event to another, the shortest first; none where there is no way.

    Only links that lie on a way are followed, and of all ways that are begun always the one goes on that will be shortest,
    so that what waits is never more than the ways that are asked for have branches.
    """
    left = reach(db, end, "cause").distance
    links = reach(db, start, "effect").links if start in left else {}
    for number, way in enumerate(_shortest_first(start, end, links, lambda id: left.get(id, -1)), 1):
        steps = [row(db, link.effect, "effect", step, link, number) for step, link in enumerate(way, 1)]
        yield [row(db, start, "start", 0, path=number), *steps]


def _shortest_first(start: str, end: str, links: Links, left: Callable[[str], int]) -> Iterator[tuple[Link, ...]]:
    waiting: list[tuple[int, int, tuple[str, ...], tuple[Link, ...]]] = [(left(start), 0, (), ())]
    while waiting:
        _, _, ids, way = heapq.heappop(waiting)
        here = way[-1].effect if way else start
        if here == end:
            yield way
            continue
        for link in links.get(here, ()):
            if left(link.effect) >= 0:
                length = len(way) + 1
                heapq.heappush(waiting, (length + left(link.effect), -length, (*ids, link.effect), (*way, link)))
