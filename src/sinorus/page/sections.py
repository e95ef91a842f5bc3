"""The parts of a page that stand in its HTML: events under their eras, claims by verdict, and the tables."""

from collections import Counter
from collections.abc import Iterator

from sinorus import dates
from sinorus.model.rows.claim import ClaimRow, MatrixRow
from sinorus.model.rows.event import EventRow
from sinorus.model.rows.vocabulary import PeriodRow
from sinorus.model.signs import SIGNS
from sinorus.model.vocabulary import NOT_CODED, UNREVIEWED, WORDS
from sinorus.page.columns import Column, cell, columns, columns_by, traditions
from sinorus.query.selection import Records
from sinorus.views.cells import MARKS, when
from sinorus.views.scorecard import MEANINGS
from sinorus.views.timeline_claims import NO_DATE

# Functions and tables that the template uses under these names.
HELPERS = {"in_words": when, "MARKS": MARKS, "MEANINGS": MEANINGS, "counted": cell}
# What a driver with claims of an effect does to the tie between the two states, and the sign of the effect.
DOES = {"cooperation": "binds", "friction": "divides", "mixed": "mixed", "neutral": "neutral", NOT_CODED: "not coded"}
_SIGNS = {effect or NOT_CODED: sign.text for effect, sign in SIGNS.items()}


def parts(records: Records, matrix: list[MatrixRow]) -> dict[str, object]:
    """Return the values that the template uses besides the records, of whatever type, under the names that it uses."""
    effects = _effects(records)
    return {
        **HELPERS,
        "counts_of": _sum,
        "effects": effects,
        "does": {effect: DOES[effect] for effect in effects},
        "signs": {effect: _SIGNS[effect] for effect in effects},
        "undated": sum(not event["date_edtf"] for event in records.events),
        "labels": {row["id"]: row["label"] for row in records.drivers},
        "kinds": _in_order("kind", {event["kind"] for event in records.events}),
        "spoken": _in_order("tradition", {row["tradition"] or NOT_CODED for row in records.sources if row["claims"]}),
        "eras": list(eras(records)),
        "traditions": list(traditions(records.sources)),
        "columns": columns(records),
        "columns_by": columns_by(records),
        "matrix": list(filter(_is_driver_with_claims, matrix)),
        "checks": list(_checks(records)),
    }


def _effects(records: Records) -> list[str]:
    """Return the effects, and where a record has none the word for that."""
    rows: list[EventRow | ClaimRow] = [*records.events, *records.claims]
    is_partial = any(row["effect"] is None for row in rows)
    return [effect for effect in WORDS["effect"] if effect != NOT_CODED or is_partial]


def _in_order(field: str, values: set[str]) -> list[str]:
    return [value for value in WORDS[field] if value in values]


def _is_driver_with_claims(row: MatrixRow) -> bool:
    return row["driver"] is not None and any(counts["claims"] for counts in row["sources"].values())


def eras(records: Records) -> Iterator[tuple[str, str, list[EventRow]]]:
    """Yield each era with its name, its time in words and the events that begin in it.

    Last come the events that begin in no era, and those without a date.
    """
    known = [row for row in records.periods if row["era"]]
    dated = [event for event in records.events if event["date_edtf"]]
    homes = [_era_of(event, known) for event in dated]
    for era in (*known, None):
        events = [event for event, home in zip(dated, homes, strict=True) if home is era]
        if events:
            yield (era["label"], when(era["date_edtf"], era["match"]), events) if era else ("In no era", "", events)
    if undated := [event for event in records.events if not event["date_edtf"]]:
        yield NO_DATE, "", undated


def _era_of(event: EventRow, eras: list[PeriodRow]) -> PeriodRow | None:
    return next((era for era in eras if _begins_in(event, era)), None)


def _begins_in(event: EventRow, era: PeriodRow) -> bool:
    """Say whether an event begins in an era; one without a known beginning begins before all others."""
    first, last = dates.window(None, None, dates.parse(era["date_edtf"])).keys()
    return first <= (dates.Day.from_iso(event["earliest"]).key() if event["earliest"] else dates.START) <= last


def _checks(records: Records) -> Iterator[tuple[str, Counter[str]]]:
    """Yield each verdict that a claim has, with the number of its claims by source."""
    verdicts = [(claim["review"]["verdict"] if claim["review"] else UNREVIEWED, claim) for claim in records.claims]
    for verdict in WORDS["verdict"]:
        counts = Counter(claim["source"] for each, claim in verdicts if each == verdict)
        if counts:
            yield verdict, counts


def _sum(counts: Counter[str], column: Column) -> int:
    """Return how many claims the sources of a column have."""
    return sum(counts[source] for source in column.sources)
