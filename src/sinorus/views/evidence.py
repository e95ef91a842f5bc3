"""What the record says of a claim, and the evidence for it, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sinorus.views.catalogue import Catalogue, reference
from sinorus.views.cells import number, when

if TYPE_CHECKING:
    from sinorus.model.rows.claim import CheckRow, Measure, Passage


def grounds(catalogue: Catalogue, row: CheckRow) -> Iterator[tuple[str, str]]:
    """Yield the labelled fields of a review: its verdict, the arithmetic, and the evidence; none without a review."""
    if not row["verdict"]:
        return
    judge = f"the series {row['measure']['series']}" if row["measure"] else "the coder"
    yield "Verdict", f"{row['verdict']}, decided by {judge}"
    yield "Arithmetic", arithmetic(row["measure"])
    yield "What the record says", row["note"]
    for name in [*catalogue.events(row["events"]), *catalogue.names(row["series"])]:
        yield "Review rests on", name
    for page in row["references"]:
        yield "Review rests on", reference(page)
    yield "Searched in vain", "; ".join(row["searched"])


def record_says(row: CheckRow) -> str:
    """Write what the record says of a claim, and whether a person or a series decided."""
    return " ".join(filter(None, [f"[by {row['by']}]" if row["by"] else "", arithmetic(row["measure"]), row["note"]]))


def arithmetic(measure: Measure | None) -> str:
    """Write the arithmetic of a verdict with every number in it; empty where no number decided."""
    if not measure:
        return ""
    claim = f"Claimed {measure['bound']} {number(measure['figure'])} {measure['unit']}"
    claim += f" in {measure['date_edtf'] or 'no year'}; {measure['series']} has"
    if measure["low"] is None:
        return f"{claim} no value for that time."
    claim += f" {_range(measure['low'], measure['high'])}"
    if measure["against"] is None:
        return f"{claim}, a lower bound only."
    if measure["off"] is None:
        return f"{claim}, which no part of leads to the figure."
    return f"{claim}: within." if measure["off"] == 0 else f"{claim}:{_distance(measure)}"


def _range(low: float, high: float | None) -> str:
    """Write what a series allows, from the lowest value to the highest; without a highest it is a lower bound."""
    if high is None:
        return f"{number(low)} or more"
    return number(low) if low == high else f"{number(low)} to {number(high)}"


def _distance(measure: Measure) -> str:
    """Write how far the figure lies outside what the series allows, and how far it may."""
    ratio = ""
    if measure["ratio"] is not None and measure["against"] is not None:
        ratio = f" {number(measure['figure'])} / {number(measure['against'])} = {measure['ratio']:.2f},"
    limits = f"supported up to {measure['supported_to']:.0%}, imprecise up to {measure['imprecise_to']:.0%}"
    return f"{ratio} {measure['off']:.1%} off ({limits})."


def passage(passage: Passage) -> str:
    """Write where in its source a claim stands."""
    section, where = passage["section"], passage["where"]
    named = not section or section.casefold() in where.casefold()
    place = where if named else f"{where} (section {section})"
    return ", ".join(filter(None, [place, f"from “{passage['start']}” to “{passage['end']}”"]))


def about(date: str | None, match: str | None) -> str:
    """Write the date of a claim in words, and in EDTF where that differs."""
    if not date:
        return "no particular time"
    words = when(date, match)
    return words if words == date else f"{words} ({date})"
