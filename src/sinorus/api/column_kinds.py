"""What the keys of rows hold, for libraries whose columns have a type."""

from __future__ import annotations

from collections.abc import Mapping
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin, is_typeddict

from sinorus.output.view import RowKeys

if TYPE_CHECKING:
    from sinorus.output.view import View

# The keys that hold a day.
DAYS = ("earliest", "latest")


class Kind(NamedTuple):
    """What a key holds.

    type     str, int, float, bool, list, dict; object for what is of several types or has keys of its own
    is_open  whether it may be null
    inner    what a list holds
    fields   what the keys of an object hold
    """

    type: type
    is_open: bool = False
    inner: Kind | None = None
    fields: Mapping[str, Kind] = {}


UNKNOWN = Kind(object, is_open=True)


def kinds(view: View[Any]) -> dict[str, Kind]:
    """Return what each key of the rows of a view holds; rows of several kinds may lack a key."""
    from sinorus.model.rows import ROWS

    names = view.keys()
    row = ROWS[view.keys.schema] if isinstance(view.keys, RowKeys) else {}
    members = get_args(row) if get_origin(row) in (Union, UnionType) else (row,)
    return {key: _of_all([member.__annotations__.get(key) for member in members]) for key in names}


def _of_all(annotations: list[Any]) -> Kind:
    """Return what a key holds whose type is one of these in rows of different kinds; None where they lack it."""
    present = [annotation for annotation in annotations if annotation is not None]
    if any(annotation != present[0] for annotation in present):
        return UNKNOWN
    kind = kind_of(present[0])
    return kind._replace(is_open=kind.is_open or len(present) < len(annotations))


def kind_of(annotation: Any) -> Kind:
    """Return what a type of `model/rows` holds."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return kind_of(parts[0])
    if origin in (Union, UnionType):
        return _of_union([part for part in parts if part is not NoneType], NoneType in parts)
    if origin is Literal:
        return Kind(str)
    if origin is list:
        return Kind(list, inner=kind_of(parts[0]))
    if is_typeddict(annotation) and annotation.__total__:
        return Kind(dict, fields={key: kind_of(value) for key, value in annotation.__annotations__.items()})
    return Kind(annotation) if annotation in (str, int, float, bool) else UNKNOWN


def _of_union(parts: list[Any], is_open: bool) -> Kind:
    found = [kind_of(part) for part in parts]
    if {kind.type for kind in found} == {int, float}:
        return Kind(float, is_open)
    types = {kind.type for kind in found}
    if len(types) > 1:
        return UNKNOWN
    return found[0]._replace(is_open=is_open or any(kind.is_open for kind in found))
