"""A graph in GraphML for Gephi, yEd and Cytoscape: who says what of which driver, and which event led to which."""

from collections import Counter
from io import BytesIO
from typing import Any

from sinorus.base.optional import load
from sinorus.export import Export
from sinorus.export.edges import edges
from sinorus.export.entities import dated, issued, place
from sinorus.query.selection import Records, Row

PAIRED = "contrasts of more than two claims, joined in pairs of claims"
OUTSIDE = "links to records that are not in the file, left out"
_KINDS = {"themes": "theme", "sources": "source", "drivers": "driver", "events": "event", "claims": "claim"}
_KEPT = ("summary", "description", "effect", "type", "hedging", "confidence", "disputed", "attributed_to")


def export(records: Records) -> Export:
    """Write a directed graph, with several edges between two nodes where there are several."""
    networkx = load("networkx", "export", "export graphml")
    graph = networkx.MultiDiGraph(**_terms(records))
    rows: dict[str, list[Row]] = {name: records._asdict()[name] for name in _KINDS}
    graph.add_nodes_from((row["id"], _node(kind, row)) for name, kind in _KINDS.items() for row in rows[name])
    found = list(edges(records))
    kept = [edge for edge in found if edge.start in graph and edge.end in graph]
    # Without keys of their own the edges would have the ids 0, 0, 0.
    graph.add_edges_from((edge.start, edge.end, f"edge-{n}", _known(edge.said)) for n, edge in enumerate(kept, 1))
    paired = sum(len(row["claims"]) > 2 for row in records.contrasts)
    reduced = Counter({OUTSIDE: len(found) - len(kept), PAIRED: paired})
    counts = {name: len(listed) for name, listed in rows.items()}
    return Export(_written(networkx, graph), {**counts, "edges": len(kept)}, +reduced)


def _written(networkx: Any, graph: Any) -> bytes:
    """Write by the standard library, because networkx writes other bytes where lxml is installed."""
    buffer = BytesIO()
    networkx.write_graphml_xml(graph, buffer)
    return buffer.getvalue() + b"\n"


def _terms(records: Records) -> Row:
    keys = ("title", "version", "licence")
    terms = {key: " and ".join(dict.fromkeys(row[key] for row in records.datasets)) for key in keys}
    return _known({**terms, "query": records.query})


def _known(said: Row) -> Row:
    """Keep what is not null, which GraphML does not have; lists are parted by semicolons."""
    flat = {key: ";".join(value) if isinstance(value, list) else value for key, value in said.items()}
    return {key: value for key, value in flat.items() if value not in (None, "")}


def _node(kind: str, row: Row) -> Row:
    known = {key: row[key] for key in _KEPT if isinstance(row.get(key), str)}
    label = row.get("title") or row.get("text") or row["label"]
    return _known({"kind": kind, "label": label, **known, **_more(kind, row)})


def _more(kind: str, row: Row) -> Row:
    """Return what only nodes of a kind have; ``type`` is the sort of event, claim or essay."""
    if kind == "event":
        return {**_dated(row), "type": row["kind"], **place(row)}
    if kind == "claim":
        verdict = (row["review"] or {}).get("verdict")
        return {**_dated(row), "paragraph": row["passage"]["paragraph"], "verdict": verdict}
    return {"date": issued(row["issued"])} if kind == "source" else {}


def _dated(row: Row) -> Row:
    return {"date": row["date_edtf"], **dated(row), "themes": row["themes"]}
