"""Lay the records out in the order of a page: events under eras, claims under drivers, contrasts, verdicts."""

from collections import Counter
from collections.abc import Iterator
from typing import TypedDict

from sinorus import dates
from sinorus.model import verdicts
from sinorus.model.rows import (
    ClaimRow,
    CompareRow,
    DriverRow,
    Effects,
    EventRow,
    LinkRow,
    MatrixRow,
    PeriodRow,
    ThemeRow,
)
from sinorus.model.vocabulary import FAILED, UNREVIEWED, WORDS
from sinorus.page.charts import chart
from sinorus.page.labels import names
from sinorus.query.drivers import effects
from sinorus.query.selection import Records
from sinorus.query.series import years
from sinorus.views.cells import MARKS, number, when
from sinorus.views.evidence import about, arithmetic, passage, record_says
from sinorus.views.reviews import MEANINGS

# Functions and words that the template calls by these names.
WRITING = {
    "when": when, "about": about, "passage": passage, "arithmetic": arithmetic, "number": number, "years": years,
    "chart": chart, "MARKS": MARKS, "MEANINGS": MEANINGS, "FAILED": FAILED, "EFFECTS": WORDS["effect"],
}  # fmt: skip
# What an effect does to the tie, said of a driver.
DOES = {"cooperation": "binds", "friction": "divides", "mixed": "mixed", "neutral": "neutral"}


class DriverSection(TypedDict):
    """A driver with what stands under it.

    claims  all claims that name it
    own     those that name it first, and are shown under it
    shared  the ids of the others, which are shown under another driver
    events  the ids of the events that carry it
    """

    id: str
    label: str
    description: str
    claims: list[ClaimRow]
    own: list[ClaimRow]
    shared: list[str]
    events: list[str]
    effects: Effects


class JudgedClaim(ClaimRow):
    """A claim with what the record says of it in words."""

    says: str


def parts(records: Records, compared: list[CompareRow], matrix: list[MatrixRow]) -> dict[str, object]:
    """Return all that the template names besides the records: it takes values of any type by their names."""
    return {
        **WRITING,
        "does": DOES,
        "names": names(records),
        "actors": {row["id"]: row["name"] for row in records.actors},
        "links": _links(records.links),
        "eras": list(_eras(records)),
        "themes": list(_themes(records)),
        "undriven": [claim for claim in records.claims if not claim["drivers"]],
        "contrasts": list(_contrasts(records, compared)),
        "matrix": [row for row in matrix if any(claims["claims"] for claims in row["sources"].values())],
        "checks": list(_checks(records)),
    }


def _links(links: list[LinkRow]) -> dict[tuple[str, str], LinkRow]:
    return {(link["cause"], link["effect"]): link for link in links}


def _eras(records: Records) -> Iterator[tuple[PeriodRow | None, list[EventRow]]]:
    """Yield each era with the events that begin in it, at last those that begin in none."""
    eras = [row for row in records.periods if row["era"]]
    homes = [next((era for era in eras if _begins_in(event, era)), None) for event in records.events]
    for era in (*eras, None):
        events = [event for event, home in zip(records.events, homes, strict=True) if home is era]
        if events:
            yield era, events


def _begins_in(event: EventRow, era: PeriodRow) -> bool:
    first, last = dates.window(None, None, dates.parse(era["date_edtf"])).keys()
    return first <= (dates.Day.from_iso(event["earliest"]).key() if event["earliest"] else dates.START) <= last


def _themes(records: Records) -> Iterator[tuple[ThemeRow, list[DriverSection]]]:
    """Yield each theme with those of its drivers that a claim or an event of the page names."""
    for theme in records.themes:
        drivers = [_driver(row, records) for row in records.drivers if row["theme"] == theme["id"]]
        yield theme, [driver for driver in drivers if driver["claims"] or driver["events"]]


def _driver(driver: DriverRow, records: Records) -> DriverSection:
    """Part the claims that are shown under a driver, because they name it first, from those that it shares."""
    id = driver["id"]
    claims = [claim for claim in records.claims if id in claim["drivers"]]
    return {
        "id": id,
        "label": driver["label"],
        "description": driver["description"],
        "claims": claims,
        "own": [claim for claim in claims if claim["drivers"][0] == id],
        "shared": [claim["id"] for claim in claims if claim["drivers"][0] != id],
        "events": [event["id"] for event in records.events if id in event["drivers"]],
        "effects": effects(Counter(claim["effect"] for claim in claims)),
    }


def _contrasts(records: Records, compared: list[CompareRow]) -> Iterator[tuple[str | None, list[CompareRow]]]:
    """Yield each driver with the contrasts that stand under it, in the order of the comparison."""
    ids = {row["id"] for row in records.contrasts}
    rows = [row for row in compared if row["contrast"] in ids]
    for driver in dict.fromkeys(row["driver"] for row in rows):
        yield driver, [row for row in rows if row["driver"] == driver]


def _checks(records: Records) -> Iterator[tuple[str, list[JudgedClaim]]]:
    """Yield each verdict with its claims, each beside what the record says."""
    for verdict in WORDS["verdict"]:
        claims = [claim for claim in records.claims if _verdict(claim) == verdict]
        if claims:
            yield verdict, [_judged(claim) for claim in claims]


def _verdict(claim: ClaimRow) -> str:
    return claim["review"]["verdict"] if claim["review"] else UNREVIEWED


def _judged(claim: ClaimRow) -> JudgedClaim:
    return {**claim, "says": record_says(verdicts.checked(claim))}
