"""The links between events, from causes to effects. They are read as they are needed, however many there are."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from typing import Literal, NamedTuple

from sinorus.model.vocabulary import Basis

# Whether links are followed towards causes or towards effects.
Direction = Literal["cause", "effect"]
# The column of the table of links that holds the event from which a link is followed.
NEAR: dict[Direction, Direction] = {"cause": "effect", "effect": "cause"}
# More steps than any chain has, and more links than any data have.
NEVER = sys.maxsize


class Link(NamedTuple):
    """A cause and its effect, and the ground on which the one is said to have led to the other.

    effect     the id of the later event
    cause      the id of the earlier event
    basis      the kind of ground
    claim      the id of the claim that says so, if that is the ground
    reference  the reference that says so as JSON, if that is the ground
    passage    as JSON the first and last words of the sentence in it that says so, if they are known
    """

    effect: str
    cause: str
    basis: Basis
    claim: str | None
    reference: str | None
    passage: str | None

    def far(self, direction: Direction) -> str:
        """Return the event at which one arrives when following the link in a direction."""
        return self.cause if direction == "cause" else self.effect

    def near(self, direction: Direction) -> str:
        """Return the event from which one sets out when following the link in a direction."""
        return self.effect if direction == "cause" else self.cause


def links(db: sqlite3.Connection, id: str, direction: Direction, most: int = NEVER) -> list[Link]:
    """Return the links that lead on from an event, at most ``most``, those to the earliest events first."""
    rows = db.execute(
        f"SELECT cause.* FROM cause JOIN stored ON stored.id = cause.{direction} WHERE cause.{NEAR[direction]} = ?"
        " ORDER BY lo, id LIMIT ?",
        [id, most],
    )
    return [Link(*row) for row in rows]


class Reach:
    """The events that can be reached from one in one direction, read level by level and only as far as is asked.

    distance  the fewest steps to each event that was reached until now
    step      the level up to which links were read; NEVER when all were
    steps     the number of steps at which each link arrives that is read next
    """

    def __init__(self, db: sqlite3.Connection, id: str, direction: Direction) -> None:
        self.distance = {id: 0}
        self.step = 0
        self.steps = self._steps(db, id, direction)

    def _steps(self, db: sqlite3.Connection, id: str, direction: Direction) -> Iterator[int]:
        """Follow every link once, the nearest first, and yield the number of steps at which it arrives."""
        level, step = [id], 0
        while level:
            here, level, step = level, [], step + 1
            for near in here:
                for (far,) in db.execute(f"SELECT {direction} FROM cause WHERE {NEAR[direction]} = ?", [near]):
                    if far not in self.distance:
                        self.distance[far] = step
                        level.append(far)
                    yield step

    def least(self, id: str, steps: int) -> int:
        """Return the fewest steps to an event; ``steps`` + 1 if more and unknown yet, NEVER if there is no way.

        No more links are read than it takes to know that.
        """
        while self.step <= steps and id not in self.distance:
            self.step = next(self.steps, NEVER)
        return self.distance.get(id, NEVER if self.step == NEVER else steps + 1)
