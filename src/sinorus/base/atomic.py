"""The one door out to files and folders: each is written whole or not at all.

What is written grows under another name beside its target and gets its own name last, so that whatever goes wrong, what
was there before stays as it was.
"""

import contextlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from sinorus.base import inputs
from sinorus.base.errors import BadUsage, CannotAccess, why
from sinorus.base.signals import tidily
from sinorus.base.text import cut, quoted

Result = TypeVar("Result")


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
            raise BadUsage(f"cannot write {quoted(name)}: it is a folder; name a file")
        elif stat.S_ISREG(mode):
            _replace(path, chunks, name, stat.S_IMODE(mode), keep_mode=True)
        else:
            _write_into(path, chunks)


def write_folder(target: Path, fill: Callable[[Path], Result], name: str, mark: tuple[str, str]) -> Result:
    """Let `fill` write a folder, and return what it returns. `name` is what messages call the folder.

    `mark` is the name and the text of a file that is written last. A folder that holds a file of that name was written
    by an earlier call and is replaced. Raise BadUsage for anything else that is there, and CannotAccess where the
    system refuses.
    """
    with system_errors(name):
        refuse_folder(target, name)
        if os.path.lexists(target) and not (target / mark[0]).is_file():
            raise BadUsage(
                f"cannot write {quoted(name)}: it is there already and no earlier export; name another folder"
            )
        with tidily():
            return _replace_folder(target, fill, name, mark)


def reserve(target: Path, mode: int) -> Path:
    """Make an empty file beside the target, under a name that nobody can foresee. Raise OSError where that fails."""
    temporary = target.with_name(f".{cut(target.name)}.{os.getpid()}.{os.urandom(4).hex()}.tmp")
    os.close(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode))
    return temporary


def refuse_input(target: Path, name: str) -> None:
    """Raise BadUsage if this run reads what it would overwrite, OSError where the system refuses to look."""
    if inputs.is_input(target):
        raise BadUsage(
            f"cannot write {quoted(name)}: it is an input of this run, or would be read as one; name another file"
        )


def refuse_folder(target: Path, name: str) -> None:
    """Raise BadUsage if a folder is, holds or lies in what this run reads."""
    if inputs.meets_input(target):
        raise BadUsage(
            f"cannot write {quoted(name)}: it is, holds or lies in an input of this run; name another folder"
        )


@contextlib.contextmanager
def system_errors(name: str) -> Iterator[None]:
    """Raise CannotAccess, which names what could not be written, where the system refuses something in the block."""
    try:
        yield
    except OSError as error:
        raise CannotAccess(f"cannot write {quoted(name)}: {why(error)}") from error


def _mode(path: Path) -> int | None:
    """Return the kind and the permissions of a file; None if there is none."""
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


def _write_into(path: Path, chunks: Iterable[bytes]) -> None:
    """Write to a device or a pipe."""
    # A reader that leaves early is no error, as with standard output.
    with contextlib.suppress(BrokenPipeError), path.open("wb") as file:
        file.writelines(chunks)


def _replace(path: Path, chunks: Iterable[bytes], name: str, mode: int, keep_mode: bool) -> None:
    """Write a file beside the target and rename it. The umask takes from the mode unless that is to be kept."""
    target = Path(os.path.realpath(path))
    with tidily():
        temporary = reserve(target, mode)
        try:
            with temporary.open("r+b") as file:
                file.writelines(chunks)
                file.flush()
                os.fsync(file.fileno())
            if keep_mode:
                temporary.chmod(mode)
            # An answer may read on while it is written.
            refuse_input(path, name)
            temporary.replace(target)
        finally:
            # A signal may have come after the renaming, when there is nothing left to delete.
            temporary.unlink(missing_ok=True)


def _replace_folder(target: Path, fill: Callable[[Path], Result], name: str, mark: tuple[str, str]) -> Result:
    """Write a folder beside the target and rename it."""
    import shutil
    import tempfile

    temporary = Path(tempfile.mkdtemp(prefix=f".{cut(target.name)}.", suffix=".tmp", dir=target.parent))
    try:
        result = fill(temporary)
        (temporary / mark[0]).write_text(mark[1], encoding="utf-8")
        _flush(temporary)
        temporary.chmod(0o777 & ~_umask())
        refuse_folder(target, name)
        _exchange(temporary, target)
    finally:
        for folder in (temporary, _aside(temporary)):
            shutil.rmtree(folder, ignore_errors=True)
    return result


def _flush(folder: Path) -> None:
    """Wait until every file is on the disk, so that a folder which has its name is whole even after a power cut."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("r+b") as file:
                os.fsync(file.fileno())


def _exchange(new: Path, target: Path) -> None:
    """Rename the new folder to the target. An old folder there is moved aside, and back if the renaming fails."""
    import shutil

    if not target.exists():
        new.rename(target)
        return
    aside = _aside(new)
    try:
        target.rename(aside)
        new.rename(target)
    finally:
        # A signal may also have come before the first renaming or after the second.
        if aside.exists() and not target.exists():
            aside.rename(target)
        # `_replace_folder` does this once more, for deleting may be interrupted too.
        shutil.rmtree(aside, ignore_errors=True)


def _aside(new: Path) -> Path:
    """Return the name to which the old folder is moved while the new one takes its place."""
    return new.with_name(f"{new.name}.old")


def _umask() -> int:
    """Return the permissions that new files of this process do not get; it can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
