"""The JSON Schemas of the data files, made of the models, and of the rows that commands put out."""

import json
from functools import cache, reduce
from operator import or_
from types import GenericAlias, UnionType
from typing import Annotated, Any, Literal, get_args, get_origin, is_typeddict

from pydantic import ConfigDict, Discriminator, TypeAdapter, with_config
from typing_extensions import TypedDict

from sinorus.base import wording
from sinorus.base.errors import BadUsage
from sinorus.base.text import quote
from sinorus.model.files import FILES, SINGLE
from sinorus.model.kinds import HELD
from sinorus.model.rows import ROWS, SCHEMAS


def listing() -> str:
    """List the names of all schemas, one a line."""
    return "".join(f"{name}\n" for name in SCHEMAS)


def schema(name: str) -> str:
    """Return the JSON Schema of a file or a command as text; BadUsage, with the nearest names, if there is none."""
    stem = name.removesuffix("l") if name.endswith(".jsonl") else name
    if stem not in SCHEMAS:
        raise BadUsage(f"there is no schema {quote(name)}; {wording.hint(name, SCHEMAS)}")
    return json.dumps(document(stem), indent=2, ensure_ascii=False) + "\n"


def document(name: str) -> dict[str, Any]:
    """Return the JSON Schema of a file or a command as an object."""
    body = _of_file(name.removesuffix(".json")) if name.endswith(".json") else _of_rows(name)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name, **body}


def _of_file(stem: str) -> dict[str, Any]:
    kind = FILES[stem]
    record: Any = HELD[kind]
    return TypeAdapter(record if kind in SINGLE else list[record]).json_schema()


def _of_rows(name: str) -> dict[str, Any]:
    row = readable(ROWS[name])
    if get_origin(row) is UnionType:
        # The schema says that each kind of row bears its name in this key.
        row = Annotated[row, Discriminator("record")]
    rows: Any = GenericAlias(list, (row,))
    return TypeAdapter(rows).json_schema()


@cache
def readable(type: Any) -> Any:
    """Return a type in which every TypedDict is that of typing_extensions, because pydantic refuses the other.

    (So it does before Python 3.12.) The key ``record``, which `show` adds to a row, comes first, as it does in the
    output.
    """
    if is_typeddict(type):
        fields = {key: readable(value) for key, value in type.__annotations__.items()}
        if "record" in fields:
            fields = {"record": fields.pop("record"), **fields}
        copy: Any = TypedDict(type.__name__, fields, total=type.__total__)  # type: ignore[misc]
        copy.__doc__, copy.__module__ = type.__doc__, type.__module__
        # Each forbids other keys for itself: before 2.12 pydantic does not hand a rule of the list on to its rows.
        return with_config(ConfigDict(extra="forbid"))(copy)
    origin, parts = get_origin(type), tuple(map(readable, get_args(type)))
    if origin is Annotated:
        return Annotated[parts[0], *type.__metadata__]
    if origin is None or origin is Literal:
        return type
    if origin is UnionType:
        return reduce(or_, parts)
    return origin[parts if len(parts) > 1 else parts[0]]
