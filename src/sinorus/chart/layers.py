"""A network in layers from left to right: causes stand left of their effects, and few links cross."""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple

# How often the events of a layer are put in order by their neighbours.
SWEEPS = 12
# A place in the network: an event, or a point at which a link passes a layer.
Place = str | tuple[str, str, int]


class Layers(NamedTuple):
    """A network in layers.

    ranks   the layer of each event, the first being 0
    places  the layers, each with its events and the points of links that pass it, from top to bottom
    ways    each link, as the places through which it leads from its cause to its effect
    """

    ranks: Mapping[str, int]
    places: list[list[Place]]
    ways: list[list[Place]]


def layers(starts: Iterable[str], links: Iterable[tuple[str, str]]) -> Layers:
    """Put a network without circles into layers; ``links`` lead from causes to effects, ``starts`` need have none."""
    pairs = list(dict.fromkeys(links))
    ranks = _ranks(dict.fromkeys([*starts, *(event for pair in pairs for event in pair)]), pairs)
    ways = [_way(cause, effect, ranks) for cause, effect in pairs]
    places: list[list[Place]] = [[] for _ in range(max(ranks.values(), default=-1) + 1)]
    for event, rank in ranks.items():
        places[rank].append(event)
    for way in ways:
        for place in way[1:-1]:
            places[place[2]].append(place)  # type: ignore[index]
    return Layers(ranks, _untangled(places, ways), ways)


def _ranks(events: Iterable[str], links: list[tuple[str, str]]) -> dict[str, int]:
    """Return the layer of each event: right of all its causes, and if it has none, just left of its first effect."""
    ranks = dict.fromkeys(events, 0)
    for _ in ranks:
        late = [(cause, effect) for cause, effect in links if ranks[effect] <= ranks[cause]]
        for cause, effect in late:
            ranks[effect] = max(ranks[effect], ranks[cause] + 1)
        if not late:
            break
    caused = {effect for _, effect in links}
    for event in ranks:
        after = [ranks[effect] for cause, effect in links if cause == event]
        if event not in caused and after:
            ranks[event] = min(after) - 1
    return ranks


def _way(cause: str, effect: str, ranks: Mapping[str, int]) -> list[Place]:
    return [cause, *((cause, effect, rank) for rank in range(ranks[cause] + 1, ranks[effect])), effect]


def _untangled(places: list[list[Place]], ways: list[list[Place]]) -> list[list[Place]]:
    """Put the places of each layer in the order of their neighbours, now of those before, now of those behind."""
    before: dict[Place, list[Place]] = {}
    after: dict[Place, list[Place]] = {}
    for way in ways:
        for left, right in pairwise(way):
            before.setdefault(right, []).append(left)
            after.setdefault(left, []).append(right)
    best, fewest = places, _crossings(places, after)
    for sweep in range(SWEEPS):
        beside = after if sweep % 2 else before
        places = _swept(places, beside, reverse=bool(sweep % 2))
        if (count := _crossings(places, after)) < fewest:
            best, fewest = places, count
    return best


def _swept(places: list[list[Place]], beside: Mapping[Place, list[Place]], reverse: bool) -> list[list[Place]]:
    """Put layer after layer in order by the mean place of the neighbours of each in the layer before it."""
    done: list[list[Place]] = []
    at: dict[Place, float] = {}
    for layer in reversed(places) if reverse else places:
        old = {place: number / max(len(layer), 1) for number, place in enumerate(layer)}
        means = {place: _mean([at[one] for one in beside.get(place, ()) if one in at], old[place]) for place in layer}
        ordered = sorted(layer, key=lambda place: (means[place], old[place]))
        at |= {place: (number + 0.5) / len(layer) for number, place in enumerate(ordered)}
        done.append(ordered)
    return done[::-1] if reverse else done


def _mean(values: list[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _crossings(places: list[list[Place]], after: Mapping[Place, list[Place]]) -> int:
    """Count the pairs of links between neighbouring layers that cross."""
    count = 0
    for left, right in pairwise(places):
        number = {place: at for at, place in enumerate(right)}
        ends = [at for place in left for at in sorted(number[one] for one in after.get(place, ()) if one in number)]
        count += sum(later < end for i, end in enumerate(ends) for later in ends[i:])
    return count


def heights(found: Layers, event: float, passing: float) -> dict[Place, float]:
    """Return the middle of each place from the top; an event is so high, and so is the room of a passing link.

    Each place moves towards the mean of its neighbours as far as those above and below it leave room.
    """
    size = {place: event if isinstance(place, str) else passing for layer in found.places for place in layer}
    near: dict[Place, list[Place]] = {}
    for way in found.ways:
        for left, right in pairwise(way):
            near.setdefault(left, []).append(right)
            near.setdefault(right, []).append(left)
    middle = {place: y for layer in found.places for place, y in _stacked(layer, size).items()}
    for sweep in range(SWEEPS):
        for layer in found.places if sweep % 2 else found.places[::-1]:
            wanted = {place: _mean([middle[one] for one in near.get(place, ())], middle[place]) for place in layer}
            middle |= _apart(layer, wanted, size)
    top = min((middle[place] - size[place] / 2 for place in middle), default=0)
    return {place: y - top for place, y in middle.items()}


def _stacked(layer: list[Place], size: Mapping[Place, float]) -> dict[Place, float]:
    """Put the places of a layer below each other, around the same middle as all layers."""
    y, middles = -sum(size[place] for place in layer) / 2, {}
    for place in layer:
        middles[place] = y + size[place] / 2
        y += size[place]
    return middles


def _apart(layer: list[Place], wanted: Mapping[Place, float], size: Mapping[Place, float]) -> dict[Place, float]:
    """Return places near where they are wanted, each with its room: halfway between pushing down and pushing up."""
    down, up = {}, {}
    edge = float("-inf")
    for place in layer:
        down[place] = max(wanted[place], edge + size[place] / 2)
        edge = down[place] + size[place] / 2
    edge = float("inf")
    for place in reversed(layer):
        up[place] = min(wanted[place], edge - size[place] / 2)
        edge = up[place] - size[place] / 2
    return {place: (down[place] + up[place]) / 2 for place in layer}
