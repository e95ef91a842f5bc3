"""What must hold of series, and of the figures that are held against them."""

import itertools
import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sinorus import dates
from sinorus.base.text import quote
from sinorus.index.problems import Pointer, Problem

Place = Callable[[int, Pointer, str, str], Problem]
Row = dict[str, Any]


def problems(index: sqlite3.Connection, place: Place, series: Mapping[str, Row]) -> Iterator[Problem]:
    """Check the points of series, and that figures speak of the unit of their series."""
    for n, row in rows_of(index, "series"):
        for pointer, problem, remedy in [*_disordered(row["points"]), *_outside(row["points"])]:
            yield place(n, pointer, problem, remedy)
    for n, row in rows_of(index, "claim", '"figure":{') if series else ():
        yield from _unlike(n, row["figure"], series, place)


def rows_of(index: sqlite3.Connection, kind: str, part: str = "") -> Iterator[tuple[int, Row]]:
    """Yield the number and the fields of every record of a kind whose JSON has a part, in the order of the data."""
    found = index.execute(
        "SELECT n, json FROM stored JOIN body USING (n) WHERE kind = ? AND instr(json, ?) ORDER BY n", [kind, part]
    )
    return ((n, json.loads(text)) for n, text in found)


Complaint = tuple[Pointer, str, str]


def _disordered(points: list[Row]) -> Iterator[Complaint]:
    order = [_extent(point["date_edtf"]) for point in points]
    for number, (before, after) in enumerate(itertools.pairwise(order), 1):
        pointer = ("points", number, "date_edtf")
        date = quote(points[number]["date_edtf"])
        if before == after:
            yield pointer, f"the date {date} stands twice in the series", "keep one point for each time"
        elif before > after:
            yield pointer, f"the date {date} comes before the point above it", "sort the points by date"


def _extent(text: str) -> tuple[int, int]:
    return dates.window(None, None, dates.parse(text)).keys()


def _outside(points: list[Row]) -> Iterator[Complaint]:
    for number, point in enumerate(points):
        if point["low"] is not None and point["low"] > point["value"]:
            yield ("points", number, "low"), f"low {point['low']} is above the value {point['value']}", "correct one"
        if point["high"] is not None and point["high"] < point["value"]:
            yield ("points", number, "high"), f"high {point['high']} is below the value {point['value']}", "correct one"


def _unlike(n: int, figure: Row | None, series: Mapping[str, Row], place: Place) -> Iterator[Problem]:
    measured = series.get(figure["series"]) if figure and figure["series"] else None
    if figure and measured and measured["unit"] != figure["unit"]:
        units = f"the unit {quote(figure['unit'])} is not that of the series, {quote(measured['unit'])}"
        yield place(n, ("figure", "unit"), units, "give the figure in the unit of the series")
