"""Lay the records out in the order of a page: events under eras, claims under drivers, contrasts, verdicts."""

from collections.abc import Iterator
from typing import Any

from sinorus import dates
from sinorus.model import verdicts
from sinorus.model.vocabulary import FAILED, UNREVIEWED, WORDS
from sinorus.page.charts import chart
from sinorus.page.labels import names
from sinorus.query.selection import Records
from sinorus.query.series import years
from sinorus.views.cells import MARKS, number, when
from sinorus.views.evidence import about, arithmetic, passage, record_says
from sinorus.views.reviews import MEANINGS

Row = dict[str, Any]
WRITING = {
    "when": when, "about": about, "passage": passage, "arithmetic": arithmetic, "number": number, "years": years,
    "chart": chart, "MARKS": MARKS, "MEANINGS": MEANINGS, "FAILED": FAILED, "EFFECTS": WORDS["effect"],
}  # fmt: skip
# What an effect does to the tie, said of a driver.
DOES = {"cooperation": "binds", "friction": "divides", "mixed": "mixed", "neutral": "neutral"}


def parts(records: Records, compared: list[Row], matrix: list[Row]) -> Row:
    """Return all that the template names besides the records."""
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
        "matrix": [row for row in matrix if any(said["claims"] for said in row["sources"].values())],
        "checks": list(_checks(records)),
    }


def _links(links: list[Row]) -> dict[tuple[str, str], Row]:
    return {(row["cause"], row["effect"]): row for row in links}


def _eras(records: Records) -> Iterator[tuple[Row | None, list[Row]]]:
    """Yield each era with the events that begin in it, at last those that begin in none."""
    eras = [row for row in records.periods if row["era"]]
    homes = [next((era for era in eras if _begins_in(event, era)), None) for event in records.events]
    for era in (*eras, None):
        found = [event for event, home in zip(records.events, homes, strict=True) if home is era]
        if found:
            yield era, found


def _begins_in(event: Row, era: Row) -> bool:
    first, last = dates.window(None, None, dates.parse(era["date_edtf"])).keys()
    return first <= (dates.Day.from_iso(event["earliest"]).key() if event["earliest"] else dates.START) <= last


def _themes(records: Records) -> Iterator[tuple[Row, list[Row]]]:
    """Yield each theme with those of its drivers that a claim or an event of the page names."""
    for theme in records.themes:
        drivers = [_driver(row, records) for row in records.drivers if row["theme"] == theme["id"]]
        yield theme, [row for row in drivers if row["claims"] or row["events"]]


def _driver(row: Row, records: Records) -> Row:
    """Tell the claims that are shown under a driver, because they name it first, from those that it shares."""
    claims = [claim for claim in records.claims if row["id"] in claim["drivers"]]
    return {
        **{key: row[key] for key in ("id", "label", "description")},
        "claims": claims,
        "own": [claim for claim in claims if claim["drivers"][0] == row["id"]],
        "shared": [claim["id"] for claim in claims if claim["drivers"][0] != row["id"]],
        "events": [event["id"] for event in records.events if row["id"] in event["drivers"]],
        "effects": {effect: sum(claim["effect"] == effect for claim in claims) for effect in DOES},
    }


def _contrasts(records: Records, compared: list[Row]) -> Iterator[tuple[str | None, list[Row]]]:
    """Yield each driver with the contrasts that stand under it, in the order of the comparison."""
    known = {row["id"] for row in records.contrasts}
    rows = [row for row in compared if row["contrast"] in known]
    for driver in dict.fromkeys(row["driver"] for row in rows):
        yield driver, [row for row in rows if row["driver"] == driver]


def _checks(records: Records) -> Iterator[tuple[str, list[Row]]]:
    """Yield each verdict with its claims, each beside what the record says."""
    for verdict in WORDS["verdict"]:
        found = [row for row in records.claims if (row["review"] or {}).get("verdict", UNREVIEWED) == verdict]
        if found:
            yield verdict, [{**row, "says": record_says(verdicts.checked(row))} for row in found]
