"""Chains of causes: what led to an event and what it led to, and the ways from one event to another."""

import heapq
import json
import sqlite3
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from sinorus import dates
from sinorus.query import sql as query

Row = dict[str, Any]
Links = dict[str, list["Link"]]


class Link(NamedTuple):
    """A cause and its effect, and on what ground that is said."""

    effect: str
    cause: str
    basis: str
    claim: str | None
    reference: str | None

    def far(self, direction: str) -> str:
        """Return the end that lies in a direction, towards causes or towards effects."""
        return self.cause if direction == "cause" else self.effect

    def near(self, direction: str) -> str:
        """Return the other end."""
        return self.effect if direction == "cause" else self.cause


class Reached(NamedTuple):
    """The links behind an event by their near end, and of every event how many steps it is away at least."""

    links: Links
    distance: dict[str, int]


def reached(db: sqlite3.Connection, id: str, direction: str, depth: int | None = None) -> Reached:
    """Follow the links from an event, level by level, up to so many steps: each link is read once."""
    near = "effect" if direction == "cause" else "cause"
    found = Reached({}, {id: 0})
    level, step = [id], 0
    while level and (depth is None or step < depth):
        step += 1
        rows = db.execute(
            f"SELECT cause.* FROM json_each(?) AS asked JOIN cause ON cause.{near} = asked.value", [json.dumps(level)]
        )
        links = [Link(*row) for row in rows]
        level = []
        for link in links:
            found.links.setdefault(link.near(direction), []).append(link)
            if link.far(direction) not in found.distance:
                found.distance[link.far(direction)] = step
                level.append(link.far(direction))
    return found


def row(db: sqlite3.Connection, id: str, direction: str, depth: int, link: Link | None, path: int | None = None) -> Row:
    """Make the row of an event that is reached by a link."""
    found = query.record(db, id)
    assert found is not None
    event = json.loads(found.json)
    return {
        "path": path,
        "direction": direction,
        "depth": depth,
        **{key: event[key] for key in ("id", "title", "date_edtf", "earliest", "latest", "effect")},
        "of": link and link.near(direction),
        "basis": link and link.basis,
        "claim": link and link.claim,
        "reference": json.loads(link.reference) if link and link.reference else None,
        "claims": _on_both(db, link) if link else [],
        "repeated": False,
        "further": 0,
    }


def _on_both(db: sqlite3.Connection, link: Link) -> list[str]:
    found = db.execute(
        "SELECT record.id FROM resting AS one JOIN resting AS other USING (n) JOIN record USING (n)"
        f" WHERE one.target = ? AND other.target = ? ORDER BY {query.BY_DATE}",
        [link.cause, link.effect],
    )
    return [id for (id,) in found]


def tree(db: sqlite3.Connection, id: str, depth: int) -> list[Row]:
    """Return an event, the events that led to it and those that it led to, each before what lies behind it."""
    rows = [row(db, id, "start", 0, None)]
    for direction in ("cause", "effect"):
        # One step more than is shown, to know what is left out.
        rows += _walked(db, id, direction, reached(db, id, direction, depth + 1), depth)
    return rows


def _walked(db: sqlite3.Connection, id: str, direction: str, found: Reached, most: int) -> Iterator[Row]:
    """Yield the rows of one direction; what lies behind an event is told where it is nearest, and the first time there."""
    told: set[str] = set()
    waiting = _behind(db, id, direction, 1, found.links)
    while waiting:
        next = waiting.pop()
        behind = len(found.links.get(next["id"], ()))
        here = next["depth"] == found.distance[next["id"]] and next["id"] not in told
        deep = next["depth"] == most
        yield {**next, "repeated": bool(behind) and not here, "further": behind if deep and here else 0}
        if here:
            told.add(next["id"])
            waiting += [] if deep else _behind(db, next["id"], direction, next["depth"] + 1, found.links)


def _behind(db: sqlite3.Connection, id: str, direction: str, depth: int, links: Links) -> list[Row]:
    """Return the rows that lie behind an event, the latest first, so that the earliest is taken from the end."""
    rows = [row(db, link.far(direction), direction, depth, link) for link in links.get(id, ())]
    return sorted(rows, key=_by_day, reverse=True)


def _by_day(row: Row) -> tuple[int, str]:
    return dates.Day.from_iso(row["earliest"]).key() if row["earliest"] else dates.START, row["id"]


def paths(db: sqlite3.Connection, start: str, end: str) -> Iterator[list[Row]]:
    """Yield the ways along causes from one event to another, the shortest first; none where there is no way.

    Only links that lie on a way are followed, and of all ways that are begun always the one goes on that will be shortest,
    so that what waits is never more than the ways that are asked for have branches.
    """
    left = reached(db, end, "cause").distance
    links = reached(db, start, "effect").links if start in left else {}
    for number, way in enumerate(_shortest_first(start, end, links, lambda id: left.get(id, -1)), 1):
        steps = [row(db, link.effect, "effect", step, link, number) for step, link in enumerate(way, 1)]
        yield [row(db, start, "start", 0, None, number), *steps]


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
