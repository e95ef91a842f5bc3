"""Build an index of the records without faults: read, leave out what has any, and read again until nothing changes."""

import sqlite3
from collections.abc import Mapping
from pathlib import Path

from sinorus.base.atomic import empty
from sinorus.base.errors import BadData
from sinorus.base.progress import Advance
from sinorus.index import build, shortfall
from sinorus.index.folders import DataFile
from sinorus.index.left_out import LeftOut
from sinorus.index.shortfall import Shortfall

MEMORY = ":memory:"
Contents = Mapping[Path, bytes]


def build_good(
    files: list[DataFile], contents: Contents, target: str, advance: Advance | None, command: str, is_strict: bool
) -> sqlite3.Connection:
    """Return the index, which keeps how many records were left out of it.

    ``target`` is the database to fill; ``command`` lists what is wrong with the data, of which the first fault is told
    where ``is_strict``, else that for which there is no answer. Records without faults are read
    once, unless others that have faults are linked with them.

    Raises BadData where a file is no JSON, or a folder with faults holds no record without one.
    """
    left_out = LeftOut()
    first: Shortfall | None = None
    while True:
        index = sqlite3.connect(target, check_same_thread=False)
        try:
            done = build.compile_files(files, contents, index, advance, left_out)
            first = first or _shortfall(done)
            _refuse(done, first, command, is_strict)
            if done.is_settled:
                _note(index, first, done, files)
                return index
        except BaseException:
            index.close()
            raise
        index.close()
        if target != MEMORY:
            empty(Path(target))


def _shortfall(done: build.Compiler) -> Shortfall | None:
    """Return what a first reading found; None where all is right."""
    return Shortfall(0, 0, done.amount, done.problems[0]) if done.problems else None


def _refuse(done: build.Compiler, first: Shortfall | None, command: str, is_strict: bool) -> None:
    """Raise BadData where there can be no answer."""
    if first and done.fatal:
        told = first if is_strict else first._replace(first=done.fatal[0])
        raise BadData(shortfall.refusal(told, command))
    folders = done.context.join.folders
    faulty = {folders[file] for file in done.context.left_out.starts}
    if first and not faulty <= done.context.good:
        raise BadData(shortfall.refusal(first, command))


def _note(index: sqlite3.Connection, first: Shortfall | None, done: build.Compiler, files: list[DataFile]) -> None:
    """Keep in the index what it lacks."""
    if first:
        lacks = first._replace(records=len(done.context.left_out), links=done.context.fallen)
        index.execute("INSERT INTO meta VALUES ('left_out', ?)", [shortfall.dump(lacks, files)])
        index.commit()
