"""The files of a folder that is imported: written beside it, and put in place all together or not at all."""

import contextlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from sinorus.base import system
from sinorus.base.atomic import system_errors, temporary_name
from sinorus.base.errors import BadUsage
from sinorus.base.leftovers import sweep_folders
from sinorus.base.signals import tidily
from sinorus.base.text import quote, to_system
from sinorus.model.vocabulary import BUILTIN

Result = TypeVar("Result")


def target_of(folder: str, is_update: bool) -> Path:
    """Return the path of the folder that is written.

    Raises BadUsage where something is there that is no empty folder, unless it is to be imported into again.
    """
    if not folder or folder == BUILTIN:
        raise BadUsage(f"-o {quote(folder)}: name a new folder")
    target = Path(os.path.realpath(to_system(folder)))
    with system_errors(folder):
        if target.exists() and not target.is_dir():
            raise BadUsage(f"-o {quote(folder)}: there is a file of this name; name a new folder")
        if has_files(target) and not is_update:
            remedy = "--update imports into it and keeps what was changed there, or name a new folder"
            raise BadUsage(f"-o {quote(folder)}: the folder is there already; {remedy}")
    return target


def has_files(target: Path) -> bool:
    """Say whether a folder is there and holds anything."""
    return target.is_dir() and any(target.iterdir())


def write(target: Path, name: str, fill: Callable[[Path], Result]) -> Result:
    """Let ``fill`` write files into a fresh folder, and put them in place; what is left of it then is deleted.

    Raises CannotAccess where the system refuses.
    """
    with system_errors(name), tidily():
        temporary = temporary_name(target)
        try:
            temporary.mkdir(mode=0o700)
            sweep_folders(target, temporary)
            result = fill(temporary)
            _flush(temporary)
            _put_in_place(temporary, target)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)
    return result


def _flush(folder: Path) -> None:
    """Wait until every file is on the disk."""
    for path in filter(Path.is_file, folder.rglob("*")):
        with path.open("r+b") as file:
            os.fsync(file.fileno())


def _put_in_place(temporary: Path, target: Path) -> None:
    """Give the new folder its name, or its files the places of those in the folder that is there."""
    if has_files(target):
        _exchange(temporary, target)
        return
    if target.exists():
        # Not every system lets a folder take the place of an empty one.
        target.rmdir()
    temporary.chmod(0o777 & ~system.umask())
    temporary.replace(target)


def _exchange(temporary: Path, target: Path) -> None:
    """Replace files of a folder one after the other; if one fails, those before it get their old content back."""
    aside = temporary / "old"
    aside.mkdir()
    files = sorted(path for path in temporary.iterdir() if path.is_file())
    done: list[str] = []
    try:
        for path in files:
            place = target / path.name
            if place.exists():
                path.chmod(place.stat().st_mode & 0o777)
                shutil.copy2(place, aside / path.name)
            done.append(path.name)
            path.replace(place)
    except BaseException:
        for name in done:
            with contextlib.suppress(OSError):
                (aside / name).replace(target / name) if (aside / name).exists() else (target / name).unlink()
        raise
