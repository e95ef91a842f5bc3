"""Let a number decide: hold the figure of a claim against the series that measures the same thing."""

from typing import Any, NamedTuple

from sinorus import dates
from sinorus.model.keys import OF_CHECKS
from sinorus.model.vocabulary import IMPRECISE_TO, SUPPORTED_TO

Figure = dict[str, Any]
Row = dict[str, Any]


# Of so little there is no part.
NOTHING = 1e-9


def checked(claim: Row) -> Row:
    """Lay a claim and its review side by side."""
    review = claim["review"] or {}
    own = {
        key: claim[key]
        for key in ("id", "source", "text", "passage", "type", "date_edtf", "earliest", "latest", "match")
    }
    row = {**UNWRITTEN, **review, **own}
    return {key: row.get(key) for key in OF_CHECKS}


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
    written = claim["review"] or UNWRITTEN
    verdict = _verdict(measure)
    if claim["type"] == "predictive":
        verdict = _foretold(verdict, date, as_of)
    searched = [f"the series {series['id']}"] if verdict == "unverified" else []
    return {
        "verdict": verdict,
        **{key: written[key] for key in UNWRITTEN},
        "searched": searched,
        "by": "series",
        "measure": measure,
    }


# What a review has besides its verdict, where nobody wrote one.
UNWRITTEN: Row = {"note": "", "events": [], "series": [], "references": [], "searched": []}


def measured(figure: Figure, date: str | None, series: Row, as_of: dates.Day) -> Row:
    """Return every number of the comparison.

    ``against`` is the nearest value that the series allows at that time, ``ratio`` the figure over it, and ``off`` the
    part by which the figure lies beside what is allowed (0: within); all three are null where nothing can be compared,
    the last two where the series has 0.
    """
    found = allowed(series["points"], date, as_of)
    against = _nearest(figure, found) if found else None
    off = _off(figure["value"], against)
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
        "ratio": round(figure["value"] / against, 4) if against and off is not None else None,
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
    # Of a figure that is at most the lower bound it is certain that the record passes it.
    if bound == "over" and (found.high is None or value < found.high):
        return float(value)
    high = float(value) if found.high is None else found.high
    if bound == "under" and value > found.low:
        return float(value)
    return float(max(found.low, min(value, high)))


def _off(value: float, against: float | None) -> float | None:
    """Return the difference as a part of what is allowed; of nothing there is no part."""
    if against is None or (abs(against) < NOTHING and value != against):
        return None
    return round(abs(value - against) / abs(against), 4) if value != against else 0.0


def _verdict(measure: Row) -> str:
    off = measure["off"]
    if measure["against"] is None:
        return "unverified"
    if off is None:
        return "contradicted"
    if off <= measure["supported_to"]:
        return "supported"
    return "imprecise" if off <= measure["imprecise_to"] else "contradicted"


def _foretold(verdict: str, date: str | None, as_of: dates.Day) -> str:
    """Say what became of a prediction; before its time is over nothing but its coming true decides."""
    if verdict == "supported":
        return "borne-out"
    last = dates.parse(date).latest if date else None
    return "open" if verdict == "unverified" or last is None or last > as_of else "not-borne-out"
