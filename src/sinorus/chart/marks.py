"""Events, periods and points as marks on a time axis that is measured in years."""

import math
from collections.abc import Iterable
from typing import NamedTuple

from sinorus import dates
from sinorus.model.rows import EventRow, PeriodRow, Point, SeriesRow

DAYS = 366
GAP = 1.5


class Extent(NamedTuple):
    """The time that a chart shows, in years: 1949.5 is the middle of 1949."""

    start: float
    end: float


class Mark(NamedTuple):
    """An event on the axis: where it begins and ends, and whether its date is uncertain; ``row`` is the event."""

    start: float
    end: float
    lasting: bool
    uncertain: bool
    row: EventRow


class Band(NamedTuple):
    """A period behind the events."""

    start: float
    end: float
    label: str


class Dot(NamedTuple):
    """A value of a series at a time, and what is told of it."""

    at: float
    value: float
    tooltip: dict[str, str] | None = None


def year(day: dates.Day) -> float:
    """Return a day as a number of years."""
    return day.year + ((day.month - 1) * 31 + day.day - 1) / (12 * 31)


def extent(events: list[EventRow], series: list[SeriesRow], window: dates.Window | None, as_of: dates.Day) -> Extent:
    """Return the time of the window, or where it is open that of the events and series."""
    days = [dates.Day.from_iso(end) for event in events for end in (event["earliest"], event["latest"]) if end]
    for row in series:
        ends = dates.parse(row["points"][0]["date_edtf"]), dates.parse(row["points"][-1]["date_edtf"])
        days += filter(None, (day for date in ends for day in (date.earliest, date.latest)))
    days += [as_of] if any(event["latest"] is None for event in events) else []
    first, last = window or (None, None)
    start = year(first) if first else min(map(year, days), default=year(as_of) - 1)
    end = year(last) if last else max(map(year, days), default=year(as_of))
    return Extent(start, max(end, start + 1 / DAYS))


def marks(events: Iterable[EventRow], shown: Extent) -> list[Mark]:
    """Return the events as marks, in order of their beginning; what is open ends with the chart."""
    return sorted((_mark(event, shown) for event in events), key=lambda mark: (mark.start, -mark.end, mark.row["id"]))


def _mark(event: EventRow, shown: Extent) -> Mark:
    date = dates.parse(event["date_edtf"])
    start = year(date.earliest) if date.earliest else shown.start
    end = year(date.latest) if date.latest else shown.end
    lasting = date.kind == "interval"
    # A moment that is not known to the day may have been at any time between its first day and its last.
    vague = not lasting and date.earliest != date.latest
    uncertain = date.qualified or vague or date.earliest is None or event["match"] == "possible"
    return Mark(max(start, shown.start), max(min(end, shown.end), shown.start), lasting or vague, uncertain, event)


def bands(periods: Iterable[PeriodRow], shown: Extent) -> list[Band]:
    """Return the eras that touch the chart, in order."""
    found = []
    for period in periods:
        date = dates.parse(period["date_edtf"])
        start = year(date.earliest) if date.earliest else shown.start
        end = year(date.latest) if date.latest else shown.end
        if period["era"] and start < shown.end and end > shown.start:
            found.append(Band(max(start, shown.start), min(end, shown.end), period["label"]))
    return sorted(found)


def dots(series: SeriesRow, shown: Extent) -> list[Dot]:
    """Return the points of a series that lie in the chart, each in the middle of its time."""
    placed = [(_middle(point["date_edtf"]), point) for point in series["points"]]
    within = [(at, point) for at, point in placed if at is not None and shown.start <= at <= shown.end]
    return [Dot(at, float(point["value"]), _tooltip(point, series["unit"])) for at, point in within]


def _tooltip(point: Point, unit: str) -> dict[str, str]:
    """Say of a point in words when it was measured, how much, between what bounds, and by whom it is told."""
    value = f"{point['value']:.12g} {unit}"
    bounds = [f"{bound:.12g}" for bound in (point["low"], point["high"]) if bound is not None]
    date = dates.human(dates.parse(point["date_edtf"]))
    fields = {"date": date, "measured": value, "between": " and ".join(bounds), "reference": point["reference"] or ""}
    return {key: text for key, text in fields.items() if text}


def _middle(text: str) -> float | None:
    date = dates.parse(text)
    if date.earliest is None or date.latest is None:
        return None
    return (year(date.earliest) + year(date.latest)) / 2


def runs(dots: list[Dot]) -> list[tuple[int, Dot]]:
    """Number the stretches of a series: after more than a year and a half without a value a new one begins."""
    numbered: list[tuple[int, Dot]] = []
    for dot in dots:
        run, before = numbered[-1] if numbered else (0, dot)
        numbered.append((run + (dot.at - before.at > GAP), dot))
    return numbered


def lanes(spans: Iterable[tuple[float, float]], gap: float) -> list[int]:
    """Put each span, one after the other, into the first lane where it touches none."""
    taken: list[list[tuple[float, float]]] = []
    placed = []
    for start, end in spans:
        free = (n for n, lane in enumerate(taken) if all(end + gap <= a or b + gap <= start for a, b in lane))
        number = next(free, len(taken))
        taken[number : number + 1] = [[*(taken[number] if number < len(taken) else []), (start, end)]]
        placed.append(number)
    return placed


def ticks(shown: Extent, most: int) -> list[int]:
    """Return round years for the axis, at most so many."""
    length = shown.end - shown.start
    steps = [step * 10**power for power in range(5) for step in (1, 2, 5)]
    step = next((step for step in steps if length / step <= most), steps[-1])
    # In whole numbers, because the division of a very small year is nothing.
    first = -(-math.ceil(shown.start) // step) * step
    return list(range(first, math.floor(shown.end) + 1, step))


def short_ticks(shown: Extent) -> list[tuple[float, str]]:
    """Return the marks of an axis too short for years, with what stands below: first days of months, or single days."""
    length = shown.end - shown.start
    if length >= SHORT:
        return []
    months = max(round(length * 12 / TICKS), 1)
    first, last = (int(at // 1) * 12 + int(at % 1 * 12) for at in shown)
    named = [_first_of(month) for month in range(first, last + 2) if month % months == 0]
    within = [(at, name) for at, name in named if shown.start <= at <= shown.end]
    ends = [(shown.start, _day(shown.start)), (shown.end, _day(shown.end))]
    return within if len(within) > 1 else ends if length > 2 / DAYS else ends[:1]


# A time of fewer years than this has an axis of months, with about so many marks.
SHORT, TICKS = 3, 8
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def _first_of(month: int) -> tuple[float, str]:
    return month // 12 + month % 12 * 31 / (12 * 31), f"{MONTHS[month % 12]} {month // 12}"


def _day(at: float) -> str:
    day = int(at % 1 * 12 * 31 + 0.5)
    return f"{day % 31 + 1} {MONTHS[min(day // 31, 11)]} {int(at // 1)}"
