"""The index that came with the package, and by what it is known that it is of the data beside it.

Nobody reads these data to open it. In a checkout, where people edit them, ``LOOKS`` beside the index says which files
it was built from, as the system knows them: device, inode, size and times. An installer gives files other times, so
that a wheel has ``SIZES`` instead, and no file may be younger than the list which installers write last.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from sinorus import __version__
from sinorus.base import inputs
from sinorus.base.atomic import write_whole
from sinorus.index import cache, folders
from sinorus.index.tables import VERSION
from sinorus.model.files import ENDINGS, SERIES

LOOKS, SIZES = "looks", "sizes"
# The name of a file in the folder of the data, and what the system says of it.
Seen = tuple[str, os.stat_result]


def find() -> Path | None:
    """Return the index if nothing shows that it or the data have changed since they came; else it may fit still."""
    seen = see()
    mark = cache.PACKAGED / (SIZES if is_installed() else LOOKS)
    try:
        text = mark.read_bytes()
        path = cache.PACKAGED / os.fsdecode(text.partition(b"\n")[0])
        seen.append((path.name, path.stat()))
        inputs.note_file(path, seen[-1][1])
        fits = text == _text(path, seen, mark.name) and (mark.name == LOOKS or _is_older(seen))
    except (OSError, ValueError):
        return None
    return path if fits and not cache.is_unusable(path) else None


def mark(path: Path, seen: list[Seen], is_settled: bool) -> None:
    """Write of which data, as they were seen before they were read, the index at a path is.

    The times of files that are not settled may stay the same while they are changed.
    """
    seen = [*seen, (path.name, path.stat())]
    for name in (SIZES, LOOKS) if is_settled else (SIZES,):
        write_whole(path.with_name(name), [_text(path, seen, name)], name)


def see() -> list[Seen]:
    """Look at the packaged data."""
    folder = folders.data_dir()
    return [*_seen_in(folder, ""), *_seen_in(folder / SERIES, f"{SERIES}/")]


def _seen_in(folder: Path, before: str) -> Iterator[Seen]:
    try:
        entries = sorted((entry.name, entry) for entry in os.scandir(folder) if entry.name.endswith(ENDINGS))
        yield from ((before + name, entry.stat()) for name, entry in entries)
    except OSError:
        # Whoever reads the data says what is wrong with them.
        return


def _text(path: Path, seen: list[Seen], name: str) -> bytes:
    write = _look if name == LOOKS else _size
    lines = [path.name, f"{VERSION} {__version__}", *(f"{of} {write(stat)}" for of, stat in seen)]
    return os.fsencode("\n".join(lines))


def _size(stat: os.stat_result) -> str:
    return str(stat.st_size)


def _look(stat: os.stat_result) -> str:
    return f"{stat.st_dev} {stat.st_ino} {stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns}"


def is_installed() -> bool:
    """Say whether the data lie in the package, as in a wheel."""
    return folders.data_dir().parent == cache.PACKAGED.parents[1]


def _is_older(seen: list[Seen]) -> bool:
    """Say whether all files are older than the list of what was installed, so that none was changed since."""
    installed = cache.PACKAGED.parents[2] / f"sinorus-{__version__}.dist-info" / "RECORD"
    return max(stat.st_mtime_ns for _, stat in seen) < installed.stat().st_mtime_ns
