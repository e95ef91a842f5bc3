"""Everything about one record, as labelled fields: what `show` tells on a terminal."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from typing import Any

from sinorus import dates, query
from sinorus.answers.cells import effect, listed, when
from sinorus.answers.drivers import effects
from sinorus.answers.vocabulary import author, year
from sinorus.question import Condition, Question
from sinorus.views import Row

Fields = Iterator[tuple[str, str]]
SHORT = 12
BASIS = {"judgement": "the coder's judgement", "reference": "a reference", "claim": "a claim"}


class Library:
    """Looks records up for a card."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db

    def named(self, id: str) -> str:
        """Return a record's label and id."""
        [(label,)] = self.db.execute("SELECT label FROM record WHERE id = ?", [id]).fetchall() or [("",)]
        return f"{label} [{id}]"

    def dated(self, id: str) -> str:
        """Return an event's date, title and id."""
        found = query.record(self.db, id)
        if not found:
            return id
        return _dated(json.loads(found.json))

    def with_tag(self, kind: str, field: str, value: str, limit: int = -1) -> list[Row]:
        """Return the records of a kind that a filter would find, up to so many (-1: all)."""
        question = Question(conditions=(Condition(field, (value,), False),))
        return [json.loads(text) for text in query.rows(self.db, kind, question, limit)]


def _dated(event: Row) -> str:
    return f"{when(event)}: {event['title']} [{event['id']}]"


def card(db: sqlite3.Connection, row: Row) -> list[tuple[str, str]]:
    """Describe a row of `show`: its first field is its title, empty fields are left out."""
    found = query.record(db, row["id"])
    detail = json.loads(found.detail) if found and found.detail else {}
    return [(label, text) for label, text in CARDS[row["record"]](Library(db), row, detail) if text]


def _event(library: Library, row: Row, detail: Row) -> Fields:
    yield "Event", row["title"]
    yield "Id", row["id"]
    yield "Date", _date(row, detail)
    yield "What happened", row["summary"]
    yield "Kind", row["kind"]
    yield "Effect on the tie", effect(row)
    yield "Place", row["place"]["name"] if row["place"] else ""
    yield "Actors", "; ".join(map(library.named, row["actors"]))
    yield "Themes", listed("themes")(row)
    yield "Drivers", listed("drivers")(row)
    yield from _each("Led to it", [_cause(library, cause) for cause in detail.get("causes", ())])
    yield from _each("It led to", map(library.dated, row["led_to"]))
    yield from _each("Claim", map(library.named, row["claims"]))
    yield "Mentioned in", "; ".join(_place(mention) for mention in row["mentions"])
    yield "Disputed", row["disputed"]
    yield "Confidence", row["confidence"]
    yield from _each("Reference", map(_reference, row["references"]))


def _date(row: Row, detail: Row) -> str:
    written = f"{when(row)} ({row['date_edtf']})"
    if detail.get("date_os"):
        written += f"; {detail['date_os']} in the Julian calendar"
    return written + (f"; printed as {detail['date_text']}" if detail.get("date_text") else "")


def _cause(library: Library, cause: Row) -> str:
    ground = BASIS[cause["basis"]]
    if cause["claim"]:
        ground = f"the claim {cause['claim']}"
    if cause["reference"]:
        ground = _reference(cause["reference"])
    return f"{library.dated(cause['event'])}; basis: {ground}"


def _claim(library: Library, row: Row, detail: Row) -> Fields:
    yield "Claim", row["text"]
    yield "Id", row["id"]
    yield "Said by", f"{library.named(row['source'])}, {_passage(row['passage'])}"
    yield "About", f"{when(row)} ({row['date_edtf']})" if row["date_edtf"] else "no particular time"
    yield "Effect on the tie", effect(row)
    yield "Type", row["type"]
    yield "How surely", row["hedging"] + (f" to {row['attributed_to']}" if row["attributed_to"] else "")
    yield "Themes", listed("themes")(row)
    yield "Figure", _figure(row["figure"]) if row["figure"] else ""
    yield from _each("Rests on", map(library.dated, row["events"]))
    for driver in row["drivers"]:
        yield "Driver", library.named(driver)
        sisters = [other for other in library.with_tag("claim", "driver", driver) if other["id"] != row["id"]]
        yield from _each("Same driver", [f"{s['source']}, {effect(s)}: {s['text']} [{s['id']}]" for s in sisters])


