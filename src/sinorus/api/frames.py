"""Answers as DataFrames of pandas."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sinorus.api.column_kinds import DAYS, Kind, kinds
from sinorus.api.warning import warn
from sinorus.base.optional import load
from sinorus.export.days import is_common

if TYPE_CHECKING:
    from pandas import DataFrame

    from sinorus.api.texts import Texts
    from sinorus.output.view import View

# From so many rows on it is said how large a frame will be, and what its objects take for each byte of JSON.
MANY, TIMES = 100_000, 4
TYPES = {str: "string", int: "int64", float: "float64", bool: "bool"}
OPEN_TYPES = {str: "string", int: "Int64", float: "float64", bool: "boolean"}


def frame(view: View[Any], texts: Texts) -> DataFrame:
    """Make a frame of all rows, with the keys of the rows as columns; BadUsage if pandas is not installed."""
    pandas = load("pandas", "frames", "to_frame()")
    _say_size(texts)
    types = kinds(view)
    columns: dict[str, list[Any]] = {key: [] for key in types}
    for block in texts.stream():
        for row in map(json.loads, block):
            for key, values in columns.items():
                values.append(row.get(key))
    data = {key: _column(pandas, key, values, types[key]) for key, values in columns.items()}
    frame: DataFrame = pandas.DataFrame(data, columns=list(columns))
    return frame


def _column(pandas: Any, key: str, values: list[Any], kind: Kind) -> Any:
    """Make a column; a day that is open, or in a year that pandas has not, is NaT."""
    if key in DAYS and kind.type is str:
        days = [day if is_common(day) else None for day in values]
        return pandas.Series(days, dtype="datetime64[s]")
    return pandas.Series(values, dtype=(OPEN_TYPES if kind.is_open else TYPES).get(kind.type, "object"))


def _say_size(texts: Texts) -> None:
    """Warn of a frame of very many rows, with the memory that it will take, before it is made."""
    if (count := texts.count()) <= MANY:
        return
    sample = texts.first(1)
    size = TIMES * count * sum(map(len, sample)) / len(sample) / 10**6
    warn(f"a frame of {count} rows takes about {size:.0f} MB of memory; to_arrow() gives them in batches")
