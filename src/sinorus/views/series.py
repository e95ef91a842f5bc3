"""The measurements: their list with a sparkline, and the points of one."""

import sqlite3
from functools import cache, partial
from typing import Any

from sinorus import dates
from sinorus.base import wording
from sinorus.model.keys import KEYS, OF_POINTS
from sinorus.output.view import Column, Row, Tally, View, key
from sinorus.query import series as measures
from sinorus.query import sql as query
from sinorus.query.question import Question
from sinorus.views.cells import gathered, listed, number, of, when, within
from sinorus.views.label_cache import reference

BARS = "▁▂▃▄▅▆▇█"
GAP = "·"
SPARK = 10


def series(db: sqlite3.Connection, question: Question) -> View:
    """List the series with unit, coverage, last value and course."""
    columns = [
        Column("Series", lambda row: f"{row['title']} [{row['id']}]"),
        Column("Unit", of("unit"), 12),
        Column("Years", measures.years, 9),
        Column("Last", lambda row: f"{number(row['last_value'])}", 8),
        Column("Course", lambda row: sparkline(row["points"], SPARK), SPARK),
    ]
    return View(
        noun="series",
        rows=partial(query.rows, db, "series", question),
        keys=KEYS["series"],
        plain=[key("id"), key("unit"), key("earliest"), key("latest"), key("last_value"), key("title")],
        columns=columns,
        tally=cache(lambda: Tally(*query.count(db, "series", question), query.size(db, "series"))),
        within=within(question),
        notes=question.notes,
    )


def sparkline(points: list[Row], width: int) -> str:
    """Draw the course of a series: the mean of each stretch of time as a bar from lowest to highest, a dot for none."""
    placed = [(_year(point["date_edtf"]), float(point["value"])) for point in points]
    first, last = placed[0][0], placed[-1][0]
    bins = min(width, int(last - first) + 1) or 1
    stretch = (last - first) / bins or 1
    means = [
        _mean([value for at, value in placed if min(int((at - first) / stretch), bins - 1) == n]) for n in range(bins)
    ]
    known = [mean for mean in means if mean is not None]
    return "".join(GAP if mean is None else _bar(mean, min(known), max(known)) for mean in means)


def _year(date: str) -> float:
    first = dates.parse(date).earliest
    return first.year + (first.month - 1) / 12 if first else 0.0


def _mean(values: list[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _bar(value: float, low: float, high: float) -> str:
    return BARS[round((value - low) / (high - low) * (len(BARS) - 1))] if high > low else BARS[3]


def points(db: sqlite3.Connection, chosen: list[Row], question: Question) -> View:
    """Show the points of some series, with the change on the year before and the events that stand beside them."""
    found = [row for one in chosen for row in measures.points(db, one, question)]
    titles = cache(lambda: query.labels_of(db, [event for row in found for event in row["events"]]))
    columns = [
        Column("When", when, 11, most=27),
        Column("Value", _value, 12, most=22),
        Column("Change", _change, 8),
        Column("Events that began then", lambda row: "; ".join(titles()[event] for event in row["events"])),
        Column("Note", of("note"), 40, wide=140),
    ]
    plain = ("series", "date_edtf", "value", "low", "high", "change", "events")
    headings = {one["id"]: f"{one['title']}, {one['unit']} [{one['id']}]" for one in chosen}
    view = gathered("points", found, OF_POINTS, columns, plain)
    possible = sum(row["match"] == "possible" for row in found)
    return view._replace(
        within=within(question),
        notes=question.notes,
        group=lambda row: headings[row["series"]],
        heading="Series",
        tally=lambda: Tally(len(found), possible, sum(len(one["points"]) for one in chosen)),
        hints=partial(_elsewhere, db, chosen, found, question),
    )


def _value(row: Row) -> str:
    written = f"{number(row['value'])}"
    if row["high"] is None and row["low"] is not None:
        return f"{written} or more"
    ends = [row[end] for end in ("low", "high") if row[end] is not None]
    return f"{written} ({number(ends[0])}–{number(ends[-1])})" if ends and {*ends} != {row["value"]} else written


def _change(row: Row) -> str:
    if row["change_percent"] is None:
        return "" if row["change"] is None else f"{row['change']:+g}"
    return f"{row['change_percent']:+.1f} %"


def _elsewhere(db: sqlite3.Connection, chosen: list[Row], found: list[Row], question: Question) -> list[str]:
    """Say how many events of the window stand beside no point, so that none is lost."""
    shown: set[Any] = {event for row in found for event in row["events"]}
    every = {event for one in chosen for event in measures.beside(db, one, question)}
    themes = ",".join(dict.fromkeys(theme for one in chosen for theme in one["themes"]))
    left = len(every - shown)
    more = f"{wording.counted(left, 'more event')} of these themes began at other times"
    said = [f"{more}: `sinorus timeline --theme {themes}`"] if left else []
    return [*said, f"`sinorus show {chosen[0]['id']}` tells how it was measured and where sources disagree"]


def card(row: Row) -> list[tuple[str, str]]:
    """Describe a series: what `show` tells, with all its points."""
    return [
        ("Series", row["title"]),
        ("Id", row["id"]),
        ("Unit", row["unit"]),
        ("How often", row["frequency"]),
        ("Themes", listed("themes")(row)),
        ("Course", f"{sparkline(row['points'], 40)} {measures.years(row)}"),
        ("Source", reference(row["source"])),
        ("Method", row["method"]),
        ("Where sources disagree", row["note"]),
        ("Terms", row["licence"]),
        *((f"{point['date_edtf']}", _told(point)) for point in row["points"]),
    ]


def _told(point: Row) -> str:
    told = f"{_value(point)}{'; ' if point['note'] else ''}{point['note']}"
    return "\n".join(filter(None, [told, point["reference"]]))
