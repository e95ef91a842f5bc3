"""The one door out to files: each is written whole or not at all.

What is written grows under another name beside its target and gets its own name last, so that whatever goes wrong, what
was there before stays as it was.
"""

import contextlib
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from sinorus.base import inputs, system
from sinorus.base.errors import BadUsage, CannotAccess, why
from sinorus.base.signals import tidily
from sinorus.base.text import cut, quote


def write_whole(path: Path, chunks: Iterable[bytes], name: str) -> None:
    """Write a file. `name` is what messages call it.

    A link stays one, and its target is replaced. A device or a pipe is written to directly. Raise BadUsage for a folder
    or an input of this run, and CannotAccess where the system refuses.
    """
    with system_errors(name):
        refuse_input(path, name)
        mode = _mode(path)
        if mode is None:
            _replace(path, chunks, name, 0o666, keep_mode=False)
        elif stat.S_ISDIR(mode):
            raise BadUsage(f"cannot write {quote(name)}: it is a folder; name a file")
        elif stat.S_ISREG(mode):
            _replace(path, chunks, name, stat.S_IMODE(mode), keep_mode=True)
        else:
            _write_into(path, chunks)


@contextlib.contextmanager
def fresh_file(target: Path, mode: int) -> Iterator[Path]:
    """Make an empty file beside the target for a block, which fills and renames it; what is left of it then is deleted.

    A signal that ends the program raises Stopped in the block. Raise OSError where the file cannot be made.
    """
    temporary = temporary_name(target)
    with tidily():
        # The file is made in here, for a signal may come as soon as it is there.
        try:
            os.close(os.open(temporary, system.writing_flags(), mode))
            yield temporary
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)


@contextlib.contextmanager
def growing(path: Path) -> Iterator[IO[bytes]]:
    """Open a new file in a folder that nobody knows yet: it counts only when the whole folder is given its place.

    Raise OSError where the system refuses.
    """
    with path.open("xb") as file:
        yield file


def temporary_name(target: Path) -> Path:
    """Return a new name beside a target, which nobody can foresee; `leftovers` knows it again."""
    return target.with_name(f".{cut(target.name)}.{os.getpid()}.{os.urandom(4).hex()}.tmp")


def refuse_input(target: Path, name: str) -> None:
    """Raise BadUsage if this run reads what it would overwrite, OSError where the system refuses to look."""
    if inputs.is_input(target):
        raise BadUsage(
            f"cannot write {quote(name)}: it is an input of this run, or would be read as one; name another file"
        )


@contextlib.contextmanager
def system_errors(name: str) -> Iterator[None]:
    """Raise CannotAccess, which names what could not be written, where the system refuses something in the block."""
    try:
        yield
    except OSError as error:
        raise CannotAccess(f"cannot write {quote(name)}: {why(error)}") from error


def _mode(path: Path) -> int | None:
    """Return the kind and the permissions of a file; None if there is none."""
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


def _write_into(path: Path, chunks: Iterable[bytes]) -> None:
    """Write to a device or a pipe."""
    # A reader that leaves early is no error, as with standard output.
    try:
        with path.open("wb") as file:
            file.writelines(chunks)
    except OSError as error:
        if not system.has_left(error):
            raise


def _replace(path: Path, chunks: Iterable[bytes], name: str, mode: int, keep_mode: bool) -> None:
    """Write a file beside the target and rename it. The umask takes from the mode unless that is to be kept."""
    # Most commands write nothing.
    from sinorus.base import leftovers

    target = Path(os.path.realpath(path))
    with fresh_file(target, mode) as temporary:
        leftovers.sweep_files(target, temporary)
        with temporary.open("r+b") as file:
            file.writelines(chunks)
            file.flush()
            os.fsync(file.fileno())
        if keep_mode:
            temporary.chmod(mode)
        # An answer may read on while it is written.
        refuse_input(path, name)
        temporary.replace(target)


def empty(path: Path) -> None:
    """Empty a file that only this program knows yet, so that it can be written once more."""
    path.write_bytes(b"")
