"""GraphML, written by networkx."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from sinorus.base.optional import load
from sinorus.output.render import Page
from sinorus.output.render.graph import Edge, Node, graph
from sinorus.output.view import View


def render(view: View[Any], rows: Iterable[str], page: Page) -> Iterator[str]:
    """Write a directed graph from causes to effects, with attributes of the events and links.

    Raises BadUsage if networkx is not installed.
    """
    networkx = load("networkx", "graph", "--format graphml")
    causes = graph(rows)
    network = networkx.DiGraph()
    network.add_nodes_from((id, _attributes(node)) for id, node in causes.nodes.items())
    network.add_edges_from((*ends, _attributes(edge)) for ends, edge in causes.edges.items())
    buffer = BytesIO()
    networkx.write_graphml(network, buffer)
    yield buffer.getvalue().decode("utf-8") + "\n"


def _attributes(part: Node | Edge) -> dict[str, str]:
    """Return what is told of an event or a link, without nulls, which GraphML cannot hold."""
    return {key: value for key, value in part._asdict().items() if value is not None}
