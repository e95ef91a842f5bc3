"""Temporary files and folders beside a target: how they are named, and what runs that were killed have left of them.

Only what a run of the same target and user made is deleted, an hour after anybody wrote there.
"""

import contextlib
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from sinorus.base import inputs, system
from sinorus.base.text import cut

# Seconds after which nobody is at work on a temporary file any more.
OLD = 3600


def sweep_files(target: Path, fresh: Path) -> None:
    """Delete the temporary files of earlier runs. ``fresh`` is that of this run, whose time is that of its disk."""
    with contextlib.suppress(OSError):
        now = fresh.stat().st_mtime
        for path in _named_for(target, fresh, ""):
            with contextlib.suppress(OSError):
                status = path.lstat()
                if _is_ours(status) and status.st_mtime < now - OLD:
                    path.unlink()


def sweep_folders(target: Path, fresh: Path) -> None:
    """Delete the temporary folders of earlier runs, but none in which somebody else has put something."""
    with contextlib.suppress(OSError):
        now = fresh.stat().st_mtime
        for folder in _named_for(target, fresh, ""):
            with contextlib.suppress(OSError):
                if stat.S_ISDIR(folder.lstat().st_mode):
                    _sweep_folder(folder, now)


def moved_aside(target: Path, fresh: Path) -> list[Path]:
    """List the folders that earlier runs moved aside and did not delete; none where the target itself is missing."""
    with contextlib.suppress(OSError):
        if os.path.lexists(target):
            now = fresh.stat().st_mtime
            # To rename a folder changes its status and not its content.
            return [path for path in _named_for(target, fresh, ".old") if path.lstat().st_ctime < now - OLD]
    return []


def entries(folder: Path, above: str = "") -> Iterator[tuple[str, os.stat_result]]:
    """Yield the name and status of everything below a folder, a folder before what it holds; links are not followed."""
    for path in sorted((folder / above).iterdir()):
        name = f"{above}{path.name}"
        status = path.lstat()
        yield name, status
        if stat.S_ISDIR(status.st_mode):
            yield from entries(folder, f"{name}/")


def _named_for(target: Path, fresh: Path, ending: str) -> Iterator[Path]:
    pattern = re.compile(rf"\.{re.escape(cut(target.name))}\.\d+\.[0-9a-f]{{8}}\.tmp{re.escape(ending)}")
    return (path for path in list(target.parent.iterdir()) if pattern.fullmatch(path.name) and path != fresh)


def _sweep_folder(folder: Path, now: float) -> None:
    found = [(folder, folder.lstat()), *((folder / name, status) for name, status in entries(folder))]
    if all(status.st_mtime < now - OLD and (stat.S_ISDIR(status.st_mode) or _is_ours(status)) for _, status in found):
        for path, status in reversed(found):
            path.rmdir() if stat.S_ISDIR(status.st_mode) else path.unlink()


def _is_ours(status: os.stat_result) -> bool:
    """Say whether a file may be one that an earlier run made: regular, of this user, without further names."""
    is_own = system.belongs_to(status) and not inputs.has_opened(status)
    return stat.S_ISREG(status.st_mode) and status.st_nlink == 1 and is_own
