"""Cells of our own CSV files back to the values of the rows that they were made of."""

import json
from collections.abc import Callable, Iterator
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Required, Union, get_args, get_origin

from sinorus.base.text import FORMULA

Read = Callable[[str], object]


@cache
def readers(row: type) -> dict[str, Read]:
    """Return by the key of a row the function that makes its value of a cell; it raises ValueError where it cannot."""
    return {key: _reader(kind) for key, kind in row.__annotations__.items()}


def harmless(cell: str) -> str:
    """Take away the apostrophe that was put before a text which a spreadsheet would run as a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULA) else cell


def _reader(kind: Any) -> Read:
    """Return the function for a type, by what ``flat`` in sinorus.output.view writes for its values."""
    kinds = [*_bare(kind)]
    some = next(part for part in kinds if part is not NoneType)
    if get_origin(some) is list and all(map(_is_text, _bare(get_args(some)[0]))):
        return lambda cell: harmless(cell).split(";") if cell else []
    if get_origin(some) is list:
        return lambda cell: json.loads(harmless(cell)) if cell else []
    read: Read = harmless if _is_text(some) else lambda cell: json.loads(harmless(cell))
    return (lambda cell: read(cell) if cell else None) if NoneType in kinds else read


def _bare(kind: Any) -> Iterator[Any]:
    """Yield the types that a value may have, without what is said of them."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Annotated, Required):
        yield from _bare(parts[0])
    elif origin in (Union, UnionType):
        for part in parts:
            yield from _bare(part)
    else:
        yield kind


def _is_text(kind: Any) -> bool:
    return kind is str or get_origin(kind) is Literal
