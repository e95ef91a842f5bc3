"""What the index keeps of an event, in one straight function; ``build_record.entry`` is its reference.

Nearly all records of a large folder are events. A date is read once and kept by its text, for many events share a day.
"""

from collections.abc import Mapping
from itertools import repeat
from typing import Any, NamedTuple

from sinorus import dates
from sinorus.index import build_links
from sinorus.index.build_context import Context, Record, Tag
from sinorus.index.build_record import (
    KEYS,
    PUT_OUT,
    Entry,
    bounds,
    detail_of_event,
    plain_tags,
    put_out,
)
from sinorus.index.write_json import encoded
from sinorus.model.record_texts import of_its_own

Known = Mapping[str, set[str]]
Link = tuple[int, str, str, str, str]
# How many dates are kept.
_KEPT = 512
_KEYS, _put_out = KEYS["event"], PUT_OUT["event"]


class Dated(NamedTuple):
    """What the entry of an event has of its date."""

    lo: int
    hi: int
    moment: int
    spans: list[dates.Span]
    bounds: Record


_UNDATED = Dated(dates.END, dates.END, 0, [], bounds([]))


def entry(event: Record, texts: list[str], context: Context) -> Entry:
    """Make the entry of a checked event; ``texts`` are all texts in it."""
    id, title = event["id"], event["title"]
    lo, hi, moment, spans, days = _dated(event["date_edtf"], context)
    place, links = context.place(event["place"]), event["causes"]
    filled = {
        **event,
        **days,
        "links": links,
        "causes": [cause["event"] for cause in links],
        "led_to": [],
        "claims": [],
        "place": put_out(place),
    }
    return Entry(
        "event",
        id,
        title,
        lo,
        hi,
        moment,
        encoded(dict(zip(_KEYS, _put_out(filled), strict=True))),
        detail_of_event(filled),
        spans,
        _tags(event, place, context),
        set(),
        _causes(id, links) if links else [],
        context.stems.of([title]),
        " ".join([context.stems.of(of_its_own(event, texts)), *context.stems_of_others(event)]),
        len(links),
        0,
    )


def links(n: int, event: Record, known: Known) -> list[Link]:
    """List the rows of the link table for an event; ``build_links.links`` is the reference.

    In nearly all events only causes lead to what is read later.
    """
    place, causes = event["place"], event["causes"]
    is_known = (
        known["theme"].issuperset(event["themes"])
        and known["driver"].issuperset(event["drivers"])
        and known["actor"].issuperset(event["actors"])
        and (place.__class__ is not str or place in known["place"])
        and known["source"].issuperset([mention["source"] for mention in event["mentions"]])
        and not any(cause["claim"] for cause in causes)
    )
    if not is_known:
        return build_links.links(n, "event", event, known)
    ids = [cause["event"] for cause in causes]
    return [(n, "event.causes.event", "event", id, f"/causes/{at}/event") for at, id in enumerate(ids)]


def _dated(text: str | None, context: Context) -> Dated:
    if text is None:
        return _UNDATED
    found = context.dated.get(text)
    if found is None:
        if len(context.dated) >= _KEPT:
            context.dated.clear()
        found = context.dated[text] = _read(text, context.as_of)
    return found


def _read(text: str, as_of: dates.Day) -> Dated:
    date = dates.parse(text)
    spans = [*date.spans(as_of)]
    lo, hi = min([span.lo for span in spans]), max([span.hi for span in spans])
    first, last = date.earliest, date.latest
    days = {"earliest": first and first.iso(), "latest": last and last.iso(), "match": None}
    return Dated(lo, hi, date.moment, spans, days)


def _causes(id: str, links: list[Record]) -> list[tuple[Any, ...]]:
    """Return the rows of the causes of an event; few have a page or a passage."""
    return [
        (
            id,
            link["event"],
            link["basis"],
            link["claim"],
            (page := link["reference"]) and encoded(page),
            (passage := link["passage"]) and encoded(passage),
        )
        for link in links
    ]


def _tags(event: Record, place: Record | None, context: Context) -> set[Tag]:
    """Return the pairs of filter and value under which the event is found."""
    tags, lines = plain_tags("event", event), context.lines
    for actor in filter(lines.__contains__, event["actors"]):
        tags.update(zip(repeat("actor"), lines[actor]))
    if mentions := event["mentions"]:
        tags.update([("source", mention["source"]) for mention in mentions])
    if place and place["id"]:
        tags.add(("place", place["id"]))
    return tags
