"""Where the index lies between two runs: a file that may be deleted, damaged or denied without changing an answer.

A small index is one file of SQLite's bytes followed by their checksum (CRC-32, four bytes, which SQLite passes over);
it is summed up before it is opened, so that damage is noticed. A large one is opened without.
"""

import contextlib
import os
import sqlite3
import sys
import zlib
from io import FileIO
from pathlib import Path

from sinorus.errors import SinorusError
from sinorus.writing import write_whole

KEPT = 8
PREFIX = "index-"
_opened: list[Path] = []


def cache_dir() -> Path | None:
    """Return the folder for the index: ``SINORUS_CACHE``, else the platform's cache folder; None without a home."""
    if named := os.environ.get("SINORUS_CACHE"):
        return Path(named)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")  # noqa: PTH111 (Path raises where there is no home)
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")  # noqa: PTH111
    return Path(base) / "sinorus" if Path(base).is_absolute() else None


def load(path: Path) -> sqlite3.Connection | None:
    """Return a small index opened read-only, or None where there is none that is whole."""
    try:
        with path.open("rb", buffering=0) as file:
            if not _sums_up(file, os.fstat(file.fileno()).st_size - 4):
                return None
    except OSError:
        return None
    return open_in_place(path)


def _sums_up(file: FileIO, size: int) -> bool:
    sum = 0
    buffer = memoryview(bytearray(2**17))
    while size > 0 and (count := file.readinto(buffer[: min(size, len(buffer))])):
        sum = zlib.crc32(buffer[:count], sum)
        size -= count
    return size == 0 and file.read(8) == sum.to_bytes(4, "big")


def save(path: Path, index: sqlite3.Connection) -> None:
    """Keep a small index for the next run; where that is not possible, nothing is said and nothing is lost."""
    image = index.serialize()
    with contextlib.suppress(SinorusError, OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_whole(path, [image, zlib.crc32(image).to_bytes(4, "big")], path.name)
        sweep(path)


def open_in_place(path: Path) -> sqlite3.Connection | None:
    """Return an index opened read-only, or None where there is none that was finished."""
    try:
        index = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        whole = index.execute("SELECT value FROM meta WHERE key = 'as_of'").fetchone()
    except sqlite3.Error:
        return None
    _opened.append(path)
    return index if whole else None


def discard() -> bool:
    """Delete the indexes that this process has opened, because one turned out damaged; False if there was none."""
    found = bool(_opened)
    with contextlib.suppress(OSError):
        for path in _opened:
            path.unlink(missing_ok=True)
    _opened.clear()
    return found


def sweep(newest: Path) -> None:
    """Delete all but the latest few indexes, and what a killed build left behind."""
    with contextlib.suppress(OSError):
        born = newest.stat().st_mtime
        files = [(entry.stat().st_mtime, entry.path) for entry in os.scandir(newest.parent) if _ours(entry.name)]
        finished = sorted((item for item in files if not item[1].endswith(".tmp")), reverse=True)
        left = [item for item in files if item[1].endswith(".tmp") and item[0] < born - 3600]
        for _, path in finished[KEPT:] + left:
            Path(path).unlink()


def _ours(name: str) -> bool:
    return name.startswith((PREFIX, "." + PREFIX)) and name.endswith((".sqlite", ".tmp"))
