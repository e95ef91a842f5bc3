"""The series and their points, each with the change on the year before and the events that stand beside it."""

import sqlite3
from typing import Literal

from sinorus import dates
from sinorus.model.rows import Point, PointRow, SeriesRow
from sinorus.query import sql
from sinorus.query.question import Condition, Question


def years(series: SeriesRow) -> str:
    """Write from when to when a series goes."""
    first, last = ((day or "open").rsplit("-", 2)[0] for day in (series["earliest"], series["latest"]))
    return first if first == last else f"{first}–{last}"


def points(db: sqlite3.Connection, series: SeriesRow, question: Question) -> list[PointRow]:
    """Return the points of a series in the window, in order of time.

    Beside a point stand the events of a theme of the series that began in its time.
    """
    as_of = dates.Day.from_iso(sql.meta(db, "as_of"))
    years = {point["date_edtf"]: point["value"] for point in series["points"] if not _is_bound(point)}
    beginnings = _beginnings(db, series["themes"], question)
    matches = [(point, _match(point["date_edtf"], question, as_of)) for point in series["points"]]
    return [_point(series, point, match, years, beginnings) for point, match in matches if match != "no"]


def beside(db: sqlite3.Connection, series: SeriesRow, question: Question) -> list[str]:
    """Return the ids of the events of the window that carry a theme of the series."""
    return [id for id, _ in _beginnings(db, series["themes"], question)]


def _beginnings(db: sqlite3.Connection, themes: list[str], question: Question) -> list[tuple[str, int]]:
    own = question._replace(conditions=(*question.conditions, Condition("theme", tuple(themes), False)))
    clause = sql.where("event", own)
    return db.execute(f"SELECT id, lo FROM record WHERE {clause.sql} ORDER BY {sql.BY_DATE}", clause.values).fetchall()


def _match(date: str, question: Question, as_of: dates.Day) -> Literal["certain", "possible", "no"] | None:
    """Say whether a date falls in the window; None where none was asked."""
    if question.window is None:
        return None
    first, last = question.window.keys()
    touching = [span for span in dates.parse(date).spans(as_of) if span.lo <= last and span.hi >= first]
    if any(span.sure_end >= first and span.sure_start <= last for span in touching):
        return "certain"
    return "possible" if touching and not question.certain else "no"


def _point(
    series: SeriesRow,
    point: Point,
    match: Literal["certain", "possible"] | None,
    years: dict[str, float],
    beginnings: list[tuple[str, int]],
) -> PointRow:
    """Make the row of a point; ``years`` are the values of whole years, ``beginnings`` events with their first day key."""
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
        "events": [event for event, lo in beginnings if first <= lo <= last],
    }


def _change(point: Point, years: dict[str, float]) -> tuple[float | None, float | None]:
    """Return the difference to the point of the year before, and the same in per cent of it."""
    year = point["date_edtf"]
    before = years.get(f"{int(year) - 1:04}") if len(year) == 4 and year.isdigit() else None
    if before is None or _is_bound(point):
        return None, None
    change = round(point["value"] - before, 6)
    return change, round(100 * change / before, 1) if before > 0 else None


def _is_bound(point: Point) -> bool:
    """Say whether a point tells only how much it was at least, so that no change follows from it."""
    return point["low"] is not None and point["high"] is None
