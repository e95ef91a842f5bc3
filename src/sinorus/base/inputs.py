"""The inputs of a run: what it reads, and what none of its outputs may overwrite.

Whoever opens a file, or is given a folder to read, notes it here; whoever writes looks here first. A command line may
run another one within itself, as `cite --query` does: then the inputs of both are noted.
"""

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

# Says of the name of a file whether a file of this name is read in a folder.
IsNamed = Callable[[str], bool]
# Device and inode, which are the same through every link.
Identity = tuple[int, int]
# Systems follow up to 40 links.
MAX_LINKS = 40
# The files that were opened, by identity and name: another file may have come under the name since.
_files: set[tuple[Identity, str]] = set()
# What is to be said of the inputs, each once.
_remarks: dict[str, None] = {}
# Whether records of the inputs were left out because of their faults.
_is_partial = False
# The folders, whether their files were opened or not: an answer may come from an index that holds them.
_folders: set[tuple[str, IsNamed]] = set()


def forget() -> None:
    """Begin a new run, which has read nothing."""
    global _is_partial
    _files.clear()
    _folders.clear()
    _remarks.clear()
    _is_partial = False


def remark(sentence: str) -> None:
    """Say something of the inputs beside the answer, once, however often the run reads them."""
    _remarks[sentence] = None


def remarks() -> list[str]:
    """List what is to be said of the inputs of this run."""
    return [*_remarks]


def take_remarks() -> list[str]:
    """Take what is to be said of the inputs, for a program that says it in its own way; the inputs stay noted."""
    taken = remarks()
    _remarks.clear()
    return taken


def note_partial() -> None:
    """Note that records of the inputs were left out because of their faults."""
    global _is_partial
    _is_partial = True


def is_partial() -> bool:
    """Say whether the answer of this run comes from a part of its inputs."""
    return _is_partial


def note_file(path: Path, status: os.stat_result) -> None:
    """Note a file that was opened, with the status of its descriptor."""
    _files.add((_identity(status), str(path)))


def note_folder(folder: Path, is_named: IsNamed) -> None:
    """Note a folder, and which names in it are read. It need not be there."""
    _folders.add((str(folder), is_named))


def has_opened(status: os.stat_result) -> bool:
    """Say whether this run opened the file that has a status."""
    return any(_identity(status) == identity for identity, _ in _files)


def is_read(status: os.stat_result) -> bool:
    """Say whether this run reads the file that has a status, though perhaps out of an index."""
    if has_opened(status):
        return True
    others = (other for folder, is_named in _folders for other in _statuses(Path(folder), is_named))
    return any(os.path.samestat(status, other) for other in others)


def is_input(target: Path) -> bool:
    """Say whether this run reads a file, through whatever link, or would read it if it were there.

    Raise OSError where the system refuses to look.
    """
    status = _status(target)
    if status and is_read(status):
        return True
    there = set(places(target))
    if any(not there.isdisjoint(places(Path(name))) for _, name in _files):
        return True
    folders = [(Path(os.path.realpath(folder)), is_named) for folder, is_named in _folders]
    return any(place.parent == folder and is_named(place.name) for folder, is_named in folders for place in there)


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


def _statuses(folder: Path, is_named: IsNamed) -> Iterator[os.stat_result]:
    """Yield the status of each file that is read in a folder, links followed; none where the folder is missing."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if is_named(entry.name):
                with contextlib.suppress(OSError):
                    # What Windows tells of a file together with its folder has no number of the file.
                    yield Path(entry.path).stat()


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
