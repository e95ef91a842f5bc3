"""Everything about one record, as labelled fields: what `show` tells on a terminal."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from sinorus.model import verdicts
from sinorus.model.rows import (
    Cause,
    EventDetail,
    Figure,
    Mention,
    Shown,
    ShownActor,
    ShownClaim,
    ShownContrast,
    ShownDriver,
    ShownEvent,
    ShownPeriod,
    ShownSeries,
    ShownSource,
    ShownTheme,
)
from sinorus.query import sql
from sinorus.views import series
from sinorus.views.cells import MARKS, number, together, when
from sinorus.views.drivers import effects
from sinorus.views.evidence import about, grounds, passage
from sinorus.views.label_cache import Library, dated, reference
from sinorus.views.vocabularies import author, year

Fields = Iterator[tuple[str, str]]
SHORT = 12
BASIS = {"judgement": "the coder's judgement", "reference": "a reference", "claim": "a claim"}


def card(db: sqlite3.Connection, row: Shown) -> list[tuple[str, str]]:
    """Describe a row of `show`: its first field is its title, empty fields are left out."""
    record = sql.record(db, row["id"])
    detail = json.loads(record.detail) if record and record.detail else {}
    return [(label, text) for label, text in CARDS[row["record"]](Library(db), row, detail) if text]


def _event(library: Library, row: ShownEvent, detail: EventDetail) -> Fields:
    yield "Event", row["title"]
    yield "Id", row["id"]
    yield "Date", _date(row, detail)
    yield "What happened", row["summary"]
    yield "Kind", row["kind"]
    yield "Effect on the tie", MARKS[row["effect"]]
    yield "Place", row["place"]["name"] if row["place"] else ""
    yield "Actors", "; ".join(map(library.named, row["actors"]))
    yield "Themes", together(row["themes"])
    yield "Drivers", together(row["drivers"])
    yield from _each("Led to it", [_cause(library, cause) for cause in detail.get("links", ())])
    yield from _each("It led to", map(library.dated, row["led_to"]))
    yield from _each("Claim", map(library.named, row["claims"]))
    yield "Mentioned in", "; ".join(_place(mention) for mention in row["mentions"])
    yield "Disputed", row["disputed"]
    yield "Confidence", row["confidence"]
    yield from _each("Reference", map(reference, row["references"]))


def _date(row: ShownEvent, detail: EventDetail) -> str:
    written = f"{when(row['date_edtf'], row['match'])} ({row['date_edtf']})"
    if detail.get("date_os"):
        written += f"; {detail['date_os']} in the Julian calendar"
    return written + (f"; printed as {detail['date_text']}" if detail.get("date_text") else "")


def _cause(library: Library, cause: Cause) -> str:
    ground = BASIS[cause["basis"]]
    if cause["claim"]:
        ground = f"the claim {cause['claim']}"
    if cause["reference"]:
        ground = reference(cause["reference"])
    return f"{library.dated(cause['event'])}; basis: {ground}"


def _claim(library: Library, row: ShownClaim, detail: Any) -> Fields:
    yield "Claim", row["text"]
    yield "Id", row["id"]
    yield "Said by", f"{library.named(row['source'])}, {passage(row['passage'])}"
    yield "About", about(row["date_edtf"], row["match"])
    yield "Effect on the tie", MARKS[row["effect"]]
    yield "Type", row["type"]
    yield "How surely", row["hedging"] + (f" to {row['attributed_to']}" if row["attributed_to"] else "")
    yield "Themes", together(row["themes"])
    yield "Figure", _figure(row["figure"]) if row["figure"] else ""
    yield from _each("Rests on", map(library.dated, row["events"]))
    yield from grounds(library, verdicts.checked(row))
    for contrast in library.contrasts_of(row["id"]):
        yield "Contrast", f"{contrast['relation']}: {contrast['why']} [{contrast['id']}]"
        yield from _each("Other claim", [library.named(other) for other in contrast["claims"] if other != row["id"]])
    for driver in row["drivers"]:
        yield "Driver", library.named(driver)
        sisters = [other for other in library.claims_with("driver", driver) if other["id"] != row["id"]]
        yield from _each(
            "Same driver", [f"{s['source']}, {MARKS[s['effect']]}: {s['text']} [{s['id']}]" for s in sisters]
        )


def _figure(figure: Figure) -> str:
    time = f", {when(figure['date_edtf'])}" if figure["date_edtf"] else ""
    return f"{figure['what']}: {figure['bound']} {number(figure['value'])} {figure['unit']}{time}"


def _driver(library: Library, row: ShownDriver, detail: Any) -> Fields:
    yield "Driver", row["label"]
    yield "Id", row["id"]
    yield "Theme", library.named(row["theme"])
    yield "What it is", row["description"]
    yield "Effect", effects(row)
    yield "Claims by essay", _counts(row["sources"])
    yield from _each("Claim", map(library.named, row["claims"]))
    yield from _each("Event", map(library.dated, row["events"]))


def _theme(library: Library, row: ShownTheme, detail: Any) -> Fields:
    yield "Theme", row["label"]
    yield "Id", row["id"]
    yield "What it is", row["description"]
    yield "Events", str(row["events"])
    yield "Claims", str(row["claims"])
    yield from _each("Driver", map(library.named, row["drivers"]))


def _period(library: Library, row: ShownPeriod, detail: Any) -> Fields:
    yield "Period", row["label"]
    yield "Id", row["id"]
    yield "Dates", f"{when(row['date_edtf'], row['match'])} ({row['date_edtf']})"
    yield "What it is", row["description"]
    yield "Era", "yes (the eras follow each other without a gap)" if row["era"] else ""
    yield "Named in", together(row["sources"])
    yield "Events", f"{row['events']}, see `sinorus timeline --during {row['id']}`"
    yield "Claims", f"{row['claims']}, see `sinorus claims --during {row['id']}`"


def _actor(library: Library, row: ShownActor, detail: Any) -> Fields:
    yield "Actor", row["name"]
    yield "Id", row["id"]
    yield "Kind", row["kind"]
    yield "Also called", "; ".join(row["aliases"])
    yield "Members", "; ".join(map(library.named, row["members"]))
    yield "Events", str(row["events"])
    yield from _each("Event", map(dated, library.events_of(row, SHORT)))
    yield "More", f"see `sinorus timeline --actor {row['id']}`" if row["events"] > SHORT else ""


def _source(library: Library, row: ShownSource, detail: Any) -> Fields:
    yield "Source", row["title"]
    yield "Id", row["id"]
    yield "Author", author(row)
    yield "Published in", row["container-title"] or ""
    yield "Issued", year(row)
    yield "Address", row["URL"] or ""
    yield "Note", row["note"] or ""
    yield "Claims", f"{row['claims']}: " + _counts(row["effect"])
    yield "Events mentioned", str(row["events"])


def _series(library: Library, row: ShownSeries, detail: Any) -> Fields:
    yield from series.card(row)
    decided = library.claims_with("by", "series")
    claims = [claim["id"] for claim in decided if claim["figure"] and claim["figure"]["series"] == row["id"]]
    yield from _each("Claim", map(library.named, claims))


def _contrast(library: Library, row: ShownContrast, detail: Any) -> Fields:
    yield "Contrast", row["why"]
    yield "Id", row["id"]
    yield "Relation", row["relation"]
    yield from _each("Claim", map(library.named, row["claims"]))


def _counts(by: Mapping[str, object]) -> str:
    return ", ".join(f"{name} {count}" for name, count in by.items())


def _each(label: str, texts: Iterable[str]) -> Fields:
    for text in texts:
        yield label, text


def _place(mention: Mention) -> str:
    where = "in a caption" if mention["caption"] else f"paragraph {mention['paragraph']}"
    return f"{mention['source']}, {where}"


# By kind of record, so each takes a row of its own type.
CARDS: dict[str, Callable[[Library, Any, Any], Fields]] = {
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
