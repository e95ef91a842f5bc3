"""The place of a row: a name, a point, or both."""

import re
from typing import Any

from sinorus.imports import known
from sinorus.imports.line import Line, plain_text

_DEGREES = re.compile(r"([-+\u2212]?)\s*([0-9]{1,3}(?:[.,][0-9]+)?)\s*°?\s*([NSEWOnsewo]?)")
Record = dict[str, Any]


def place(line: Line) -> Record | str | None:
    """Return the place of a row: its name, with the point that the row gives or the packaged data know."""
    value = line.value("place")
    if isinstance(value, dict):
        return value
    name = line.text("place", 300)
    point = _point(line)
    if not name and not point:
        return None
    if not point and (packaged := known.place(name)):
        line.count("points of places taken from the packaged data")
        point = {"lat": packaged["lat"], "lon": packaged["lon"]}
    return {"name": name or f"{point['lat']}, {point['lon']}", **point}


def _point(line: Line) -> Record:
    """Return latitude and longitude in degrees; neither where one is missing or wrong, which is reported."""
    heads = {field: line.head(field) for field in ("lat", "lon")}
    if not any(heads.values()):
        return {}
    numbers = {field: _degrees(line.cells[head], field) for field, head in heads.items() if head}
    if len(numbers) == 2 and None not in numbers.values():
        return numbers
    for field, head in heads.items():
        if head:
            limit = 90 if field == "lat" else 180
            line.refuse(head, f"no point without both lat and lon, in degrees up to {limit}", "write for example 55.75")
    return {}


def _degrees(value: Any, field: str) -> float | None:
    """Read degrees, such as 55.75, 55,75 and 55.75° N; None for what are none."""
    match = _DEGREES.fullmatch(plain_text(value).strip())
    if not match:
        return None
    number = float(match[2].replace(",", "."))
    is_negative = match[1] in ("-", "\u2212") or match[3].upper() in ("S", "W")
    limit = 90 if field == "lat" else 180
    return (-number if is_negative else number) if number <= limit else None
