"""Chains of causes: what led to an event and what it led to, and the ways from one event to another."""

import json
import sqlite3
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from sinorus import query

Row = dict[str, Any]

# The links that lie behind an event, by a recursive query: backwards to causes, or forwards to effects. The first keeps
# count of steps; the second needs none and meets every link once, however many ways lead to it.
_NEAR = """
WITH RECURSIVE reached (effect, cause, step) AS (
    SELECT effect, cause, 1 FROM cause WHERE {near} = :id
    UNION SELECT cause.effect, cause.cause, step + 1 FROM cause JOIN reached ON cause.{near} = reached.{far}
    WHERE step < :depth
) SELECT DISTINCT cause.* FROM cause JOIN reached USING (effect, cause)"""
_ALL = """
WITH RECURSIVE reached (effect, cause) AS (
    SELECT effect, cause FROM cause WHERE {near} = :id
    UNION SELECT cause.effect, cause.cause FROM cause JOIN reached ON cause.{near} = reached.{far}
) SELECT cause.* FROM cause JOIN reached USING (effect, cause)"""
BACK = {"near": "effect", "far": "cause"}
FORTH = {"near": "cause", "far": "effect"}


class Link(NamedTuple):
    """A cause and its effect, and on what ground that is said."""

    effect: str
    cause: str
    basis: str
    claim: str | None
    reference: str | None


class Chain:
    """Looks up the events and links of an index and makes rows of them."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db

    def links(self, way: dict[str, str], id: str, depth: int | None = None) -> list[Link]:
        """Return the links behind an event, all of them or those within so many steps."""
        sql = (_ALL if depth is None else _NEAR).format(**way)
        return [Link(*row) for row in self.db.execute(sql, {"id": id, "depth": depth})]

    def row(self, id: str, direction: str, depth: int, link: Link | None, path: int | None = None) -> Row:
        """Make the row of an event that is reached by a link."""
        found = query.record(self.db, id)
        assert found is not None
        event = json.loads(found.json)
        return {
            "path": path,
            "direction": direction,
            "depth": depth,
            **{key: event[key] for key in ("id", "title", "date_edtf", "earliest", "latest", "effect")},
            "of": link and (link.effect if direction == "cause" else link.cause),
            "basis": link and link.basis,
            "claim": link and link.claim,
            "reference": json.loads(link.reference) if link and link.reference else None,
            "claims": self._on_both(link) if link else [],
            "repeated": False,
            "further": 0,
        }

    def _on_both(self, link: Link) -> list[str]:
        found = self.db.execute(
            "SELECT record.id FROM resting AS one JOIN resting AS other USING (n) JOIN record USING (n)"
            f" WHERE one.target = ? AND other.target = ? ORDER BY {query.BY_DATE}",
            [link.cause, link.effect],
        )
        return [id for (id,) in found]


def tree(db: sqlite3.Connection, id: str, depth: int) -> list[Row]:
    """Return an event, the events that led to it and those that it led to, each before what lies behind it."""
    chain = Chain(db)
    causes = _by(chain.links(BACK, id, depth + 1), lambda link: link.effect)
    effects = _by(chain.links(FORTH, id, depth + 1), lambda link: link.cause)
    rows = [chain.row(id, "start", 0, None)]
    for direction, links in (("cause", causes), ("effect", effects)):
        rows += _walked(chain, id, direction, links, depth)
    return rows


def _by(links: list[Link], end: Callable[[Link], str]) -> dict[str, list[Link]]:
    found: dict[str, list[Link]] = {}
    for link in links:
        found.setdefault(end(link), []).append(link)
    return found


def _walked(chain: Chain, id: str, direction: str, links: dict[str, list[Link]], most: int) -> Iterator[Row]:
    """Yield the rows of one direction; what lies behind an event is told where it is nearest, and the first time there."""
    near = _distances(id, direction, links)
    told: set[str] = set()
    waiting = _next(chain, id, direction, 1, links)
    while waiting:
        row = waiting.pop(0)
        behind = len(links.get(row["id"], ()))
        here = row["depth"] == near[row["id"]] and row["id"] not in told
        deep = row["depth"] == most
        yield {**row, "repeated": bool(behind) and not here, "further": behind if deep and here else 0}
        if here:
            told.add(row["id"])
            waiting[:0] = [] if deep else _next(chain, row["id"], direction, row["depth"] + 1, links)


def _distances(id: str, direction: str, links: dict[str, list[Link]]) -> dict[str, int]:
    """Return of every event how many steps it is away at least."""
    near = {id: 0}
    waiting = deque([id])
    while waiting:
        here = waiting.popleft()
        for link in links.get(here, ()):
            end = link.cause if direction == "cause" else link.effect
            if end not in near:
                near[end] = near[here] + 1
                waiting.append(end)
    return near


def _next(chain: Chain, id: str, direction: str, depth: int, links: dict[str, list[Link]]) -> list[Row]:
    rows = [
        chain.row(link.cause if direction == "cause" else link.effect, direction, depth, link)
        for link in links.get(id, ())
    ]
    return sorted(rows, key=lambda row: (row["earliest"] or "", row["latest"] or "", row["id"]))


def paths(db: sqlite3.Connection, start: str, end: str) -> Iterator[list[Row]]:
    """Yield the ways along causes from one event to another, the shortest first; none where there is no way."""
    chain = Chain(db)
    reachable = chain.links(BACK, end)
    within = {link.effect for link in reachable} | {link.cause for link in reachable}
    links = _by([link for link in chain.links(FORTH, start) if link.effect in within], lambda link: link.cause)
    waiting: deque[list[Link]] = deque([link] for link in links.get(start, ()))
    number = 0
    while waiting:
        way = waiting.popleft()
        if way[-1].effect == end:
            number += 1
            yield _way(chain, way, number)
        else:
            waiting.extend([*way, link] for link in links.get(way[-1].effect, ()))


def _way(chain: Chain, way: list[Link], number: int) -> list[Row]:
    first = chain.row(way[0].cause, "start", 0, None, number)
    return [first, *(chain.row(link.effect, "effect", step, link, number) for step, link in enumerate(way, 1))]
