"""A graph in GraphML for Gephi, yEd and Cytoscape: who says what of which driver, and which event led to which."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from sinorus.base.optional import load
from sinorus.export import Export
from sinorus.export.cells import bounds, issued, place
from sinorus.export.edges import edges
from sinorus.export.tables import Cells
from sinorus.export.wording import command, each_once, terms
from sinorus.model.rows.claim import ClaimRow
from sinorus.model.rows.event import EventRow
from sinorus.model.rows.vocabulary import Driver, Theme
from sinorus.model.rows.works import SourceRow
from sinorus.query.selection import Records

PAIRED = "contrasts of more than two claims, joined in pairs of claims"
OUTSIDE = "links to records that are not in the file, left out"


def export(records: Records) -> Export:
    """Write a directed graph, with several edges between two nodes where there are several.

    Raise BadUsage where the library is missing.
    """
    networkx = load("networkx", "export", "export graphml")
    graph = networkx.MultiDiGraph(**_about(records))
    graph.add_nodes_from(_nodes(records))
    all_edges = list(edges(records))
    inside = [edge for edge in all_edges if edge.start in graph and edge.end in graph]
    # Without keys of their own the edges would have the ids 0, 0, 0.
    graph.add_edges_from(
        (edge.start, edge.end, f"edge-{n}", _filled(edge.attributes)) for n, edge in enumerate(inside, 1)
    )
    paired = sum(len(row["claims"]) > 2 for row in records.contrasts)
    reduced = Counter({OUTSIDE: len(all_edges) - len(inside), PAIRED: paired})
    return Export(iter([_written(networkx, graph)]), {**_counts(records), "edges": len(inside)}, +reduced)


def _counts(records: Records) -> dict[str, int]:
    return {
        "themes": len(records.themes),
        "sources": len(records.sources),
        "drivers": len(records.drivers),
        "events": len(records.events),
        "claims": len(records.claims),
    }


def _written(networkx: Any, graph: Any) -> bytes:
    """Write by the standard library, because networkx writes other bytes where lxml is installed."""
    buffer = BytesIO()
    networkx.write_graphml_xml(graph, buffer)
    return buffer.getvalue() + b"\n"


def _about(records: Records) -> Cells:
    return _filled(
        {
            "title": each_once(dataset["title"] for dataset in records.datasets),
            "version": each_once(dataset["version"] for dataset in records.datasets),
            "licence": terms(records),
            "query": command(records),
        }
    )


def _filled(attributes: Cells) -> Cells:
    """Keep what is neither empty nor null, which GraphML does not have; lists are parted by semicolons."""
    flat = {key: ";".join(value) if isinstance(value, list) else value for key, value in attributes.items()}
    return {key: value for key, value in flat.items() if value not in (None, "")}


def _nodes(records: Records) -> Iterator[tuple[str, Cells]]:
    """Yield each node with its attributes; ``type`` is the sort of event, claim or source."""
    yield from ((row["id"], _word("theme", row)) for row in records.themes)
    yield from ((row["id"], _source(row)) for row in records.sources)
    yield from ((row["id"], _word("driver", row)) for row in records.drivers)
    yield from ((row["id"], _event(row)) for row in records.events)
    yield from ((row["id"], _claim(row)) for row in records.claims)


def _word(kind: str, row: Theme | Driver) -> Cells:
    return _filled({"kind": kind, "label": row["label"], "description": row["description"]})


def _source(row: SourceRow) -> Cells:
    return _filled(
        {
            "kind": "source",
            "label": row["title"],
            "type": row["type"],
            "date": (issued(row["issued"]) or None) if row["issued"] else None,
            "written": row["date_edtf"],
            "tradition": row["tradition"],
            "source_kind": row["kind"],
            "language": row["language"],
            "extent": row["extent"],
            "text_by": row["text_by"],
        }
    )


def _event(row: EventRow) -> Cells:
    return _filled(
        {
            "kind": "event",
            "label": row["title"],
            "summary": row["summary"],
            "effect": row["effect"],
            "confidence": row["confidence"],
            "disputed": row["disputed"],
            **_time(row),
            "type": row["kind"],
            **place(row),
            "date_text": row["date_text"],
            "extra": _json(row["extra"]),
        }
    )


def _claim(row: ClaimRow) -> Cells:
    return _filled(
        {
            "kind": "claim",
            "label": row["text"],
            "effect": row["effect"],
            "type": row["type"],
            "hedging": row["hedging"],
            "attributed_to": row["attributed_to"],
            **_time(row),
            "paragraph": row["passage"]["paragraph"] if row["passage"] else None,
            "where": row["passage"]["where"] if row["passage"] else None,
            "verdict": row["review"]["verdict"] if row["review"] else None,
            "extra": _json(row["extra"]),
        }
    )


def _json(extra: Mapping[str, object]) -> str | None:
    return json.dumps(extra, ensure_ascii=False) if extra else None


def _time(row: EventRow | ClaimRow) -> Cells:
    return {"date": row["date_edtf"], **bounds(row["earliest"], row["latest"]), "themes": row["themes"]}
