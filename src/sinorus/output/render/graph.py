"""The graph of the rows of `trace`, from which the formats DOT, Mermaid and GraphML are written."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sinorus.model.rows import TraceRow


class Graph(NamedTuple):
    """A graph of causes.

    nodes  a row of each event, under its id
    edges  a row that tells the basis of each link, under the ids of its cause and its effect
    """

    nodes: dict[str, TraceRow]
    edges: dict[tuple[str, str], TraceRow]


def graph(rows: Iterable[str]) -> Graph:
    """Gather events and links, each once, from the JSON texts of rows of `trace`."""
    nodes: dict[str, TraceRow] = {}
    edges: dict[tuple[str, str], TraceRow] = {}
    for row in map(json.loads, rows):
        nodes.setdefault(row["id"], row)
        if row["of"]:
            ends = (row["id"], row["of"]) if row["direction"] == "cause" else (row["of"], row["id"])
            edges.setdefault(ends, row)
    return Graph(nodes, edges)
