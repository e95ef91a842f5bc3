"""Write the types of the records that the Python interface gives: ``python tools/record_types.py``.

They are made from the rows of `model/rows`, which are TypedDicts, and say of attributes what those say of keys.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, is_typeddict

from sinorus.model.rows import ROWS

TARGET = Path(__file__).parents[1] / "src" / "sinorus" / "api" / "record_types.py"
# The answers that no method of a `Dataset` gives.
LEFT_OUT = ("today", "agree", "cite-query", "replay", "revisions", "date", "import", "validate")
HEAD = '''"""The types of records, for annotations and for whoever completes a line; nothing loads this when it runs.

Made by tools/record_types.py from the rows of `model/rows`; a test holds it to them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from sinorus.api.record import Record

'''


def classes(value: Any, found: dict[str, type]) -> dict[str, type]:
    """Gather the objects that a type stands for, inner ones first."""
    if is_record(value):
        if found.get(value.__name__, value) is not value:
            raise ValueError(f"two rows have the name {value.__name__}")
        for part in value.__annotations__.values():
            classes(part, found)
        found[value.__name__] = value
    elif get_origin(value) is not dict:
        for part in get_args(value):
            classes(part, found)
    return found


def is_record(value: Any) -> bool:
    """Say whether a type is an object whose keys are all there; others are mappings."""
    return is_typeddict(value) and value.__total__


def written(value: Any) -> str:
    """Write the type of an attribute."""
    origin, parts = get_origin(value), get_args(value)
    if origin is Annotated:
        return written(parts[0])
    if origin in (Union, UnionType):
        words = [word for part in parts if get_origin(part) is Literal for word in get_args(part)]
        others = [part for part in parts if get_origin(part) is not Literal]
        return " | ".join(dict.fromkeys(map(written, [Literal[*words], *others] if words else others)))
    if origin is list:
        return f"list[{written(parts[0])}]"
    if origin is Literal:
        return f"Literal[{', '.join(map(repr, parts))}]"
    if origin is dict:
        return f"Mapping[str, {'Any' if is_typeddict(parts[1]) else written(parts[1])}]"
    if is_typeddict(value):
        return value.__name__ if is_record(value) else "Mapping[str, Any]"
    return {NoneType: "None", Any: "Any"}.get(value) or str(value.__name__)


def lines() -> Iterator[str]:
    """Yield the lines of the module."""
    yield HEAD
    found: dict[str, type] = {}
    for name, row in ROWS.items():
        if name not in LEFT_OUT:
            classes(row, found)
    for name, row in found.items():
        yield f'class {name}(Record):\n    """{(row.__doc__ or "").strip()}"""\n'
        for key, value in row.__annotations__.items():
            yield f"    {key.replace('-', '_')}: {written(value)}"
        yield "\n"
    yield f"Shown = {written(ROWS['show'])}\n"


def module() -> str:
    """Return the module as the formatter leaves it."""
    ruff = [sys.executable, "-m", "ruff", "format", "--stdin-filename", str(TARGET), "-"]
    done = subprocess.run(ruff, input="\n".join(lines()), capture_output=True, text=True, check=True)
    return done.stdout


if __name__ == "__main__":
    TARGET.write_text(module(), encoding="utf-8")