def _passage(passage: Row) -> str:
    where = f"paragraph {passage['paragraph']}" if passage["paragraph"] else "a photo caption"
    section = f" (section {passage['section']})" if passage["section"] else ""
    return f"{where}{section}, from “{passage['start']}” to “{passage['end']}”"


def _figure(figure: Row) -> str:
    when = f", {dates.human(dates.parse(figure['date_edtf']))}" if figure["date_edtf"] else ""
    return f"{figure['what']}: {figure['bound']} {figure['value']:g} {figure['unit']}{when}"


def _driver(library: Library, row: Row, detail: Row) -> Fields:
    yield "Driver", row["label"]
    yield "Id", row["id"]
    yield "Theme", library.named(row["theme"])
    yield "What it is", row["description"]
    yield "Effect", effects(row)
    yield "Claims by essay", _counts(row["sources"])
    yield from _each("Claim", map(library.named, row["claims"]))
    yield from _each("Event", map(library.dated, row["events"]))


def _theme(library: Library, row: Row, detail: Row) -> Fields:
    yield "Theme", row["label"]
    yield "Id", row["id"]
    yield "What it is", row["description"]
    yield "Events", str(row["events"])
    yield "Claims", str(row["claims"])
    yield from _each("Driver", map(library.named, row["drivers"]))


def _period(library: Library, row: Row, detail: Row) -> Fields:
    yield "Period", row["label"]
    yield "Id", row["id"]
    yield "Dates", f"{when(row)} ({row['date_edtf']})"
    yield "What it is", row["description"]
    yield "Era", "yes (the eras follow each other without a gap)" if row["era"] else ""
    yield "Named in", listed("sources")(row)
    yield "Events", f"{row['events']}, see `sinorus timeline --during {row['id']}`"
    yield "Claims", f"{row['claims']}, see `sinorus claims --during {row['id']}`"


def _actor(library: Library, row: Row, detail: Row) -> Fields:
    yield "Actor", row["name"]
    yield "Id", row["id"]
    yield "Kind", row["kind"]
    yield "Also called", "; ".join(row["aliases"])
    yield "Members", "; ".join(map(library.named, row["members"]))
    yield "Events", str(row["events"])
    events = library.with_tag("event", "actor", row["id"], SHORT)
    yield from _each("Event", map(_dated, events))
    yield "More", f"see `sinorus timeline --actor {row['id']}`" if row["events"] > SHORT else ""


def _source(library: Library, row: Row, detail: Row) -> Fields:
    yield "Source", row["title"]
    yield "Id", row["id"]
    yield "Author", author(row)
    yield "Published in", row["container-title"] or ""
    yield "Issued", year(row)
    yield "Address", row["URL"] or ""
    yield "Note", row["note"] or ""
    yield "Claims", f"{row['claims']}: " + _counts(row["effect"])
    yield "Events mentioned", str(row["events"])


def _counts(by: Row) -> str:
    return ", ".join(f"{name} {count}" for name, count in by.items())


def _each(label: str, texts: Any) -> Fields:
    for text in texts:
        yield label, text


def _place(mention: Row) -> str:
    where = "in a caption" if mention["caption"] else f"paragraph {mention['paragraph']}"
    return f"{mention['source']}, {where}"


def _reference(reference: Row) -> str:
    named = f"{reference['title']}, {reference['publisher']}"
    return "\n".join(filter(None, [named, reference["url"]]))


CARDS: dict[str, Callable[[Library, Row, Row], Fields]] = {
    "event": _event,
    "claim": _claim,
    "driver": _driver,
    "theme": _theme,
    "period": _period,
    "actor": _actor,
    "source": _source,
}
