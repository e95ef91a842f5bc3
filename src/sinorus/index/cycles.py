"""Find circles among causal links. Ids are numbers in arrays, so that a million links need little memory."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeAlias

Numbers: TypeAlias = "array[int]"


def circles(edges: Iterable[tuple[int, int]], size: int) -> Iterator[list[int]]:
    """Yield the members of circles, each caused by the one before and the first again at the end.

    Without the first members of all of them there is no circle left. ``edges`` are pairs of effect and cause in order
    of cause, in numbers from 1 to ``size``.
    """
    effects, causes = array("q"), array("q")
    waiting, first = array("q", bytes(8 * (size + 1))), array("q", b"\xff" * (8 * (size + 1)))
    for effect, cause in edges:
        if first[cause] < 0:
            first[cause] = len(causes)
        waiting[effect] += 1
        effects.append(effect)
        causes.append(cause)
    links = _Links(effects, causes, waiting, first)
    links.take_away([cause for cause, place in enumerate(first) if place >= 0 and not waiting[cause]])
    yield from _broken_one_by_one(links)


class _Links:
    """Causal links in order of cause, the first of each cause, and how many causes each event still waits for."""

    def __init__(self, effects: Numbers, causes: Numbers, waiting: Numbers, first: Numbers) -> None:
        self.effects, self.causes, self.waiting, self.first = effects, causes, waiting, first

    def take_away(self, free: list[int]) -> None:
        """Take out events without a cause, again and again, until only circles and what follows from them are left."""
        while free:
            cause = free.pop()
            place = self.first[cause]
            while 0 <= place < len(self.causes) and self.causes[place] == cause:
                effect = self.effects[place]
                # What was taken out of a circle waits for nothing.
                if self.waiting[effect]:
                    self.waiting[effect] -= 1
                    if not self.waiting[effect]:
                        free.append(effect)
                place += 1

    def left(self) -> dict[int, list[int]]:
        """Return the causes of each event that is left, so far as these are left."""
        left: dict[int, list[int]] = defaultdict(list)
        for effect, cause in zip(self.effects, self.causes, strict=True):
            if self.waiting[effect] and self.waiting[cause]:
                left[effect].append(cause)
        return left


def _broken_one_by_one(links: _Links) -> Iterator[list[int]]:
    """Yield a circle, take its first member out, and so on."""
    left = links.left()
    for member in sorted(left):
        while links.waiting[member]:
            circle = _walk(left, links.waiting, member)
            yield circle
            links.waiting[circle[0]] = 0
            links.take_away([circle[0]])


def _walk(left: dict[int, list[int]], waiting: Numbers, member: int) -> list[int]:
    """Go from effect to cause until an event comes a second time."""
    seen: dict[int, int] = {}
    while member not in seen:
        seen[member] = len(seen)
        causes = left[member]
        while not waiting[causes[-1]]:
            causes.pop()
        member = causes[-1]
    return [member, *reversed(list(seen)[seen[member] :])]
