"""The climate: by how much cooperation outweighs friction in each year or decade."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from sinorus import dates
from sinorus.model.vocabulary import CLIMATES

if TYPE_CHECKING:
    from sinorus.model.rows.event import EventRow


class Weather(NamedTuple):
    """The events that began in one year or decade.

    start        the year, or the first year of the decade
    cooperation  how many of the events were cooperation
    friction     how many of them were friction
    """

    start: int
    cooperation: int
    friction: int

    @property
    def balance(self) -> int:
        """Return by how many events cooperation outweighs friction."""
        return self.cooperation - self.friction


def weather(events: list[EventRow], by: str, start: float) -> list[Weather]:
    """Count the events of each year or decade (``by``) from the first that has one to the last.

    ``start`` is where the picture begins, in years; an event that began before counts there.
    """
    counts = _counts(events, by, start)
    return [Weather(at, counts[at, "cooperation"], counts[at, "friction"]) for at in _steps(counts, by)]


def count_steps(events: list[EventRow], by: str, start: float) -> int:
    """Return how many years or decades ``weather`` would count, without counting them: there may be millions."""
    return len(_steps(_counts(events, by, start), by))


def _counts(events: list[EventRow], by: str, start: float) -> Counter[tuple[int, str]]:
    """Count events by the first year of their step and by their effect; one that is wider than a step is in none."""
    step = CLIMATES[by]
    first = math.floor(start) // step * step
    counted = [event for event in events if _is_within(event, step)]
    beginnings = [(event["earliest"] or "", event["effect"]) for event in counted if event["effect"]]
    return Counter((max(_year(day) // step * step, first), effect) for day, effect in beginnings)


def _is_within(event: EventRow, years: int) -> bool:
    """Say whether an event has a known beginning, and its end lies before the same day so many years later."""
    if not event["earliest"] or not event["latest"]:
        return False
    year, *rest = dates.Day.from_iso(event["earliest"])
    return dates.Day.from_iso(event["latest"]) < (year + years, *rest)


def _steps(counts: Counter[tuple[int, str]], by: str) -> range:
    """Return the first years of all steps, also of those without an event."""
    return range(min(counts)[0], max(counts)[0] + 1, CLIMATES[by]) if counts else range(0)


def _year(day: str) -> int:
    return int(day.rsplit("-", 2)[0])
