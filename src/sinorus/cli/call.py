"""What every command is given: what is asked, of which data, and how the answer is wanted."""

from collections.abc import Callable
from typing import Any, NamedTuple

from sinorus.output.settings import Output
from sinorus.query.request import Request


class Call(NamedTuple):
    """What every command is given: the question as typed, the data folders, and how the answer is wanted.

    ``line`` writes the command line in its canonical form; it needs the database to turn names into ids.
    """

    request: Request
    data: list[str]
    output: Output
    line: Callable[[Any], str]
