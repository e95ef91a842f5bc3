"""The call of a question from Python: what is asked of which data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from sinorus.output.settings import Output

if TYPE_CHECKING:
    from sinorus.api.reader import Reader


class Call(NamedTuple):
    """A question to the data.

    reader    the data
    question  the name of the question, a key of QUESTIONS
    filters   the values of its filters
    own       what it takes besides
    limit     how many rows were asked for
    """

    reader: Reader
    question: str
    filters: Mapping[str, Any]
    own: Mapping[str, Any] = {}
    limit: int | None = None

    def output(self) -> Output:
        """Return the output of a program, which takes rows as they are in JSON."""
        return Output(json=True, limit=self.limit)
