"""The call of a command: its question, its data and its output."""

from collections.abc import Callable
from typing import Any, NamedTuple

from sinorus.output.settings import Output
from sinorus.query.request import Request


class Call(NamedTuple):
    """What the shared options of a command line say.

    request  the filters
    data     the data folders
    output   the settings of the output
    sort     --sort, or None
    count_by --count-by, or None
    line     writes the command line in its canonical form, for which it needs the database to turn names into ids
    """

    request: Request
    data: list[str]
    output: Output
    line: Callable[[Any], str]
    sort: str | None = None
    count_by: str | None = None
