"""The views of `series`: the list with sparklines, and the points of some series."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import cache, partial
from itertools import chain
from typing import TYPE_CHECKING

from sinorus import dates
from sinorus.base import wording
from sinorus.output.view import Column, RowKeys, Tally, View, key
from sinorus.query import series as query
from sinorus.query import sql
from sinorus.query.order import Order
from sinorus.query.question import Question
from sinorus.views.catalogue import source
from sinorus.views.cells import join_ids, number, small_view, when, within
from sinorus.views.search import with_search

if TYPE_CHECKING:
    from sinorus.model.rows.series import Point, PointRow, SeriesRow

# Bars of a sparkline from the lowest value to the highest, and the sign for a time without a value.
BARS = "▁▂▃▄▅▆▇█"
NO_VALUE = "·"
SPARK_WIDTH = 10


def series(db: sqlite3.Connection, question: Question, sort: Order | None = None) -> View[SeriesRow]:
    """Show the series that match, each with its unit, years, last value and course."""
    columns: list[Column[SeriesRow]] = [
        Column("Series", lambda row: f"{row['title']} [{row['id']}]"),
        Column("Unit", lambda row: row["unit"], 12, most=30),
        Column("Years", query.years, 9, most=12),
        Column("Last", lambda row: number(row["last_value"]), 8),
        Column("Course", lambda row: sparkline(row["points"], SPARK_WIDTH), SPARK_WIDTH),
    ]
    view = View(
        noun="series",
        rows=partial(sql.rows, db, "series", question, sort=sort),
        keys=RowKeys("series"),
        plain=[key("id"), key("unit"), key("earliest"), key("latest"), key("last_value"), key("title")],
        columns=columns,
        tally=cache(lambda: Tally(*sql.count(db, "series", question), sql.size(db, "series"))),
        within=within(question),
        notes=question.notes,
    )
    return with_search(view, db, question, "series", "Series", ("id", "unit"))


def sparkline(points: list[Point], width: int) -> str:
    """Draw the course of a series in at most ``width`` bars, each of which is the mean of an equal stretch of time."""
    years = [_year(point["date_edtf"]) for point in points]
    length = years[-1] - years[0]
    bins = min(width, int(length) + 1) or 1
    values: list[list[float]] = [[] for _ in range(bins)]
    for year, point in zip(years, points, strict=True):
        values[min(int((year - years[0]) / (length / bins or 1)), bins - 1)].append(float(point["value"]))
    means = [sum(each) / len(each) if each else None for each in values]
    known_means = [mean for mean in means if mean is not None]
    low, high = min(known_means), max(known_means)
    return "".join(NO_VALUE if mean is None else _bar(mean, low, high) for mean in means)


def _year(date: str) -> float:
    """Return the beginning of a date in years and parts of a year; 0 if it is unknown."""
    first = dates.parse(date).earliest
    return first.year + (first.month - 1) / 12 if first else 0.0


def _bar(value: float, low: float, high: float) -> str:
    return BARS[round((value - low) / (high - low) * (len(BARS) - 1))] if high > low else BARS[3]


def points(db: sqlite3.Connection, measurements: list[SeriesRow], question: Question) -> View[PointRow]:
    """Show the points of some series, each with the change on the year before and the events that began in its time."""
    rows = list(chain.from_iterable(query.points(db, one, question) for one in measurements))
    titles = cache(lambda: sql.labels_of(db, _events(rows)))
    columns: list[Column[PointRow]] = [
        Column("When", lambda row: when(row["date_edtf"], row["match"]), 11, most=27),
        Column("Value", _value, 12, most=22),
        Column("Change", _change, 8),
        Column("Events that began then", lambda row: "; ".join(titles()[event] for event in row["events"])),
        Column("Note", lambda row: row["note"], 40, wide=140),
    ]
    plain = ("series", "date_edtf", "value", "low", "high", "change", "events")
    headings = {one["id"]: f"{one['title']}, {one['unit']} [{one['id']}]" for one in measurements}
    view = small_view("points", rows, RowKeys("series-points"), columns, plain)
    possible = sum(row["match"] == "possible" for row in rows)
    return view._replace(
        within=within(question),
        notes=question.notes,
        group=lambda row: headings[row["series"]],
        heading="Series",
        tally=lambda: Tally(len(rows), possible, sum(len(one["points"]) for one in measurements)),
        hints=partial(_hints, db, measurements, rows, question),
    )


def _value(row: Point | PointRow) -> str:
    """Write a value and its bounds; a low bound alone means that it may have been more."""
    value = number(row["value"])
    if query.is_lower_bound(row):
        return f"{value} or more"
    ends = [end for end in (row["low"], row["high"]) if end is not None]
    return f"{value} ({number(ends[0])}–{number(ends[-1])})" if ends and {*ends} != {row["value"]} else value


def _change(row: PointRow) -> str:
    if row["change_percent"] is None:
        return "" if row["change"] is None else f"{row['change']:+g}"
    return f"{row['change_percent']:+.1f} %"


def _events(rows: list[PointRow]) -> list[str]:
    return list(chain.from_iterable(row["events"] for row in rows))


def _hints(
    db: sqlite3.Connection, measurements: list[SeriesRow], rows: list[PointRow], question: Question
) -> list[str]:
    """Make the hints: sums, how many events of the themes stand beside no point, and where the method is described."""
    events = set(chain.from_iterable(query.events_beside(db, one, question) for one in measurements))
    themes = ",".join(dict.fromkeys(chain.from_iterable(one["themes"] for one in measurements)))
    count = len(events.difference(_events(rows)))
    more = f"{wording.amount(count, 'more event')} of these themes began at other times"
    sums = {one["id"]: _sum(one, [row for row in rows if row["series"] == one["id"]]) for one in measurements}
    hints = [f"{id} adds up to {sum}" for id, sum in sums.items() if sum]
    hints += [f"{more}: `sinorus timeline --theme {themes}`"] if count else []
    return [*hints, f"`sinorus show {measurements[0]['id']}` tells how it was measured and where sources disagree"]


def _sum(series: SeriesRow, points: Sequence[Point | PointRow]) -> str:
    """Write what some points of a series add up to; empty where that means nothing."""
    total = query.total(series, points)
    least = "at least " if any(map(query.is_lower_bound, points)) else ""
    return "" if total is None else f"{least}{number(total)} {series['unit']}"


def card(row: SeriesRow) -> list[tuple[str, str]]:
    """Return the labelled fields of a series for `show`, its points included."""
    return [
        ("Series", row["title"]),
        ("Id", row["id"]),
        ("Unit", row["unit"]),
        ("How often", f"{row['frequency']}{'; kept up to date' if row['kept'] else ''}"),
        ("Themes", join_ids(row["themes"])),
        ("Course", f"{sparkline(row['points'], 40)} {query.years(row)}"),
        ("Sum", _sum(row, row["points"])),
        ("Source", source(row["source"])),
        ("Method", row["method"]),
        ("Where sources disagree", row["note"]),
        ("Terms", row["licence"]),
        *((point["date_edtf"], _point(point)) for point in row["points"]),
    ]


def _point(point: Point) -> str:
    """Write the value of a point with its note and the id of its event, and its reference on a line of its own."""
    value = "; ".join(filter(None, [_value(point), point["note"]]))
    event = f" [{point['event']}]" if point["event"] else ""
    return "\n".join(filter(None, [f"{value}{event}", point["reference"]]))
