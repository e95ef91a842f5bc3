"""The open data: their index, which is opened anew when their files have changed, for all threads in turn."""

from __future__ import annotations

import sqlite3
import threading
import weakref
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, NoReturn, TypeVar

from sinorus.api.connection import Connection
from sinorus.api.questions import METHODS, ON_ENGINE, answer_of, line
from sinorus.api.warning import warn
from sinorus.base import inputs
from sinorus.base.engine import Engine
from sinorus.base.errors import BadUsage, Damaged
from sinorus.index import SETTLED, age, open_index
from sinorus.index.cache import discard, is_damage
from sinorus.index.folders import all_files, choose, is_parquet, root_of
from sinorus.index.open_file import Look, look_at
from sinorus.index.open_parquet import files_of, refusal
from sinorus.model.files import SERIES
from sinorus.output.settings import Output
from sinorus.output.view import View
from sinorus.query.request import request
from sinorus.views.inquiry import Inquiry

T = TypeVar("T")
# So many steps of SQLite lie between two looks at whether a question was cancelled.
STEPS = 10_000
# Inputs and remarks are noted for the whole process, so that one index is opened, and one file written, at a time.
INPUTS = threading.Lock()


class Answer(NamedTuple):
    """The view of an answer, the index that its rows come from, its command line, and what keeps the index open."""

    view: View[Any]
    db: sqlite3.Connection
    line: Callable[[], str]
    connection: Connection


class Reader:
    """Opens data folders and puts questions to their index.

    All that touches the index happens inside ``lock``, so that any thread may ask; rows are best taken in blocks.
    """

    def __init__(
        self, folders: Sequence[str], prefix: Sequence[str] = (), is_strict: bool = False, engine: str | None = None
    ) -> None:
        """Open the data; ``engine`` answers from Parquet. Raises what ``open_index`` raises."""
        self.lock = threading.RLock()
        self.remarks: list[str] = []
        self.folders, self.prefix, self.is_strict = choose([*folders]), [*prefix], is_strict
        self.engine = engine
        self._connection: Connection | None = None
        # Those before the last one too, as long as answers hold them.
        self._connections: weakref.WeakSet[Connection] = weakref.WeakSet()
        # What the system said of the folders and files that were read; to trust it they must have been at rest.
        self._looks: dict[Path, Look] = {}
        self._were_settled = self._is_closed = False
        with self.lock:
            self._open()

    def answer(self, question: str, filters: Mapping[str, Any], output: Output | None = None, **own: Any) -> Answer:
        """Return the view of a question: checked filters, and what the question has of its own.

        An index that turns out damaged is built anew, once. Raises BadUsage if the reader is closed, or where an engine
        does not answer the question, and what the question raises.
        """
        values = {**filters, **own}

        def ask(connection: Connection) -> Answer:
            db = connection.db
            if isinstance(db, Engine) and question not in ON_ENGINE:
                raise refusal(self.folders[0])
            write = partial(line, question, values, db)
            inquiry = Inquiry(db, request(filters), output or Output(json=True), write)
            return Answer(answer_of(question)(inquiry, **METHODS[question].fixed, **own), db, write, connection)

        return self._ask(ask)

    def ask(self, question: Callable[[sqlite3.Connection], T]) -> T:
        """Put a question to the index of the files as they are now; BadUsage where an engine is in its place."""

        def on_index(db: sqlite3.Connection) -> T:
            if isinstance(db, Engine):
                raise refusal(self.folders[0])
            return question(db)

        return self._ask(lambda connection: on_index(connection.db))

    def _ask(self, question: Callable[[Connection], T]) -> T:
        with self.lock:
            try:
                connection = self._current()
                return self.read(connection, partial(question, connection))
            except Damaged:
                connection = self._current()
                return self.read(connection, partial(question, connection))

    def read(self, connection: Connection, take: Callable[[], T]) -> T:
        """Read from an index that an answer came from; raises BadUsage if it is closed, and Damaged if it is damaged.

        A damaged index is deleted, so that the next question is put to a new one.
        """
        with self.lock:
            if connection.is_closed:
                raise connection.failure or _closed()
            try:
                return take()
            except Exception as error:
                if is_damage(error):
                    self._give_up(connection, error)
                raise

    def _give_up(self, connection: Connection, error: Exception) -> NoReturn:
        """Close a damaged index, and delete it if it was read from a file; raises Damaged."""
        connection.close()
        if connection is self._connection:
            self._connection = None
        # One that was built by this process turns out damaged when it is opened again.
        remedy = discard(connection.index.path) if connection.index.path else "ask again"
        connection.failure = Damaged(remedy)
        raise connection.failure from error

    def _current(self) -> Connection:
        """Return the index of the files as they are now."""
        if self._is_closed:
            raise _closed()
        if self._connection and self._were_settled and _look_at(self._looks) == self._looks:
            return self._connection
        return self._open()

    def _open(self) -> Connection:
        # Until all of it went well, the next question begins here again.
        self._were_settled = False
        # A change while the index is opened shows at the next question, as does one to a file so young that a further
        # change would not show in its times.
        self._looks = self._look()
        are_settled = all(age(look) >= SETTLED for look in self._looks.values())
        with INPUTS, _remarks() as remarks:
            index = open_index(self.folders, self.is_strict, self.prefix, self.engine)
        self._were_settled = are_settled
        old, new = self._connection, Connection(index)
        if old and new.key and new.key == old.key:
            new.close()
            return old
        known, self.remarks = self.remarks, remarks
        self._connection = new
        self._connections.add(new)
        # Whoever makes errors of warnings gets them with the new index in its place.
        for sentence in remarks:
            if sentence not in known:
                warn(sentence)
        return new

    def _look(self) -> dict[Path, Look]:
        """Look at the folders and then at the files in them: a file that comes meanwhile shows in its folder."""
        if any(map(is_parquet, self.folders)):
            return _look_at(Path(path) for paths in files_of(self.folders[0]).values() for path in paths)
        roots = [root_of(folder) for folder in self.folders]
        looks = _look_at([*roots, *(root / SERIES for root in roots)])
        return looks | _look_at(file.path for file in all_files(self.folders))

    def close(self) -> None:
        """Close the data; no question is answered from now on, and no row read that was not taken yet."""
        with self.lock:
            self._is_closed, self._connection = True, None
            for connection in [*self._connections]:
                connection.close()


def _look_at(paths: Iterable[Path]) -> dict[Path, Look]:
    return {path: look_at(path) for path in paths}


def _closed() -> BadUsage:
    return BadUsage("the data are closed; open them again with sinorus.open")


@contextmanager
def interrupted(db: sqlite3.Connection, is_cancelled: Callable[[], bool]) -> Iterator[None]:
    """Let the queries of a block end with an error as soon as their question was cancelled, by whatever thread.

    Unlike SQLite's own ``interrupt`` it also ends a query that only begins when the question was cancelled already.
    """
    db.set_progress_handler(is_cancelled, STEPS)
    try:
        yield
    finally:
        # A damaged index is closed by then.
        with suppress(sqlite3.ProgrammingError):
            db.set_progress_handler(None, 0)


@contextmanager
def _remarks() -> Iterator[list[str]]:
    """Take what is said of the inputs in a block, for which a command line has standard error."""
    taken: list[str] = []
    try:
        yield taken
    finally:
        taken += inputs.take_remarks()
