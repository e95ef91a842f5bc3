"""Make the references of all that is exported, as CSL-JSON items: what reference managers are handed."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from sinorus import dates
from sinorus.export.wording import extras
from sinorus.model.rows.claim import ClaimRow
from sinorus.model.rows.event import EventRow
from sinorus.model.rows.works import Csl, Reference
from sinorus.output.works import once
from sinorus.query import citation, works
from sinorus.query.selection import Records

# Hexadecimal digits of the hash in the id of a page: among a million pages two share an id in 1 of 500 cases.
_DIGITS = 12


class Bibliography(NamedTuple):
    """CSL-JSON items with ids of their own, how many there are of each kind, and what was reduced, how often."""

    items: list[Csl]
    counts: dict[str, int]
    reduced: Counter[str]


def bibliography(records: Records) -> Bibliography:
    """Return the data set, sources, series, events, claims and the pages that these rest on, in this order."""
    cited, uses = pages(records), _uses(records)
    parts = {
        "datasets": [_dataset(records)],
        "sources": [citation.record_among(records.datasets, "source", row)["csl"] for row in records.sources],
        "series": [citation.record_among(records.datasets, "series", row)["csl"] for row in records.series],
        "events": [_event(records, row) for row in records.events],
        "claims": [_claim(records, row) for row in records.claims],
        "references": [works.csl(page, uses[id]) for id, page in cited.items()],
    }
    return Bibliography(
        once(chain.from_iterable(parts.values())),
        {kind: len(part) for kind, part in parts.items()},
        _reduced(records, cited),
    )


def pages(records: Records) -> dict[str, Reference]:
    """Return each page that an event, a cause or a review rests on, once, by an id that no record can bear."""
    by_id: dict[str, Reference] = {}
    for page, _ in _pages(records):
        by_id.setdefault(page_id(page), page)
    return by_id


def page_id(page: Reference) -> str:
    """Return an id for a page, the same wherever it is named: ``reference:`` and a hash of its address and title."""
    return f"reference:{works.identity(page)[:_DIGITS]}"


def _uses(records: Records) -> dict[str, list[str]]:
    """Return by the id of each page what rests on it, in words."""
    uses: dict[str, list[str]] = defaultdict(list)
    for page, use in _pages(records):
        uses[page_id(page)].append(use)
    return uses


def _pages(records: Records) -> Iterator[tuple[Reference, str]]:
    """Yield the pages, each with what rests on it, as often as something does."""
    for event in records.events:
        yield from ((page, f"the event {event['id']}") for page in event["references"])
    for claim in records.claims:
        pages = claim["review"]["references"] if claim["review"] else []
        yield from ((page, f"the review of {claim['id']}") for page in pages)
    for link in records.links:
        if link["reference"]:
            yield link["reference"], f"{link['cause']} as a cause of {link['effect']}"


def _dataset(records: Records) -> Csl:
    """Return the data set under the id that `cite` gives it, unless a record bears that."""
    csl = citation.dataset_among(records.datasets)["csl"]
    rows = (*records.sources, *records.series, *records.events, *records.claims)
    return {**csl, "id": "dataset:itself"} if csl["id"] in {row["id"] for row in rows} else csl


def _event(records: Records, event: EventRow) -> Csl:
    csl = citation.record_among(records.datasets, "event", event)["csl"]
    return {**csl, "abstract": event["summary"]} if event["summary"] else csl


def _claim(records: Records, claim: ClaimRow) -> Csl:
    """Return a claim with the time that it is about, which no field of a reference holds."""
    source = next(source for source in records.sources if source["id"] == claim["source"])
    about = f" (about {dates.human(dates.parse(claim['date_edtf']))})" if claim["date_edtf"] else ""
    return {**citation.claim_among(records.datasets, claim, source)["csl"], "abstract": claim["text"] + about}


def _reduced(records: Records, cited: dict[str, Reference]) -> Counter[str]:
    other = sum(page["publisher"] != cited[page_id(page)]["publisher"] for page, _ in _pages(records))
    reduced = Counter(
        {
            "dates of events that stand in their titles, in words": sum(
                event["date_edtf"] is not None for event in records.events
            ),
            "times that claims are about that stand in their abstracts, in words": sum(
                claim["date_edtf"] is not None for claim in records.claims
            ),
            "publishers left out because another was named first for the same page": other,
        }
    )
    return +(reduced + extras([*records.events, *records.claims]))
