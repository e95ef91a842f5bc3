"""GraphML, written by networkx."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from sinorus.base.optional import load
from sinorus.output.render import Page
from sinorus.output.render.graph import graph
from sinorus.output.view import View

NODE_KEYS = ("title", "date_edtf", "earliest", "latest", "effect")


def render(view: View[Any], rows: Iterable[str], page: Page) -> Iterator[str]:
    """Write a directed graph from causes to effects, with attributes of the events and links.

    Raises BadUsage if networkx is not installed.
    """
    networkx = load("networkx", "graph", "--format graphml")
    causes = graph(rows)
    network = networkx.DiGraph()
    network.add_nodes_from((id, _attributes(row, NODE_KEYS)) for id, row in causes.nodes.items())
    network.add_edges_from((*ends, _attributes(row, ("basis", "claim"))) for ends, row in causes.edges.items())
    buffer = BytesIO()
    networkx.write_graphml(network, buffer)
    yield buffer.getvalue().decode("utf-8") + "\n"


def _attributes(row: Any, keys: tuple[str, ...]) -> dict[str, str]:
    """Return the values of some keys as texts, without nulls, which GraphML cannot hold."""
    return {key: str(row[key]) for key in keys if row[key] is not None}
