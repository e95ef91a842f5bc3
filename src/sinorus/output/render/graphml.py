"""A graph in GraphML, written by networkx."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from sinorus.base.optional import load
from sinorus.output.render import Page
from sinorus.output.render.graph import graph
from sinorus.output.view import View

KEPT = ("title", "date_edtf", "earliest", "latest", "effect")


def render(view: View[Any], rows: Iterable[str], page: Page) -> Iterator[str]:
    """Write a directed graph from causes to effects, with what is known of both."""
    networkx = load("networkx", "graph", "--format graphml")
    found = graph(rows)
    made = networkx.DiGraph()
    made.add_nodes_from((id, _known(row, KEPT)) for id, row in found.nodes.items())
    made.add_edges_from((*ends, _known(row, ("basis", "claim"))) for ends, row in found.edges.items())
    written = BytesIO()
    networkx.write_graphml(made, written)
    yield written.getvalue().decode("utf-8") + "\n"


def _known(row: Any, keys: tuple[str, ...]) -> dict[str, str]:
    """Keep what is not null, which GraphML does not have."""
    return {key: str(row[key]) for key in keys if row[key] is not None}
