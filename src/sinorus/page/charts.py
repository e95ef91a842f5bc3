"""Small charts of series: the shapes only, as numbers for SVG; what they mean is written beside them."""

from itertools import chain
from typing import NamedTuple

from sinorus import dates
from sinorus.model.rows import Point, SeriesRow

# The size of a chart and the space around it, in the units of its SVG.
WIDE, HIGH, MARGIN = 300, 90, 5
# So many years without a point break the line, because nothing is known between.
GAP = 1.5


class Chart(NamedTuple):
    """The shapes of a chart, in the units of its SVG.

    line  a path through the points
    dots  x and y of each point
    bars  of a point on which sources differ: x, and y of the lowest and of the highest value
    zero  y of zero
    """

    line: str
    dots: list[tuple[float, float]]
    bars: list[tuple[float, float, float]]
    zero: float


def chart(series: SeriesRow) -> Chart:
    """Draw a series into a box of 300 by 90, in the direction of reading, with zero always inside."""
    points = series["points"]
    times = [_time(point) for point in points]
    values = list(chain.from_iterable(map(_values, points)))
    wide, high = (min(times), max(times)), (min(0.0, *values), max(0.0, *values))
    xs = [_placed(time, wide, WIDE) for time in times]
    ys = [_up(point["value"], high) for point in points]
    bars = [
        (x, _up(point["low"], high), _up(point["high"], high))
        for x, point in zip(xs, points, strict=True)
        if point["low"] is not None and point["high"] is not None
    ]
    return Chart(_line(times, xs, ys), list(zip(xs, ys, strict=True)), bars, _up(0.0, high))


def _values(point: Point) -> list[float]:
    """Return every value that a chart of the point must have room for."""
    return [value for value in (point["value"], point["low"], point["high"]) if value is not None]


def _time(point: Point) -> float:
    """Return the middle of the time of a point, in years; of an open end the other end."""
    date = dates.parse(point["date_edtf"])
    days = [day for day in (date.earliest, date.latest) if day]
    return sum(day.year + (day.month - 1) / 12 + (day.day - 1) / 372 for day in days) / max(len(days), 1)


def _placed(value: float, bounds: tuple[float, float], room: int) -> float:
    first, last = bounds
    part = (value - first) / (last - first) if last > first else 0.5
    return round(MARGIN + part * (room - 2 * MARGIN), 1)


def _up(value: float, bounds: tuple[float, float]) -> float:
    return round(HIGH - _placed(value, bounds, HIGH), 1)


def _line(times: list[float], xs: list[float], ys: list[float]) -> str:
    """Write a path of SVG: a line to the next point, or where too long a time lies between a new start."""
    pieces, before = [], None
    for time, x, y in zip(times, xs, ys, strict=True):
        near = before is not None and time - before <= GAP
        pieces.append(f"{'L' if near else 'M'}{x} {y}")
        before = time
    return "".join(pieces)
