"""The series left and right of a turning point: the mean of their points, and by how much they grow a year."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from sinorus import dates
from sinorus.dates.day import number_of
from sinorus.query import sql
from sinorus.query.change_command import command
from sinorus.query.question import Question
from sinorus.query.series import SUMMED, is_lower_bound, matches

if TYPE_CHECKING:
    from sinorus.model.rows.change import ChangeRow
    from sinorus.model.rows.series import Point, SeriesRow
    from sinorus.query.turning_point import Side

DAYS_OF_A_YEAR, DAYS_OF_A_MONTH = 365.2425, 30.4369
# A side of fewer points is marked.
FEW_POINTS = 3


class Course(NamedTuple):
    """What the points of one side say.

    number  how many there are
    mean    of their values
    slope   the yearly growth of the line of least squares; None where there are not two times
    """

    number: int
    mean: float | None
    slope: float | None


def rows(db: sqlite3.Connection, question: Question, before: Side, after: Side) -> list[ChangeRow]:
    """Return the series that match and have points on a side, the largest difference first."""
    found: list[SeriesRow] = [*map(json.loads, sql.rows(db, "series", question))]
    compared = [_row(db, series, before, after) for series in found]
    return sorted((row for row in compared if row["of_before"] or row["of_after"]), key=rank)


def rank(row: ChangeRow) -> tuple[bool, float, str]:
    """Sort the largest difference first, and last what only one side has."""
    return row["size"] is None, -(row["size"] or 0), row["key"]


def relative(left: float, right: float) -> float:
    """Return a difference as a part of the larger number."""
    largest = max(abs(left), abs(right))
    return round(abs(right - left) / largest, 4) if largest else 0.0


def _row(db: sqlite3.Connection, series: SeriesRow, before: Side, after: Side) -> ChangeRow:
    points = [_points(db, series, side) for side in (before, after)]
    used = _of_one_length(series, points)
    left, right = map(course, used)
    has_means = left.mean is not None and right.mean is not None
    return {
        "measure": "series",
        "key": series["id"],
        "label": series["title"],
        "unit": series["unit"],
        "scale": series["scale"],
        "before": left.mean,
        "after": right.mean,
        "difference": round((right.mean or 0) - (left.mean or 0), 6) if has_means else None,
        "of_before": left.number,
        "of_after": right.number,
        "share_before": None,
        "share_after": None,
        "slope_before": left.slope,
        "slope_after": right.slope,
        "size": _size(series, left, right),
        "note": "; ".join(_notes(points, used)),
        "commands": {"before": _command(series, before), "after": _command(series, after)},
    }


def _command(series: SeriesRow, side: Side) -> str:
    return command(f"series {series['id']}", side, (), "--certain")


def _points(db: sqlite3.Connection, series: SeriesRow, side: Side) -> list[Point]:
    """Return the points that surely lie on a side: the year of the turning point itself lies on none."""
    return [point for point, _ in matches(db, series, Question(side.window(), certain=True))]


def _of_one_length(series: SeriesRow, sides: Sequence[list[Point]]) -> list[list[Point]]:
    """Return of amounts and counts the points of one length of time: of that which most have, else the longest."""
    if series["scale"] not in SUMMED:
        return [*sides]
    lengths = Counter(_months(point) for points in sides for point in points)
    usual = max(lengths, key=lambda months: (lengths[months], months), default=0)
    return [[point for point in points if _months(point) == usual] for points in sides]


def _days(point: Point) -> tuple[int, int] | None:
    """Return the numbers of the first and the last day of a point; None where an end is open."""
    date = dates.parse(point["date_edtf"])
    return (number_of(date.earliest), number_of(date.latest)) if date.earliest and date.latest else None


def _months(point: Point) -> int:
    days = _days(point)
    return round((days[1] - days[0] + 1) / DAYS_OF_A_MONTH) if days else -1


def course(points: Sequence[Point]) -> Course:
    """Return the mean of some points and their yearly growth."""
    from statistics import fmean

    mean = round(fmean(point["value"] for point in points), 6) if points else None
    return Course(len(points), mean, _slope(points))


def _slope(points: Sequence[Point]) -> float | None:
    """Return the growth of a year by least squares, each point in the middle of its time."""
    from statistics import linear_regression

    placed = [(sum(days) / 2 / DAYS_OF_A_YEAR, point["value"]) for point in points if (days := _days(point))]
    if len({at for at, _ in placed}) < 2:
        return None
    times, values = zip(*placed, strict=True)
    return round(linear_regression(times, values).slope, 6)


def _size(series: SeriesRow, left: Course, right: Course) -> float | None:
    """Return how large a difference is: that of the means, and of a level, which runs on, that of the slopes."""
    ends = (left.slope, right.slope) if series["scale"] == "level" else (left.mean, right.mean)
    return None if ends[0] is None or ends[1] is None else relative(ends[0], ends[1])


def _notes(points: Sequence[list[Point]], used: Sequence[list[Point]]) -> list[str]:
    """Say which side has no points or few, which were left out, and whether some are lower bounds."""
    missing = [side for side, own in zip(("before", "after"), used, strict=True) if not own]
    notes = [f"no points {' or '.join(missing)}"] if missing else []
    if not missing and min(map(len, used)) < FEW_POINTS:
        notes.append("few points")
    if left_out := sum(map(len, points)) - sum(map(len, used)):
        notes.append(f"{left_out} of another length left out")
    return [*notes, *(["lower bounds"] if any(is_lower_bound(point) for own in used for point in own) else [])]
