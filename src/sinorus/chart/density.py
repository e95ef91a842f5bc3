"""How many events there are at a time, by effect: what is shown where there are too many to draw each."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sinorus import dates
from sinorus.chart.marks import Frame, Moment
from sinorus.model.signs import SIGNS

if TYPE_CHECKING:
    from sinorus.model.rows.event import EventRow

# The events of each step, under the first year of the step and the word of the effect.
Density = Counter[tuple[int, str]]
# The most steps of a picture; each is 1, 10, 100 ... years long.
STEPS = 80


def step_of(frame: Frame) -> int:
    """Return the years of a step: one, ten, a hundred or more, so that there are few enough."""
    step = 1
    while (frame.end - frame.start) / step > STEPS:
        step *= 10
    return step


def density(events: Iterable[EventRow | Moment], frame: Frame, step: int) -> Density:
    """Count events by the step in which they begin and by effect; what began before the picture counts at its start."""
    first = math.floor(frame.start)
    counts: Density = Counter()
    for event in events:
        begun = dates.Day.from_iso(event["earliest"]).year if event["earliest"] else first
        counts[max(begun, first) // step * step, SIGNS[event["effect"]].word] += 1
    return counts
