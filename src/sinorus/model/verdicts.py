"""Verdicts that a number decides: the figure of a claim against the series that measures the same thing."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from sinorus import dates
from sinorus.model.vocabulary import IMPRECISE_TO, SUPPORTED_TO, Verdict

if TYPE_CHECKING:
    from sinorus.model.rows.claim import CheckRow, ClaimRow, Figure, Measure, ReviewRow
    from sinorus.model.rows.series import Point, SeriesRow

# The verdicts on a prediction and on a commitment that came, and that failed.
_COME_AND_FAILED: dict[str, tuple[Verdict, Verdict]] = {
    "predictive": ("borne-out", "not-borne-out"),
    "commitment": ("kept", "broken"),
}
# A value closer to zero than this counts as zero, by which nothing can be divided.
ZERO = 1e-9


def check_row(claim: ClaimRow) -> CheckRow:
    """Return the row of `check` for a claim: the claim with its review, if it has one."""
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
        "source_date": claim["source_date"],
        "lag_years": claim["lag_years"],
    }


class Range(NamedTuple):
    """What a series allows for a time.

    value  the middle one of its values
    low    the lowest value that a source gives
    high   the highest value that a source gives; None if the series only has a lower bound
    """

    value: float
    low: float
    high: float | None


def review(claim: ClaimRow, series: SeriesRow, as_of: dates.Day) -> ReviewRow:
    """Return the review of a claim whose figure names a series, with the verdict and its arithmetic.

    ``as_of`` is the day of the data: a prediction for a later time is still open.
    """
    figure = claim["figure"]
    assert figure is not None
    date = figure["date_edtf"] or claim["date_edtf"]
    measure = measure_of(figure, date, series, as_of)
    verdict = _verdict(measure)
    if claim["type"] in _COME_AND_FAILED:
        verdict = _verdict_on_future(verdict, _COME_AND_FAILED[claim["type"]], date, as_of)
    coded = claim["review"]
    return {
        "verdict": verdict,
        "note": coded["note"] if coded else "",
        "events": coded["events"] if coded else [],
        "series": coded["series"] if coded else [],
        "references": coded["references"] if coded else [],
        "searched": [f"the series {series['id']}"] if verdict == "unverified" else [],
        "by": "series",
        "measure": measure,
    }


def measure_of(figure: Figure, date: str | None, series: SeriesRow, as_of: dates.Day) -> Measure:
    """Compare a figure with a series, and return every number of the comparison.

    ``against`` is the value nearest to the figure that the series allows for the date, ``ratio`` is the figure divided
    by it, and ``off`` the distance between the two as a part of it (0: the figure is allowed). All three are None if
    nothing can be compared, and the last two if ``against`` is zero.
    """
    range = range_at(series["points"], date, as_of)
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


def range_at(points: list[Point], date: str | None, as_of: dates.Day) -> Range | None:
    """Return what the points of a time allow, from the lowest low to the highest high; None if there is no point."""
    if date is None:
        return None
    time = dates.parse(date).spans(as_of)
    overlapping = [point for point in points if _touch(time, dates.parse(point["date_edtf"]).spans(as_of))]
    if not overlapping:
        return None
    values = sorted(point["value"] for point in overlapping)
    lows = [point["value"] if point["low"] is None else point["low"] for point in overlapping]
    highs = [point["value"] if point["high"] is None else point["high"] for point in overlapping]
    bounded = all(point["low"] is None or point["high"] is not None for point in overlapping)
    return Range(values[len(values) // 2], min(lows), max(highs) if bounded else None)


def _touch(some: tuple[dates.Span, ...], others: tuple[dates.Span, ...]) -> bool:
    """Say whether a day may lie in both of two dates."""
    return any(one.lo <= other.hi and other.lo <= one.hi for one, other in product(some, others))


def _nearest(figure: Figure, range: Range) -> float | None:
    """Return the value nearest to the figure that the series allows; None if the figure is above a mere lower bound."""
    value, bound = figure["value"], figure["bound"]
    if range.high is None and value > range.low:
        return None
    # "Over" a figure is right if any value that the series allows is above it, "under" it if any is below it.
    if bound == "over" and (range.high is None or value < range.high):
        return float(value)
    high = float(value) if range.high is None else range.high
    if bound == "under" and value > range.low:
        return float(value)
    return float(max(range.low, min(value, high)))


def _off(value: float, against: float | None) -> float | None:
    """Return the difference as a part of ``against``; None if there is nothing to compare, or it is zero."""
    if against is None or (abs(against) < ZERO and value != against):
        return None
    return round(abs(value - against) / abs(against), 4) if value != against else 0.0


def _verdict(measure: Measure) -> Verdict:
    """Return the verdict on a figure by how far it is off."""
    off = measure["off"]
    if measure["against"] is None:
        return "unverified"
    if off is None:
        return "contradicted"
    if off <= measure["supported_to"]:
        return "supported"
    return "imprecise" if off <= measure["imprecise_to"] else "contradicted"


def _verdict_on_future(verdict: Verdict, words: tuple[Verdict, Verdict], date: str | None, as_of: dates.Day) -> Verdict:
    """Turn the verdict on a figure into that on what was to come, which can fail only after the time it is about.

    ``words`` are the verdicts where it came and where it failed.
    """
    come, failed = words
    if verdict == "supported":
        return come
    last = dates.parse(date).latest if date else None
    return "open" if verdict == "unverified" or last is None or last > as_of else failed
