"""Find places that have two points: a map would show one place twice."""

import sqlite3
from collections.abc import Callable, Iterator
from typing import NamedTuple

from sinorus.base.text import fold, quote
from sinorus.index.check_series import rows_of
from sinorus.index.problems import WARNING, Pointer, Problem

Place = Callable[[int, Pointer, str, str], Problem]


class Spot(NamedTuple):
    """Where a name is given a point: the number of the record, the pointer in it, and the degrees."""

    n: int
    pointer: Pointer
    name: str
    point: tuple[float | None, float | None]


def problems(index: sqlite3.Connection, place: Place) -> Iterator[Problem]:
    """Warn of each place that has another point than the first of its name, whatever its case and accents."""
    first: dict[str, Spot] = {}
    for spot in _spots(index):
        if None in spot.point:
            continue
        other = first.setdefault(fold(spot.name), spot)
        if other.point != spot.point:
            where = place(other.n, other.pointer, "", "")
            problem = (
                f"{quote(spot.name)} is at {_degrees(spot)} here, and at {_degrees(other)} in"
                f" {where.file}:{where.line} {where.pointer}"
            )
            remedy = "give both one point, or one of them another name; a record in places.json has it once"
            yield place(spot.n, spot.pointer, problem, remedy)._replace(level=WARNING)


def _spots(index: sqlite3.Connection) -> Iterator[Spot]:
    for n, row in rows_of(index, "place"):
        yield Spot(n, (), row["name"], (row["lat"], row["lon"]))
    for n, row in rows_of(index, "event", '"place":{"id":null'):
        yield Spot(n, ("place",), row["place"]["name"], (row["place"]["lat"], row["place"]["lon"]))


def _degrees(spot: Spot) -> str:
    return f"{spot.point[0]:g}, {spot.point[1]:g}"
