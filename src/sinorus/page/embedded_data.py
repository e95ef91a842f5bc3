"""What the script of a page knows of the records: dates as numbers, and what they are filtered by; the words are in the page."""

import json
from collections.abc import Iterator
from typing import NamedTuple, TypedDict

from sinorus import dates
from sinorus.model.rows import EventRow, PeriodRow, SeriesRow
from sinorus.query.selection import Records

# Numbers of JavaScript are exact up to 2**53; no day key of the data lies so far out.
FAR = 10**12
# Of a span the day keys lo and hi, and sure_end and sure_start unless the date is only about right.
Span = list[int]


class Fact(TypedDict):
    """An event or a claim, as the script knows it; only a claim has a verdict."""

    id: str
    effect: str
    themes: list[str]
    drivers: list[str]
    spans: list[Span]
    sources: list[str]


class ClaimFact(Fact):
    """A claim, as the script knows it."""

    verdict: str | None


class ContrastFact(TypedDict):
    """A contrast, as the script knows it."""

    id: str
    claims: list[str]
    relation: str


class SeriesFact(TypedDict):
    """A series, as the script knows it: the spans of all its points."""

    id: str
    themes: list[str]
    spans: list[Span]


class PeriodFact(TypedDict):
    """A period, as the script knows it; ``first`` and ``last`` are day keys."""

    id: str
    label: str
    first: int
    last: int
    era: bool


class Facts(NamedTuple):
    """All that the script knows, by the names that it uses."""

    events: list[Fact]
    claims: list[ClaimFact]
    contrasts: list[ContrastFact]
    series: list[SeriesFact]
    periods: list[PeriodFact]


def facts(records: Records, as_of: str) -> Facts:
    """Return the facts of all records by which they are found and drawn; ``as_of`` is the day of the data."""
    day = dates.Day.from_iso(as_of)
    return Facts(
        [_event(row, day) for row in records.events],
        list(_claims(records, day)),
        [{"id": row["id"], "claims": row["claims"], "relation": row["relation"]} for row in records.contrasts],
        [_series(row, day) for row in records.series],
        [_period(row) for row in records.periods],
    )


def _event(event: EventRow, as_of: dates.Day) -> Fact:
    return {
        "id": event["id"],
        "effect": event["effect"],
        "themes": event["themes"],
        "drivers": event["drivers"],
        "spans": spans(event["date_edtf"], as_of),
        "sources": list(dict.fromkeys(mention["source"] for mention in event["mentions"])),
    }


def _claims(records: Records, as_of: dates.Day) -> Iterator[ClaimFact]:
    for claim in records.claims:
        yield {
            "id": claim["id"],
            "effect": claim["effect"],
            "themes": claim["themes"],
            "drivers": claim["drivers"],
            "spans": spans(claim["date_edtf"], as_of),
            "sources": [claim["source"]],
            "verdict": claim["review"]["verdict"] if claim["review"] else None,
        }


def _series(series: SeriesRow, as_of: dates.Day) -> SeriesFact:
    measured: list[Span] = []
    for point in series["points"]:
        measured += spans(point["date_edtf"], as_of)
    return {"id": series["id"], "themes": series["themes"], "spans": measured}


def _period(period: PeriodRow) -> PeriodFact:
    return {
        "id": period["id"],
        "label": period["label"],
        "first": _key(period["earliest"], -FAR),
        "last": _key(period["latest"], FAR),
        "era": period["era"],
    }


def _key(day: str | None, far: int) -> int:
    """Return a day as a day key; an open end lies far out."""
    return dates.Day.from_iso(day).key() if day else far


def spans(date: str | None, as_of: dates.Day) -> list[Span]:
    """Return the spans of a date; none where there is no date."""
    if not date:
        return []
    parsed = dates.parse(date)
    kept = 2 if parsed.qualified else 4
    return [[max(-FAR, min(FAR, key)) for key in span[:kept]] for span in parsed.spans(as_of)]


def inlined(value: object) -> str:
    """Write JSON that can stand in a script element: no character in it can end the element or begin a comment."""
    text = json.dumps(value, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
