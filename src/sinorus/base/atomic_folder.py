"""A folder that is written whole or not at all, in place of nothing but an earlier one that nobody has touched."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from sinorus.base import inputs, leftovers, manifest, system
from sinorus.base.atomic import system_errors, temporary_name, write_whole
from sinorus.base.errors import BadUsage
from sinorus.base.signals import tidily
from sinorus.base.text import from_system, quote

Result = TypeVar("Result")


def write_folder(target: Path, fill: Callable[[Path], Result], name: str, mark: manifest.Mark) -> Result:
    """Let `fill` write a folder, and return what it returns. `name` is what messages call the folder.

    The mark is written last, with a manifest. An earlier folder with such a mark is replaced if it holds only what its
    manifest lists. Raise BadUsage for anything else that is there, and CannotAccess where the system refuses.
    """
    with system_errors(name):
        refuse_folder(target, name)
        if os.path.lexists(target):
            _refuse_foreign(target, name, mark)
        with tidily():
            return _replace_folder(target, fill, name, mark)


def refuse_folder(target: Path, name: str) -> None:
    """Raise BadUsage if a folder is, holds or lies in what this run reads."""
    if inputs.meets_input(target):
        raise BadUsage(f"cannot write {quote(name)}: it is, holds or lies in an input of this run; name another folder")


def _refuse_foreign(folder: Path, name: str, mark: manifest.Mark) -> None:
    """Raise BadUsage if anything in a folder is not as an earlier export wrote it."""
    if not manifest.is_there(folder, mark.name):
        raise BadUsage(f"cannot write {quote(name)}: it is there already and no earlier export; name another folder")
    if (other := manifest.foreign(folder, mark.name)) is not None:
        problem = f"it holds {quote(from_system(other))}, which is not as an export wrote it"
        raise BadUsage(f"cannot write {quote(name)}: {problem}; take it out, or name another folder")


def _replace_folder(target: Path, fill: Callable[[Path], Result], name: str, mark: manifest.Mark) -> Result:
    """Write a folder beside the target and rename it."""
    temporary = temporary_name(target)
    try:
        # It is made in here, for a signal may come as soon as it is there.
        temporary.mkdir(mode=0o700)
        _sweep(target, temporary, mark)
        result = fill(temporary)
        write_whole(temporary / mark.name, [manifest.text(temporary, mark).encode("utf-8")], name)
        _flush(temporary)
        temporary.chmod(0o777 & ~system.umask())
        refuse_folder(target, name)
        _exchange(temporary, target, name, mark)
    finally:
        try:
            _delete_rest(target, temporary, mark)
        finally:
            # A signal or a failing call may have come in the middle of it.
            _delete_rest(target, temporary, mark)
    return result


def _delete_rest(target: Path, temporary: Path, mark: manifest.Mark) -> None:
    """Delete the temporary folder, and the old one where another has taken its place."""
    # If the new folder could not take its place nor the old one go back, the old one is the only copy.
    if os.path.lexists(target):
        manifest.delete(_aside(temporary), mark.name)
    shutil.rmtree(temporary, ignore_errors=True)


def _sweep(target: Path, temporary: Path, mark: manifest.Mark) -> None:
    """Delete what earlier runs that were killed have left beside the target."""
    leftovers.sweep_folders(target, temporary)
    for folder in leftovers.moved_aside(target, temporary):
        manifest.delete(folder, mark.name)


def _flush(folder: Path) -> None:
    """Wait until every file is on the disk, so that a folder which has its name is whole even after a power cut."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("r+b") as file:
                os.fsync(file.fileno())


def _exchange(new: Path, target: Path, name: str, mark: manifest.Mark) -> None:
    """Rename the new folder to the target. An old folder there is moved aside, and back if the renaming fails."""
    if not os.path.lexists(target):
        new.rename(target)
        return
    aside = _aside(new)
    try:
        target.rename(aside)
        # Somebody may have put something there in the meantime.
        _refuse_foreign(aside, name, mark)
        new.rename(target)
    finally:
        # A signal may also have come before the first renaming or after the second.
        if os.path.lexists(aside) and not os.path.lexists(target):
            aside.rename(target)


def _aside(new: Path) -> Path:
    """Return the name to which the old folder is moved while the new one takes its place."""
    return new.with_name(f"{new.name}.old")
