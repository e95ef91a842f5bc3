"""Events, periods and points as marks on a time axis that is measured in years."""

from __future__ import annotations

import math
from bisect import bisect
from collections.abc import Iterable, Iterator
from itertools import chain, product
from typing import TYPE_CHECKING, NamedTuple, TypedDict

from sinorus import dates

if TYPE_CHECKING:
    from sinorus.model.rows.event import EventRow
    from sinorus.model.rows.series import Point, SeriesRow
    from sinorus.model.rows.vocabulary import PeriodRow
    from sinorus.model.vocabulary import Effect

# The shortest time that a chart shows is a year divided by this.
DAYS = 366
# What has no beginning or no end reaches out of a chart by this part of its time.
OUTSIDE = 0.05
# A line is broken where a series has no value for more than so many years.
GAP = 1.5


class Frame(NamedTuple):
    """The time that a chart shows, in years: 1949.5 is the middle of 1949."""

    start: float
    end: float


class Sheet(NamedTuple):
    """What a picture in a file is drawn on.

    frame   the time that it shows
    width   of its panels, in pixels
    moving  whether a reader can zoom it
    """

    frame: Frame
    width: int
    moving: bool = False


class Mark(NamedTuple):
    """An event on the axis.

    start      where it begins, in years
    end        where it ends, in years
    lasting    whether it is drawn as a bar from its start to its end
    uncertain  whether its date is not exactly known, or only possibly in the window
    row        the event
    before     whether it goes on before the chart
    after      whether it goes on after the chart
    """

    start: float
    end: float
    lasting: bool
    uncertain: bool
    row: EventRow
    before: bool = False
    after: bool = False

    def links(self) -> int:
        """Return how many causes, effects and claims the event has, by which its label comes first."""
        return len(self.row["causes"]) + len(self.row["led_to"]) + len(self.row["claims"])


class Moment(TypedDict):
    """What is kept of an event where there are too many to draw each."""

    earliest: str | None
    latest: str | None
    effect: Effect | None


class Band(NamedTuple):
    """A period behind the events; ``start`` and ``end`` are in years."""

    start: float
    end: float
    label: str


class Dot(NamedTuple):
    """A value of a series at a time, in years, and the labelled texts of its tooltip."""

    at: float
    value: float
    tooltip: dict[str, str] | None = None


def year(day: dates.Day) -> float:
    """Return a day in years, such as 1949.5 for the middle of 1949; all months are taken to have 31 days."""
    return day.year + ((day.month - 1) * 31 + day.day - 1) / (12 * 31)


def frame_of(
    events: Iterable[EventRow | Moment], series: list[SeriesRow], window: dates.Window | None, as_of: dates.Day
) -> Frame:
    """Return the time of the window; on a side where it is open, the time that events and series reach to.

    ``as_of`` is the day of the data, to which an event without an end lasts.
    """
    first, last = window or (None, None)
    days = () if first and last else chain(_days_of_events(events, as_of), _days_of_series(series))
    reach = _reach(map(year, days)) or Frame(year(as_of) - 1, year(as_of))
    start, end = year(first) if first else reach.start, year(last) if last else reach.end
    return Frame(start, max(end, start + 1 / DAYS))


def _reach(years: Iterable[float]) -> Frame | None:
    """Return the first and the last of some times, of which none is kept; None where there is none."""
    start, end = math.inf, -math.inf
    for at in years:
        start, end = min(start, at), max(end, at)
    return Frame(start, end) if start <= end else None


def _days_of_events(events: Iterable[EventRow | Moment], as_of: dates.Day) -> Iterator[dates.Day]:
    """Yield the first and the last days of events, as far as they are known."""
    for event in events:
        yield from (dates.Day.from_iso(end) for end in (event["earliest"], event["latest"]) if end)
        if event["latest"] is None:
            yield as_of


def _days_of_series(series: list[SeriesRow]) -> Iterator[dates.Day]:
    """Yield the days on which the first and the last points of series begin and end, as far as they are known."""
    for row in series:
        for point in (row["points"][0], row["points"][-1]):
            date = dates.parse(point["date_edtf"])
            yield from filter(None, (date.earliest, date.latest))


def marks(events: Iterable[EventRow], frame: Frame) -> list[Mark]:
    """Return the events as marks, in order of their beginning; an open date begins or ends with the chart."""
    return sorted((_mark(event, frame) for event in events), key=lambda mark: (mark.start, -mark.end, mark.row["id"]))


def _mark(event: EventRow, frame: Frame) -> Mark:
    """Return the mark of an event; an open date begins or ends just outside the chart."""
    date = dates.parse(event["date_edtf"] or "")
    outside = (frame.end - frame.start) * OUTSIDE
    start = year(date.earliest) if date.earliest else frame.start - outside
    end = year(date.latest) if date.latest else frame.end + outside
    lasting = date.kind == "interval"
    # The day of an event that did not last is not known, so it is drawn over all days on which it may have been.
    is_vague = not lasting and date.earliest != date.latest
    uncertain = date.qualified or is_vague or date.earliest is None or event["match"] == "possible"
    is_bar = lasting or is_vague
    return Mark(start, max(start, end), is_bar, uncertain, event, start < frame.start, is_bar and end > frame.end)


