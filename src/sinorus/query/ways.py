"""The ways along causes from one event to another, the shortest first."""

from __future__ import annotations

import heapq
import sqlite3
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sinorus.query.cause_rows import Rows
from sinorus.query.links import NEVER, Link, Reach

if TYPE_CHECKING:
    from sinorus.model.rows.event import TraceRow


class _Way:
    """A way that is begun, as its last link and the way before it, so that ways share what they have in common.

    event  the id of the event at which it has arrived
    steps  the number of its links
    """

    __slots__ = ("before", "event", "link", "steps")

    def __init__(self, event: str, before: _Way | None = None, link: Link | None = None) -> None:
        self.event = event
        self.before = before
        self.link = link
        self.steps: int = before.steps + 1 if before else 0

    def __lt__(self, other: _Way) -> bool:
        """Say which of two ways of equal length comes first: the first events that differ decide by their ids."""
        one, two = self, other
        while one.before and two.before and one.before is not two.before:
            one, two = one.before, two.before
        return one.event < two.event

    def links(self) -> list[Link]:
        """List the links from the beginning on."""
        links: list[Link] = []
        way: _Way | None = self
        while way and way.link:
            links.append(way.link)
            way = way.before
        return links[::-1]


def ways(db: sqlite3.Connection, start: str, end: str) -> Iterator[list[Link]]:
    """Yield the links of each way from one event to another, the shortest way first.

    This is an A* search. The queue holds ways that are begun by the length that they will have at least: that becomes
    known level by level, by going back from the end, and no further than the ways that are taken need. So dead ends
    are not entered, and the first ways come at once, however many there are. Of equal ones the longest comes first,
    because it is nearest to the end, then the one that comes first by its ids, so that the order is always the same.
    """
    reach = Reach(db, end, "cause")
    queue = [(0, 0, _Way(start))]
    while queue:
        length, _, way = heapq.heappop(queue)
        least = reach.least(way.event, length - way.steps)
        if way.steps + least > length:
            if least < NEVER:
                heapq.heappush(queue, (way.steps + least, -way.steps, way))
        elif least == 0:
            yield way.links()
        else:
            for row in db.execute("SELECT * FROM cause WHERE cause = ?", [way.event]):
                link = Link(*row)
                heapq.heappush(queue, (length, -way.steps - 1, _Way(link.effect, way, link)))


def rows(db: sqlite3.Connection, start: str, ways: Iterable[list[Link]]) -> Iterator[TraceRow]:
    """Yield the rows of ways from an event, each with the number of its way."""
    make = Rows(db)
    for number, way in enumerate(ways, 1):
        yield make.row(start, path=number)
        for step, link in enumerate(way, 1):
            yield make.row(link.effect, "effect", step, link, number)
