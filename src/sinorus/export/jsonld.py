"""Linked data in JSON-LD: schema.org for events and claims, W3C Web Annotations for passages, all terms in the file."""

import json
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from sinorus.base.text import json_safe
from sinorus.export import Export, encoded
from sinorus.export.jsonld_context import Node, context, definitions
from sinorus.export.jsonld_dates import coverage, dated, happened
from sinorus.export.jsonld_nodes import named, nodes
from sinorus.export.jsonld_parts import agent, licence, linked, page, pruned, record
from sinorus.export.wording import authors, terms
from sinorus.model.rows.claim import ClaimRow, Passage, ReviewRow
from sinorus.model.rows.event import EventRow, Mention, PlaceOfEvent
from sinorus.query.selection import Records

PASSAGES = "passages of which the first and the last words are known"


def export(records: Records) -> Export:
    """Write a graph, a node a line, in UTF-8; ``<`` is escaped, so that the file may stand in a page as it is."""
    counts, reduced = _counts(records), Counter[str]()
    return Export(encoded(_lines(records, counts, reduced)), counts, reduced)


def _lines(records: Records, counts: dict[str, int], reduced: Counter[str]) -> Iterator[str]:
    before = f'{{"@context": {_line(context())},\n"@graph": [\n'
    for node in chain(definitions(), nodes(records), _events(records, reduced), _claims(records, reduced)):
        yield before + _line(pruned(node))
        before = ",\n"
    yield "\n]}\n"
    counts["annotations"] = reduced[PASSAGES]


def _counts(records: Records) -> dict[str, int]:
    """Count all but the annotations, which are counted as they are written."""
    return {
        "datasets": len(records.datasets),
        "sources": len(records.sources),
        "series": len(records.series),
        "events": len(records.events),
        "claims": len(records.claims),
        "contrasts": len(records.contrasts),
        "links": len(records.links),
    }


def _line(node: Node) -> str:
    return json_safe(json.dumps(node, ensure_ascii=False)).replace("<", "\\u003c")


def _event(row: EventRow) -> Node:
    return {
        "@id": f"record:{row['id']}",
        "@type": "Event",
        "name": row["title"],
        **happened(row),
        **dated(row),
        "description": row["summary"],
        "location": _place(row["place"]) if row["place"] else None,
        "about": [record(theme) for theme in row["themes"]],
        "kind": row["kind"],
        "effect": row["effect"],
        "driver": linked(row["drivers"]),
        "actor": linked(row["actors"]),
        "cause": linked(row["causes"]),
        "subjectOf": [page(reference) for reference in row["references"]],
        "mention": [_mention(mention) for mention in row["mentions"]],
        "confidence": row["confidence"],
        "disputed": row["disputed"] or None,
        "dateText": row["date_text"],
        "extra": row["extra"] or None,
        **named(row),
    }


def _mention(row: Mention) -> Node:
    return {
        "@type": "Mention",
        "source": f"record:{row['source']}",
        "paragraph": row["paragraph"],
        "caption": row["caption"] or None,
    }


def _place(row: PlaceOfEvent) -> Node:
    geo = {"@type": "GeoCoordinates", "latitude": row["lat"], "longitude": row["lon"]}
    return {"@type": "Place", "name": row["name"], "geo": geo if row["lat"] is not None else None}


def _events(records: Records, reduced: Counter[str]) -> Iterator[Node]:
    for row in records.events:
        reduced["dates of events that schema.org cannot hold whole, in EDTF and in words"] += (
            None in happened(row).values()
        )
        yield _event(row)


def _claims(records: Records, reduced: Counter[str]) -> Iterator[Node]:
    """Yield each claim and the annotation of its passage."""
    coders = [agent(name) for name in authors(records)]
    terms_of_claims = licence(f"the source its author's, the coding {terms(records)}")
    for row in records.claims:
        reduced["times that claims are about that schema.org cannot hold, in EDTF and in words"] += bool(
            row["date_edtf"] and not coverage(row)
        )
        yield {**_claim(row), "claimInterpreter": coders, "license": terms_of_claims}
        if row["passage"]:
            reduced[PASSAGES] += 1
            yield _annotation(row, row["passage"])


def _claim(row: ClaimRow) -> Node:
    return {
        "@id": f"record:{row['id']}",
        "@type": "Claim",
        "text": row["text"],
        "appearance": record(row["source"]),
        "about": [record(theme) for theme in row["themes"]],
        "temporalCoverage": coverage(row),
        **dated(row),
        "driver": linked(row["drivers"]),
        "denies": row["denies"] or None,
        "effect": row["effect"],
        "lagYears": row["lag_years"],
        "kind": row["type"],
        "hedging": row["hedging"],
        "attributedTo": row["attributed_to"],
        "restsOn": linked(row["events"]),
        "figure": row["figure"],
        "review": _review(row["review"]) if row["review"] else None,
        "extra": row["extra"] or None,
    }


def _review(row: ReviewRow) -> Node:
    return {
        "@type": "Review",
        "verdict": row["verdict"],
        "note": row["note"],
        "decidedBy": row["by"],
        "restsOn": linked(row["events"]),
        "series": linked(row["series"]),
        "citation": [page(reference) for reference in row["references"]],
        "searched": row["searched"],
        "measure": row["measure"],
    }


def _annotation(row: ClaimRow, passage: Passage) -> Node:
    """Annotate a passage of which only the first and the last words are known.

    The end of a range is outside of it. So it is the empty place behind the last words, which are its prefix.
    """
    ends = {
        "hasStartSelector": {"@type": "TextQuoteSelector", "exact": passage["start"]},
        "hasEndSelector": {"@type": "TextQuoteSelector", "prefix": passage["end"], "exact": ""},
    }
    return {
        "@id": f"part:annotation:{row['id']}",
        "@type": "Annotation",
        "motivatedBy": "oa:describing",
        "hasBody": f"record:{row['id']}",
        "hasTarget": {
            "@type": "SpecificResource",
            "hasSource": f"record:{row['source']}",
            "hasSelector": {"@type": "RangeSelector", **ends},
            "paragraph": passage["paragraph"],
            "section": passage["section"],
            "caption": True if passage["where"] == "caption" else None,
            "where": passage["where"],
        },
    }
