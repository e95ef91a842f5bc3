"""The measurements: their list with a sparkline, and the points of one."""

import sqlite3
from functools import cache, partial
from itertools import chain

from sinorus import dates
from sinorus.base import wording
from sinorus.model.rows import Point, PointRow, SeriesRow, keys
from sinorus.output.view import Column, Tally, View, key
from sinorus.query import series as query
from sinorus.query import sql
from sinorus.query.question import Question
from sinorus.views.cells import number, small_view, together, when, within
from sinorus.views.label_cache import reference

BARS = "▁▂▃▄▅▆▇█"
GAP = "·"
SPARK = 10


def series(db: sqlite3.Connection, question: Question) -> View[SeriesRow]:
    """List the series with unit, coverage, last value and course."""
    columns: list[Column[SeriesRow]] = [
        Column("Series", lambda row: f"{row['title']} [{row['id']}]"),
        Column("Unit", lambda row: row["unit"], 12),
        Column("Years", query.years, 9),
        Column("Last", lambda row: number(row["last_value"]), 8),
        Column("Course", lambda row: sparkline(row["points"], SPARK), SPARK),
    ]
    return View(
        noun="series",
        rows=partial(sql.rows, db, "series", question),
        keys=keys(SeriesRow),
        plain=[key("id"), key("unit"), key("earliest"), key("latest"), key("last_value"), key("title")],
        columns=columns,
        tally=cache(lambda: Tally(*sql.count(db, "series", question), sql.size(db, "series"))),
        within=within(question),
        notes=question.notes,
    )


def sparkline(points: list[Point], width: int) -> str:
    """Draw the course of a series: the mean of each stretch of time as a bar from lowest to highest, a dot for none."""
    placed = [(_year(point["date_edtf"]), float(point["value"])) for point in points]
    first, last = placed[0][0], placed[-1][0]
    bins = min(width, int(last - first) + 1) or 1
    stretch = (last - first) / bins or 1
    values: list[list[float]] = [[] for _ in range(bins)]
    for at, value in placed:
        values[min(int((at - first) / stretch), bins - 1)].append(value)
    means = [sum(each) / len(each) for each in values if each]
    return "".join(_bar(sum(each) / len(each), min(means), max(means)) if each else GAP for each in values)


def _year(date: str) -> float:
    first = dates.parse(date).earliest
    return first.year + (first.month - 1) / 12 if first else 0.0


def _bar(value: float, low: float, high: float) -> str:
    return BARS[round((value - low) / (high - low) * (len(BARS) - 1))] if high > low else BARS[3]


def points(db: sqlite3.Connection, chosen: list[SeriesRow], question: Question) -> View[PointRow]:
    """Show the points of some series, with the change on the year before and the events that stand beside them."""
    rows = list(chain.from_iterable(query.points(db, one, question) for one in chosen))
    titles = cache(lambda: sql.labels_of(db, _events(rows)))
    columns: list[Column[PointRow]] = [
        Column("When", lambda row: when(row["date_edtf"], row["match"]), 11, most=27),
        Column("Value", _value, 12, most=22),
        Column("Change", _change, 8),
        Column("Events that began then", lambda row: "; ".join(titles()[event] for event in row["events"])),
        Column("Note", lambda row: row["note"], 40, wide=140),
    ]
    plain = ("series", "date_edtf", "value", "low", "high", "change", "events")
    headings = {one["id"]: f"{one['title']}, {one['unit']} [{one['id']}]" for one in chosen}
    view = small_view("points", rows, keys(PointRow), columns, plain)
    possible = sum(row["match"] == "possible" for row in rows)
    return view._replace(
        within=within(question),
        notes=question.notes,
        group=lambda row: headings[row["series"]],
        heading="Series",
        tally=lambda: Tally(len(rows), possible, sum(len(one["points"]) for one in chosen)),
        hints=partial(_elsewhere, db, chosen, rows, question),
    )


def _value(row: Point | PointRow) -> str:
    written = number(row["value"])
    if row["high"] is None and row["low"] is not None:
        return f"{written} or more"
    ends = [end for end in (row["low"], row["high"]) if end is not None]
    return f"{written} ({number(ends[0])}–{number(ends[-1])})" if ends and {*ends} != {row["value"]} else written


def _change(row: PointRow) -> str:
    if row["change_percent"] is None:
        return "" if row["change"] is None else f"{row['change']:+g}"
    return f"{row['change_percent']:+.1f} %"


def _events(rows: list[PointRow]) -> list[str]:
    return list(chain.from_iterable(row["events"] for row in rows))


def _elsewhere(db: sqlite3.Connection, chosen: list[SeriesRow], rows: list[PointRow], question: Question) -> list[str]:
    """Say how many events of the window stand beside no point, so that none is lost."""
    every = set(chain.from_iterable(query.events_beside(db, one, question) for one in chosen))
    themes = ",".join(dict.fromkeys(chain.from_iterable(one["themes"] for one in chosen)))
    left = len(every.difference(_events(rows)))
    more = f"{wording.counted(left, 'more event')} of these themes began at other times"
    elsewhere = [f"{more}: `sinorus timeline --theme {themes}`"] if left else []
    return [*elsewhere, f"`sinorus show {chosen[0]['id']}` tells how it was measured and where sources disagree"]


def card(row: SeriesRow) -> list[tuple[str, str]]:
    """Describe a series: what `show` tells, with all its points."""
    return [
        ("Series", row["title"]),
        ("Id", row["id"]),
        ("Unit", row["unit"]),
        ("How often", row["frequency"]),
        ("Themes", together(row["themes"])),
        ("Course", f"{sparkline(row['points'], 40)} {query.years(row)}"),
        ("Source", reference(row["source"])),
        ("Method", row["method"]),
        ("Where sources disagree", row["note"]),
        ("Terms", row["licence"]),
        *((point["date_edtf"], _point(point)) for point in row["points"]),
    ]


def _point(point: Point) -> str:
    value = f"{_value(point)}{'; ' if point['note'] else ''}{point['note']}"
    return "\n".join(filter(None, [value, point["reference"]]))
