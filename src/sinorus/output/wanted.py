"""How the answer is wanted."""

from collections.abc import Callable
from typing import Any, NamedTuple


class Output(NamedTuple):
    """How the answer is wanted; a ``sink`` takes it instead of any output."""

    format: str | None = None
    json: bool = False
    fields: str | None = None
    path: str | None = None
    no_color: bool = False
    limit: int | None = None
    all: bool = False
    sink: Callable[[Any], None] | None = None
