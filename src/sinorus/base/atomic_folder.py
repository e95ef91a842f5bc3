"""The door out to folders: whole or not at all."""

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from sinorus.base.errors import BadUsage, CannotAccess, why
from sinorus.base.signals import tidily
from sinorus.base.text import cut, quoted

Made = TypeVar("Made")


def write_folder(target: Path, fill: Callable[[Path], Made], shown: str, mark: tuple[str, str]) -> Made:
    """Let a folder be filled beside the target and rename it; a folder that is there is replaced if it holds the file ``mark``.

    Of the mark, which is written last, name and text are given. Anything else that is there is a usage error; any failure of the system a CannotAccess, and nothing stays behind.
    """
    try:
        if os.path.lexists(target) and not (target / mark[0]).is_file():
            raise BadUsage(
                f"cannot write {quoted(shown)}: it is there already and no earlier export; name another folder"
            )
        with tidily():
            return _filled(target, fill, mark)
    except OSError as error:
        raise CannotAccess(f"cannot write {quoted(shown)}: {why(error)}") from error


def _filled(target: Path, fill: Callable[[Path], Made], mark: tuple[str, str]) -> Made:
    temporary = Path(tempfile.mkdtemp(prefix=f".{cut(target.name)}.", suffix=".tmp", dir=target.parent))
    try:
        made = fill(temporary)
        (temporary / mark[0]).write_text(mark[1], encoding="utf-8")
        _settle(temporary)
        temporary.chmod(0o777 & ~_umask())
        _exchange(temporary, target)
    finally:
        for left in (temporary, _aside(temporary)):
            shutil.rmtree(left, ignore_errors=True)
    return made


def _settle(folder: Path) -> None:
    """Wait until the disk has every file, so that a folder which bears its name is whole."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("r+b") as file:
                os.fsync(file.fileno())


def _exchange(new: Path, target: Path) -> None:
    """Put a folder in the place of another, which takes the place of the new one."""
    if not target.exists():
        new.rename(target)
        return
    aside = _aside(new)
    try:
        target.rename(aside)
        new.rename(target)
    finally:
        # Also where it was interrupted, before or behind either of the two.
        if aside.exists() and not target.exists():
            aside.rename(target)
        shutil.rmtree(aside, ignore_errors=True)


def _aside(new: Path) -> Path:
    return new.with_name(f"{new.name}.old")


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
