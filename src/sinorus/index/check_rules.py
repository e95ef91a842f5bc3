"""Find every rule of a model that a record breaks, though some of its fields are wrong.

A rule is a check of several fields together: a validator of a model that pydantic runs when each field is right. Here a
rule is asked of what is there, and passed over where it looks at a field that is wrong itself.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, get_args

from pydantic import BaseModel, BeforeValidator

Steps = tuple[str | int, ...]


class Unsure(Exception):
    """A rule looks at a field that is missing or wrong."""


def broken_rules(
    model: type[BaseModel], value: Any, wrong: Sequence[Steps], at: Steps = ()
) -> Iterator[tuple[Steps, tuple[str, str]]]:
    """Yield where a rule is broken, with the problem and the remedy; ``wrong`` are the places of wrong fields.

    ``at`` is where the value of the model stands in the record.
    """
    if not isinstance(value, dict):
        return
    for name, field in model.model_fields.items():
        key = field.alias or name
        for inner in _models(field.annotation):
            yield from _of_inner(inner, _as_read(field.annotation, value.get(key)), wrong, (*at, key))
    for rule in model.__pydantic_decorators__.model_validators.values():
        try:
            rule.func(_Loose(model, value, wrong, at))
        except Unsure:
            continue
        except ValueError as error:
            yield at, parted(str(error))


def parted(message: str) -> tuple[str, str]:
    """Part what a rule says, which is "problem: remedy"."""
    problem, _, remedy = message.partition(": ")
    return problem, remedy


def _of_inner(
    model: type[BaseModel], value: Any, wrong: Sequence[Steps], at: Steps
) -> Iterator[tuple[Steps, tuple[str, str]]]:
    """Yield the broken rules of a model in a model, or of a list of such models."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from broken_rules(model, item, wrong, (*at, index))
    else:
        yield from broken_rules(model, value, wrong, at)


def _models(annotation: Any) -> list[type[BaseModel]]:
    """List the models in the type of a field."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models(part)]


def _as_read(annotation: Any, value: Any) -> Any:
    """Return a value as the model reads it, where it may be written in several ways."""
    for part in get_args(annotation):
        read: Any = part.func if isinstance(part, BeforeValidator) else partial(_as_read, part)
        value = read(value)
    return value


class _Loose:
    """The value of a model as its rules see it, with the defaults of what it leaves out.

    Raises Unsure where a rule looks at a wrong field.
    """

    def __init__(self, model: type[BaseModel], value: dict[str, Any], wrong: Sequence[Steps], at: Steps) -> None:
        self._model, self._value, self._wrong, self._at = model, value, wrong, at

    def __getattr__(self, name: str) -> Any:
        field = self._model.model_fields[name]
        key = field.alias or name
        at = (*self._at, key)
        value = self._value.get(key, field.get_default(call_default_factory=True))
        inner = _models(field.annotation)
        if isinstance(value, dict) and inner and at not in self._wrong:
            return _Loose(inner[0], value, self._wrong, at)
        if any(place[: len(at)] == at for place in self._wrong):
            raise Unsure
        return value
