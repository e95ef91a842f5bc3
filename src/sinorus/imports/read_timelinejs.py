"""Stories of TimelineJS: JSON with events, eras and a title slide; also of its second version."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from sinorus.imports import timelinejs_slides as slides
from sinorus.imports.table import Row, Source, Table, wrong
from sinorus.index.read_records import record

Json = dict[str, Any]
# A story names one of these at its top; what a file of records begins with does not look like it.
_STORY = ("events", "eras", "title", "timeline")
_MINE = re.compile(rb'\A(?:\xef\xbb\xbf)?\s*\{\s*"(?:scale|title|events|eras|timeline)"\s*:')


def is_mine(start: bytes) -> bool:
    """Say whether a file that begins so is a story."""
    return bool(_MINE.match(start)) and any(sign in start for sign in (b'"start_date"', b'"startDate"', b'"headline"'))


def tables(source: Source) -> Iterator[Table]:
    """Yield the events, the eras and the title of a story.

    Raises BadData where the file is no JSON, or has no events.
    """
    story = record(source.path, source.shown).value
    if not isinstance(story, dict) or not any(key in story for key in _STORY):
        raise wrong(source, None, f"this is no story of TimelineJS, which has a list under {_quoted('events')}")
    if isinstance(story.get("timeline"), dict):
        story = _modern(story["timeline"])
    events, eras = _objects(story.get("events")), _objects(story.get("eras"))
    if not events:
        raise wrong(source, None, f"the story has no events; TimelineJS lists them under {_quoted('events')}")
    yield from of_slides(source.shown, enumerate(events, 1), enumerate(eras, 1), story.get("title"))


def of_slides(
    name: str, events: Iterable[tuple[int, Json]], eras: Iterable[tuple[int, Json]], title: object
) -> Iterator[Table]:
    """Yield the tables of numbered slides; the headline of a title slide is the title of the data set."""
    words = slides.words(title) if isinstance(title, dict) else ""
    notes = [f"title slide, which is no event: {words}"] if words else []
    rows = (Row(line, slides.event(slide)) for line, slide in events)
    yield Table("event", [*slides.HEADS], rows, name, notes=notes, is_own=True)
    periods = [Row(line, slides.period(era)) for line, era in eras]
    if periods:
        yield Table("period", [*slides.HEADS_OF_ERA], periods, name, is_own=True, is_whole=True)
    if isinstance(title, dict) and (headline := slides.headline(title)):
        yield Table("dataset", ["title"], [Row(1, {"title": headline})], name, is_own=True, is_whole=True)


def _modern(story: Json) -> Json:
    """Return a story of the second version, or of a draft of the third with a list of slides, as one of the third."""
    if "slides" in story:
        return {"events": story["slides"]}
    return {
        "title": {"text": {"headline": story.get("headline"), "text": story.get("text")}},
        "events": [_slide(slide) for slide in _objects(story.get("date"))],
        "eras": [_slide(slide) for slide in _objects(story.get("era"))],
    }


def _slide(old: Json) -> Json:
    asset = old["asset"] if isinstance(old.get("asset"), dict) else {}
    return {
        "start_date": _parts(old.get("startDate")),
        "end_date": _parts(old.get("endDate")),
        "text": {"headline": old.get("headline"), "text": old.get("text")},
        "media": {**asset, "url": asset.get("media")},
        "group": old.get("tag"),
    }


def _parts(date: object) -> Json:
    """Return the parts of a date such as 2012,1,3 or 2012,1,3 10:30."""
    day, _, time = str(date or "").strip().partition(" ")
    return {**dict(zip(("year", "month", "day"), day.split(","), strict=False)), "time": time}


def _objects(value: object) -> list[Json]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _quoted(key: str) -> str:
    return json.dumps(key)
