"""The climate: how far cooperation outweighs friction, year by year or decade by decade."""

from typing import Any, NamedTuple

Row = dict[str, Any]
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


def climate(events: list[Row], by: str, start: float) -> list[Weather]:
    """Count the events by effect in each year or decade in which they begin, but not before the start of the picture."""
    step = STEPS[by]
    first = int(start) // step * step
    begun = [(max(_year(event) // step * step, first), event["effect"]) for event in events if event["earliest"]]
    if not begun:
        return []
    starts = range(min(begun)[0], max(begun)[0] + 1, step)
    return [Weather(start, begun.count((start, "cooperation")), begun.count((start, "friction"))) for start in starts]


def _year(event: Row) -> int:
    return int(event["earliest"].rsplit("-", 2)[0])
