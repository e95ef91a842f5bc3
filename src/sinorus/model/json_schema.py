"""JSON Schemas, derived from the models: of each data file, and of what each command puts out."""

import json
from functools import cache, reduce
from operator import or_
from types import GenericAlias, UnionType
from typing import Annotated, Any, Literal, get_args, get_origin, is_typeddict

from pydantic import ConfigDict, TypeAdapter
from typing_extensions import TypedDict

from sinorus.base import wording
from sinorus.base.errors import BadUsage
from sinorus.base.text import quoted
from sinorus.model.files import FILES, SINGLE
from sinorus.model.kinds import KINDS
from sinorus.model.records import Dataset
from sinorus.model.rows import ROWS, SCHEMAS


def listing() -> str:
    """List the names of all schemas, one a line."""
    return "".join(f"{name}\n" for name in SCHEMAS)


def schema(name: str) -> str:
    """Return the JSON Schema of a file or a command as text; BadUsage with the nearest name if there is none."""
    wanted = name.removesuffix("l") if name.endswith(".jsonl") else name
    if wanted not in SCHEMAS:
        raise BadUsage(f"there is no schema {quoted(name)}; {wording.hint(name, SCHEMAS)}")
    return json.dumps(document(wanted), indent=2, ensure_ascii=False) + "\n"


def document(name: str) -> dict[str, Any]:
    """Return the JSON Schema as an object."""
    described = _of_file(name.removesuffix(".json")) if name.endswith(".json") else _of_rows(name)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name, **described}


def _of_file(stem: str) -> dict[str, Any]:
    kind = FILES[stem]
    record: Any = Dataset if kind == "dataset" else KINDS[kind]
    return TypeAdapter(record if kind in SINGLE else list[record]).json_schema()


def _of_rows(name: str) -> dict[str, Any]:
    rows: Any = GenericAlias(list, (readable(ROWS[name]),))
    return TypeAdapter(rows, config=ConfigDict(extra="forbid")).json_schema()


@cache
def readable(type: Any) -> Any:
    """Return a type of rows as pydantic can read it: before Python 3.12 it refuses the TypedDict of the library.

    The key ``record``, which `show` adds to a row, comes first, where it stands in the output.
    """
    if is_typeddict(type):
        fields = {key: readable(value) for key, value in type.__annotations__.items()}
        if "record" in fields:
            fields = {"record": fields.pop("record"), **fields}
        made: Any = TypedDict(type.__name__, fields, total=type.__total__)  # type: ignore[misc]
        made.__doc__, made.__module__ = type.__doc__, type.__module__
        return made
    origin, parts = get_origin(type), tuple(map(readable, get_args(type)))
    if origin is Annotated:
        return Annotated[parts[0], *type.__metadata__]
    if origin is None or origin is Literal:
        return type
    if origin is UnionType:
        return reduce(or_, parts)
    return origin[parts if len(parts) > 1 else parts[0]]
