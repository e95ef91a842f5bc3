"""A calendar in iCalendar (RFC 5545): an all-day entry for each event, on its first day."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sinorus.base.optional import load
from sinorus.export import Export
from sinorus.export.ics_days import Days, days
from sinorus.export.ics_text import about, described, escaped, headed, terms
from sinorus.export.wording import claimless
from sinorus.query.selection import Records

Row = dict[str, Any]


def export(records: Records) -> Export:
    """Write a calendar in lines of at most 75 octets that end with CRLF.

    What no calendar has a day for, such as what happened before the year 1, is told in its description. BadUsage where
    the library is missing.
    """
    library = load("icalendar", "export", "export ics")
    placed = [(row, days(row)) for row in records.events]
    told = [row for row, when in placed if when is None]
    calendar = _calendar(library, records, told)
    for row, when in placed:
        if when:
            calendar.add_component(_event(library, records, row, when))
    reduced = {
        "dates that are no exact day or span of days, told in words on their first day": sum(
            when is not None and not when.exact for _, when in placed
        ),
        "events that no calendar has a day for, told in the description of the calendar": len(told),
    }
    kept = Counter({sentence: times for sentence, times in reduced.items() if times}) + claimless(records)
    return Export(calendar.to_ical(), {"events": len(placed) - len(told)}, kept)


def _calendar(library: Any, records: Records, told: list[Row]) -> Any:
    """Make a calendar without entries; names stand twice, because clients know the one property or the other."""
    calendar = library.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//sinorus//sinorus export ics//EN")
    calendar.add("calscale", "GREGORIAN")
    description = about(records, told)
    name = " and ".join(dataset["title"] for dataset in records.datasets) or "sinorus"
    texts = {"name": name, "x-wr-calname": name, "description": description, "x-wr-caldesc": description}
    for key, text in {**texts, "x-license": terms(records)}.items():
        calendar.add(key, _text(library, text))
    return calendar


def _event(library: Any, records: Records, row: Row, when: Days) -> Any:
    event = library.Event()
    event.add("uid", f"{row['id']}@sinorus")
    event.add("dtstamp", _stamp(records))
    event.add("dtstart", when.first)
    event.add("dtend", when.last + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("categories", [*row["themes"], row["effect"]])
    texts = {"summary": headed(row, when), "description": described(row), "x-license": terms(records)}
    for key, text in texts.items():
        event.add(key, _text(library, text))
    if when.anniversary:
        event.add("rrule", {"freq": "yearly"})
    if row["place"]:
        event.add("location", _text(library, row["place"]["name"]))
        event.add("geo", (row["place"]["lat"], row["place"]["lon"]))
    return event


def _text(library: Any, text: str) -> Any:
    """Make a text property that is escaped here: the library takes a backslash before an N for a line break."""
    return type("Text", (library.vText,), {"to_ical": lambda self: escaped(self).encode("utf-8")})(text)


def _stamp(records: Records) -> datetime:
    """Return the day up to which the data were kept: a clock would change the file on every run."""
    latest = max((dataset["as_of"] for dataset in records.datasets), default="1970-01-01")
    return datetime.combine(date.fromisoformat(latest), time(), UTC)
