"""Events by place: where they lie on a map, and which names of places have room there."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sinorus.base.text import safe
from sinorus.chart.labels import NEVER, label_width
from sinorus.model.signs import SIGNS

if TYPE_CHECKING:
    from sinorus.model.rows.event import EventRow

# The longitude at which the map is cut, in the Atlantic, where no land is drawn.
WEST = -30
# The height of the line of a name, in pixels.
LINE = 13
# The least part of the world that a map shows, in degrees of longitude, and the margin around its places.
LEAST, MARGIN = 30.0, 4.0
# On a map a degree of latitude is so many times as long as one of longitude, as it is on the ground at 50 degrees.
STRETCH = 1.5


class Spot(NamedTuple):
    """A place with its events.

    name    what it is called
    lon     its longitude, in degrees east of WEST or of Greenwich, from WEST to WEST + 360
    lat     its latitude, in degrees
    counts  its events by the words of their effects
    """

    name: str
    lon: float
    lat: float
    counts: Counter[str]

    def total(self) -> int:
        """Return the number of events."""
        return self.counts.total()


class Extent(NamedTuple):
    """The part of the world that a map shows, in degrees."""

    west: float
    east: float
    south: float
    north: float

    def has(self, spot: Spot) -> bool:
        """Say whether a place lies in it."""
        return self.west <= spot.lon <= self.east and self.south <= spot.lat <= self.north


# Where nearly all of it happened; a map that has to show New York too has no room for the Amur.
EURASIA = Extent(-12, 180, 8, 75)


def outline() -> dict[str, Any]:
    """Return the outline of land and frontiers: the source, and lists of points as longitude and latitude."""
    return dict(json.loads((Path(__file__).parent / "outline.json").read_text(encoding="utf-8")))


def spots(events: Iterable[EventRow]) -> list[Spot]:
    """Return the places of events that have a point, those with most events first."""
    found: dict[tuple[str, float, float], Counter[str]] = {}
    for event in events:
        place = event["place"]
        if place and place["lat"] is not None and place["lon"] is not None:
            lon = place["lon"] + 360 * (place["lon"] < WEST)
            found.setdefault((place["name"], lon, place["lat"]), Counter())[SIGNS[event["effect"]].word] += 1
    spots = [Spot(*where, counts) for where, counts in found.items()]
    return sorted(spots, key=lambda spot: (-spot.total(), spot.name))


def extent(spots: list[Spot]) -> Extent:
    """Return the part of the world in which places lie, with a margin: Eurasia alone if most events are there."""
    core = [spot for spot in spots if EURASIA.has(spot)]
    if sum(spot.total() for spot in core) * 2 >= sum(spot.total() for spot in spots):
        spots = core
    lons, lats = [spot.lon for spot in spots] or [100.0], [spot.lat for spot in spots] or [50.0]
    east, north = _ends(lons, LEAST), _ends(lats, LEAST / 2)
    return Extent(*east, max(north[0], -60), min(north[1], 84))


def _ends(values: list[float], least: float) -> tuple[float, float]:
    middle, half = (min(values) + max(values)) / 2, max((max(values) - min(values)) / 2 + MARGIN, least / 2)
    return middle - half, middle + half


def rates(spots: list[Spot], reach: list[float]) -> list[float]:
    """Return for each place the pixels a degree of longitude from which on its name touches no earlier name or mark.

    ``reach`` is how far the marks of a place lie to each side, in pixels. Names stand right of the marks.
    """
    return [max((_apart(spots, reach, at, other) for other in range(at)), default=0.0) for at in range(len(spots))]


def _apart(spots: list[Spot], reach: list[float], at: int, other: int) -> float:
    """Return from how many pixels a degree on the name of one place is free of another place and its name."""
    one, two = spots[at], spots[other]
    right, left = two.lon - one.lon, one.lon - two.lon
    beside = _divided(reach[at] + name_width(one) + reach[other], right)
    beyond = _divided(reach[other] + name_width(two) + reach[at], left)
    above = _divided(LINE, abs(one.lat - two.lat) * STRETCH)
    return min(beside, beyond, above)


def _divided(pixels: float, degrees: float) -> float:
    return pixels / degrees if degrees > 0 else NEVER


def name_width(spot: Spot) -> float:
    """Return how many pixels the name of a place takes, with its number of events."""
    return label_width(label(spot)) + 8


def label(spot: Spot) -> str:
    """Write the name of a place with its number of events."""
    return f"{safe(spot.name)} {spot.total()}"
