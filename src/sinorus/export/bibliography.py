"""Make the references of all that is exported, as CSL-JSON items: what reference managers are handed."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from sinorus import dates
from sinorus.model.rows import ClaimRow, Csl, EventRow, Reference
from sinorus.query import citation
from sinorus.query.selection import Records

# Hexadecimal digits of the hash in the id of a page: among a million pages two share an id in 1 of 500 cases.
_DIGITS = 12


class Bibliography(NamedTuple):
    """CSL-JSON items with ids of their own, how many there are of each kind, and what was reduced, how often."""

    items: list[Csl]
    counts: dict[str, int]
    reduced: Counter[str]


def bibliography(records: Records) -> Bibliography:
    """Return the data set, essays, series, events, claims and the pages that these rest on, in this order."""
    cited = pages(records)
    parts = {
        "datasets": [_dataset(records)],
        "sources": [citation.record_among(records.datasets, "source", row)["csl"] for row in records.sources],
        "series": [citation.record_among(records.datasets, "series", row)["csl"] for row in records.series],
        "events": [_event(records, row) for row in records.events],
        "claims": [_claim(records, row) for row in records.claims],
        "references": [_page(id, page) for id, page in cited.items()],
    }
    return Bibliography(
        [*chain.from_iterable(parts.values())],
        {kind: len(part) for kind, part in parts.items()},
        _reduced(records, cited),
    )


def pages(records: Records) -> dict[str, Reference]:
    """Return each page that an event, a cause or a review rests on, once, by an id that no record can bear."""
    by_id: dict[str, Reference] = {}
    for page in _pages(records):
        by_id.setdefault(page_id(page), page)
    return by_id


def page_id(page: Reference) -> str:
    """Return an id for a page, the same wherever it is named: ``reference:`` and a hash of its address and title."""
    identity = f"{page['url'] or ''}\n{page['title']}".encode()
    return f"reference:{hashlib.sha256(identity).hexdigest()[:_DIGITS]}"


def _pages(records: Records) -> Iterator[Reference]:
    """Yield the pages as often as something rests on them."""
    for event in records.events:
        yield from event["references"]
    for claim in records.claims:
        if claim["review"]:
            yield from claim["review"]["references"]
    yield from (link["reference"] for link in records.links if link["reference"])


def _dataset(records: Records) -> Csl:
    """Return the data set under the id that `cite` gives it, unless a record bears that."""
    csl = citation.dataset_among(records.datasets)["csl"]
    rows = (*records.sources, *records.series, *records.events, *records.claims)
    return {**csl, "id": "dataset:itself"} if csl["id"] in {row["id"] for row in rows} else csl


def _event(records: Records, event: EventRow) -> Csl:
    return {**citation.record_among(records.datasets, "event", event)["csl"], "abstract": event["summary"]}


def _claim(records: Records, claim: ClaimRow) -> Csl:
    """Return a claim with the time that it is about, which no field of a reference holds."""
    essay = next(source for source in records.sources if source["id"] == claim["source"])
    about = f" (about {dates.human(dates.parse(claim['date_edtf']))})" if claim["date_edtf"] else ""
    return {**citation.claim_among(records.datasets, claim, essay)["csl"], "abstract": claim["text"] + about}


def _page(id: str, page: Reference) -> Csl:
    item: Csl = {"id": id, "type": "webpage", "title": page["title"], "container-title": page["publisher"]}
    return {**item, "URL": page["url"]} if page["url"] else item


def _reduced(records: Records, cited: dict[str, Reference]) -> Counter[str]:
    other = sum(page["publisher"] != cited[page_id(page)]["publisher"] for page in _pages(records))
    return +Counter(
        {
            "dates of events that stand in their titles, in words": len(records.events),
            "times that claims are about that stand in their abstracts, in words": sum(
                claim["date_edtf"] is not None for claim in records.claims
            ),
            "publishers left out because another was named first for the same page": other,
        }
    )
