"""What was typed: the question, the data to ask, and how the answer is wanted."""

from collections.abc import Callable
from typing import Any, NamedTuple


class Asked(NamedTuple):
    """The filters as they were typed."""

    start: tuple[str, ...] = ()
    end: tuple[str, ...] = ()
    during: tuple[str, ...] = ()
    slack: str | None = None
    certain: bool = False
    filters: tuple[tuple[str, tuple[str, ...]], ...] = ()
    search: tuple[str, ...] = ()


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


class Call(NamedTuple):
    """What every command is given: the question as typed, the data folders, and how the answer is wanted.

    ``line`` writes the command line in its canonical form; it needs the database to turn names into ids.
    """

    asked: Asked
    data: list[str]
    output: Output
    line: Callable[[Any], str]
