"""JSON Schemas, derived from the models: of each data file, and of what each command puts out."""

import json
from types import GenericAlias
from typing import Any

from pydantic import TypeAdapter

from sinorus.base import wording
from sinorus.base.errors import BadUsage
from sinorus.base.text import quoted
from sinorus.model.files import FILES
from sinorus.model.kinds import KINDS
from sinorus.model.records import Dataset
from sinorus.model.schemas_of_output import ROWS, SHOWN
from sinorus.model.vocabulary import SCHEMAS


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
    made = TypeAdapter(_type(name)).json_schema(by_alias=True, mode="validation")
    for definition in made.get("$defs", {}).values():
        _record_first(definition)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name, **made}


def _record_first(definition: dict[str, Any]) -> None:
    """Put the key that `show` adds to a row in front, where it stands in the output."""
    properties = definition.get("properties", {})
    if "record" in properties:
        definition["properties"] = {"record": properties.pop("record"), **properties}


def _type(name: str) -> Any:
    if name == "dataset.json":
        return Dataset
    if name == "series.json":
        return KINDS["series"]
    if name == "show":
        return _list_of(SHOWN)
    if name.endswith(".json"):
        return _list_of(KINDS[FILES[name.removesuffix(".json")]])
    return _list_of(ROWS[name])


def _list_of(type: Any) -> Any:
    return GenericAlias(list, (type,))
