"""Make the references of all that is exported, as CSL-JSON items: what reference managers are handed."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from sinorus import dates
from sinorus.export.wording import extras
from sinorus.model.rows.claim import ClaimRow
from sinorus.model.rows.event import EventRow
from sinorus.model.rows.works import Csl, Reference, SourceRow
from sinorus.output.works import once
from sinorus.query import citation, works
from sinorus.query.selection import Records

# Hexadecimal digits of the hash in the id of a page: among a million pages two share an id in 1 of 500 cases.
_DIGITS = 12


class Bibliography(NamedTuple):
    """CSL-JSON items with ids of their own, how many there are of each kind, and what was reduced, how often."""

    items: Iterator[Csl]
    counts: dict[str, int]
    reduced: Counter[str]


class _Cited(NamedTuple):
    """The pages that something rests on by their ids, what does so, in words, and publishers that are left out."""

    pages: dict[str, Reference]
    uses: dict[str, list[str]]
    publishers: int


def bibliography(records: Records) -> Bibliography:
    """Return the data set, sources, series, events, claims and the pages that these rest on, in this order."""
    cited = _cited(records)
    counts = {
        "datasets": 1,
        "sources": len(records.sources),
        "series": len(records.series),
        "events": len(records.events),
        "claims": len(records.claims),
        "references": len(cited.pages),
    }
    reduced = Counter({"publishers left out because another was named first for the same page": cited.publishers})
    return Bibliography(_items(records, cited, reduced), counts, reduced)


def _items(records: Records, cited: _Cited, reduced: Counter[str]) -> Iterator[Csl]:
    pages = [works.csl(page, cited.uses[id]) for id, page in cited.pages.items()]
    ids, taken = {page["id"] for page in pages}, []
    for item in _of_records(records, reduced):
        taken += [item] if item["id"] in ids else []
        yield item
    yield from once([*taken, *pages])[len(taken) :]


def _of_records(records: Records, reduced: Counter[str]) -> Iterator[Csl]:
    yield _dataset(records)
    for kind, rows in (("source", records.sources), ("series", records.series)):
        yield from (citation.record_among(records.datasets, kind, row)["csl"] for row in rows)
    for event in records.events:
        reduced["dates of events that stand in their titles, in words"] += event["date_edtf"] is not None
        reduced.update(extras([event]))
        yield _event(records, event)
    sources = {source["id"]: source for source in records.sources}
    for claim in records.claims:
        reduced["times that claims are about that stand in their abstracts, in words"] += claim["date_edtf"] is not None
        reduced.update(extras([claim]))
        yield _claim(records, claim, sources[claim["source"]])


def pages(records: Records) -> dict[str, Reference]:
    """Return each page that an event, a cause or a review rests on, once, by an id that no record can bear."""
    return _cited(records).pages


def _cited(records: Records) -> _Cited:
    pages: dict[str, Reference] = {}
    uses: dict[str, list[str]] = defaultdict(list)
    publishers = 0
    for page, use in _pages(records):
        id = page_id(page)
        publishers += pages.setdefault(id, page)["publisher"] != page["publisher"]
        uses[id].append(use)
    return _Cited(pages, uses, publishers)


def page_id(page: Reference) -> str:
    """Return an id for a page, the same wherever it is named: ``reference:`` and a hash of its address and title."""
    return f"reference:{works.identity(page)[:_DIGITS]}"


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
    rows = chain(records.sources, records.series, records.events, records.claims)
    return {**csl, "id": "dataset:itself"} if any(row["id"] == csl["id"] for row in rows) else csl


def _event(records: Records, event: EventRow) -> Csl:
    csl = citation.record_among(records.datasets, "event", event)["csl"]
    return {**csl, "abstract": event["summary"]} if event["summary"] else csl


def _claim(records: Records, claim: ClaimRow, source: SourceRow) -> Csl:
    """Return a claim with the time that it is about, which no field of a reference holds."""
    about = f" (about {dates.human(dates.parse(claim['date_edtf']))})" if claim["date_edtf"] else ""
    return {**citation.claim_among(records.datasets, claim, source)["csl"], "abstract": claim["text"] + about}
