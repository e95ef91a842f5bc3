"""The DOT language of Graphviz; ids and labels are quoted, so that no text of the data is read as DOT."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from sinorus.base.text import safe
from sinorus.model.vocabulary import Effect
from sinorus.output.render import Page
from sinorus.output.render.graph import graph
from sinorus.output.view import View

# Graphviz shows an HTML entity such as &lt; as the character that it stands for.
_ENTITY = re.compile(r"&(?=#?\w+;)")
SHAPES: dict[Effect | None, str] = {
    "cooperation": "box",
    "friction": "octagon",
    "mixed": "hexagon",
    "neutral": "ellipse",
    None: "plaintext",
}


def render(view: View[Any], rows: Iterable[str], page: Page) -> Iterator[str]:
    """Write a directed graph from causes to effects; the shape of a node shows the effect of the event."""
    causes = graph(rows)
    yield "digraph causes {\n  rankdir=LR;\n"
    for id, node in causes.nodes.items():
        yield f"  {_quote(id)} [label={_quote(_ENTITY.sub('&amp;', node.label()))}, shape={SHAPES[node.effect]}];\n"
    for (cause, effect), edge in causes.edges.items():
        yield f"  {_quote(cause)} -> {_quote(effect)} [label={_quote(edge.basis)}];\n"
    yield "}\n"


def _quote(text: str) -> str:
    return '"' + safe(text).replace("\\", "\\\\").replace('"', '\\"') + '"'
