"""The strip of time above a list: how dense it is, by effect, with the periods, around the window that is asked for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from sinorus import dates
from sinorus.base.text import safe
from sinorus.dates.day import decade_in_edtf, year_in_edtf
from sinorus.explore.choice import applied
from sinorus.explore.counts import EFFECTS, counted_as
from sinorus.explore.place import Place
from sinorus.query.filters import QUESTIONS, WINDOWED

if TYPE_CHECKING:
    from sinorus.dates import Window

# So many years are shown in bins of decades, of years, or else of months.
_OF_DECADES, _OF_YEARS = 160, 12
# Bins without a record are left out where there would be more.
_MOST = 2000


class Bin(NamedTuple):
    """A stretch of time on the strip.

    label    what it is called: a decade, a year or a month in EDTF
    start    its first day
    end      its last day
    effects  how many records begin in it, by effect
    """

    label: str
    start: str
    end: str
    effects: Mapping[str, int]

    @property
    def number(self) -> int:
        """Return how many records begin in it."""
        return sum(self.effects.values())


class Period(NamedTuple):
    """A period on the strip; an end that is open is empty."""

    id: str
    label: str
    start: str
    end: str
    is_era: bool


class Strip(NamedTuple):
    """Time, and what it holds.

    bins     its stretches in their order
    periods  those that it touches
    window   the first and the last day that are asked for; empty where that end is open
    step     ``decade``, ``year`` or ``month``
    noun     what is counted
    """

    bins: tuple[Bin, ...]
    periods: tuple[Period, ...]
    window: tuple[str, str]
    step: str
    noun: str


class Axis(NamedTuple):
    """The first and the last year of a strip."""

    first: int
    last: int

    def step(self) -> str:
        """Return which bins it has."""
        years = self.last - self.first + 1
        return "decade" if years > _OF_DECADES else "year" if years > _OF_YEARS else "month"

    def size(self) -> int:
        """Return how many bins it has, or a few more."""
        years = self.last - self.first + 1
        return {"decade": years // 10 + 2, "year": years, "month": years * 12}[self.step()]

    def labels(self) -> list[str]:
        """Name its bins in EDTF."""
        years = range(self.first, self.last + 1)
        if self.step() == "decade":
            return [*dict.fromkeys(map(decade_in_edtf, years))]
        names = map(year_in_edtf, years)
        if self.step() == "year":
            return [*names]
        return [f"{name}-{month:02}" for name in names for month in range(1, 13)]

    def window(self) -> dict[str, Any]:
        """Return the filters that ask for it."""
        return {"start": (year_in_edtf(self.first),), "end": (year_in_edtf(self.last),)}


def question(place: Place) -> str:
    """Return the question that counts over time: that of events, or of the claims behind what a place tells."""
    return "claims" if counted_as(place.question) not in ("", "timeline") else "timeline"


def filters(place: Place) -> dict[str, Any]:
    """Return the filters of a place that its strip has, without its window."""
    names = set(QUESTIONS[question(place)]) - {*WINDOWED, "sort"}
    return {name: value for name, value in applied(place).items() if name in names}


def axis(window: Window | None, years: Iterable[int]) -> Axis:
    """Return the years of a strip: those of all the data, or about a window, from which one can go on both ways."""
    known = sorted(years) or [2000]
    first = window.first.year if window and window.first else known[0]
    last = window.last.year if window and window.last else known[-1]
    margin = (last - first) // 2 + 1 if window else 0
    return Axis(max(first - margin, min(known[0], first)), min(last + margin, max(known[-1], last)))


def years(rows: Iterable[str]) -> list[int]:
    """Return the years of the rows of --count-by year."""
    keys = (json.loads(text)["key"] for text in rows)
    return [int(key.removeprefix("Y")) for key in keys if key]


def bins(axis: Axis, rows: Iterable[str]) -> tuple[Bin, ...]:
    """Make bins of the rows of --count-by; those without a record too, unless they are too many."""
    found = {row["key"]: row for row in map(json.loads, rows) if row["key"]}
    labels = axis.labels() if axis.size() <= _MOST else found
    return tuple(Bin(label, *_days(label), _effects(found.get(label, {}))) for label in labels)


def _effects(row: Mapping[str, int]) -> dict[str, int]:
    return {effect: row.get(effect, 0) for effect in EFFECTS}


def _days(label: str) -> tuple[str, str]:
    """Return the first and the last day of a decade, a year or a month."""
    date = dates.parse(label)
    return ends(dates.window(date, date))


def periods(rows: Iterable[str]) -> tuple[Period, ...]:
    """Make periods of the rows of `periods`."""
    found = map(json.loads, rows)
    return tuple(
        Period(row["id"], safe(row["label"]), row["earliest"] or "", row["latest"] or "", row["era"]) for row in found
    )


def ends(window: Window | None) -> tuple[str, str]:
    """Write the first and the last day of a window; empty where it is open."""
    first, last = window or (None, None)
    return first.iso() if first else "", last.iso() if last else ""
