"""Where marks and their labels stand in a picture for a file."""

from typing import Any

from sinorus import dates
from sinorus.base.text import safe
from sinorus.chart.marks import Extent, Mark, lanes

Row = dict[str, Any]
WIDTH = 1000
# An average letter at the size of the labels, and one of a script that takes two cells; in pixels.
LETTER, WIDE_LETTER = 5.6, 10.5


def placed(marks: list[Mark], shown: Extent, labelled: bool) -> list[Row]:
    """Return the rows of marks with the lane in which each stands and the side of its label, so that none touch."""
    pixel = (shown.end - shown.start) / WIDTH
    rows = [_sided(_row(mark), shown, pixel) for mark in marks]
    spans = [_span(row, pixel if labelled else 0) for row in rows]
    for row, lane in zip(rows, lanes(spans, 14 * pixel), strict=True):
        row["lane"] = lane
    return rows


def _sided(row: Row, shown: Extent, pixel: float) -> Row:
    """Put the label right of its mark, or left, or above its bar; cut it where it fits nowhere."""
    right, left = (shown.end - row["end"]) / pixel, (row["start"] - shown.start) / pixel
    words = width(row["title"])
    for side, room in (("right", right), ("left", left), ("above", _above(row, pixel))):
        if words <= room:
            return {**row, "side": side}
    side, room = ("right", right) if right > left else ("left", left)
    return {**row, "side": side, "title": _shortened(row["title"], room)}


def _above(row: Row, pixel: float) -> float:
    """Return the room above a bar, which only what lasts has."""
    return float(row["end"] - row["start"]) / pixel if row["lasting"] else 0


def _span(row: Row, pixel: float) -> tuple[float, float]:
    """Return the time that a mark takes with its label."""
    room = width(row["title"]) * pixel
    return row["start"] - room * (row["side"] == "left"), row["end"] + room * (row["side"] == "right")


def _shortened(text: str, pixels: float) -> str:
    """Cut a label that would fit on neither side of its mark; the whole title stands in the tooltip."""
    while width(text) > pixels and len(text) > 2:
        text = f"{text[:-2].rstrip()}…"
    return text


def width(text: str) -> float:
    """Return how many pixels a label takes with the space around it."""
    return sum(WIDE_LETTER if ord(letter) > 0x2E80 else LETTER for letter in text) + 10


def _row(mark: Mark) -> Row:
    event = mark.row
    date = dates.human(dates.parse(event["date_edtf"]))
    return {
        "id": event["id"],
        "title": safe(event["title"]),
        "event": safe(event["title"]),
        "date": date,
        "effect": event["effect"],
        "themes": ", ".join(event["themes"]),
        "summary": safe(event["summary"]),
        "references": "; ".join(safe(f"{r['title']}, {r['publisher']}, {r['url'] or ''}") for r in event["references"]),
        "told": safe(f"{event['title']}, {date}, {event['effect']}"),
        "certainty": "uncertain date" if mark.uncertain else "certain date",
        "lasting": mark.lasting,
        "start": mark.start,
        "end": mark.end if mark.lasting else mark.start,
    }
