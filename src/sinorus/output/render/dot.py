"""A graph in the DOT language of Graphviz; ids and labels are quoted, so that nothing in them acts."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from sinorus.base.text import safe
from sinorus.model.rows import TraceRow
from sinorus.output.render import Page
from sinorus.output.render.graph import graph
from sinorus.output.view import View

# Graphviz reads such signs as one: it would show &lt; as <.
_ENTITY = re.compile(r"&(?=#?\w+;)")
SHAPES = {"cooperation": "box", "friction": "octagon", "mixed": "hexagon", "neutral": "ellipse"}


def render(view: View[Any], rows: Iterable[str], page: Page) -> Iterator[str]:
    """Write a directed graph from causes to effects; the shape of an event is its effect on the tie."""
    found = graph(rows)
    yield "digraph causes {\n  rankdir=LR;\n"
    for id, row in found.nodes.items():
        yield f"  {_quoted(id)} [label={_quoted(_label(row))}, shape={SHAPES[row['effect']]}];\n"
    for (cause, effect), row in found.edges.items():
        yield f"  {_quoted(cause)} -> {_quoted(effect)} [label={_quoted(row['basis'] or '')}];\n"
    yield "}\n"


def _label(row: TraceRow) -> str:
    return _ENTITY.sub("&amp;", f"{row['date_edtf']}: {row['title']}")


def _quoted(text: str) -> str:
    return '"' + safe(text).replace("\\", "\\\\").replace('"', '\\"') + '"'
