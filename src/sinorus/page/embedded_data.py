"""The data of the script of a page: the dates of its records as day keys, and the values that it filters by."""

import json
from collections.abc import Iterator
from typing import NamedTuple, TypedDict

from sinorus import dates
from sinorus.model.rows.event import EventRow
from sinorus.model.rows.series import SeriesRow
from sinorus.model.rows.vocabulary import PeriodRow
from sinorus.model.vocabulary import NOT_CODED
from sinorus.page.columns import columns
from sinorus.query.selection import Records

# A day key further out than any of the data, for open ends; JavaScript is exact only up to 2**53.
FAR = 10**12
# Day keys: lo and hi, and, unless the date is approximate or uncertain, sure_end and sure_start.
Span = list[int]


class Fact(TypedDict):
    """What the script knows of an event."""

    id: str
    effect: str
    themes: list[str]
    drivers: list[str]
    spans: list[Span]
    sources: list[str]


class ClaimFact(Fact):
    """What the script knows of a claim."""

    verdict: str | None
    denies: bool


class ContrastFact(TypedDict):
    """What the script knows of a contrast."""

    id: str
    claims: list[str]
    relation: str


class SeriesFact(TypedDict):
    """What the script knows of a series; the spans are those of its points."""

    id: str
    themes: list[str]
    spans: list[Span]


class PeriodFact(TypedDict):
    """What the script knows of a period; ``first`` and ``last`` are day keys."""

    id: str
    label: str
    first: int
    last: int
    era: bool


class Facts(NamedTuple):
    """The data of the script, under the names that it uses."""

    events: list[Fact]
    claims: list[ClaimFact]
    contrasts: list[ContrastFact]
    series: list[SeriesFact]
    periods: list[PeriodFact]
    columns: dict[str, str]


def facts(records: Records, as_of: str) -> Facts:
    """Return the data of the script; ``as_of`` is the day of the data, such as 2026-11-22."""
    day = dates.Day.from_iso(as_of)
    return Facts(
        [_event(row, day) for row in records.events],
        list(_claims(records, day)),
        [{"id": row["id"], "claims": row["claims"], "relation": row["relation"]} for row in records.contrasts],
        [_series(row, day) for row in records.series],
        [_period(row) for row in records.periods],
        {id: column.name for column in columns(records) for id in column.sources},
    )


def _event(event: EventRow, as_of: dates.Day) -> Fact:
    return {
        "id": event["id"],
        "effect": event["effect"] or NOT_CODED,
        "themes": event["themes"],
        "drivers": event["drivers"],
        "spans": spans(event["date_edtf"], as_of),
        "sources": list(dict.fromkeys(mention["source"] for mention in event["mentions"])),
    }


def _claims(records: Records, as_of: dates.Day) -> Iterator[ClaimFact]:
    for claim in records.claims:
        yield {
            "id": claim["id"],
            "effect": claim["effect"] or NOT_CODED,
            "themes": claim["themes"],
            "drivers": claim["drivers"],
            "spans": spans(claim["date_edtf"], as_of),
            "sources": [claim["source"]],
            "verdict": claim["review"]["verdict"] if claim["review"] else None,
            "denies": claim["denies"],
        }


def _series(series: SeriesRow, as_of: dates.Day) -> SeriesFact:
    all_spans: list[Span] = []
    for point in series["points"]:
        all_spans += spans(point["date_edtf"], as_of)
    return {"id": series["id"], "themes": series["themes"], "spans": all_spans}


def _period(period: PeriodRow) -> PeriodFact:
    return {
        "id": period["id"],
        "label": period["label"],
        "first": _key(period["earliest"], -FAR),
        "last": _key(period["latest"], FAR),
        "era": period["era"],
    }


def _key(day: str | None, far: int) -> int:
    """Return the day key of an ISO day, or ``far`` for an open end."""
    return dates.Day.from_iso(day).key() if day else far


def spans(date: str | None, as_of: dates.Day) -> list[Span]:
    """Return the spans of a date in EDTF as day keys; none if there is no date."""
    if not date:
        return []
    value = dates.parse(date)
    length = 2 if value.qualified else 4
    return [[*map(_clamp, span[:length])] for span in value.spans(as_of)]


def _clamp(key: int) -> int:
    """Bring a day key of an open end nearer."""
    return max(-FAR, min(FAR, key))


def inline_json(value: object) -> str:
    """Write JSON for a script element, without characters that could end the element or begin a comment."""
    text = json.dumps(value, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
