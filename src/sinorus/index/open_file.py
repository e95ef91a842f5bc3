"""Open and read data files: regular files only, of a size that is looked at first."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

from sinorus.base import inputs, system
from sinorus.base.errors import CannotAccess, why
from sinorus.base.text import quote

MAX_FILE = 64 * 2**20


class Look(NamedTuple):
    """What the system says of a file: another file, or another state of this one, has another look.

    The times are those of the last change of its content and of its entry, in nanoseconds.
    """

    device: int
    inode: int
    size: int
    modified: int
    changed: int


class Changed(CannotAccess):
    """A file is not what it was when the run first looked at it; what was made of it must not be kept."""

    def __init__(self, shown: str) -> None:
        super().__init__(f"cannot read {quote(shown)}: it changes while it is read; ask again when it is complete")


@contextmanager
def reading(shown: str) -> Iterator[None]:
    """Turn an error of the system in the block into CannotAccess with the name of the file."""
    try:
        yield
    except OSError as error:
        raise CannotAccess(f"cannot read {quote(shown)}: {why(error)}") from error


def look_at(path: Path) -> Look:
    """Look at a file before it is opened; what is not there, or denied, is said by whoever opens it."""
    try:
        return _look(path.stat())
    except OSError:
        return Look(0, 0, 0, 0, 0)


def _look(of: os.stat_result) -> Look:
    return Look(of.st_dev, of.st_ino, of.st_size, of.st_mtime_ns, of.st_ctime_ns)


@contextmanager
def opened(path: Path, shown: str, look: Look | None = None) -> Iterator[IO[bytes]]:
    """Open a regular file for reading; raises CannotAccess at once for a pipe, device or folder.

    With a ``look`` the file must have that look when it is opened and when the block is left, so that all that was read
    is of that state; else Changed is raised, also in the place of an error in what was read.
    """
    with reading(shown):
        descriptor = os.open(path, system.reading_flags())
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            os.close(descriptor)
            raise CannotAccess(f"cannot read {quote(shown)}: it is not a regular file")
        inputs.note_file(path, status)
        with os.fdopen(descriptor, "rb") as file:
            if status.st_size == 0:
                # Some files of the kernel call themselves regular, but to read them would never end.
                os.read(descriptor, 1)
                os.lseek(descriptor, 0, os.SEEK_SET)
            _compare(file, shown, look)
            try:
                yield file
            except Exception:
                _compare(file, shown, look)
                raise
            _compare(file, shown, look)


def _compare(file: IO[bytes], shown: str, look: Look | None) -> None:
    if look and _look(os.fstat(file.fileno())) != look:
        raise Changed(shown)


def read_bytes(path: Path, shown: str, look: Look | None = None) -> bytes:
    """Read a whole file, after a look at its size. Raises what ``opened`` raises, and Unreadable for a large file."""
    with opened(path, shown, look) as file:
        if os.fstat(file.fileno()).st_size > MAX_FILE:
            problem = "the file is larger than 64 MiB"
            from sinorus.index.problems import Problem, Unreadable

            raise Unreadable(Problem(shown, None, None, "", problem, "a record has up to 1 MiB"))
        return file.read()
