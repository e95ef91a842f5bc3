"""The picture of `trace`: the network of what led to an event and what it led to, or of the ways between two."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sinorus.base.wording import amount
from sinorus.chart.vega_axis import NOT_CODED, Spec
from sinorus.chart.vega_network import Arrow, Network, Node, specification
from sinorus.output.settings import Canvas
from sinorus.views.cells import when
from sinorus.views.origin import Origin

if TYPE_CHECKING:
    from sinorus.model.rows.event import TraceRow

# More events than this are not drawn: those with the fewest steps are.
MOST = 60


def draw(rows: Iterable[TraceRow], end: str | None, origin: Origin, canvas: Canvas, moving: bool) -> Spec:
    """Draw the rows of a tree, or of the ways to an ``end``; ``moving`` is whether a reader can point at them."""
    near = sorted(rows, key=lambda row: row["depth"])
    chosen = list(dict.fromkeys(row["id"] for row in near))[:MOST]
    events = {row["id"]: row for row in reversed(near)}
    starts = [near[0]["id"], *([end] if end else [])]
    network = Network([_node(events[id], id in starts) for id in chosen], _arrows(near, set(chosen)))
    title = canvas.title or _title([events[id]["title"] for id in starts])
    beside = _beside(network, len(events) - len(chosen), any(row["further"] for row in near))
    words = origin.words(title, [beside], f"{title}: {beside}. {_chains(network)}")
    return specification(network, words, canvas.width, moving)


def _title(names: list[str]) -> str:
    if len(names) == 2:
        return f"From {names[0]} to {names[1]}: how the one led to the other"
    return f"{names[0]}: what led to it, and what it led to"


def _node(row: TraceRow, is_start: bool) -> Node:
    return Node(row["id"], row["title"], when(row["date_edtf"]) or "no date", row["effect"] or NOT_CODED, is_start)


def _arrows(rows: Iterable[TraceRow], chosen: set[str]) -> list[Arrow]:
    """Return the links between events that are drawn."""
    links: dict[tuple[str, str], Arrow] = {}
    for row in rows:
        if row["of"] in chosen and row["id"] in chosen:
            pair = (row["id"], row["of"]) if row["direction"] == "cause" else (row["of"], row["id"])
            links.setdefault(pair, Arrow(*pair, row["basis"] or ""))
    return list(links.values())


def _beside(network: Network, omitted: int, goes_on: bool) -> str:
    parts = [f"{amount(len(network.nodes), 'event')}, {amount(len(network.arrows), 'link')}"]
    parts += [f"{amount(omitted, 'more event')} with more steps left out"] if omitted else []
    parts += ["the chains go on: --depth takes more steps"] if goes_on and not omitted else []
    return "; ".join(parts)


def _chains(network: Network) -> str:
    """Tell the links to those who do not see the picture."""
    titles = {node.id: node.title for node in network.nodes}
    return "; ".join(f"{titles[one.cause]} led to {titles[one.effect]}" for one in network.arrows)
