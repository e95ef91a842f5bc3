"""Names on a map: those of places with most events first, and none on another."""

from collections import Counter
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from sinorus.chart.spots import EURASIA, LINE, STRETCH, WEST, Spot, extent, name_width, outline, rates

LON, LAT = st.floats(-12, 180), st.floats(8, 75)
SPOTS = st.lists(st.builds(Spot, st.sampled_from(["Moscow", "Ürümqi", "北京"]), LON, LAT, st.just(Counter(mixed=2))))


@given(SPOTS, st.floats(1, 50))
def test_no_name_that_is_shown_lies_on_another(spots: list[Spot], scale: float) -> None:
    reach = [6.0] * len(spots)
    shown = [spot for spot, rate in zip(spots, rates(spots, reach), strict=True) if rate <= scale]
    for one, other in combinations(shown, 2):
        apart = abs(one.lon - other.lon) * scale
        first = min(one, other, key=lambda spot: spot.lon)
        assert apart >= name_width(first) or abs(one.lat - other.lat) * STRETCH * scale >= LINE - 1e-6


def test_a_map_shows_eurasia_if_most_events_are_there() -> None:
    events = Counter(friction=3)
    moscow, beijing = Spot("Moscow", 37.6, 55.8, events), Spot("Beijing", 116.4, 39.9, events)
    york = Spot("New York", 286.0, 40.7, events)
    assert extent([moscow, beijing, york]).has(beijing)
    assert not extent([moscow, beijing, york]).has(york)
    assert extent([york]).has(york)


def test_the_outline_is_whole_rings_and_lines_within_the_world() -> None:
    drawn = outline()
    assert "public domain" in drawn["source"]
    assert all(ring[0] == ring[-1] for ring in drawn["land"])
    points = [point for line in (*drawn["land"], *drawn["borders"]) for point in line]
    assert all(WEST <= lon <= WEST + 360 and -90 <= lat <= 90 for lon, lat in points)
    assert all(EURASIA.west < lon < EURASIA.east for line in drawn["borders"] for lon, _ in line)
