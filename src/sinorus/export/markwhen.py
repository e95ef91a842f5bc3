"""Events for Markwhen: a text that draws a timeline, with the eras as sections."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from sinorus.dates import Day
from sinorus.export import Export
from sinorus.export.days import days, half_known, sure, words
from sinorus.export.wording import about, claimless, flat, named, page
from sinorus.query.selection import Records

Row = dict[str, Any]

# Years that Markwhen can read; what it cannot read, it takes for the present day.
_FIRST, _LAST = Day(1, 1, 1), Day(9999, 12, 31)
# What acts inside a line: a tag, the share that is done, a link to a picture or a place.
_ACTIVE = re.compile(r"(?<!\S)#(?=\w)|(?<!\S)\d{1,3}(?=%(?!\S))|\](?=\()")
# In a title a name too, the start or end of another event, and at its beginning a box to tick: one blank is an empty box.
_IN_TITLE = re.compile(r"(?<!\w)!(?=\w)|(?<!\w)\.(?=start|end)", re.ASCII)
_BOX = re.compile(r"^\[(?=[xX ]?\])")
# Two slashes at the beginning hide what follows, tags and all.
_COMMENT = re.compile(r"^/(?=/)")
_KEPT = ("id", "date_edtf", "effect", "kind", "confidence", "themes", "drivers", "actors")
_OUTSIDE = "Outside the eras"


def export(records: Records) -> Export:
    """Write an event a paragraph under its era; the date as recorded and the ids are properties, the rest quoted lines."""
    blocks = [_front(about(records))]
    for era, events in _sections(records):
        blocks.append(_heading(era) if era else f"# {_OUTSIDE}\n")
        blocks += [_event(event, records) for event in events]
    counts = {"events": len(records.events)}
    return Export("\n".join(blocks).encode("utf-8"), counts, _reduced(records.events) + claimless(records))


def _reduced(events: list[Row]) -> Counter[str]:
    told = Counter(
        {
            "dates that Markwhen cannot hold are spans of days tagged #approx, with the date in a property": sum(
                not sure(event) for event in events
            ),
            "days beyond the years 1 to 9999 stand at the nearest of them": sum(
                placed(event) != days(event) for event in events
            ),
            "titles in which a sign would act have a blank there, and are a property as they are": sum(
                heading(event["title"]) != flat(event["title"]) for event in events
            ),
        }
    )
    return +(told + half_known(events))


def _sections(records: Records) -> Iterator[tuple[Row | None, list[Row]]]:
    """Part events by the era that they begin in; those of none come last."""
    eras = [period for period in records.periods if period["era"]]
    parted: dict[str, list[Row]] = {era["id"]: [] for era in eras}
    outside: list[Row] = []
    for event in records.events:
        home = next((era["id"] for era in eras if _begins(event, era)), None)
        (parted[home] if home else outside).append(event)
    yield from ((era, parted[era["id"]]) for era in eras if parted[era["id"]])
    if outside:
        yield None, outside


def _begins(event: Row, era: Row) -> bool:
    first = days(event)[0]
    opens, closes = (era[key] and Day.from_iso(era[key]) for key in ("earliest", "latest"))
    return (not opens or opens <= first) and (not closes or first <= closes)


def _front(known: dict[str, str]) -> str:
    lines = [_property(key, value) for key, value in known.items() if value]
    # Without a zone, days depend on the machine; as a bare number it is taken for none.
    return "\n".join(["---", *lines, 'timezone: "+0"', "---", ""])


def _heading(era: Row) -> str:
    kept = [_property("id", era["id"]), _property("edtf", era["date_edtf"])]
    return "\n".join([f"# {heading(era['label'])}", *kept, ""])


def _event(event: Row, records: Records) -> str:
    title = heading(event["title"])
    tags = [event["effect"], *event["themes"], *([] if sure(event) else ["approx"])]
    tagged = " ".join(f"#{tag.replace('-', '_')}" for tag in dict.fromkeys(tags))
    kept = [_property({"date_edtf": "edtf"}.get(key, key), event[key]) for key in _KEPT]
    exactly = [] if title == flat(event["title"]) else [_property("title", flat(event["title"]))]
    # A line that begins so is never a date, a heading, a property or a comment.
    told = [f"> {inert(line)}" for line in _told(event, records)]
    return "\n".join([f"{_date(event)}: {title} {tagged}", *kept, *exactly, *told, ""])


def _told(event: Row, records: Records) -> Iterator[str]:
    yield flat(event["summary"])
    if not sure(event):
        yield f"Date: {words(event)}"
    yield f"Themes: {', '.join(named(event['themes'], records.themes))}"
    if event["disputed"]:
        yield f"Disputed: {flat(event['disputed'])}"
    yield from (f"Reference: {page(reference)}" for reference in event["references"])


def placed(event: Row) -> tuple[Day, Day]:
    """Return the days of an event, moved into the years that Markwhen can read."""
    first, last = (min(max(day, _FIRST), _LAST) for day in days(event))
    return first, last


def _date(event: Row) -> str:
    first, last = placed(event)
    if (first, last) == (Day(first.year, 1, 1), Day(first.year, 12, 31)):
        return f"{first.year:04}"
    return first.iso() if first == last else f"{first.iso()}/{last.iso()}"


def inert(text: str) -> str:
    """Write a text on one line, with a blank behind each sign that would act there."""
    return _ACTIVE.sub(r"\g<0> ", flat(text))


def heading(text: str) -> str:
    """Write a title likewise."""
    return _COMMENT.sub("/ ", _BOX.sub("[  ", _IN_TITLE.sub(r"\g<0> ", inert(text))))


def _property(key: str, value: str | list[str]) -> str:
    """Write a property as JSON, which is YAML; a hash sign would be taken for a tag even in quotes."""
    return f"{key}: {json.dumps(value, ensure_ascii=False)}".replace("#", "\\u0023")
