"""Make the references of all that is exported, as CSL-JSON items: what reference managers are handed."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from sinorus import dates
from sinorus.query import citation as citing
from sinorus.query.selection import Records

Row = dict[str, Any]
# A number in these many hexadecimal digits: among a million pages two would share one in 1 of 500 cases.
_DIGITS = 12


class Bibliography(NamedTuple):
    """CSL-JSON items with ids of their own, how many there are of each kind, and what was reduced, how often."""

    items: list[Row]
    counts: dict[str, int]
    reduced: Counter[str]


def bibliography(records: Records) -> Bibliography:
    """Return the data set, essays, series, events, claims and the pages that these rest on, in this order."""
    found = pages(records)
    parts = {
        "datasets": [_dataset(records)],
        "sources": [_cited(records, "source", row) for row in records.sources],
        "series": [_cited(records, "series", row) for row in records.series],
        "events": [{**_cited(records, "event", row), "abstract": row["summary"]} for row in records.events],
        "claims": [{**_cited(records, "claim", row), "abstract": _said(row)} for row in records.claims],
        "references": [_page(id, page) for id, page in found.items()],
    }
    items = [item for part in parts.values() for item in part]
    return Bibliography(items, {kind: len(part) for kind, part in parts.items()}, _reduced(records, found))


def pages(records: Records) -> dict[str, Row]:
    """Return each page that an event, a cause or a review rests on, once, by an id that no record can bear."""
    found: dict[str, Row] = {}
    for page in _references(records):
        found.setdefault(page_id(page), page)
    return found


def page_id(page: Row) -> str:
    """Return an id for a page, the same wherever it is named: ``reference:`` and a hash of its address and title."""
    known = f"{page['url'] or ''}\n{page['title']}".encode()
    return f"reference:{hashlib.sha256(known).hexdigest()[:_DIGITS]}"


def _references(records: Records) -> Iterator[Row]:
    for row in (*records.events, *(claim["review"] or {} for claim in records.claims)):
        yield from row.get("references", ())
    yield from (link["reference"] for link in records.links if link["reference"])


def _dataset(records: Records) -> Row:
    """Return the data set under the id that `cite` gives it, unless a record bears that."""
    csl: Row = citing.dataset_among(records.datasets)["csl"]
    taken = {row["id"] for rows in (records.sources, records.series, records.events, records.claims) for row in rows}
    return {**csl, "id": "dataset:itself"} if csl["id"] in taken else csl


def _cited(records: Records, kind: str, row: Row) -> Row:
    essay = next((source for source in records.sources if kind == "claim" and source["id"] == row["source"]), {})
    csl: Row = citing.record_among(records.datasets, kind, row, essay)["csl"]
    return csl


def _said(claim: Row) -> str:
    """Write a claim with the time that it is about, which no field of a reference holds."""
    date = claim["date_edtf"]
    return f"{claim['text']} (about {dates.human(dates.parse(date))})" if date else str(claim["text"])


def _page(id: str, page: Row) -> Row:
    item = {"id": id, "type": "webpage", "title": page["title"], "container-title": page["publisher"]}
    return {**item, "URL": page["url"]} if page["url"] else item


def _reduced(records: Records, found: dict[str, Row]) -> Counter[str]:
    other = sum(page["publisher"] != found[page_id(page)]["publisher"] for page in _references(records))
    about = [claim for claim in records.claims if claim["date_edtf"]]
    reduced = {
        "dates of events that stand in their titles, in words": len(records.events),
        "times that claims are about that stand in their abstracts, in words": len(about),
        "publishers left out because another was named first for the same page": other,
    }
    return Counter({sentence: times for sentence, times in reduced.items() if times})
