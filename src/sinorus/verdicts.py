"""Let a number decide: hold the figure of a claim against the series that measures the same thing."""

from typing import Any, NamedTuple

from sinorus import dates
from sinorus.vocabulary import IMPRECISE_TO, SUPPORTED_TO

Figure = dict[str, Any]
Row = dict[str, Any]


class Range(NamedTuple):
    """What a series allows at a time: the value, and the lowest and the highest; ``high`` is None for a lower bound."""

    value: float
    low: float
    high: float | None


def review(claim: Row, series: Row, as_of: dates.Day) -> Row:
    """Complete the review of a claim whose figure names a series: its verdict, and the arithmetic as ``measure``."""
    figure = claim["figure"]
    date = figure["date_edtf"] or claim["date_edtf"]
    measure = measured(figure, date, series, as_of)
    written = claim["review"] or {"note": "", "events": [], "series": [], "references": [], "searched": []}
    verdict = _foretold(measure) if claim["type"] == "predictive" else _verdict(measure)
    return {"verdict": verdict, **{key: written[key] for key in _WRITTEN}, "by": "series", "measure": measure}


_WRITTEN = ("note", "events", "series", "references", "searched")


def measured(figure: Figure, date: str | None, series: Row, as_of: dates.Day) -> Row:
    """Return every number of the comparison.

    ``against`` is the nearest value that the series allows at that time, ``ratio`` the figure over it, and ``off`` the
    part by which the figure lies beside what is allowed (0: within); all three are null where nothing can be compared.
    """
    found = allowed(series["points"], date, as_of)
    against = _nearest(figure, found) if found else None
    off = None if against is None else _off(figure["value"], against)
    return {
        "series": series["id"],
        "unit": series["unit"],
        "date_edtf": date,
        "value": found.value if found else None,
        "low": found.low if found else None,
        "high": found.high if found else None,
        "bound": figure["bound"],
        "figure": figure["value"],
        "against": against,
        "ratio": round(figure["value"] / against, 4) if against else None,
        "off": off,
        "supported_to": SUPPORTED_TO[figure["bound"]],
        "imprecise_to": IMPRECISE_TO,
    }


def allowed(points: list[Row], date: str | None, as_of: dates.Day) -> Range | None:
    """Return what the points of a time allow: from the lowest low to the highest high; None where there is no point."""
    if date is None:
        return None
    asked = dates.parse(date).spans(as_of)
    found = [point for point in points if _touch(asked, dates.parse(point["date_edtf"]).spans(as_of))]
    if not found:
        return None
    values = sorted(point["value"] for point in found)
    lows = [point["value"] if point["low"] is None else point["low"] for point in found]
    highs = [point["value"] if point["high"] is None else point["high"] for point in found]
    bounded = all(point["low"] is None or point["high"] is not None for point in found)
    return Range(values[len(values) // 2], min(lows), max(highs) if bounded else None)


def _touch(some: tuple[dates.Span, ...], others: tuple[dates.Span, ...]) -> bool:
    return any(one.lo <= other.hi and other.lo <= one.hi for one in some for other in others)


def _nearest(figure: Figure, found: Range) -> float | None:
    """Return the value nearest to the figure that the series allows; None where it only gives a lower bound."""
    value, bound = figure["value"], figure["bound"]
    if found.high is None and value > found.low:
        return None
    if bound == "over" and (found.high is None or found.high > value):
        return float(value)
    if bound == "under" and found.low < value:
        return float(value)
    return float(max(found.low, value if found.high is None else min(value, found.high)))


def _off(value: float, against: float) -> float:
    if value == against:
        return 0.0
    return round(abs(value - against) / abs(against), 4) if against else float(abs(value))


def _verdict(measure: Row) -> str:
    off = measure["off"]
    if off is None:
        return "unverified"
    if off <= measure["supported_to"]:
        return "supported"
    return "imprecise" if off <= measure["imprecise_to"] else "contradicted"


def _foretold(measure: Row) -> str:
    if measure["off"] is None:
        return "open"
    return "borne-out" if _verdict(measure) == "supported" else "not-borne-out"
