"""Open and read data files: regular files only, of a size that is looked at first."""

import os
import stat
from pathlib import Path

from sinorus.errors import CannotAccess, why
from sinorus.text import quoted

MAX_FILE = 64 * 2**20


def open_regular(path: Path, shown: str) -> int:
    """Open a regular file for reading and return its descriptor; a pipe, device or folder is refused at once."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        raise CannotAccess(f"cannot read {quoted(shown)}: {why(error)}") from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise CannotAccess(f"cannot read {quoted(shown)}: it is not a regular file")
    return descriptor


def read_bytes(path: Path, shown: str) -> bytes:
    """Read a file whole, whose size is looked at first."""
    with os.fdopen(open_regular(path, shown), "rb") as file:
        if os.fstat(file.fileno()).st_size > MAX_FILE:
            problem = "the file is larger than 64 MiB"
            from sinorus.store.problems import Problem, Unreadable

            raise Unreadable(Problem(shown, None, None, "", problem, "a record has up to 1 MiB"))
        try:
            return file.read()
        except OSError as error:
            raise CannotAccess(f"cannot read {quoted(shown)}: {why(error)}") from error
