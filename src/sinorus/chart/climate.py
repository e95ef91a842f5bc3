"""The climate: how far cooperation outweighs friction, year by year or decade by decade."""

import math
from collections import Counter
from typing import NamedTuple

from sinorus.model.rows import EventRow

STEPS = {"year": 1, "decade": 10}


class Weather(NamedTuple):
    """Events that began in a year or decade: how many bound and how many divided."""

    start: int
    cooperation: int
    friction: int

    @property
    def balance(self) -> int:
        """Return by how much the one outweighs the other."""
        return self.cooperation - self.friction


def climate(events: list[EventRow], by: str, start: float) -> list[Weather]:
    """Count the events by effect in each year or decade in which they begin, but not before the start of the picture."""
    begun = _begun(events, by, start)
    return [Weather(at, begun[at, "cooperation"], begun[at, "friction"]) for at in _starts(begun, by)]


def steps(events: list[EventRow], by: str, start: float) -> int:
    """Return how many years or decades a climate would take, which may be more than anyone would draw."""
    return len(_starts(_begun(events, by, start), by))


def _begun(events: list[EventRow], by: str, start: float) -> Counter[tuple[int, str]]:
    step = STEPS[by]
    first = math.floor(start) // step * step
    beginnings = [(event["earliest"], event["effect"]) for event in events]
    return Counter((max(_year(day) // step * step, first), effect) for day, effect in beginnings if day)


def _starts(begun: Counter[tuple[int, str]], by: str) -> range:
    return range(min(begun)[0], max(begun)[0] + 1, STEPS[by]) if begun else range(0)


def _year(day: str) -> int:
    return int(day.rsplit("-", 2)[0])
