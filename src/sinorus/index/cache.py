"""Where the index lies between two runs: a file that may be deleted, damaged or denied without changing an answer.

It is SQLite's file with a seal behind it, which SQLite ignores. The seal of a small index is its checksum (CRC-32, four
bytes), which is computed again before the index is opened. For a large index that would cost more than the question,
so its seal is the time of its last writing (nanoseconds, eight bytes): whatever is written into it later shows in
its times.
"""

import contextlib
import os
import re
import sqlite3
import zlib
from collections.abc import Iterator
from io import FileIO
from pathlib import Path

from sinorus.base import inputs, system
from sinorus.base.atomic import fresh_file
from sinorus.base.errors import Damaged
from sinorus.index.tables import TABLES

# How many indexes stay in the cache; older ones are deleted.
MOST = 8
# Nanoseconds within which a large index that was sealed gets its name; whoever sets its times back later is noticed.
SOON = 2 * 10**9
PREFIX = "index-"
# Damaged indexes that this process may not or cannot delete; it ignores them.
_unusable: set[Path] = set()
# The index of the packaged data, which was built with the package.
PACKAGED = Path(__file__).parent / "packaged"


def path_of(key: str) -> Path | None:
    """Return where the index with a key lies; None where there can be no cache."""
    folder = cache_dir()
    path = folder / name_of(key) if folder else None
    return None if path in _unusable else path


def packaged(key: str) -> Path | None:
    """Return where the index with a key would lie that came with the package; None where that is damaged."""
    path = PACKAGED / name_of(key)
    return None if is_unusable(path) else path


def is_unusable(path: Path) -> bool:
    """Say whether an index turned out damaged in this process, and could not be deleted."""
    return path in _unusable


def name_of(key: str) -> str:
    """Return the name of the index with a key."""
    return f"{PREFIX}{key}.sqlite"


def cache_dir() -> Path | None:
    """Return the folder for the index: ``SINORUS_CACHE``, else the platform's cache folder; None without a home."""
    if named := os.environ.get("SINORUS_CACHE"):
        return Path(named)
    base = Path(system.cache_home())
    return base / "sinorus" if base.is_absolute() else None


def open_file(path: Path, has_checksum: bool) -> sqlite3.Connection | None:
    """Return an index opened read-only, or None where there is none that is whole and of the data that its name says.

    ``has_checksum`` says whether its seal is a checksum, and not a time.
    """
    try:
        # Whoever opens a pipe waits for its other end.
        is_whole = path.is_file() and _is_whole(path, has_checksum)
    except (OSError, ValueError):
        return None
    return connect(path) if is_whole else None


def connect(path: Path) -> sqlite3.Connection | None:
    """Return an index opened read-only, or None where it is not of the data that its name says."""
    try:
        # From Python several threads may ask, one at a time.
        address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        index = sqlite3.connect(address, uri=True, check_same_thread=False)
    except (ValueError, sqlite3.Error):
        return None
    try:
        key = index.execute("SELECT value FROM meta WHERE key = 'key'").fetchone()
    except sqlite3.Error:
        key = None
    if not key or path.name != name_of(key[0]):
        index.close()
        return None
    return index


def _is_whole(path: Path, has_checksum: bool) -> bool:
    """Say whether an index has its seal, and an owner whom this user trusts; the package is part of the program."""
    with path.open("rb", buffering=0) as file:
        stat = os.fstat(file.fileno())
        inputs.note_file(path, stat)
        if path.parent != PACKAGED and not _is_trusted(stat):
            return False
        return _has_its_sum(file, stat) if has_checksum else _is_untouched(file, stat)


def _is_trusted(stat: os.stat_result) -> bool:
    """Say whether a file belongs to this user or to root."""
    return system.belongs_to(stat, 0)


def _has_its_sum(file: FileIO, stat: os.stat_result) -> bool:
    return _sum(file, stat.st_size - 4) == file.read(8)


def _sum(file: FileIO, size: int) -> bytes:
    """Return the checksum of the next bytes of a file, which is read in small blocks."""
    sum = 0
    buffer = memoryview(bytearray(2**17))
    while size > 0 and (count := file.readinto(buffer[: min(size, len(buffer))])):
        sum = zlib.crc32(buffer[:count], sum)
        size -= count
    return sum.to_bytes(4, "big")


def _is_untouched(file: FileIO, stat: os.stat_result) -> bool:
    file.seek(-8, os.SEEK_END)
    seal = int.from_bytes(file.read(8), "big")
    return stat.st_mtime_ns == seal and stat.st_ctime_ns < seal + SOON


@contextlib.contextmanager
def draft(path: Path) -> Iterator[Path]:
    """Give a new temporary file to build an index in, which is deleted at the end of the block unless it is published.

    Raises OSError where the folder is denied, or gives what is written there to another user, whose indexes are not
    believed.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with fresh_file(path, 0o600) as temporary:
        if not _is_trusted(temporary.stat()):
            raise PermissionError
        yield temporary


def publish(temporary: Path, path: Path, has_checksum: bool) -> None:
    """Seal a finished index and rename it to its path. Raises OSError where the system refuses."""
    _seal(temporary, has_checksum)
    temporary.replace(path)
    _sweep(path)


def _seal(path: Path, has_checksum: bool) -> None:
    with path.open("r+b", buffering=0) as file:
        stat = os.fstat(file.fileno())
        if has_checksum:
            file.write(_sum(file, stat.st_size))
            return
        file.seek(0, os.SEEK_END)
        file.write(stat.st_mtime_ns.to_bytes(8, "big"))
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def is_damage(error: BaseException | None) -> bool:
    """Say whether an error shows that the index which was asked is damaged."""
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB) or _is_lack_of_table(str(error))
    # The index holds nothing but JSON; what is read from elsewhere is refused with a message of its own.
    return isinstance(error, Damaged) or type(error).__name__ == "JSONDecodeError"


def _is_lack_of_table(message: str) -> bool:
    """Say whether a message of SQLite says that a table is missing which every index has.

    That another table, a column or a function is missing is a fault of a question, which no new index would mend.
    """
    name = message.partition("no such table: ")[2].removeprefix("main.")
    return name in re.findall(r"^CREATE (?:TABLE|VIEW) (\w+)", TABLES, re.MULTILINE)


def discard(path: Path) -> str:
    """Delete a damaged index, and say what became of it and what helps. One that stays is ignored from now on."""
    _unusable.add(path)
    if path.parent == PACKAGED:
        return "it is a part of the package: install sinorus again"
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return "it cannot be deleted: name another cache folder with SINORUS_CACHE"
    _unusable.remove(path)
    return "it was deleted: ask again"


def _sweep(newest: Path) -> None:
    """Delete all but the latest few indexes, and temporary files of builds that were killed over an hour ago."""
    with contextlib.suppress(OSError):
        born = newest.stat().st_mtime
        files = [(entry.stat().st_mtime, entry.path) for entry in os.scandir(newest.parent) if _is_ours(entry.name)]
        finished = sorted((item for item in files if not item[1].endswith(".tmp")), reverse=True)
        left = [item for item in files if item[1].endswith(".tmp") and item[0] < born - 3600]
        for _, path in finished[MOST:] + left:
            with contextlib.suppress(OSError):
                Path(path).unlink()


def _is_ours(name: str) -> bool:
    return bool(re.fullmatch(rf"{PREFIX}[0-9a-f]{{32}}\.sqlite|\.{PREFIX}[0-9a-f]{{32}}\.sqlite\..*\.tmp", name))
