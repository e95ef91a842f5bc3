"""Mermaid; labels are quoted, and signs that Mermaid could read as markup are written as their numbers."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from sinorus.base.text import safe
from sinorus.model.vocabulary import Effect
from sinorus.output.render import Page
from sinorus.output.render.graph import graph
from sinorus.output.view import View

_ACTIVE = re.compile(r"[^\w\s.,:()\-–’+/?]")
SHAPES: dict[Effect | None, str] = {
    "cooperation": "[{}]",
    "friction": "{{{{{}}}}}",
    "mixed": "([{}])",
    "neutral": "({})",
    None: "[[{}]]",
}


def render(view: View[Any], rows: Iterable[str], page: Page) -> Iterator[str]:
    """Write a flowchart from causes to effects; the shape of a node shows the effect of the event."""
    causes = graph(rows)
    names = {id: f"e{number}" for number, id in enumerate(causes.nodes, 1)}
    yield "flowchart LR\n"
    for id, node in causes.nodes.items():
        label = _quote(f"{node.label()} ({id})")
        yield f"  {names[id]}{SHAPES[node.effect].format(label)}\n"
    for (cause, effect), edge in causes.edges.items():
        yield f"  {names[cause]} -->|{edge.basis}| {names[effect]}\n"


def _quote(text: str) -> str:
    return '"' + _ACTIVE.sub(lambda match: f"#{ord(match[0])};", safe(text)) + '"'
