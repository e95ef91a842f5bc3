"""A validator that makes dicts at once, derived from a model: it lets through what the model does, and no more.

It is the model's own, with typed dicts in the place of models, so that no object is made that is taken apart again; a
rule of a model looks at a dict as it would at the model. What a record leaves out is filled in behind it, because only
of what stands in the record can its keys be counted.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from pydantic import BaseModel
from pydantic_core import SchemaValidator

from sinorus.model.records import Cause, Event

Schema = dict[str, Any]
Record = dict[str, Any]
Definitions = dict[str, Schema]
# Where a look at the keys is enough to know that the rules of a model hold, as in nearly all records.
HOLDS: dict[type[BaseModel], Callable[[Record], bool]] = {
    Event: lambda record: "date_os" not in record,
    Cause: lambda record: record["basis"] == "judgement" and len(record) == 2,
}
# How many texts a check remembers.
KEPT = 1024


class Shape(NamedTuple):
    """The defaults of all keys of an object, and the shapes of the objects in it, each by its key."""

    defaults: Record
    inner: dict[str, "Shape"]


class Fast:
    """Reads records of a kind. Its methods raise ValidationError where the model would."""

    def __init__(self, model: type[BaseModel]) -> None:
        model.model_rebuild()
        schema: Any = model.__pydantic_core_schema__
        definitions: Definitions = {each["ref"]: each for each in schema.get("definitions", ())}
        self.shape = _shape(schema, definitions)
        self.validator = SchemaValidator(_as_dict(schema, definitions))

    def from_json(self, line: bytes) -> tuple[Record, int]:
        """Return the record that a JSON text holds, and how many keys stand in it."""
        return _whole(self.validator.validate_json(line), self.shape)

    def from_value(self, value: object) -> Record:
        """Return the record that a JSON value is."""
        return _whole(self.validator.validate_python(value), self.shape)[0]


def _whole(record: Record, shape: Shape) -> tuple[Record, int]:
    """Return a record with all its keys, and how many of them it has itself; whatever is empty stays as it is."""
    whole, count = {**shape.defaults, **record}, len(record)
    for key, inner in shape.inner.items():
        value = record.get(key)
        if value and value.__class__ is not str:
            whole[key], keys = _filled(value, inner)
            count += keys
    return whole, count


def _filled(value: Any, shape: Shape) -> tuple[Any, int]:
    """Return an object or a list of objects with all their keys, and how many they have themselves."""
    if value.__class__ is dict:
        return _whole(value, shape)
    defaults, inner = shape
    whole, count = [{**defaults, **item} for item in value], sum(map(len, value))
    # Nearly all objects in lists hold no others.
    for at, item in enumerate(value) if inner else ():
        if not inner.keys().isdisjoint(item):
            whole[at], keys = _whole(item, shape)
            count += keys - len(item)
    return whole, count


def _shape(node: Schema, definitions: Definitions) -> Shape:
    """Return the shape of the objects that a schema describes; keys of one's own have no defaults."""
    fields = {_key(name, field): field["schema"] for name, field in _fields(_object(node, definitions)).items()}
    defaults = {key: _default(schema) for key, schema in fields.items()}
    found = {key: _object(schema, definitions) for key, schema in fields.items()}
    return Shape(defaults, {key: _shape(each, definitions) for key, each in found.items() if each})


def _object(node: Schema, definitions: Definitions) -> Schema | None:
    """Return the part of a schema that describes an object, or the objects of a list; None where there is none."""
    match node["type"]:
        case "model" | "dict":
            return node
        case "definition-ref":
            return _object(definitions[node["schema_ref"]], definitions)
        case "tagged-union":
            found = (_object(choice, definitions) for choice in node["choices"].values())
            return next(filter(None, found), None)
    inner = node.get("items_schema") or node.get("schema")
    return _object(inner, definitions) if inner else None


def _fields(model: Schema | None) -> dict[str, Schema]:
    return model["schema"]["fields"] if model and model["type"] == "model" else {}


def _key(name: str, field: Schema) -> str:
    return str(field.get("validation_alias", name))


def _default(node: Schema) -> Any:
    return node["default_factory"]() if "default_factory" in node else node.get("default")


def _as_dict(node: Any, definitions: Definitions) -> Any:
    """Return a part of a schema with typed dicts in the place of models."""
    if isinstance(node, list):
        return [_as_dict(each, definitions) for each in node]
    if not isinstance(node, dict):
        return node
    if node.get("type") == "model":
        fields = {_key(name, field): _field(field["schema"], definitions) for name, field in _fields(node).items()}
        return {"type": "typed-dict", "fields": fields, "config": node["config"], **_named(node)}
    made = {key: _as_dict(value, definitions) for key, value in node.items()}
    if node.get("type") == "function-after":
        function = node["function"]["function"]
        is_rule, is_of_text = _is_model(node["schema"]), node["schema"]["type"] == "str"
        check = _rule(node, definitions) if is_rule else _known(function) if is_of_text else function
        made["function"] = {**node["function"], "function": check}
    return made


def _field(schema: Schema, definitions: Definitions) -> Schema:
    has_default = schema["type"] == "default"
    inner = _as_dict(schema["schema"] if has_default else schema, definitions)
    return {"type": "typed-dict-field", "schema": inner, "required": not has_default}


def _named(node: Schema) -> Schema:
    return {"ref": node["ref"]} if "ref" in node else {}


def _is_model(node: Schema) -> bool:
    return node["type"] == "model" or (node["type"] == "function-after" and _is_model(node["schema"]))


def _rule(node: Schema, definitions: Definitions) -> Callable[[Record], Record]:
    """Return a rule of a model as a function of the dict in the place of the model."""
    rule, shape = node["function"]["function"], _shape(node, definitions)
    holds = HOLDS.get(_object(node, definitions)["cls"], lambda record: False)  # type: ignore[index]

    def hold(record: Record) -> Record:
        if not holds(record):
            rule(_Seen(record, shape))
        return record

    return hold


def _known(function: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return a check of a text that remembers the last texts which it let through."""
    known: set[str] = set()

    def check(text: Any) -> Any:
        if text not in known:
            function(text)
            if len(known) >= KEPT:
                known.clear()
            known.add(text)
        return text

    return check


class _Seen:
    """A dict as a rule of its model sees it: its keys are attributes, and what it leaves out has its default."""

    __slots__ = ("_record", "_shape")

    def __init__(self, record: Record, shape: Shape) -> None:
        self._record = record
        self._shape = shape

    def __getattr__(self, name: str) -> Any:
        value = self._record[name] if name in self._record else self._shape.defaults[name]
        inner = self._shape.inner.get(name)
        return _Seen(value, inner) if inner and value.__class__ is dict else value
