"""The graph of the rows of `trace`, from which the formats DOT, Mermaid and GraphML are written."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import NamedTuple

from sinorus.model.vocabulary import Basis, Effect


class Node(NamedTuple):
    """What a graph tells of an event."""

    title: str
    date_edtf: str | None
    earliest: str | None
    latest: str | None
    effect: Effect | None

    def label(self) -> str:
        """Return the date and the title of the event."""
        return f"{self.date_edtf or 'no date'}: {self.title}"


class Edge(NamedTuple):
    """What a graph tells of a link: the kind of its ground, and the id of the claim that is the ground."""

    basis: Basis
    claim: str | None


class Graph(NamedTuple):
    """A graph of causes.

    nodes  the events, under their ids
    edges  the links, under the ids of their causes and effects
    """

    nodes: dict[str, Node]
    edges: dict[tuple[str, str], Edge]


def graph(rows: Iterable[str]) -> Graph:
    """Gather events and links, each once, from the JSON texts of rows of `trace`."""
    graph = Graph({}, {})
    for row in map(json.loads, rows):
        id = sys.intern(row["id"])
        if id not in graph.nodes:
            graph.nodes[id] = Node(*(row[key] for key in Node._fields))
        if row["of"]:
            of = sys.intern(row["of"])
            ends = (id, of) if row["direction"] == "cause" else (of, id)
            graph.edges.setdefault(ends, Edge(row["basis"], row["claim"]))
    return graph
