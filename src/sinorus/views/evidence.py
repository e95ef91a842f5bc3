"""What the record says of a claim, and what that rests on."""

from collections.abc import Iterator

from sinorus.output.view import Row
from sinorus.views.cells import number, when
from sinorus.views.label_cache import Library, reference


def grounds(library: Library, row: Row) -> Iterator[tuple[str, str]]:
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


def record_says(row: Row) -> str:
    """Say what the record says, and whether a person or a series says so."""
    return " ".join(filter(None, [f"[by {row['by']}]" if row["by"] else "", arithmetic(row["measure"]), row["note"]]))


def arithmetic(measure: Row | None) -> str:
    """Write the comparison that decides a verdict, with every number in it."""
    if not measure:
        return ""
    claimed = f"{measure['bound']} {number(measure['figure'])} {measure['unit']} in {measure['date_edtf'] or 'no year'}"
    if measure["value"] is None:
        return f"Claimed {claimed}; {measure['series']} has no value for that time."
    allowed = f"{number(measure['low'])} or more" if measure["high"] is None else _between(measure)
    said = f"Claimed {claimed}; {measure['series']} has {allowed}"
    if measure["against"] is None:
        return f"{said}, a lower bound only."
    if measure["off"] is None:
        return f"{said}, which no part of leads to the figure."
    if measure["off"] == 0:
        return f"{said}: within."
    over = (
        ""
        if measure["ratio"] is None
        else f" {number(measure['figure'])} / {number(measure['against'])} = {measure['ratio']:.2f},"
    )
    limits = f"supported up to {measure['supported_to']:.0%}, imprecise up to {measure['imprecise_to']:.0%}"
    return f"{said}:{over} {measure['off']:.1%} off ({limits})."


def _between(measure: Row) -> str:
    low, high = measure["low"], measure["high"]
    return f"{number(low)}" if low == high else f"{number(low)} to {number(high)}"


def passage(passage: Row) -> str:
    """Say where in its essay a claim stands."""
    where = f"paragraph {passage['paragraph']}" if passage["paragraph"] else "a photo caption"
    section = f" (section {passage['section']})" if passage["section"] else ""
    return f"{where}{section}, from “{passage['start']}” to “{passage['end']}”"


def about(row: Row) -> str:
    """Say which time a record is about: as a person writes it, and in EDTF where that differs."""
    if not row["date_edtf"]:
        return "no particular time"
    written = when(row)
    return written if written == row["date_edtf"] else f"{written} ({row['date_edtf']})"
