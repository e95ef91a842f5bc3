"""Rows as columns, so that no name of a key and no word of a vocabulary stands in a page a thousand times.

A column is a list of values, 0 where there is none; or ``{"of": texts, "at": numbers}``, where 0 is nothing and 1 the
first text, and a list of texts a list of numbers; or, where few rows have a value, these by the number of the row.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]


def packed(rows: Iterable[Row]) -> dict[str, Any]:
    """Return rows as columns, and how many rows there are."""
    rows = list(rows)
    keys = dict.fromkeys(key for row in rows for key in row)
    return {"rows": len(rows), "columns": {key: _column([row.get(key) for row in rows]) for key in keys}}


def _column(values: Sequence[Any]) -> Any:
    present = {number: value for number, value in enumerate(values) if _is_there(value)}
    texts = list(_texts(present.values()))
    of = list(dict.fromkeys(texts))
    if texts and len(of) * 2 <= len(texts) and all(map(_is_words, present.values())):
        numbers = {text: number for number, text in enumerate(of, 1)}
        return {"of": of, "at": _column([_numbered(value, numbers) for value in values])}
    if len(present) * 4 < len(values):
        return {"few": present}
    return [value if _is_there(value) else 0 for value in values]


def _is_there(value: Any) -> bool:
    """Say whether a value is worth keeping: what is empty is not, but a number that is 0 looks like nothing anyway."""
    return value not in (None, "", [], {}, False)


def _is_words(value: Any) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(item, str) for item in value))


def _texts(values: Iterable[Any]) -> Iterable[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            yield from (item for item in value if isinstance(item, str))


def _numbered(value: Any, numbers: Mapping[str, int]) -> Any:
    if not _is_there(value):
        return 0
    return numbers[value] if isinstance(value, str) else [numbers[item] for item in value]
