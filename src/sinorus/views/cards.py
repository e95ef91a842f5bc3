"""The card of a record: everything about it as labelled fields, as `show` puts it out for people."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from sinorus.model import verdicts
from sinorus.model.vocabulary import NOT_CODED
from sinorus.output.view import flat
from sinorus.query import related, sql
from sinorus.query.drivers import weight
from sinorus.query.question import Condition, Question
from sinorus.views import series, source_card
from sinorus.views.catalogue import Catalogue, asserted, reference
from sinorus.views.cells import MARKS, NOTHING, join_ids, number, when
from sinorus.views.claims_by_tradition import claims_by_tradition
from sinorus.views.drivers import balances, effects
from sinorus.views.evidence import about, grounds, passage

if TYPE_CHECKING:
    from sinorus.model.rows.claim import ClaimRow, Figure
    from sinorus.model.rows.event import Cause, EventDetail, Mention
    from sinorus.model.rows.shown import (
        Shown,
        ShownActor,
        ShownClaim,
        ShownContrast,
        ShownDriver,
        ShownEvent,
        ShownPeriod,
        ShownPlace,
        ShownSeries,
        ShownSource,
        ShownTheme,
    )
    from sinorus.model.rows.vocabulary import LocalName

Fields = Iterator[tuple[str, str]]
# A card lists so many events and as many claims, of which there may be thousands, unless more or fewer are asked for.
FIRST = 12
GROUNDS = {"judgement": "the coder's judgement", "reference": "a reference", "claim": "a claim"}


def card(db: sqlite3.Connection, most: int | None, row: Shown) -> list[tuple[str, str]]:
    """Return the labelled fields of a row of `show`, the title first; fields without a value are left out.

    ``most`` is how many events and claims are listed of what may have many (-1: all, None: as many as fit a screen).
    """
    record = sql.record(db, row["id"])
    detail = json.loads(record.detail) if record and record.detail else {}
    catalogue = Catalogue(db, FIRST if most is None else most)
    return [(label, text) for label, text in CARDS[row["record"]](catalogue, row, detail) if text]


def _event(catalogue: Catalogue, row: ShownEvent, detail: EventDetail) -> Fields:
    yield "Event", row["title"]
    yield "Id", row["id"]
    yield from _local_names(row)
    yield "Date", _date(row, detail)
    yield "What happened", row["summary"] or ""
    yield "Kind", row["kind"]
    yield "Effect on the tie", MARKS[row["effect"]]
    yield "Place", row["place"]["name"] if row["place"] else ""
    yield "Actors", "; ".join(catalogue.names(row["actors"]))
    yield "Themes", join_ids(row["themes"]) or NOTHING
    yield "Drivers", join_ids(row["drivers"])
    yield from _each("Led to it", [_cause(catalogue, cause) for cause in detail.get("links", ())])
    yield from _each("It led to", catalogue.events(row["led_to"]))
    yield from claims_by_tradition(catalogue.db, row["claims"])
    yield "Mentioned in", "; ".join(_place(mention) for mention in row["mentions"])
    yield "Disputed", row["disputed"]
    yield "Confidence", row["confidence"] or NOTHING
    yield from _each("Reference", map(reference, row["references"]))
    yield from _extra(row)


def _extra(row: ShownEvent | ShownClaim) -> Fields:
    """Yield what the model has no field for, each with the name that the file gives it; what is null is left out."""
    yield from _each("Extra", (f"{name}: {flat(value)}" for name, value in row["extra"].items() if value is not None))


def _date(row: ShownEvent, detail: EventDetail) -> str:
    """Write the date of an event: in words, in EDTF, and as its source has it."""
    date = f"{when(row['date_edtf'], row['match'])} ({row['date_edtf']})" if row["date_edtf"] else "no date"
    if detail.get("date_os"):
        date += f"; {detail['date_os']} in the Julian calendar"
    return date + (f"; printed as {row['date_text']}" if row["date_text"] else "")


def _cause(catalogue: Catalogue, cause: Cause) -> str:
    """Write the name of a cause, and the ground on which it is called one."""
    ground = GROUNDS[cause["basis"]]
    if cause["claim"]:
        ground = f"the claim {cause['claim']}"
    if cause["reference"]:
        ground = asserted(cause["reference"], cause["passage"])
    return f"{catalogue.event(cause['event'])}; basis: {ground}"


def _claim(catalogue: Catalogue, row: ShownClaim, detail: Any) -> Fields:
    yield "Claim", row["text"]
    yield "Id", row["id"]
    yield "Said by", catalogue.name(row["source"]) + (f", {passage(row['passage'])}" if row["passage"] else "")
    yield "Read it at", (row["passage"]["link"] or "") if row["passage"] else ""
    yield "About", about(row["date_edtf"], row["match"])
    yield "Effect on the tie", MARKS[row["effect"]]
    yield "Type", row["type"] or NOTHING
    yield "How surely", (row["hedging"] or NOTHING) + (f" to {row['attributed_to']}" if row["attributed_to"] else "")
    yield "Themes", join_ids(row["themes"]) or NOTHING
    yield "Figure", _write_figure(row["figure"]) if row["figure"] else ""
    yield from _each("Rests on", catalogue.events(row["events"]))
    yield from grounds(catalogue, verdicts.check_row(row))
    for contrast in catalogue.contrasts_of(row["id"]):
        yield "Contrast", f"{contrast['relation']}: {contrast['why']} [{contrast['id']}]"
        yield from _each("Other claim", catalogue.names([other for other in contrast["claims"] if other != row["id"]]))
    for driver in row["drivers"]:
        yield "Denied driver" if row["denies"] else "Driver", catalogue.name(driver)
        yield from _sisters(catalogue, row["id"], driver)
    yield from _extra(row)


def _sisters(catalogue: Catalogue, id: str, driver: str) -> Fields:
    """Yield the other claims of a driver, the first of them, and how to see the rest."""
    question = Question(conditions=(Condition("driver", (driver,), False),))
    # It may be one of them itself.
    claims = map(json.loads, sql.rows(catalogue.db, "claim", question, catalogue.most + (catalogue.most >= 0)))
    others = [claim for claim in claims if claim["id"] != id]
    first = others if catalogue.most < 0 else others[: catalogue.most]
    yield from _each("Same driver", map(_claim_in_short, first))
    rest = sql.count(catalogue.db, "claim", question)[0] - 1 - len(first)
    yield "More with it", f"{rest}: --all lists them, or `sinorus claims --driver {driver}`" if rest else ""


def _claim_in_short(claim: ClaimRow) -> str:
    return f"{claim['source']}, {MARKS[claim['effect']]}: {claim['text']} [{claim['id']}]"


def _write_figure(figure: Figure) -> str:
    time = f", {when(figure['date_edtf'])}" if figure["date_edtf"] else ""
    return f"{figure['what']}: {figure['bound']} {number(figure['value'])} {figure['unit']}{time}"


def _driver(catalogue: Catalogue, row: ShownDriver, detail: Any) -> Fields:
    yield "Driver", row["label"]
    yield "Id", row["id"]
    yield "Theme", catalogue.name(row["theme"])
    yield "What it is", row["description"]
    yield from balances(row)
    yield "Claims", effects(row)
    option = f"--driver {row['id']}"
    yield from _first("claim", catalogue, row, option, weight(row))
    yield from _first("denial", catalogue, row, "", sum(row["denied"].values()))
    yield from _first("event", catalogue, row, option, related.count(catalogue.db, "event", "driver", row))


def _theme(catalogue: Catalogue, row: ShownTheme, detail: Any) -> Fields:
    yield "Theme", row["label"]
    yield "Id", row["id"]
    yield "What it is", row["description"]
    yield from _each("Driver", catalogue.names(row["drivers"]))
    yield from _related(catalogue, row, f"--theme {row['id']}")


def _period(catalogue: Catalogue, row: ShownPeriod, detail: Any) -> Fields:
    yield "Period", row["label"]
    yield "Id", row["id"]
    yield "Dates", f"{when(row['date_edtf'], row['match'])} ({row['date_edtf']})"
    yield "What it is", row["description"]
    yield "Era", "yes (the eras follow each other without a gap)" if row["era"] else ""
    yield "Named in", join_ids(row["sources"])
    yield from _related(catalogue, row, f"--during {row['id']}")


def _local_names(row: ShownActor | ShownPlace | ShownEvent) -> Fields:
    """Yield the names in Chinese and Russian with the pages on which they were seen, and the item of Wikidata."""
    for label, language in (("In Chinese", "zh"), ("In Russian", "ru")):
        yield from _each(label, [_local_name(name) for name in row["names"] if name["language"] == language])
    yield "Wikidata", row["wikidata"]["id"] if row["wikidata"] else ""


def _local_name(name: LocalName) -> str:
    """Write a name with the site on which it was seen; JSON has the page."""
    return f"{name['text']} ({name['page'].split('/')[2]})" if name["page"] else name["text"]


def _actor(catalogue: Catalogue, row: ShownActor, detail: Any) -> Fields:
    yield "Actor", row["name"]
    yield "Id", row["id"]
    yield "Kind", row["kind"]
    yield "Also called", "; ".join(row["aliases"])
    yield from _local_names(row)
    yield "Members", "; ".join(catalogue.names(row["members"]))
    yield from _related(catalogue, row, f"--actor {row['id']}", claims="which speak of these events")


def _place_record(catalogue: Catalogue, row: ShownPlace, detail: Any) -> Fields:
    yield "Place", row["name"]
    yield "Id", row["id"]
    yield "Also called", "; ".join(row["aliases"])
    yield from _local_names(row)
    if row["lat"] is not None and row["lon"] is not None:
        yield "Point", f"{number(row['lat'])}, {number(row['lon'])} (degrees north and east)"
    yield "Note", row["note"]
    yield from _related(catalogue, row, "", claims="which speak of these events")


def _source(catalogue: Catalogue, row: ShownSource, detail: Any) -> Fields:
    yield from source_card.work(row)
    yield from _each("It lists", map(reference, row["references"]))
    yield (
        "Claims by effect",
        _counts({name: count for name, count in row["effect"].items() if count or name != NOT_CODED}),
    )
    yield from source_card.claims(catalogue, row)
    yield from _listed("event", catalogue, row, f"--source {row['id']}", "which it mentions")


def _series(catalogue: Catalogue, row: ShownSeries, detail: Any) -> Fields:
    yield from series.card(row)
    candidates = catalogue.claims_with("by", "series")
    claims = [claim["id"] for claim in candidates if claim["figure"] and claim["figure"]["series"] == row["id"]]
    yield from _each("Claim", catalogue.names(claims))


def _contrast(catalogue: Catalogue, row: ShownContrast, detail: Any) -> Fields:
    yield "Contrast", row["why"]
    yield "Id", row["id"]
    yield "Relation", row["relation"]
    yield from _each("Claim", catalogue.names(row["claims"]))


def _related(catalogue: Catalogue, row: Any, option: str, events: str = "", claims: str = "") -> Fields:
    """Yield the events and claims of a record: their number, the first of them, and how to see the others.

    ``option`` finds them all with `timeline` and `claims`; empty where none does. ``events`` and ``claims`` say how
    these belong to it.
    """
    yield from _listed("event", catalogue, row, option, events)
    yield from _listed("claim", catalogue, row, option, claims)


def _listed(of: related.Related, catalogue: Catalogue, row: Any, option: str, reason: str) -> Fields:
    """Yield the number of the events or claims of a record, the first of them, and how to see the others."""
    total = related.count(catalogue.db, of, row["record"], row)
    yield f"{of.capitalize()}s", ", ".join([str(total), *([reason] if reason and total else [])])
    yield from _first(of, catalogue, row, option, total)


def _first(of: related.Related, catalogue: Catalogue, row: Any, option: str, total: int) -> Fields:
    """Yield the first of all events or claims of a record, and if there are more, their number and how to see them."""
    names = catalogue.events if of == "event" else catalogue.names
    ids = related.ids(catalogue.db, of, row["record"], row, catalogue.most)
    yield from _each(of.capitalize(), names(ids))
    command = "timeline" if of == "event" else "claims"
    lists = f", or `sinorus {command} {option}`" if option else ""
    yield f"More {of}s", f"{total - len(ids)}: --all lists them{lists}" if total > len(ids) else ""


def _counts(by: Mapping[str, object]) -> str:
    return ", ".join(f"{name} {count}" for name, count in by.items())


def _each(label: str, texts: Iterable[str]) -> Fields:
    """Yield a field for each text, all with the same label."""
    for text in texts:
        yield label, text


def _place(mention: Mention) -> str:
    where = "in a caption" if mention["caption"] else f"paragraph {mention['paragraph']}"
    return f"{mention['source']}, {where}"


# Each function takes rows of its own kind only, so no one type of row fits all of them.
CARDS: dict[str, Callable[[Catalogue, Any, Any], Fields]] = {
    "event": _event,
    "claim": _claim,
    "driver": _driver,
    "theme": _theme,
    "period": _period,
    "actor": _actor,
    "place": _place_record,
    "source": _source,
    "series": _series,
    "contrast": _contrast,
}
