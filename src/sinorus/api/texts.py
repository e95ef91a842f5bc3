"""The rows of an answer as JSON texts, which are read when they are asked for and then stay."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from sinorus.api.reader import Answer, Reader

T = TypeVar("T")
# So many rows are read at a time, while no other thread can ask.
BLOCK = 1000


class Texts:
    """The rows of an answer, up to a limit (-1: all)."""

    def __init__(self, reader: Reader, answer: Answer, limit: int) -> None:
        self._reader, self._answer, self._limit = reader, answer, limit
        self._taken: list[str] = []
        self._rest = iter(answer.view.rows(limit))
        self._is_whole = False
        self._error: Exception | None = None

    def read(self, take: Callable[[], T]) -> T:
        """Read from the index that the answer came from."""
        return self._reader.read(self._answer.connection, take)

    def count(self) -> int:
        """Count the rows, without reading them if the index knows how many there are."""
        if not self._is_whole:
            tally = self.read(self._answer.view.tally)
            if not tally.more:
                return tally.total if self._limit < 0 else min(tally.total, self._limit)
        return len(self.first(-1))

    def first(self, count: int) -> list[str]:
        """Return the rows that were taken, which are at least so many (-1: all) if there are so many."""
        while not self._is_whole and (count < 0 or len(self._taken) < count):
            self.read(self._take)
        return self._taken

    def part(self, start: int, end: int) -> list[str]:
        """Return the rows from a place to before another; those far behind the last that was taken are read alone."""
        if self._is_whole or not self._answer.view.skip or start <= len(self._taken) + 2 * BLOCK:
            return self.first(end)[start:end]
        end = end if self._limit < 0 else min(end, self._limit)
        view = self._answer.view
        return self.read(lambda: [*view.page(start, max(end - start, 0), view.tally().total)])

    def _take(self) -> None:
        """Take the next block; what went wrong once goes wrong again, or rows would seem to end there.

        After Ctrl-C, with which people stop a cell of a notebook, they are read on from where they were.
        """
        if self._error:
            raise self._error
        try:
            block = [*islice(self._rest, BLOCK)]
        except Exception as error:
            self._error = error
            raise
        except BaseException:
            self._rest = islice(self._answer.view.rows(self._limit), len(self._taken), None)
            raise
        self._taken += block
        self._is_whole = len(block) < BLOCK

    def stream(self) -> Iterator[list[str]]:
        """Yield all rows in blocks without keeping them."""
        if self._is_whole:
            yield from (self._taken[at : at + BLOCK] for at in range(0, len(self._taken), BLOCK))
            return
        rows = self.read(lambda: iter(self._answer.view.rows(self._limit)))
        while block := self.read(lambda: [*islice(rows, BLOCK)]):
            yield block


class Part(Texts):
    """Some rows of an answer, which were taken."""

    def __init__(self, whole: Texts, texts: list[str]) -> None:
        self._reader, self._answer = whole._reader, whole._answer
        self._taken, self._is_whole = texts, True
