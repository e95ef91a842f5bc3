"""Mermaid; labels are quoted, and signs that Mermaid could read as markup are written as their numbers."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from sinorus.base.text import safe
from sinorus.model.signs import SIGNS
from sinorus.model.vocabulary import NOT_CODED
from sinorus.output.render import Page
from sinorus.output.render.graph import graph
from sinorus.output.view import View

_ACTIVE = re.compile(r"[^\w\s.,:()\-–’+/?]")


def render(view: View[Any], rows: Iterable[str], page: Page) -> Iterator[str]:
    """Write a flowchart from causes to effects; sign and colour of a node show the effect of the event."""
    causes = graph(rows)
    names = {id: f"e{number}" for number, id in enumerate(causes.nodes, 1)}
    yield "flowchart LR\n"
    for id, node in causes.nodes.items():
        label = _quote(f"{SIGNS[node.effect].glyph} {node.label()} ({id})")
        yield f"  {names[id]}[{label}]:::{node.effect or NOT_CODED}\n"
    for (cause, effect), edge in causes.edges.items():
        yield f"  {names[cause]} -->|{edge.basis}| {names[effect]}\n"
    for tie in dict.fromkeys(node.effect for node in causes.nodes.values()):
        yield f"  classDef {tie or NOT_CODED} stroke:{SIGNS[tie].light},stroke-width:2px\n"


def _quote(text: str) -> str:
    return '"' + _ACTIVE.sub(lambda match: f"#{ord(match[0])};", safe(text)) + '"'
