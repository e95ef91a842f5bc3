"""What is written around the picture of `chart`: a title in words, what is shown, and where it is from."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from sinorus import dates
from sinorus.base.wording import amount
from sinorus.chart.spots import Spot, extent
from sinorus.chart.vega import Words
from sinorus.dates.day import day_in_edtf
from sinorus.model.signs import SIGNS
from sinorus.views.cells import within
from sinorus.views.origin import made, publishers, source, subjects

if TYPE_CHECKING:
    from sinorus.model.vocabulary import Effect
    from sinorus.views.chart_picture import Picture

VAGUE = "hollow shapes and dashed bars: dates that are not exactly known"
# So many places outside a map are named.
OUTSIDE_NAMED = 12
OUTSIDE = "arrows: goes on outside the picture"


def words(picture: Picture, drawn: int, own: str | None, letters: list[tuple[str, str]]) -> Words:
    """Write what stands around a picture of so many events; ``own`` is --title, ``letters`` those of narrow periods."""
    periods = "; ".join(f"{letter} {label}" for letter, label in letters)
    caption = [f"Periods: {periods}"] if periods else []
    caption.append(source(picture.datasets, publishers(picture.series)))
    return Words(own or title(picture), [_beside(picture, drawn)], caption, description(picture))


def of_map(picture: Picture, own: str | None, spots: list[Spot], outline: str) -> Words:
    """Write what stands around a map of places; ``outline`` is where its lines are from."""
    total, shown = len(picture.moments) + picture.undated, sum(spot.total() for spot in spots)
    around = extent(spots)
    outside = [f"{spot.name} {spot.total()}" for spot in spots if not around.has(spot)]
    parts = [amount(total, "event"), "the larger a mark, the more events; numbers beside the names count them"]
    parts[1:1] = [f"{total - shown} without a point on the map left out"] if shown < total else []
    counts = Counter(moment["effect"] for moment in picture.moments)
    told = f"{title(picture)}: {'; '.join(parts[:-1])}, on a map, shaped by effect: {_by_effect(counts)}"
    more = [f"{len(outside) - OUTSIDE_NAMED} more"] if len(outside) > OUTSIDE_NAMED else []
    beyond = [f"Outside the map: {', '.join([*outside[:OUTSIDE_NAMED], *more])}"] if outside else []
    caption = [*beyond, f"Dashed: frontiers of today. Outline: {outline}", source(picture.datasets)]
    return Words(own or title(picture), ["; ".join(parts)], caption, f"{told}. {made(picture.line, picture.datasets)}")


def title(picture: Picture) -> str:
    """Write what the events of a picture have in common, and their years."""
    default = picture.datasets[0]["title"] if len(picture.datasets) == 1 else "Events"
    subject = subjects(picture.question, picture.labels) or default
    return f"{subject[:1].upper()}{subject[1:]}, {_time(picture)}"


def _time(picture: Picture) -> str:
    """Write the time of the window, or on a side without a bound, the year to which the events reach."""
    first, last = picture.question.window or (None, None)
    start = first or dates.Day(math.floor(picture.frame.start), 1, 1)
    end = last or dates.Day(math.floor(picture.frame.end), 12, 31)
    parts = max(_parts(start, is_last=False), _parts(end, is_last=True))
    ends = dict.fromkeys((day_in_edtf(start, parts if first else 1), day_in_edtf(end, parts if last else 1)))
    return dates.human(dates.parse("/".join(ends)))


def _parts(day: dates.Day, is_last: bool) -> int:
    """Return how much of a bound must be written: 1 for an edge of a year, 2 for one of a month, else 3."""
    if day[1:] == ((12, 31) if is_last else (1, 1)):
        return 1
    edge = dates.parse(day_in_edtf(day, 2)).latest if is_last else day._replace(day=1)
    return 2 if day == edge else 3


def nothing(picture: Picture) -> str:
    """Say that there is nothing to draw."""
    left = f"; {picture.undated} without a date left out" if picture.undated else ""
    return f"nothing matched: no event to draw{within(picture.question)}{left}"


def counted(picture: Picture) -> str:
    """Write how many events a picture shows, and what is not in it."""
    parts = [amount(len(picture.moments), "event")]
    parts += [f"beginning {on}" for on in picture.question.on]
    parts += [f"{picture.undated} without a date left out"] if picture.undated else []
    return "; ".join(parts)


def _beside(picture: Picture, drawn: int) -> str:
    """Write how many events there are, and how to read what is drawn."""
    parts = [counted(picture)]
    if drawn < len(picture.moments):
        parts.append(f"{drawn} are drawn, those with most links first; all are counted below")
    return "; ".join([*parts, VAGUE, OUTSIDE])


def not_coded(picture: Picture) -> str:
    """Write how many events of a picture have no effect coded, behind a semicolon; empty where all have one."""
    count = sum(moment["effect"] is None for moment in picture.moments)
    return f"; {count} not coded" if count else ""


def description(picture: Picture) -> str:
    """Describe a picture for those who do not see it."""
    counts = Counter(moment["effect"] for moment in picture.moments)
    below = "".join(f"; below, {row['title']} in {row['unit']}" for row in picture.series)
    balance = "; the balance of cooperation and friction by {}, which counts events and measures nothing"
    below += balance.format(picture.climate) if picture.climate else ""
    axis = "on a time axis over the periods, shaped by effect"
    content = f"{title(picture)}: {counted(picture)}, {axis}: {_by_effect(counts)}{below}"
    return f"{content}. {made(picture.line, picture.datasets)}"


def _by_effect(counts: Counter[Effect | None]) -> str:
    return ", ".join(f"{counts[effect]} {sign.word}" for effect, sign in SIGNS.items() if effect or counts[effect])
