"""Paths of the keys that rows are made of, such as ``place.name`` and ``references[].url``.

A shape is a tree of them: the steps from a value inwards, and behind each step the shape of what is there. It is empty
for a value without keys in it, which is compared as a whole.
"""

from collections.abc import Iterable, Iterator
from typing import Any

Shape = dict[str, "Shape"]

# The step to any member of a list, and the one to any entry of a map.
MEMBER, ENTRY = "[]", "*"
# Keys whose objects are maps, from ids or relations to values: another key there is another answer and no new field.
# A test holds them to the published schemas.
MAPS = ("sources", "claims", "denied", "relations", "extra", "traditions", "custom")


def shape_of(rows: Iterable[object]) -> Shape:
    """Return the shape that rows have together."""
    shape: Shape = {}
    for row in rows:
        _widen(shape, row)
    return shape


def _widen(shape: Shape, value: object, key: str = "") -> None:
    """Add the keys in a value, which stands under ``key``, to a shape."""
    for step, part in _parts(value, key):
        _widen(shape.setdefault(step, {}), part, step)


def _parts(value: object, key: str) -> Iterator[tuple[str, object]]:
    """Yield what a value holds, each part with the step that leads to it; of a list only what may have keys."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield ENTRY if key in MAPS else name, part
    elif isinstance(value, list):
        for part in value:
            if isinstance(part, dict | list):
                yield MEMBER, part


def cut(value: Any, shape: Shape) -> Any:
    """Return a JSON value without the keys that a shape lacks."""
    if isinstance(value, dict) and ENTRY in shape:
        return {key: cut(part, shape[ENTRY]) for key, part in value.items()}
    if isinstance(value, dict) and shape:
        return {key: cut(part, shape[key]) for key, part in value.items() if key in shape}
    if isinstance(value, list) and MEMBER in shape:
        return [cut(part, shape[MEMBER]) for part in value]
    return value


def write(shape: Shape, before: str = "") -> Iterator[str]:
    """Yield the paths of a shape."""
    for step, part in shape.items():
        path = _path(before, step)
        yield from write(part, path) if part else [path]


def _path(before: str, step: str) -> str:
    return before + step if step == MEMBER or not before else f"{before}.{step}"


def read(paths: Iterable[str]) -> Shape:
    """Return the shape of paths."""
    shape: Shape = {}
    for path in paths:
        part = shape
        for step in path.replace(MEMBER, f".{MEMBER}").split("."):
            part = part.setdefault(step, {})
    return shape


def added(old: Shape, new: Shape, before: str = "") -> Iterator[str]:
    """Yield the paths at which a shape has keys that an older one lacks.

    A value that had no keys in it was compared as a whole, so that nothing in it is new.
    """
    for step, part in new.items() if old else ():
        path = _path(before, step)
        yield from added(old[step], part, path) if step in old else [path]
