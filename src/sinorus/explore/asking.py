"""The way of the explorer to its data: two readers, of which the one lists and the other counts, and can be stopped."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from sinorus.api.reader import Answer, Reader, interrupted
from sinorus.base.errors import Damaged
from sinorus.explore.choice import applied
from sinorus.explore.place import Place
from sinorus.output.settings import Output

T = TypeVar("T")
# How an answer is asked for with which somebody reckons.
ROWS = Output(json=True)


class Stopped(Exception):
    """A count that was stopped, because another one is asked for."""


class Data:
    """Open data folders; both readers notice a changed folder and a damaged index."""

    def __init__(self, folders: Sequence[str], prefix: Sequence[str], is_strict: bool) -> None:
        """Open the data; raises what ``Reader`` raises."""
        self._open = partial(Reader, [*folders], [*prefix], is_strict)
        self.reader = self._open()
        self._counter: Reader | None = None
        self._opening = threading.Lock()
        self._stops = 0

    def close(self) -> None:
        """Close the data, after what counts was stopped."""
        self.stop()
        self.reader.close()
        with self._opening:
            if self._counter:
                self._counter.close()

    def answered(self, place: Place, output: Output, make: Callable[[Answer], T]) -> T:
        """Ask what a place asks and make something of the answer; with filters that its question has."""
        return _answered(self.reader, place.question, {**applied(place)}, place.own, output, make)

    def stop(self) -> None:
        """Stop all counts that were begun; whoever asked for one gets Stopped."""
        self._stops += 1

    def watch(self) -> Callable[[], bool]:
        """Return a function that says whether what begins now was stopped since."""
        began = self._stops
        return lambda: self._stops != began

    def counted(
        self,
        question: str,
        filters: Mapping[str, Any],
        make: Callable[[Answer], T],
        own: Mapping[str, Any] = {},
        is_stopped: Callable[[], bool] | None = None,
    ) -> T:
        """Put a question whose answer nobody may want any more by the time it is there; raises Stopped then.

        ``is_stopped`` is that of a larger work of which the question is a part.
        """
        is_stopped = is_stopped or self.watch()
        reader = self._second()
        with reader.lock, interrupted(reader.ask(lambda db: db), is_stopped):
            if is_stopped():
                raise Stopped
            try:
                made = _answered(reader, question, filters, own, ROWS, make)
            except sqlite3.OperationalError as error:
                if not is_stopped():
                    raise
                raise Stopped from error
        if is_stopped():
            raise Stopped
        return made

    def _second(self) -> Reader:
        """Return what reads for counts, opened when the first is asked for."""
        with self._opening:
            self._counter = self._counter or self._open()
            return self._counter


def _answered(
    reader: Reader,
    question: str,
    filters: Mapping[str, Any],
    own: Mapping[str, Any],
    output: Output,
    make: Callable[[Answer], T],
) -> T:
    """Put a question and make something of its answer; once more, if the index at hand turns out damaged."""

    def ask() -> T:
        answer = reader.answer(question, filters, output, **own)
        return reader.read(answer.connection, partial(make, answer))

    with reader.lock:
        try:
            return ask()
        except Damaged:
            return ask()
