"""A network in layers: causes before effects, each link through its places, nothing on top of another."""

from hypothesis import given
from hypothesis import strategies as st

from sinorus.chart.layers import heights, layers

EVENTS = st.integers(0, 9)
# A cause has a smaller number than its effect, so that there are no circles.
LINKS = st.lists(st.tuples(EVENTS, EVENTS).filter(lambda pair: pair[0] < pair[1]), max_size=25)


@given(LINKS)
def test_a_link_leads_from_layer_to_layer_and_no_two_places_touch(links: list[tuple[int, int]]) -> None:
    pairs = [(f"e{cause}", f"e{effect}") for cause, effect in links]
    found = layers(["e0"], pairs)
    assert all(found.ranks[cause] < found.ranks[effect] for cause, effect in pairs)
    for way in found.ways:
        assert [sum(place in layer for layer in found.places) for place in way] == [1] * len(way)
        assert len(way) == found.ranks[str(way[-1])] - found.ranks[str(way[0])] + 1
    middles = heights(found, 60, 14)
    for layer in found.places:
        rooms = [60 if isinstance(place, str) else 14 for place in layer]
        for upper, lower, high, low in zip(layer, layer[1:], rooms, rooms[1:], strict=False):
            assert middles[lower] - middles[upper] >= (high + low) / 2 - 1e-6


def test_links_that_need_not_cross_do_not() -> None:
    found = layers([], [("a", "y"), ("b", "x"), ("c", "x"), ("c", "z")])
    left, right = found.places
    at = {place: number for layer in (left, right) for number, place in enumerate(layer)}
    pairs = sorted((at[way[0]], at[way[-1]]) for way in found.ways)
    assert [end for _, end in pairs] == sorted(end for _, end in pairs)


def test_a_circle_is_drawn_and_ends() -> None:
    assert set(layers([], [("a", "b"), ("b", "a")]).ranks) == {"a", "b"}
