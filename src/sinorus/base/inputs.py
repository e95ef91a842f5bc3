"""The inputs of a run: what it reads, and what none of its outputs may overwrite.

Whoever opens a file, or is given a folder to read, notes it here; whoever writes looks here first. A command line may
run another one within itself, as `cite --query` does: then the inputs of both are noted.
"""

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

# Says of the name of a file in a folder whether it is read.
IsRead = Callable[[str], bool]
# Device and inode, which are the same through every link.
Identity = tuple[int, int]
# Systems follow up to 40 links.
MAX_LINKS = 40
# The files that were opened, by identity and name: another file may have come under the name since.
_files: set[tuple[Identity, str]] = set()
# The folders, whether their files were opened or not: an answer may come from an index that holds them.
_folders: set[tuple[str, IsRead]] = set()


def forget() -> None:
    """Begin a new run, which has read nothing."""
    _files.clear()
    _folders.clear()


def note_file(path: Path, status: os.stat_result) -> None:
    """Note a file that was opened, with the status of its descriptor."""
    _files.add((_identity(status), str(path)))


def note_folder(folder: Path, is_read: IsRead) -> None:
    """Note a folder, and which names in it are read. It need not be there."""
    _folders.add((str(folder), is_read))


def has_opened(status: os.stat_result) -> bool:
    """Say whether this run opened the file that has a status."""
    return any(_identity(status) == identity for identity, _ in _files)


def is_input(target: Path) -> bool:
    """Say whether this run reads a file, through whatever link, or would read it if it were there.

    Raise OSError where the system refuses to look.
    """
    status = _status(target)
    if status and has_opened(status):
        return True
    there = set(places(target))
    if any(not there.isdisjoint(places(Path(name))) for _, name in _files):
        return True
    return any(_is_read_in(Path(folder), is_read, there, status) for folder, is_read in _folders)


def meets_input(target: Path) -> bool:
    """Say whether a folder is, holds or lies in what this run reads. Raise OSError where the system refuses to look."""
    own, above = _identities([target]), _identities([target, *target.parents])
    inputs = [Path(os.path.realpath(name)) for name in (*(name for _, name in _files), *(name for name, _ in _folders))]
    return any(
        not above.isdisjoint(_identities([path])) or not own.isdisjoint(_identities([path, *path.parents]))
        for path in inputs
    )


def places(path: Path) -> Iterator[Path]:
    """Yield where a path leads: its own place, that of each link on the way, and that of what is at the end."""
    yield Path(os.path.realpath(path))
    for _ in range(MAX_LINKS):
        place = Path(os.path.realpath(path.parent)) / path.name
        yield place
        if not place.is_symlink():
            return
        path = place.parent / place.readlink()


def _is_read_in(folder: Path, is_read: IsRead, there: set[Path], status: os.stat_result | None) -> bool:
    """Say whether one of some places is that of a file which is read in a folder, or is linked from there."""
    root = Path(os.path.realpath(folder))
    if any(place.parent == root and is_read(place.name) for place in there):
        return True
    return status is not None and any(os.path.samestat(status, other) for other in _statuses(root, is_read))


def _statuses(folder: Path, is_read: IsRead) -> Iterator[os.stat_result]:
    """Yield the status of each file that is read in a folder, links followed; none where the folder is missing."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if is_read(entry.name):
                with contextlib.suppress(OSError):
                    yield entry.stat()


def _status(path: Path) -> os.stat_result | None:
    """Return the status of what a path leads to, None for nothing."""
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _identities(paths: Iterable[Path]) -> set[Identity]:
    """Return the identities of those paths that are there."""
    return {_identity(status) for status in map(_status, paths) if status}


def _identity(status: os.stat_result) -> Identity:
    return status.st_dev, status.st_ino
