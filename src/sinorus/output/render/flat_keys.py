"""The flat columns of an answer, a column for each key in a key, for programs that know tables only."""

from collections import Counter
from typing import Any

from sinorus.output.view import RowKeys, View, value_at

# Programs with maps look for columns of these names.
DEGREES = ("lat", "lon")


def flat_columns(view: View[Any]) -> list[tuple[str, str]]:
    """Return the heading and the path of each column: ``place_name`` and ``place.name``.

    A key whose keys are data, such as ``extra``, is one column, and so is one that is an object in rows of some kinds
    alone. A latitude and a longitude bear no word before them, where there is but one.
    """
    keys = view.keys()
    nested, mixed = (view.keys.paths(), view.keys.mixed()) if isinstance(view.keys, RowKeys) else ([], set())
    paths = [path for key in keys for path in ([key] if key in mixed else _leaves(key, nested))]
    times = Counter(path.rpartition(".")[2] for path in paths)
    return [(_heading(path, times), path) for path in paths]


def value_in(row: Any, path: str) -> Any:
    """Return the value of a column; None for a list or an object in which there is nothing."""
    value = value_at(row, path)
    is_empty = value == {} or (isinstance(value, list) and all(member is None for member in value))
    return None if is_empty else value


def _leaves(key: str, nested: list[str]) -> list[str]:
    inner = [path for path in nested if path.startswith(f"{key}.")]
    if not inner or any("*" in path for path in inner):
        return [key]
    outer = {path.rpartition(".")[0] for path in inner}
    return [path for path in inner if path not in outer]


def _heading(path: str, times: Counter[str]) -> str:
    last = path.rpartition(".")[2]
    return last if last in DEGREES and times[last] == 1 else path.replace(".", "_")
