"""Small charts of series as numbers for SVG; the page writes beside each what it shows."""

from itertools import chain
from typing import NamedTuple

from sinorus import dates
from sinorus.model.rows.series import Point, SeriesRow

# The size of a chart and the space around it, in the units of its SVG.
WIDE, HIGH, MARGIN = 300, 90, 5
# A line is broken where a series has no point for more than so many years.
GAP = 1.5


class Chart(NamedTuple):
    """The shapes of a chart, in the units of its SVG.

    breaks  the numbers of the points at which a line begins
    dots    the x and y of each point
    bars    for each point on which sources differ, its x, and the y of its lowest and of its highest value
    zero    the y of the value 0
    """

    breaks: list[int]
    dots: list[tuple[float, float]]
    bars: list[tuple[float, float, float]]
    zero: float


def chart(series: SeriesRow) -> Chart:
    """Draw a series from left to right into a box of WIDE by HIGH that always has room for the value 0."""
    points = series["points"]
    times = [_time(point) for point in points]
    values = list(chain.from_iterable(map(_values, points)))
    wide, high = (min(times), max(times)), (min(0.0, *values), max(0.0, *values))
    xs = [_scale(time, wide, WIDE) for time in times]
    ys = [_y(point["value"], high) for point in points]
    bars = [
        (x, _y(point["low"], high), _y(point["high"], high))
        for x, point in zip(xs, points, strict=True)
        if point["low"] is not None and point["high"] is not None
    ]
    return Chart(_breaks(times), list(zip(xs, ys, strict=True)), bars, _y(0.0, high))


def _values(point: Point) -> list[float]:
    """Return the value and the bounds of a point."""
    return [value for value in (point["value"], point["low"], point["high"]) if value is not None]


def _time(point: Point) -> float:
    """Return the middle of the time of a point, in years; if one end of it is open, the other end."""
    date = dates.parse(point["date_edtf"])
    days = [day for day in (date.earliest, date.latest) if day]
    return sum(day.year + (day.month - 1) / 12 + (day.day - 1) / 372 for day in days) / max(len(days), 1)


def _scale(value: float, bounds: tuple[float, float], room: int) -> float:
    """Return where a value lies in a room in which the bounds are a margin away from both ends."""
    first, last = bounds
    part = (value - first) / (last - first) if last > first else 0.5
    return round(MARGIN + part * (room - 2 * MARGIN), 1)


def _y(value: float, bounds: tuple[float, float]) -> float:
    """Return the y of a value, which in SVG is counted from the top."""
    return round(HIGH - _scale(value, bounds, HIGH), 1)


def _breaks(times: list[float]) -> list[int]:
    """Return where a line begins anew: at the first point, and after more than GAP years without one."""
    return [at for at, time in enumerate(times) if not at or time - times[at - 1] > GAP]
