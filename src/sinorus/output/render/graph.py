"""What the formats of graphs share: the events of a chain, each once, and the links between them."""

import json
from collections.abc import Iterable
from typing import NamedTuple

from sinorus.model.rows import TraceRow


class Graph(NamedTuple):
    """Events by id, in order, and links from cause to effect with their basis."""

    nodes: dict[str, TraceRow]
    edges: dict[tuple[str, str], TraceRow]


def graph(rows: Iterable[str]) -> Graph:
    """Gather the events and links of the rows of `trace`."""
    found = Graph({}, {})
    for row in map(json.loads, rows):
        found.nodes.setdefault(row["id"], row)
        if row["of"]:
            ends = (row["id"], row["of"]) if row["direction"] == "cause" else (row["of"], row["id"])
            found.edges.setdefault(ends, row)
    return found
