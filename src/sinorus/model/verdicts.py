"""Let a number decide: hold the figure of a claim against the series that measures the same thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sinorus import dates
from sinorus.model.vocabulary import IMPRECISE_TO, SUPPORTED_TO, Verdict

if TYPE_CHECKING:
    from sinorus.model.rows import CheckRow, ClaimRow, Figure, Measure, Point, ReviewRow, SeriesRow

# Of so little there is no part.
NOTHING = 1e-9


def checked(claim: ClaimRow) -> CheckRow:
    """Lay a claim and its review side by side."""
    review = claim["review"]
    return {
        "id": claim["id"],
        "source": claim["source"],
        "text": claim["text"],
        "passage": claim["passage"],
        "type": claim["type"],
        "date_edtf": claim["date_edtf"],
        "earliest": claim["earliest"],
        "latest": claim["latest"],
        "match": claim["match"],
        "verdict": review["verdict"] if review else None,
        "by": review["by"] if review else None,
        "note": review["note"] if review else "",
        "events": review["events"] if review else [],
        "series": review["series"] if review else [],
        "references": review["references"] if review else [],
        "searched": review["searched"] if review else [],
        "measure": review["measure"] if review else None,
    }


class Range(NamedTuple):
    """What a series allows at a time: the value, and the lowest and the highest; ``high`` is None for a lower bound."""

    value: float
    low: float
    high: float | None


def review(claim: ClaimRow, series: SeriesRow, as_of: dates.Day) -> ReviewRow:
    """Complete the review of a claim whose figure names a series: its verdict, and the arithmetic as ``measure``."""
    figure = claim["figure"]
    assert figure is not None
    date = figure["date_edtf"] or claim["date_edtf"]
    measure = measured(figure, date, series, as_of)
    verdict = _verdict(measure)
    if claim["type"] == "predictive":
        verdict = _foretold(verdict, date, as_of)
    written = claim["review"]
    return {
        "verdict": verdict,
        "note": written["note"] if written else "",
        "events": written["events"] if written else [],
        "series": written["series"] if written else [],
        "references": written["references"] if written else [],
        "searched": [f"the series {series['id']}"] if verdict == "unverified" else [],
        "by": "series",
        "measure": measure,
    }


def measured(figure: Figure, date: str | None, series: SeriesRow, as_of: dates.Day) -> Measure:
    """Return every number of the comparison.

    ``against`` is the nearest value that the series allows at that time, ``ratio`` the figure over it, and ``off`` the
    part by which the figure lies beside what is allowed (0: within); all three are null where nothing can be compared,
    the last two where the series has 0.
    """
    range = allowed(series["points"], date, as_of)
    against = _nearest(figure, range) if range else None
    off = _off(figure["value"], against)
    return {
        "series": series["id"],
        "unit": series["unit"],
        "date_edtf": date,
        "value": range.value if range else None,
        "low": range.low if range else None,
        "high": range.high if range else None,
        "bound": figure["bound"],
        "figure": figure["value"],
        "against": against,
        "ratio": round(figure["value"] / against, 4) if against and off is not None else None,
        "off": off,
        "supported_to": SUPPORTED_TO[figure["bound"]],
        "imprecise_to": IMPRECISE_TO,
    }


def allowed(points: list[Point], date: str | None, as_of: dates.Day) -> Range | None:
    """Return what the points of a time allow: from the lowest low to the highest high; None where there is no point."""
    if date is None:
        return None
    time = dates.parse(date).spans(as_of)
    touching = [point for point in points if _touch(time, dates.parse(point["date_edtf"]).spans(as_of))]
    if not touching:
        return None
    values = sorted(point["value"] for point in touching)
    lows = [point["value"] if point["low"] is None else point["low"] for point in touching]
    highs = [point["value"] if point["high"] is None else point["high"] for point in touching]
    bounded = all(point["low"] is None or point["high"] is not None for point in touching)
    return Range(values[len(values) // 2], min(lows), max(highs) if bounded else None)


def _touch(some: tuple[dates.Span, ...], others: tuple[dates.Span, ...]) -> bool:
    return any(one.lo <= other.hi and other.lo <= one.hi for one in some for other in others)


def _nearest(figure: Figure, range: Range) -> float | None:
    """Return the value nearest to the figure that the series allows; None where it only gives a lower bound."""
    value, bound = figure["value"], figure["bound"]
    if range.high is None and value > range.low:
        return None
    # Of a figure that is at most the lower bound it is certain that the record passes it.
    if bound == "over" and (range.high is None or value < range.high):
        return float(value)
    high = float(value) if range.high is None else range.high
    if bound == "under" and value > range.low:
        return float(value)
    return float(max(range.low, min(value, high)))


def _off(value: float, against: float | None) -> float | None:
    """Return the difference as a part of what is allowed; of nothing there is no part."""
    if against is None or (abs(against) < NOTHING and value != against):
        return None
    return round(abs(value - against) / abs(against), 4) if value != against else 0.0


def _verdict(measure: Measure) -> Verdict:
    off = measure["off"]
    if measure["against"] is None:
        return "unverified"
    if off is None:
        return "contradicted"
    if off <= measure["supported_to"]:
        return "supported"
    return "imprecise" if off <= measure["imprecise_to"] else "contradicted"


def _foretold(verdict: Verdict, date: str | None, as_of: dates.Day) -> Verdict:
    """Say what became of a prediction; before its time is over nothing but its coming true decides."""
    if verdict == "supported":
        return "borne-out"
    last = dates.parse(date).latest if date else None
    return "open" if verdict == "unverified" or last is None or last > as_of else "not-borne-out"
