"""The places of marks and their labels in a picture for a file, so that none touch each other."""

from typing import Any

from sinorus import dates
from sinorus.base.text import safe
from sinorus.chart.marks import Frame, Mark, lanes
from sinorus.chart.vega_axis import NOT_CODED
from sinorus.model.rows.works import Reference

# The data of a mark, as Vega-Lite takes them: free-form JSON.
Row = dict[str, Any]
# The width of a picture, in pixels.
WIDTH = 1000
# The average width of a letter at the size of the labels, and that of a Chinese character, in pixels.
LETTER, WIDE_LETTER = 5.6, 10.5


def place_marks(marks: list[Mark], frame: Frame, labelled: bool) -> list[Row]:
    """Return the data of marks, each with its lane and the side on which its label stands.

    If the marks are not ``labelled``, their labels take no room.
    """
    pixel = (frame.end - frame.start) / WIDTH
    rows = [_with_side(_row(mark), frame, pixel) for mark in marks]
    spans = [_span(row, pixel if labelled else 0) for row in rows]
    for row, lane in zip(rows, lanes(spans, 14 * pixel), strict=True):
        row["lane"] = lane
    return rows


def _with_side(row: Row, frame: Frame, pixel: float) -> Row:
    """Put the label right of its mark, or left, or above its bar; shorten it if it fits nowhere.

    ``pixel`` is the time that a pixel takes, in years.
    """
    right, left = (frame.end - row["end"]) / pixel, (row["start"] - frame.start) / pixel
    words = width(row["title"])
    for side, room in (("right", right), ("left", left), ("above", _above(row, pixel))):
        if words <= room:
            return {**row, "side": side}
    side, room = ("right", right) if right > left else ("left", left)
    return {**row, "side": side, "title": _shorten(row["title"], room)}


def _above(row: Row, pixel: float) -> float:
    """Return the room above a bar in pixels; a mark without a bar has none."""
    return float(row["end"] - row["start"]) / pixel if row["lasting"] else 0


def _span(row: Row, pixel: float) -> tuple[float, float]:
    """Return where a mark with its label begins and ends, in years."""
    room = width(row["title"]) * pixel
    return row["start"] - room * (row["side"] == "left"), row["end"] + room * (row["side"] == "right")


def _shorten(text: str, pixels: float) -> str:
    """Cut a label to a width in pixels; the tooltip has the whole title."""
    while width(text) > pixels and len(text) > 2:
        text = f"{text[:-2].rstrip()}…"
    return text


def width(text: str) -> float:
    """Return how many pixels a label takes, with the space around it."""
    return sum(WIDE_LETTER if ord(letter) > 0x2E80 else LETTER for letter in text) + 10


def _reference(page: Reference) -> str:
    return f"{page['title']}, {page['publisher'] or ''}, {page['url'] or ''}"


def _row(mark: Mark) -> Row:
    """Return the data of a mark: the texts of its tooltip, what decides its looks, and its start and end in years."""
    event = mark.row
    date = dates.human(dates.parse(event["date_edtf"]))
    return {
        "id": event["id"],
        "title": safe(event["title"]),
        "event": safe(event["title"]),
        "date": date,
        "effect": event["effect"] or NOT_CODED,
        "themes": ", ".join(event["themes"]),
        "summary": safe(event["summary"] or ""),
        "references": "; ".join(safe(_reference(page)) for page in event["references"]),
        "told": safe(", ".join(filter(None, [event["title"], date, event["effect"]]))),
        "certainty": "uncertain date" if mark.uncertain else "certain date",
        "lasting": mark.lasting,
        "start": mark.start,
        "end": mark.end if mark.lasting else mark.start,
    }
