"""Open and read data files: regular files only, of a size that is looked at first."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from sinorus.base.errors import CannotAccess, why
from sinorus.base.text import quoted

MAX_FILE = 64 * 2**20


@contextmanager
def reading(shown: str) -> Iterator[None]:
    """Turn an error of the system in the block into CannotAccess with the name of the file."""
    try:
        yield
    except OSError as error:
        raise CannotAccess(f"cannot read {quoted(shown)}: {why(error)}") from error


@contextmanager
def opened(path: Path, shown: str) -> Iterator[IO[bytes]]:
    """Open a regular file for reading; a pipe, device or folder is refused at once."""
    with reading(shown):
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise CannotAccess(f"cannot read {quoted(shown)}: it is not a regular file")
        with os.fdopen(descriptor, "rb") as file:
            if os.fstat(descriptor).st_size == 0:
                # Some files of the kernel call themselves regular, but to read them would never end.
                os.read(descriptor, 1)
                os.lseek(descriptor, 0, os.SEEK_SET)
            yield file


def read_bytes(path: Path, shown: str) -> bytes:
    """Read a whole file, after a look at its size."""
    with opened(path, shown) as file:
        if os.fstat(file.fileno()).st_size > MAX_FILE:
            problem = "the file is larger than 64 MiB"
            from sinorus.index.problems import Problem, Unreadable

            raise Unreadable(Problem(shown, None, None, "", problem, "a record has up to 1 MiB"))
        return file.read()
