"""The DOT language of Graphviz; ids and labels are quoted, so that no text of the data is read as DOT."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from sinorus.base.text import safe
from sinorus.model.signs import SIGNS
from sinorus.output.render import Page
from sinorus.output.render.graph import Node, graph
from sinorus.output.render.wrap import wrap
from sinorus.output.view import View

# Graphviz shows an HTML entity such as &lt; as the character that it stands for.
_ENTITY = re.compile(r"&(?=#?\w+;)")
# The longest line of a label, in letters.
WIDTH = 30


def render(view: View[Any], rows: Iterable[str], page: Page) -> Iterator[str]:
    """Write a directed graph from causes to effects; sign and colour of a node show the effect of the event."""
    causes = graph(rows)
    yield 'digraph causes {\n  rankdir=LR;\n  node [shape=box, style=rounded, fontname="sans-serif"];\n'
    for id, node in causes.nodes.items():
        yield f'  {_quote(id)} [label="{_label(node)}", color="{SIGNS[node.effect].light}", penwidth=2];\n'
    for (cause, effect), edge in causes.edges.items():
        yield f"  {_quote(cause)} -> {_quote(effect)} [label={_quote(edge.basis)}];\n"
    yield "}\n"


def _label(node: Node) -> str:
    """Write the label of a node in short lines: sign and date, then the title."""
    lines = [f"{SIGNS[node.effect].glyph} {node.date_edtf or 'no date'}", *wrap(node.title, WIDTH)]
    return r"\n".join(_ENTITY.sub("&amp;", _escape(line)) for line in lines)


def _quote(text: str) -> str:
    return f'"{_escape(text)}"'


def _escape(text: str) -> str:
    return safe(text).replace("\\", "\\\\").replace('"', '\\"')
