"""The places of marks and their labels in a picture for a file, so that none touch each other."""

from collections.abc import Iterator
from typing import Any

from sinorus import dates
from sinorus.base.text import safe
from sinorus.chart.marks import Lane, Mark, Sheet, first_free
from sinorus.chart.vega_axis import NOT_CODED, domain
from sinorus.model.rows.works import Reference

# The data of a mark, as Vega-Lite takes them: free-form JSON.
Row = dict[str, Any]
# The average width of a letter at the size of the labels, and that of a Chinese character, in pixels.
LETTER, WIDE_LETTER = 5.6, 10.5
# The least space between two marks, and the space that a mark takes to each side of its place, in pixels.
GAP, HALF = 2.0, 6.0
# The lanes of a picture; only one that a reader can zoom has more, without labels at first.
LANES = 48
# A label is no longer than this part of the picture; the tooltip has the whole title.
LONGEST = 0.7
# A label with this rate is never shown.
NEVER = 1e9


def place_marks(marks: list[Mark], sheet: Sheet) -> list[Row]:
    """Return the data of the marks that have room, each with its lane and the place of its label.

    They stand in order of time if all labels have room, else those of the events with most links come first. ``rate``
    is from how many pixels a year on a label touches no neighbour, and ``shown`` says whether the picture has it.
    """
    first, last = domain(sheet.frame)
    width, scale = sheet.width, sheet.width / (last - first)
    rows = [_row(mark, (mark.start - first) * scale, (mark.end - first) * scale, width) for mark in marks]
    if not _place(rows, width):
        chosen = sorted(range(len(rows)), key=lambda at: (-marks[at].links(), at))
        _place([rows[at] for at in chosen], width)
    placed = [row for row in rows if sheet.moving or row["lane"] < LANES]
    for row, rate in zip(placed, _rates(placed), strict=True):
        row["rate"] = rate
        row["shown"] = rate <= scale * 1.0001 and _fits(row, row["side"], width)
    return placed


def _place(rows: list[Row], width: float) -> bool:
    """Give each row in turn a lane and a side for its label; return whether all labels have room."""
    lanes: list[Lane] = []
    bare = []
    for row in rows:
        spot = next(_spots(row, lanes, width), None)
        row["lane"], row["side"] = spot or (0, "right")
        bare += [] if spot else [row]
    for row in bare:
        row["lane"] = first_free(lanes, *_span(row, ""), GAP)
    return not bare


def _spots(row: Row, lanes: list[Lane], width: float) -> Iterator[tuple[int, str]]:
    """Take a span for a mark with its label in the first lane with room; yield the lane and the side of the label."""
    sides = [side for side in ("right", "bar", "left") if _fits(row, side, width)]
    for number in range(LANES if sides else 0):
        if number == len(lanes):
            lanes.append(Lane())
        for side in sides:
            if lanes[number].take(*_span(row, side), GAP):
                yield number, side


def _fits(row: Row, side: str, width: float) -> bool:
    """Say whether the label of a mark has room in the picture on a side."""
    if side == "bar":
        return bool(row["bar"] and row["words"] + 2 * HALF <= row["right"] - row["left"])
    start, end = _span(row, side)
    return start >= 0 if side == "left" else end <= width


def _span(row: Row, side: str) -> tuple[float, float]:
    """Return where a mark with its label on a side begins and ends, in pixels; without a label for no side."""
    left, right = row["left"] - HALF, row["right"] + HALF
    return left - row["words"] * (side == "left"), right + row["words"] * (side == "right")


def _rates(rows: list[Row]) -> Iterator[float]:
    """Yield for each row the pixels a year from which on its label has room up to its neighbours in the lane."""
    lanes: dict[int, list[Row]] = {}
    for row in sorted(rows, key=lambda row: float(row["left"])):
        lanes.setdefault(row["lane"], []).append(row)
    near = {}
    for lane in lanes.values():
        for before, row, after in zip([None, *lane], lane, [*lane[1:], None], strict=False):
            near[row["id"]] = before, after
    for row in rows:
        before, after = near[row["id"]]
        yield _rate(row, before, after)


def _rate(row: Row, before: Row | None, after: Row | None) -> float:
    """Return the pixels a year from which on a label has room up to its neighbours."""
    needed = row["words"] + 2 * HALF + GAP
    if row["side"] == "bar":
        return _divided(needed, row["end"] - row["start"])
    if row["side"] == "left":
        beside = before["words"] if before and before["side"] == "right" else 0
        return _divided(needed + beside, row["start"] - before["end"]) if before else 0.0
    if after is None:
        return 0.0
    return _divided(needed + (after["words"] if after["side"] == "left" else 0), after["start"] - row["end"])


def _divided(pixels: float, years: float) -> float:
    return pixels / years if years > 0 else NEVER


def _shorten(text: str, pixels: float) -> str:
    """Cut a label to a width in pixels."""
    while label_width(text) > pixels and len(text) > 2:
        text = f"{text[:-2].rstrip()}…"
    return text


def label_width(text: str) -> float:
    """Return how many pixels a label takes."""
    return sum(WIDE_LETTER if ord(letter) > 0x2E80 else LETTER for letter in text)


def _reference(page: Reference) -> str:
    return f"{page['title']}, {page['publisher'] or ''}, {page['url'] or ''}"


def _row(mark: Mark, left: float, right: float, width: float) -> Row:
    """Return the data of a mark: the texts of its tooltip, what decides its looks, and its start and end in years.

    ``left`` and ``right`` are the pixels of its start and end; what lies outside of the picture is cut.
    """
    event = mark.row
    date = dates.human(dates.parse(event["date_edtf"] or ""))
    title = _shorten(safe(event["title"]), width * LONGEST)
    near, far = (min(max(at, 0.0), width) for at in (left, right if mark.lasting else left))
    return {
        "id": event["id"],
        "title": title,
        "event": safe(event["title"]),
        "date": date,
        "effect": event["effect"] or NOT_CODED,
        "themes": ", ".join(event["themes"]),
        "summary": safe(event["summary"] or ""),
        "references": "; ".join(safe(_reference(page)) for page in event["references"]),
        "told": safe(", ".join(filter(None, [event["title"], date, event["effect"]]))),
        "certainty": "uncertain date" if mark.uncertain else "certain date",
        "bar": mark.lasting,
        "start": mark.start,
        "end": mark.end if mark.lasting else mark.start,
        "left": near,
        "right": far,
        "words": label_width(title) + 4,
    }
