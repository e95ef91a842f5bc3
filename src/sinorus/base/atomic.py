"""The one door out to files: whole or not at all."""

import contextlib
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from sinorus.base.errors import BadUsage, CannotAccess, why
from sinorus.base.signals import tidily
from sinorus.base.text import cut, quoted


def write_whole(path: Path, chunks: Iterable[bytes], shown: str) -> None:
    """Write a temporary neighbour and rename it, so that an old file stays until the new one is complete.

    A device or pipe is written to directly; a folder is a usage error; any failure of the system a CannotAccess.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        mode = None
    except OSError as error:
        raise CannotAccess(f"cannot write {quoted(shown)}: {why(error)}") from error
    if mode is not None and stat.S_ISDIR(mode):
        raise BadUsage(f"cannot write {quoted(shown)}: it is a folder; name a file")
    try:
        if mode is not None and not stat.S_ISREG(mode):
            _write_into(path, chunks)
        else:
            target = Path(os.path.realpath(path))
            _write_beside(target, chunks, 0o666 if mode is None else stat.S_IMODE(mode), keep=mode is not None)
    except OSError as error:
        raise CannotAccess(f"cannot write {quoted(shown)}: {why(error)}") from error


def _write_into(target: Path, chunks: Iterable[bytes]) -> None:
    # A reader that left early is no error, as with standard output.
    with contextlib.suppress(BrokenPipeError), target.open("wb") as file:
        file.writelines(chunks)


def _write_beside(target: Path, chunks: Iterable[bytes], mode: int, keep: bool) -> None:
    with tidily():
        temporary = reserve(target, mode)
        try:
            with temporary.open("r+b") as file:
                file.writelines(chunks)
                file.flush()
                os.fsync(file.fileno())
            if keep:
                temporary.chmod(mode)
            temporary.replace(target)
        finally:
            # Also where a signal came between the last step and its return.
            temporary.unlink(missing_ok=True)


def reserve(target: Path, mode: int) -> Path:
    """Make an empty file of one's own beside the target, under a name that nobody can foresee."""
    temporary = target.with_name(f".{cut(target.name)}.{os.getpid()}.{os.urandom(4).hex()}.tmp")
    os.close(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode))
    return temporary
