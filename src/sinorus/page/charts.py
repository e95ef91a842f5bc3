"""Small charts of series: the shapes only, as numbers for SVG; what they mean is written beside them."""

from typing import Any, NamedTuple

from sinorus import dates

Row = dict[str, Any]
WIDE, HIGH, MARGIN = 300, 90, 5
# So many years without a point break the line, because nothing is known between.
GAP = 1.5


class Chart(NamedTuple):
    """A line through the points, a dot for each, a bar from the lowest to the highest that is told, and where zero is."""

    line: str
    dots: list[tuple[float, float]]
    bars: list[tuple[float, float, float]]
    zero: float


def chart(series: Row) -> Chart:
    """Draw a series into a box of 300 by 90, in the direction of reading, with zero always inside."""
    points = series["points"]
    times = [_time(point) for point in points]
    bounds = [value for point in points for value in (point["value"], point["low"], point["high"]) if value is not None]
    wide, high = (min(times), max(times)), (min(0.0, *bounds), max(0.0, *bounds))
    xs = [_placed(time, wide, WIDE) for time in times]
    ys = [_up(point["value"], high) for point in points]
    bars = [
        (x, _up(point["low"], high), _up(point["high"], high))
        for x, point in zip(xs, points, strict=True)
        if point["low"] is not None and point["high"] is not None
    ]
    return Chart(_line(times, xs, ys), list(zip(xs, ys, strict=True)), bars, _up(0.0, high))


def _time(point: Row) -> float:
    """Return the middle of the time of a point, in years; of an open end the other end."""
    read = dates.parse(point["date_edtf"])
    days = [day for day in (read.earliest, read.latest) if day]
    return sum(day.year + (day.month - 1) / 12 + (day.day - 1) / 372 for day in days) / max(len(days), 1)


def _placed(value: float, bounds: tuple[float, float], room: int) -> float:
    first, last = bounds
    part = (value - first) / (last - first) if last > first else 0.5
    return round(MARGIN + part * (room - 2 * MARGIN), 1)


def _up(value: float, bounds: tuple[float, float]) -> float:
    return round(HIGH - _placed(value, bounds, HIGH), 1)


def _line(times: list[float], xs: list[float], ys: list[float]) -> str:
    pieces = [
        f"{'L' if place and times[place] - times[place - 1] <= GAP else 'M'}{xs[place]} {ys[place]}"
        for place in range(len(times))
    ]
    return "".join(pieces)
