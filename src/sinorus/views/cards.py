"""Everything about one record, as labelled fields: what `show` tells on a terminal."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from typing import Any

from sinorus import dates
from sinorus.model import verdicts
from sinorus.output.view import Row
from sinorus.query import sql as query
from sinorus.views import series
from sinorus.views.cells import effect, listed, number, when
from sinorus.views.drivers import effects
from sinorus.views.evidence import about, grounds, passage
from sinorus.views.label_cache import Library, dated, reference
from sinorus.views.vocabularies import author, year

Fields = Iterator[tuple[str, str]]
SHORT = 12
BASIS = {"judgement": "the coder's judgement", "reference": "a reference", "claim": "a claim"}


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
    yield from _each("Led to it", [_cause(library, cause) for cause in detail.get("links", ())])
    yield from _each("It led to", map(library.dated, row["led_to"]))
    yield from _each("Claim", map(library.named, row["claims"]))
    yield "Mentioned in", "; ".join(_place(mention) for mention in row["mentions"])
    yield "Disputed", row["disputed"]
    yield "Confidence", row["confidence"]
    yield from _each("Reference", map(reference, row["references"]))


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
        ground = reference(cause["reference"])
    return f"{library.dated(cause['event'])}; basis: {ground}"


def _claim(library: Library, row: Row, detail: Row) -> Fields:
    yield "Claim", row["text"]
    yield "Id", row["id"]
    yield "Said by", f"{library.named(row['source'])}, {passage(row['passage'])}"
    yield "About", about(row)
    yield "Effect on the tie", effect(row)
    yield "Type", row["type"]
    yield "How surely", row["hedging"] + (f" to {row['attributed_to']}" if row["attributed_to"] else "")
    yield "Themes", listed("themes")(row)
    yield "Figure", _figure(row["figure"]) if row["figure"] else ""
    yield from _each("Rests on", map(library.dated, row["events"]))
    yield from grounds(library, verdicts.checked(row))
    for contrast in library.with_tag("contrast", "claim", row["id"]):
        yield "Contrast", f"{contrast['relation']}: {contrast['why']} [{contrast['id']}]"
        yield from _each("Other claim", [library.named(other) for other in contrast["claims"] if other != row["id"]])
    for driver in row["drivers"]:
        yield "Driver", library.named(driver)
        sisters = [other for other in library.with_tag("claim", "driver", driver) if other["id"] != row["id"]]
        yield from _each("Same driver", [f"{s['source']}, {effect(s)}: {s['text']} [{s['id']}]" for s in sisters])


def _figure(figure: Row) -> str:
    when = f", {dates.human(dates.parse(figure['date_edtf']))}" if figure["date_edtf"] else ""
    return f"{figure['what']}: {figure['bound']} {number(figure['value'])} {figure['unit']}{when}"


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
    yield from _each("Event", map(dated, events))
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


def _series(library: Library, row: Row, detail: Row) -> Fields:
    yield from series.card(row)
    claims = [claim for claim in library.with_tag("claim", "by", "series") if claim["figure"]["series"] == row["id"]]
    yield from _each("Claim", [library.named(claim["id"]) for claim in claims])


def _contrast(library: Library, row: Row, detail: Row) -> Fields:
    yield "Contrast", row["why"]
    yield "Id", row["id"]
    yield "Relation", row["relation"]
    yield from _each("Claim", map(library.named, row["claims"]))


def _counts(by: Row) -> str:
    return ", ".join(f"{name} {count}" for name, count in by.items())


def _each(label: str, texts: Any) -> Fields:
    for text in texts:
        yield label, text


def _place(mention: Row) -> str:
    where = "in a caption" if mention["caption"] else f"paragraph {mention['paragraph']}"
    return f"{mention['source']}, {where}"


CARDS: dict[str, Callable[[Library, Row, Row], Fields]] = {
    "event": _event,
    "claim": _claim,
    "driver": _driver,
    "theme": _theme,
    "period": _period,
    "actor": _actor,
    "source": _source,
    "series": _series,
    "contrast": _contrast,
}
