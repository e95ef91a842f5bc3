"""The climate: by how much cooperation outweighs friction in each year or decade."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from sinorus import dates
from sinorus.dates.day import day_in_edtf
from sinorus.model.vocabulary import CLIMATES

if TYPE_CHECKING:
    from sinorus.chart.marks import Moment
    from sinorus.model.rows.event import EventRow


# The first and the last day of what is counted; None for no bound.
Cut = tuple[dates.Day | None, dates.Day | None]


class Weather(NamedTuple):
    """The events that began in one year or decade.

    start        the year, or the first year of the decade
    cooperation  how many of the events were cooperation
    friction     how many of them were friction
    cut          from when or until when it is counted, if not whole
    """

    start: int
    cooperation: int
    friction: int
    cut: str = ""

    @property
    def balance(self) -> int:
        """Return by how many events cooperation outweighs friction."""
        return self.cooperation - self.friction


def weather(events: Iterable[EventRow | Moment], by: str, start: float, cut: Cut) -> list[Weather]:
    """Count the events of each year or decade (``by``) from the first that has one to the last.

    ``start`` is where the picture begins, in years; an event that began before counts there. ``cut`` is the first and
    the last day of what is counted.
    """
    counts = _counts(events, by, start)
    steps = _steps(counts, by)
    return [Weather(at, counts[at, "cooperation"], counts[at, "friction"], _cut(at, by, cut)) for at in steps]


def _cut(at: int, by: str, cut: Cut) -> str:
    """Say from when or until when a year or decade is counted; empty if it is whole."""
    first, last = cut
    texts = []
    if first and first > (at, 1, 1) and first.year < at + CLIMATES[by]:
        texts.append(f"from {_words(first, (1, 1))}")
    if last and at <= last.year and last < (at + CLIMATES[by] - 1, 12, 31):
        texts.append(f"until {_words(last, (12, 31))}")
    return " ".join(texts)


def _words(day: dates.Day, edge: tuple[int, int]) -> str:
    """Write a day; if it is the edge of its year, only the year."""
    return str(day.year) if (day.month, day.day) == edge else dates.human(dates.parse(day_in_edtf(day)))


def count_steps(events: Iterable[EventRow | Moment], by: str, start: float) -> int:
    """Return how many years or decades ``weather`` would count, without counting them: there may be millions."""
    return len(_steps(_counts(events, by, start), by))


def _counts(events: Iterable[EventRow | Moment], by: str, start: float) -> Counter[tuple[int, str]]:
    """Count events by the first year of their step and by their effect; one that is wider than a step is in none."""
    step = CLIMATES[by]
    first = math.floor(start) // step * step
    counted = (event for event in events if _is_within(event, step))
    beginnings = ((event["earliest"] or "", event["effect"]) for event in counted if event["effect"])
    return Counter((max(_year(day) // step * step, first), effect) for day, effect in beginnings)


def _is_within(event: EventRow | Moment, years: int) -> bool:
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
