"""Find a circle among causal links. Ids are numbers in arrays, so that a million links need little memory."""

from array import array
from collections.abc import Iterable
from typing import TypeAlias

Numbers: TypeAlias = "array[int]"


def circle(edges: Iterable[tuple[int, int]], size: int) -> list[int] | None:
    """Return the members of a circle, each caused by the one before and the first again at the end; None without one.

    ``edges`` are pairs of effect and cause in order of cause, in numbers from 1 to ``size``.
    """
    effects, causes = array("q"), array("q")
    waiting, first = array("q", bytes(8 * (size + 1))), array("q", b"\xff" * (8 * (size + 1)))
    for effect, cause in edges:
        if first[cause] < 0:
            first[cause] = len(causes)
        waiting[effect] += 1
        effects.append(effect)
        causes.append(cause)
    _take_away(effects, causes, waiting, first)
    left = {effect: cause for effect, cause in zip(effects, causes, strict=True) if waiting[effect] and waiting[cause]}
    return _walk(left) if left else None


def _take_away(effects: Numbers, causes: Numbers, waiting: Numbers, first: Numbers) -> None:
    """Take out every event without a cause, again and again, until only circles and what follows from them are left."""
    free = [cause for cause, place in enumerate(first) if place >= 0 and not waiting[cause]]
    while free:
        cause = free.pop()
        place = first[cause]
        while 0 <= place < len(causes) and causes[place] == cause:
            effect = effects[place]
            waiting[effect] -= 1
            if not waiting[effect]:
                free.append(effect)
            place += 1


def _walk(left: dict[int, int]) -> list[int]:
    """Go from effect to cause until an event comes a second time."""
    seen: dict[int, int] = {}
    member = min(left)
    while member not in seen:
        seen[member] = len(seen)
        member = left[member]
    return [member, *reversed(list(seen)[seen[member] :])]
