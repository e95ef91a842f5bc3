"""The sections of a page: events under their eras, claims under drivers, contrasts, and claims by verdict."""

from collections import Counter
from collections.abc import Iterator
from typing import TypedDict

from sinorus import dates
from sinorus.model import verdicts
from sinorus.model.rows.claim import ClaimRow, CompareRow, MatrixRow
from sinorus.model.rows.event import EventRow, LinkRow
from sinorus.model.rows.vocabulary import DriverRow, Effects, PeriodRow, ThemeRow
from sinorus.model.signs import SIGNS
from sinorus.model.vocabulary import FAILURES, NOT_CODED, UNREVIEWED, WORDS
from sinorus.page.charts import chart
from sinorus.page.columns import cell, columns, columns_by, traditions
from sinorus.page.labels import names
from sinorus.query.drivers import effects
from sinorus.query.selection import Records
from sinorus.query.series import years
from sinorus.query.works import by
from sinorus.views.catalogue import sentence
from sinorus.views.cells import MARKS, number, when
from sinorus.views.evidence import about, arithmetic, passage, record_says
from sinorus.views.scorecard import MEANINGS
from sinorus.views.timeline_claims import NO_DATE

# Functions and tables that the template uses under these names.
HELPERS = {
    "when": when, "about": about, "passage": passage, "arithmetic": arithmetic, "number": number, "years": years,
    "chart": chart, "MARKS": MARKS, "MEANINGS": MEANINGS, "FAILURES": FAILURES,
    "by": by, "sentence": sentence, "counted": cell,
}  # fmt: skip
# What a driver with claims of an effect does to the tie between the two states, and the sign of the effect.
DOES = {"cooperation": "binds", "friction": "divides", "mixed": "mixed", "neutral": "neutral", NOT_CODED: "not coded"}
_SIGNS = {effect or NOT_CODED: sign.text for effect, sign in SIGNS.items()}


class DriverSection(TypedDict):
    """The section of a driver.

    id           its id
    label        its label
    description  what it is
    claims       all claims that name it
    own          the claims that name it first, which are shown in this section
    shared       the ids of the other claims, which are shown in the section of another driver
    events       the ids of its events
    effects      how many of the claims have each effect
    """

    id: str
    label: str
    description: str
    claims: list[ClaimRow]
    own: list[ClaimRow]
    shared: list[str]
    events: list[str]
    effects: Effects


class ClaimInWords(ClaimRow):
    """A claim with what the record says of it, in words."""

    says: str


def parts(records: Records, contrasts: list[CompareRow], matrix: list[MatrixRow]) -> dict[str, object]:
    """Return the values that the template uses besides the records, of whatever type, under the names that it uses."""
    themes = list(_themes(records))
    sections = {driver["id"] for _, drivers in themes for driver in drivers}
    missing = {driver["id"] for driver in records.drivers} - sections
    effects = _effects(records)
    return {
        **HELPERS,
        "effects": effects,
        "does": {effect: DOES[effect] for effect in effects},
        "signs": {effect: _SIGNS[effect] for effect in effects},
        "undated": sum(not event["date_edtf"] for event in records.events),
        "names": {id: name for id, name in names(records).items() if id not in missing},
        "actors": {row["id"]: row["name"] for row in records.actors},
        "links": _links(records.links),
        "eras": list(_eras(records)),
        "themes": themes,
        "undriven": [claim for claim in records.claims if not claim["drivers"]],
        "contrasts": list(_contrasts(records, contrasts)),
        "columns": columns(records),
        "columns_by": columns_by(records),
        "traditions": list(traditions(records.sources)),
        "matrix": list(filter(_is_driver_with_claims, matrix)),
        "checks": list(_checks(records)),
    }


def _effects(records: Records) -> list[str]:
    """Return the effects, and where a record has none the word for that."""
    rows: list[EventRow | ClaimRow] = [*records.events, *records.claims]
    is_partial = any(row["effect"] is None for row in rows)
    return [effect for effect in WORDS["effect"] if effect != NOT_CODED or is_partial]


def _is_driver_with_claims(row: MatrixRow) -> bool:
    return row["driver"] is not None and any(counts["claims"] for counts in row["sources"].values())


def _links(links: list[LinkRow]) -> dict[tuple[str, str], LinkRow]:
    """Return the causal links under the ids of their cause and their effect."""
    return {(link["cause"], link["effect"]): link for link in links}


def _eras(records: Records) -> Iterator[tuple[PeriodRow | None, str, list[EventRow]]]:
    """Yield each era with its name and the events that begin in it.

    Last come the events that begin in no era (None), and those without a date.
    """
    eras = [row for row in records.periods if row["era"]]
    dated = [event for event in records.events if event["date_edtf"]]
    homes = [_era_of(event, eras) for event in dated]
    for era in (*eras, None):
        events = [event for event, home in zip(dated, homes, strict=True) if home is era]
        if events:
            yield era, era["label"] if era else "In no era", events
    if undated := [event for event in records.events if not event["date_edtf"]]:
        yield None, NO_DATE, undated


def _era_of(event: EventRow, eras: list[PeriodRow]) -> PeriodRow | None:
    return next((era for era in eras if _begins_in(event, era)), None)


def _begins_in(event: EventRow, era: PeriodRow) -> bool:
    """Say whether an event begins in an era; one without a known beginning begins before all others."""
    first, last = dates.window(None, None, dates.parse(era["date_edtf"])).keys()
    return first <= (dates.Day.from_iso(event["earliest"]).key() if event["earliest"] else dates.START) <= last


def _themes(records: Records) -> Iterator[tuple[ThemeRow, list[DriverSection]]]:
    """Yield each theme with the sections of its drivers, without those whose claims and events are not on the page.

    A driver that nobody names has a section all the same.
    """
    for theme in records.themes:
        rows = [row for row in records.drivers if row["theme"] == theme["id"]]
        drivers = [(row, _driver(row, records)) for row in rows]
        yield theme, [new for row, new in drivers if new["claims"] or new["events"] or _is_unnamed(row)]


def _is_unnamed(driver: DriverRow) -> bool:
    return not (driver["claims"] or driver["denials"] or driver["events"])


def _driver(driver: DriverRow, records: Records) -> DriverSection:
    """Make the section of a driver."""
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
        "effects": effects(Counter(claim["effect"] or NOT_CODED for claim in claims if not claim["denies"])),
    }


def _contrasts(records: Records, contrasts: list[CompareRow]) -> Iterator[tuple[str | None, list[CompareRow]]]:
    """Yield the id of each driver, event or theme (None: of none) with its contrasts, in order of the comparison."""
    ids = {row["id"] for row in records.contrasts}
    by_subject: dict[str | None, list[CompareRow]] = {}
    for row in contrasts:
        if row["contrast"] in ids:
            by_subject.setdefault(row["driver"] or row["event"] or row["theme"], []).append(row)
    yield from by_subject.items()


def _checks(records: Records) -> Iterator[tuple[str, list[ClaimInWords]]]:
    """Yield each verdict that a claim has, with its claims."""
    for verdict in WORDS["verdict"]:
        claims = [claim for claim in records.claims if _verdict(claim) == verdict]
        if claims:
            yield verdict, [_with_words(claim) for claim in claims]


def _verdict(claim: ClaimRow) -> str:
    return claim["review"]["verdict"] if claim["review"] else UNREVIEWED


def _with_words(claim: ClaimRow) -> ClaimInWords:
    return {**claim, "says": record_says(verdicts.check_row(claim))}
