"""The manifest of an exported folder: its files with their sizes, by which a later export knows what it may delete.

It stands in a JSON file that says beside it what the folder holds, and carries a checksum of both: a file that merely
has the same name is no manifest.
"""

import contextlib
import json
import os
import stat
from pathlib import Path, PurePosixPath
from typing import NamedTuple, cast

from sinorus.base import checksum
from sinorus.base.leftovers import entries


class Mark(NamedTuple):
    """The file that makes a folder an export of its kind.

    name   its name
    about  what it says of the folder, the text of a JSON object
    """

    name: str
    about: str


def text(folder: Path, mark: Mark) -> str:
    """Return the text of the mark of a folder, with the manifest of everything that is in the folder."""
    files = {name: status.st_size for name, status in entries(folder) if stat.S_ISREG(status.st_mode)}
    content = checksum.sealed({**json.loads(mark.about), "files": files})
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def is_there(folder: Path, mark: str) -> bool:
    """Say whether a folder has a manifest of ours."""
    return _read(folder / mark) is not None


def foreign(folder: Path, mark: str) -> str | None:
    """Return the name of something in a folder that its manifest does not list, or lists otherwise; None for nothing.

    What the manifest lists need not be there any more. Raise OSError where something cannot be looked at.
    """
    files = _read(folder / mark) or {}
    folders = {parent.as_posix() for name in files for parent in PurePosixPath(name).parents}
    for name, status in entries(folder):
        is_folder = stat.S_ISDIR(status.st_mode)
        if name not in folders if is_folder else name != mark and not _is_listed(name, status, files):
            return name
    return None


def delete(folder: Path, mark: str) -> None:
    """Delete what the manifest of a folder lists, and the folder itself if nothing else is in it."""
    files = _read(folder / mark)
    if files is None:
        # Whoever was stopped at the last step of this has left an empty folder.
        with contextlib.suppress(OSError):
            folder.rmdir()
        return
    with contextlib.suppress(OSError):
        for name, status in reversed(list(entries(folder))):
            with contextlib.suppress(OSError):
                if stat.S_ISDIR(status.st_mode):
                    (folder / name).rmdir()
                elif name != mark and _is_listed(name, status, files):
                    (folder / name).unlink()
        # Without its manifest nobody would know a folder that could not be emptied.
        if [path.name for path in folder.iterdir()] == [mark]:
            (folder / mark).unlink()
            folder.rmdir()


def _is_listed(name: str, status: os.stat_result, files: dict[str, int]) -> bool:
    """Say whether a file is as it was written; a link never is."""
    return stat.S_ISREG(status.st_mode) and files.get(name) == status.st_size


def _read(path: Path) -> dict[str, int] | None:
    """Return the files that a manifest lists, with their sizes; None where there is no manifest of ours."""
    if not path.exists() or not stat.S_ISREG(path.lstat().st_mode):
        return None
    try:
        content = json.loads(path.read_bytes())
        is_ours = isinstance(content, dict) and isinstance(content.get("files"), dict) and checksum.is_sealed(content)
    except (ValueError, RecursionError):
        return None
    return cast("dict[str, int]", content["files"]) if is_ours else None
