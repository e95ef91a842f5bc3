"""The DOT language of Graphviz; ids and labels are quoted, so that no text of the data is read as DOT."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from sinorus.base.text import safe
from sinorus.output.render import Page
from sinorus.output.render.graph import graph
from sinorus.output.view import View

if TYPE_CHECKING:
    from sinorus.model.rows import TraceRow

# Graphviz shows an HTML entity such as &lt; as the character that it stands for.
_ENTITY = re.compile(r"&(?=#?\w+;)")
SHAPES = {"cooperation": "box", "friction": "octagon", "mixed": "hexagon", "neutral": "ellipse"}


def render(view: View[Any], rows: Iterable[str], page: Page) -> Iterator[str]:
    """Write a directed graph from causes to effects; the shape of a node shows the effect of the event."""
    causes = graph(rows)
    yield "digraph causes {\n  rankdir=LR;\n"
    for id, row in causes.nodes.items():
        yield f"  {_quote(id)} [label={_quote(_label(row))}, shape={SHAPES[row['effect']]}];\n"
    for (cause, effect), row in causes.edges.items():
        yield f"  {_quote(cause)} -> {_quote(effect)} [label={_quote(row['basis'] or '')}];\n"
    yield "}\n"


def _label(row: TraceRow) -> str:
    return _ENTITY.sub("&amp;", f"{row['date_edtf']}: {row['title']}")


def _quote(text: str) -> str:
    return '"' + safe(text).replace("\\", "\\\\").replace('"', '\\"') + '"'