def bands(periods: Iterable[PeriodRow], frame: Frame) -> list[Band]:
    """Return the eras that touch the chart, in order."""
    eras = []
    for period in periods:
        date = dates.parse(period["date_edtf"])
        start = year(date.earliest) if date.earliest else frame.start
        end = year(date.latest) if date.latest else frame.end
        if period["era"] and start < frame.end and end > frame.start:
            eras.append(Band(max(start, frame.start), min(end, frame.end), period["label"]))
    return sorted(eras)


def dots(series: SeriesRow, frame: Frame) -> list[Dot]:
    """Return the points of a series that lie in the chart, each in the middle of its time."""
    middles = [(_middle(point["date_edtf"]), point) for point in series["points"]]
    within = [(at, point) for at, point in middles if at is not None and frame.start <= at <= frame.end]
    return [Dot(at, float(point["value"]), _tooltip(point, series["unit"])) for at, point in within]


def _tooltip(point: Point, unit: str) -> dict[str, str]:
    """Return the labelled texts of the tooltip of a point: its date, value, bounds and reference."""
    value = f"{point['value']:.12g} {unit}"
    bounds = [f"{bound:.12g}" for bound in (point["low"], point["high"]) if bound is not None]
    date = dates.human(dates.parse(point["date_edtf"]))
    fields = {"date": date, "measured": value, "between": " and ".join(bounds), "reference": point["reference"] or ""}
    return {key: text for key, text in fields.items() if text}


def _middle(text: str) -> float | None:
    """Return the middle of a date in EDTF, in years; None if the date is open."""
    date = dates.parse(text)
    if date.earliest is None or date.latest is None:
        return None
    return (year(date.earliest) + year(date.latest)) / 2


def runs(dots: list[Dot]) -> list[tuple[int, Dot]]:
    """Give each dot the number of its line: a new line begins after more than GAP years without a value."""
    runs: list[tuple[int, Dot]] = []
    for dot in dots:
        run, before = runs[-1] if runs else (0, dot)
        runs.append((run + (dot.at - before.at > GAP), dot))
    return runs


class Lane:
    """A row of the picture, with the spans that are taken, in order."""

    def __init__(self) -> None:
        self.spans: list[tuple[float, float]] = []

    def take(self, start: float, end: float, gap: float) -> bool:
        """Take a span that keeps a gap to all others; return whether there was room for it."""
        at = bisect(self.spans, (start, end))
        if at and self.spans[at - 1][1] + gap > start:
            return False
        if at < len(self.spans) and end + gap > self.spans[at][0]:
            return False
        self.spans.insert(at, (start, end))
        return True


def lanes(spans: Iterable[tuple[float, float]], gap: float) -> list[int]:
    """Put each span into the first lane in which it keeps a gap to all others; return the number of its lane."""
    lanes: list[Lane] = []
    return [first_free(lanes, start, end, gap) for start, end in spans]


def first_free(lanes: list[Lane], start: float, end: float, gap: float) -> int:
    """Put a span into the first lane with room for it, or into a new one, and return the number of the lane."""
    for number, lane in enumerate(lanes):
        if lane.take(start, end, gap):
            return number
    lanes.append(Lane())
    lanes[-1].take(start, end, gap)
    return len(lanes) - 1


def ticks(frame: Frame, most: int) -> list[int]:
    """Return round years for the axis, about ``most`` of them or fewer."""
    length = frame.end - frame.start
    steps = [digit * 10**power for power, digit in product(range(5), (1, 2, 5))]
    step = next((step for step in steps if length / step <= most), steps[-1])
    # Rounded up with whole numbers: dividing a fraction close to zero could give zero.
    first = -(-math.ceil(frame.start) // step) * step
    return list(range(first, math.floor(frame.end) + 1, step))


def short_ticks(frame: Frame) -> list[tuple[float, str]]:
    """Return the ticks of an axis that is too short for years, each with its label; none if it is long enough.

    They are the first days of months, or, if the chart shows hardly one month, its first and last day.
    """
    length = frame.end - frame.start
    if length >= SHORT:
        return []
    months = max(round(length * 12 / TICKS), 1)
    first, last = (int(at // 1) * 12 + int(at % 1 * 12) for at in frame)
    ticks = [_first_of(month) for month in range(first, last + 2) if month % months == 0]
    within = [(at, label) for at, label in ticks if frame.start <= at <= frame.end]
    ends = [(frame.start, _day(frame.start)), (frame.end, _day(frame.end))]
    return within if len(within) > 1 else ends if length > 2 / DAYS else ends[:1]


# An axis of fewer years than SHORT has ticks at months, about TICKS of them.
SHORT, TICKS = 3, 8
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def _first_of(month: int) -> tuple[float, str]:
    """Return the tick of a month, which is counted from the year 0."""
    return month // 12 + month % 12 * 31 / (12 * 31), f"{MONTHS[month % 12]} {month // 12}"


def _day(at: float) -> str:
    """Write the day of a time in years."""
    day = int(at % 1 * 12 * 31 + 0.5)
    return f"{day % 31 + 1} {MONTHS[min(day // 31, 11)]} {int(at // 1)}"
