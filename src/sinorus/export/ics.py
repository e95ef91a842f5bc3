"""A calendar in iCalendar (RFC 5545): an all-day entry for each event, on its first day."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from hashlib import sha256
from typing import Any

from sinorus.base.optional import load
from sinorus.export import Export
from sinorus.export.days import dated
from sinorus.export.ics_days import Days, days
from sinorus.export.ics_text import about, description, escaped, heading
from sinorus.export.wording import claimless, extras, terms
from sinorus.model.rows.event import EventRow
from sinorus.model.vocabulary import TITLE
from sinorus.query.selection import Records


def export(records: Records) -> Export:
    """Write a calendar in lines of at most 75 octets that end with CRLF.

    An event that no calendar has a day for, such as one before the year 1, stands in the description of the calendar.
    Raise BadUsage where the library is missing.
    """
    library = load("icalendar", "export", "export ics")
    records, undated = dated(records)
    outside = [event for event in records.events if days(event) is None]
    told = {"events that no calendar has a day for, told in the description of the calendar": len(outside)}
    reduced = undated + Counter(told) + claimless(len(records.claims))
    counts = {"events": len(records.events) - len(outside)}
    return Export(_chunks(library, records, outside, reduced), counts, reduced)


def _chunks(library: Any, records: Records, outside: list[EventRow], reduced: Counter[str]) -> Iterator[bytes]:
    """Yield a calendar entry by entry: the library would hold all of it."""
    head, end, _ = _calendar(library, records, outside).to_ical().rpartition(b"END:VCALENDAR\r\n")
    yield head
    for event in records.events:
        reduced.update(extras([event]))
        if when := days(event):
            reduced["dates that are no exact day or span of days, told in words on their first day"] += not when.exact
            yield _entry(library, records, event, when).to_ical()
    yield end


def _calendar(library: Any, records: Records, outside: list[EventRow]) -> Any:
    """Make a calendar without entries; names stand twice, because clients know the one property or the other."""
    calendar = library.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//sinorus//sinorus export ics//EN")
    calendar.add("calscale", "GREGORIAN")
    words = about(records, outside)
    name = " and ".join(dataset["title"] for dataset in records.datasets) or "sinorus"
    texts = {"name": name, "x-wr-calname": name, "description": words, "x-wr-caldesc": words}
    for key, text in {**texts, "x-license": terms(records)}.items():
        calendar.add(key, _text(library, text))
    return calendar


def _entry(library: Any, records: Records, event: EventRow, when: Days) -> Any:
    entry = library.Event()
    entry.add("uid", f"{event['id']}@{_home(records.home(event['id']))}")
    if event["id"] in records.revised:
        entry.add("sequence", records.revised[event["id"]])
    entry.add("dtstamp", _stamp(records))
    entry.add("dtstart", when.first)
    entry.add("dtend", when.last + timedelta(days=1))
    entry.add("transp", "TRANSPARENT")
    if categories := [*event["themes"], *filter(None, [event["effect"]])]:
        entry.add("categories", categories)
    texts = {"summary": heading(event, when), "description": description(event), "x-license": terms(records)}
    for key, text in texts.items():
        entry.add(key, _text(library, text))
    if address := next((page["url"] for page in event["references"] if page["url"]), None):
        entry.add("url", address)
    if when.anniversary:
        entry.add("rrule", {"freq": "yearly"})
    if event["place"]:
        entry.add("location", _text(library, event["place"]["name"]))
        if event["place"]["lat"] is not None:
            entry.add("geo", (event["place"]["lat"], event["place"]["lon"]))
    return entry


def _home(title: str) -> str:
    """Return what stands behind the id of an event in its UID, so that no other data set has the same.

    It is made of the title of the data set. That of the packaged data is as it was in 0.1.0.
    """
    return "sinorus" if title == TITLE else f"{sha256(title.encode()).hexdigest()[:12]}.sinorus"


def _text(library: Any, text: str) -> Any:
    """Make a text property that is escaped here: the library takes a backslash before an N for a line break."""
    return _text_type(library)(text)


@cache
def _text_type(library: Any) -> Any:
    return type("Text", (library.vText,), {"to_ical": lambda self: escaped(self).encode("utf-8")})


def _stamp(records: Records) -> datetime:
    """Return the day up to which the data were kept: a clock would change the file on every run."""
    latest = max((dataset["as_of"] for dataset in records.datasets), default="1970-01-01")
    return datetime.combine(date.fromisoformat(latest), time(), UTC)
