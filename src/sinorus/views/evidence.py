"""What the record says of a claim, and what that rests on."""

from collections.abc import Iterator

from sinorus.model.rows import CheckRow, Measure, Passage
from sinorus.views.cells import number, when
from sinorus.views.label_cache import Library, reference


def grounds(library: Library, row: CheckRow) -> Iterator[tuple[str, str]]:
    """Yield the labelled fields of a row of `check` that tell its verdict, the arithmetic, and what it rests on."""
    if not row["verdict"]:
        return
    decided = f"decided by the series {row['measure']['series']}" if row["measure"] else "decided by the coder"
    yield "Verdict", f"{row['verdict']}, {decided}"
    yield "Arithmetic", arithmetic(row["measure"])
    yield "What the record says", row["note"]
    for event in row["events"]:
        yield "Review rests on", library.dated(event)
    for series in row["series"]:
        yield "Review rests on", library.named(series)
    for page in row["references"]:
        yield "Review rests on", reference(page)
    yield "Searched in vain", "; ".join(row["searched"])


def record_says(row: CheckRow) -> str:
    """Say what the record says, and whether a person or a series says so."""
    return " ".join(filter(None, [f"[by {row['by']}]" if row["by"] else "", arithmetic(row["measure"]), row["note"]]))


def arithmetic(measure: Measure | None) -> str:
    """Write the comparison that decides a verdict, with every number in it."""
    if not measure:
        return ""
    claim = f"Claimed {measure['bound']} {number(measure['figure'])} {measure['unit']}"
    claim += f" in {measure['date_edtf'] or 'no year'}; {measure['series']} has"
    if measure["low"] is None:
        return f"{claim} no value for that time."
    claim += f" {_allowed(measure['low'], measure['high'])}"
    if measure["against"] is None:
        return f"{claim}, a lower bound only."
    if measure["off"] is None:
        return f"{claim}, which no part of leads to the figure."
    return f"{claim}: within." if measure["off"] == 0 else f"{claim}:{_distance(measure)}"


def _allowed(low: float, high: float | None) -> str:
    if high is None:
        return f"{number(low)} or more"
    return number(low) if low == high else f"{number(low)} to {number(high)}"


def _distance(measure: Measure) -> str:
    """Write how far the figure lies beside what the series allows, and how far it may."""
    ratio = ""
    if measure["ratio"] is not None and measure["against"] is not None:
        ratio = f" {number(measure['figure'])} / {number(measure['against'])} = {measure['ratio']:.2f},"
    limits = f"supported up to {measure['supported_to']:.0%}, imprecise up to {measure['imprecise_to']:.0%}"
    return f"{ratio} {measure['off']:.1%} off ({limits})."


def passage(passage: Passage) -> str:
    """Say where in its essay a claim stands."""
    where = f"paragraph {passage['paragraph']}" if passage["paragraph"] else "a photo caption"
    section = f" (section {passage['section']})" if passage["section"] else ""
    return f"{where}{section}, from “{passage['start']}” to “{passage['end']}”"


def about(date: str | None, match: str | None) -> str:
    """Say which time a record is about: as a person writes it, and in EDTF where that differs."""
    if not date:
        return "no particular time"
    words = when(date, match)
    return words if words == date else f"{words} ({date})"
