"""The open data: their index, which is opened anew when their files have changed, for all threads in turn."""

from __future__ import annotations

import sqlite3
import threading
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from sinorus.api.questions import ASKED, answer_of, line
from sinorus.base import inputs
from sinorus.base.errors import BadUsage, Damaged
from sinorus.index import SETTLED, age, open_index
from sinorus.index.cache import is_damage
from sinorus.index.folders import DataFile, all_files, choose, prefixes_of
from sinorus.output.settings import Output
from sinorus.output.view import View
from sinorus.query.request import request
from sinorus.views.inquiry import Inquiry

if TYPE_CHECKING:
    from sinorus.index import Index

T = TypeVar("T")
# Inputs and remarks are noted for the whole process, so that one index is opened at a time.
_OPENING = threading.Lock()


class Answer(NamedTuple):
    """The view of an answer, and the index that its rows come from, which an answer to a changed folder has not."""

    view: View[Any]
    db: sqlite3.Connection
    line: Callable[[], str]


class Reader:
    """Opens data folders and puts questions to their index.

    All that touches the index happens inside ``lock``, so that any thread may ask; rows are best taken in blocks.
    """

    def __init__(self, folders: Sequence[str], prefix: Sequence[str] = (), is_strict: bool = False) -> None:
        """Open the data; raises what ``open_index`` raises."""
        self.lock = threading.RLock()
        self.remarks: list[str] = []
        self._folders, self._prefix, self._is_strict = choose([*folders]), [*prefix], is_strict
        self._index: Index | None = None
        self._files: list[DataFile] = []
        self._old: list[Index] = []
        self._is_closed = False
        with self.lock:
            self._open()

    def answer(self, question: str, filters: Mapping[str, Any], output: Output | None = None, **own: Any) -> Answer:
        """Return the view of a question: checked filters, and what the question has of its own.

        An index that turns out damaged is built anew, once. Raises BadUsage if the reader is closed, and what the
        question raises.
        """
        values = {**filters, **own}

        def ask(db: sqlite3.Connection) -> Answer:
            write = partial(line, question, values, db)
            inquiry = Inquiry(db, request(filters), output or Output(json=True), write)
            return Answer(answer_of(question)(inquiry, **ASKED[question].fixed, **own), db, write)

        return self.ask(ask)

    def ask(self, question: Callable[[sqlite3.Connection], T]) -> T:
        """Put a question to the index of the files as they are now."""
        with self.lock:
            try:
                return self._ask(question)
            except Damaged:
                return self._ask(question)

    def _ask(self, question: Callable[[sqlite3.Connection], T]) -> T:
        index = self._current()
        try:
            return question(index.db)
        except Exception as error:
            if is_damage(error):
                self._index = None
                # To leave the index with the error deletes it, and raises Damaged.
                with index:
                    raise
            raise

    def _current(self) -> Index:
        """Return the index of the files as they are now; the one before stays open for rows that are not read yet."""
        if self._is_closed:
            raise BadUsage("the data are closed; open them again with sinorus.open")
        if self._index is None or not _is_settled(self._files) or self._look() != self._files:
            return self._open()
        return self._index

    def _open(self) -> Index:
        # A change while the index is opened shows at the next question.
        self._files = self._look()
        with _OPENING, _remarks() as self.remarks:
            index = open_index(self._folders, self._is_strict, self._prefix)
        if self._index and index.path and index.path == self._index.path:
            index.db.close()
            return self._index
        self._old += [self._index] if self._index else []
        self._index = index
        return index

    def _look(self) -> list[DataFile]:
        """Look at the data files as they are now."""
        prefixes = prefixes_of(self._prefix, self._folders) if self._prefix else []
        return [file.looked_at() for file in all_files(self._folders, prefixes)]

    def close(self) -> None:
        """Close the data; no question is answered from now on."""
        with self.lock:
            self._is_closed = True
            for index in (*self._old, *([self._index] if self._index else [])):
                index.db.close()
            self._old.clear()


def _is_settled(files: Sequence[DataFile]) -> bool:
    """Say whether a further change to any file would show in its times."""
    return all(file.look is not None and age(file.look) >= SETTLED for file in files)


@contextmanager
def _remarks() -> Iterator[list[str]]:
    """Take what is said of the inputs in a block, and warn of it; a command line says it on standard error."""
    taken: list[str] = []
    try:
        yield taken
    finally:
        taken += inputs.take_remarks()
    for sentence in taken:
        warnings.warn(sentence, stacklevel=5)
