"""What joins two records in a graph."""

import itertools
from collections.abc import Iterator
from typing import NamedTuple

from sinorus.export.tables import Cells
from sinorus.export.wording import parts_of
from sinorus.model.rows.event import LinkRow
from sinorus.query.selection import Records


class Edge(NamedTuple):
    """A directed edge between two ids; ``kind`` is always among its attributes."""

    start: str
    end: str
    attributes: Cells


def edges(records: Records) -> Iterator[Edge]:
    """Yield the edges of all events, claims, drivers and contrasts, also those that lead to what was not selected."""
    for link in records.links:
        yield Edge(link["cause"], link["effect"], _ground(link))
    for claim in records.claims:
        relation = "denied" if claim["denies"] else "driver"
        yield from (Edge(claim["id"], driver, {"kind": relation}) for driver in claim["drivers"])
        yield from (Edge(claim["id"], event, {"kind": "event"}) for event in claim["events"])
        yield Edge(claim["id"], claim["source"], {"kind": "source"})
    for driver in records.drivers:
        yield Edge(driver["id"], driver["theme"], {"kind": "theme"})
    for event in records.events:
        yield from (Edge(event["id"], driver, {"kind": "driver"}) for driver in event["drivers"])
    yield from _contrasts(records)


def _ground(link: LinkRow) -> Cells:
    """Say on what ground an event is a cause: the basis, and the claim or the page that asserts it."""
    page = ", ".join(parts_of(link["reference"])) if link["reference"] else ""
    return {"kind": "cause", "basis": link["basis"], "claim": link["claim"], "reference": page}


def _contrasts(records: Records) -> Iterator[Edge]:
    related = {id for contrast in records.contrasts for id in contrast["claims"]}
    sources = {claim["id"]: claim["source"] for claim in records.claims if claim["id"] in related}
    for row in records.contrasts:
        attributes = {"kind": "contrast", "relation": row["relation"], "contrast": row["id"], "why": row["why"]}
        yield from (Edge(first, second, {**attributes}) for first, second in _pairs(row["claims"], sources))


def _pairs(claims: list[str], sources: dict[str, str]) -> list[tuple[str, str]]:
    """Set each claim against those of other sources; where all are of one source, each against each."""
    pairs = list(itertools.combinations(claims, 2))
    return [pair for pair in pairs if sources[pair[0]] != sources[pair[1]]] or pairs
