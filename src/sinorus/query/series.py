"""The points of a series, each with the change on the year before and the events that began in its time."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from sinorus import dates
from sinorus.query import sql
from sinorus.query.question import Condition, Question

if TYPE_CHECKING:
    from sinorus.model.rows.series import Point, PointRow, SeriesRow


# The scales of which points can be added up.
SUMMED = ("amount", "count")


def years(series: SeriesRow) -> str:
    """Write the first and the last year of a series."""
    first, last = ((day or "open").rsplit("-", 2)[0] for day in (series["earliest"], series["latest"]))
    return first if first == last else f"{first}–{last}"


def points(db: sqlite3.Connection, series: SeriesRow, question: Question) -> list[PointRow]:
    """Return the points of a series that lie in the window, in order of time.

    Each names the events that began in its time, carry a theme of the series and match the question.
    """
    years = {point["date_edtf"]: point["value"] for point in series["points"] if not is_lower_bound(point)}
    beginnings = _beginnings(db, series["themes"], question)
    return [_point(series, point, match, years, beginnings) for point, match in matches(db, series, question)]


def matches(
    db: sqlite3.Connection, series: SeriesRow, question: Question
) -> list[tuple[Point, Literal["certain", "possible"] | None]]:
    """Return the points of a series that lie in the window, each with how surely it does."""
    as_of = dates.Day.from_iso(sql.meta(db, "as_of"))
    points = [point for point in series["points"] if _falls_on(point["date_edtf"], question, as_of)]
    found = [(point, _match(point["date_edtf"], question, as_of)) for point in points]
    return [(point, match) for point, match in found if match != "no"]


def events_beside(db: sqlite3.Connection, series: SeriesRow, question: Question) -> list[str]:
    """Return the ids of the events that match the question and carry a theme of the series."""
    return [id for id, _ in _beginnings(db, series["themes"], question)]


def _beginnings(db: sqlite3.Connection, themes: list[str], question: Question) -> list[tuple[str, int]]:
    """Return the events of some themes that match: the id of each, and the day key of its first day."""
    of_themes = question._replace(conditions=(*question.conditions, Condition("theme", tuple(themes), False)))
    clause = sql.where("event", of_themes)
    return db.execute(f"SELECT id, lo FROM record WHERE {clause.sql} ORDER BY {sql.BY_DATE}", clause.values).fetchall()


def total(series: SeriesRow, points: Sequence[Point | PointRow]) -> float | None:
    """Return what some points of a series add up to; None where that means nothing.

    It does for amounts and counts, unless the times of two points overlap, as those since January of a year do.
    """
    days = [_days(point["date_edtf"]) for point in points]
    overlap = any(
        first is None or last is None or after is None or after <= last for (first, last), (after, _) in pairwise(days)
    )
    if series["scale"] not in SUMMED or len(points) < 2 or overlap:
        return None
    return round(math.fsum(point["value"] for point in points), 6)


def _days(date: str) -> tuple[dates.Day | None, dates.Day | None]:
    parsed = dates.parse(date)
    return parsed.earliest, parsed.latest


def is_lower_bound(point: Point | PointRow) -> bool:
    """Say whether a point is only a lower bound."""
    return point["low"] is not None and point["high"] is None


def _falls_on(date: str, question: Question, as_of: dates.Day) -> bool:
    """Say whether a date begins on the days or months of any year that the question asks for."""
    spans = dates.parse(date).spans(as_of) if question.on else ()
    return all(any(day.falls_on(span) for span in spans for day in on.days) != on.negated for on in question.on)


def _match(date: str, question: Question, as_of: dates.Day) -> Literal["certain", "possible", "no"] | None:
    """Say how surely a date falls in the window of the question; None if there is no window.

    A date that falls in it only possibly counts as "no" if the question asks for what is certain.
    """
    if question.window is None:
        return None
    first, last = question.window.keys()
    overlaps = [span for span in dates.parse(date).spans(as_of) if span.lo <= last and span.hi >= first]
    if any(span.sure_end >= first and span.sure_start <= last for span in overlaps):
        return "certain"
    return "possible" if overlaps and not question.certain else "no"


def _point(
    series: SeriesRow,
    point: Point,
    match: Literal["certain", "possible"] | None,
    years: dict[str, float],
    beginnings: list[tuple[str, int]],
) -> PointRow:
    """Make the row of a point.

    ``years`` holds the values of whole years, under the year in EDTF; ``beginnings`` the ids of events, each with the
    day key of its first day.
    """
    date = dates.parse(point["date_edtf"])
    first, last = dates.window(None, None, date).keys()
    change, percent = _change(point, years)
    percent = percent if series["scale"] == "amount" else None
    return {
        "series": series["id"],
        "date_edtf": point["date_edtf"],
        "earliest": date.earliest.iso() if date.earliest else None,
        "latest": date.latest.iso() if date.latest else None,
        "match": match,
        "value": point["value"],
        "low": point["low"],
        "high": point["high"],
        "change": change,
        "change_percent": percent,
        "note": point["note"],
        "reference": point["reference"],
        "event": point["event"],
        "events": [event for event, lo in beginnings if first <= lo <= last],
    }


def _change(point: Point, years: dict[str, float]) -> tuple[float | None, float | None]:
    """Return the difference to the value of the year before, and the same in per cent; None where it cannot be told."""
    year = point["date_edtf"]
    last_year = years.get(f"{int(year) - 1:04}") if len(year) == 4 and year.isdigit() else None
    if last_year is None or is_lower_bound(point):
        return None, None
    change = round(point["value"] - last_year, 6)
    return change, round(100 * change / last_year, 1) if last_year > 0 else None
