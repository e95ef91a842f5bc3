"""Compile, then ask: the data files become one SQLite index, built only when they changed.

``open_index`` is all that commands need; they never see a file or an unvalidated record.
"""

import contextlib
import os
import sqlite3
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sinorus import __version__
from sinorus.errors import BadData
from sinorus.store import cache
from sinorus.store.folders import DataFile, all_files, chosen
from sinorus.store.opening import open_regular, read_bytes
from sinorus.store.schema import VERSION

if TYPE_CHECKING:
    from sinorus.store.problems import Problem

SMALL = 16 * 2**20


class Index(NamedTuple):
    """The compiled data: ``files`` are the data files that it stands for."""

    db: sqlite3.Connection
    files: list[DataFile]

    def paths(self) -> list[Path]:
        """Return the files that no output may overwrite."""
        return [file.path for file in self.files]


def open_index(folders: list[str]) -> Index:
    """Return the index of the chosen data folders, built now if the data changed since the last time.

    Raises BadData with the first problem of data that break the codebook, CannotAccess where a folder cannot be read.
    """
    files = all_files(chosen(folders))
    if sum(_size(file) for file in files) <= SMALL:
        return Index(_small(files), files)
    return Index(_large(files), files)


def _size(file: DataFile) -> int:
    try:
        return file.path.stat().st_size
    except OSError:
        return 0


def _small(files: list[DataFile]) -> sqlite3.Connection:
    digest = _hash(f"{VERSION} {__version__}".encode())
    contents: dict[Path, bytes] = {}
    for file in files:
        contents[file.path] = data = read_bytes(file.path, file.shown)
        digest.update(f"\0{file.kind} {file.path.suffix} {len(data)}\0".encode())
        digest.update(data)
    path = _cached(digest.hexdigest())
    if path and (index := cache.load(path)):
        return index
    built = sqlite3.connect(":memory:")
    _refuse(_compile(files, contents, built))
    if path:
        cache.save(path, built)
    return built


def _large(files: list[DataFile]) -> sqlite3.Connection:
    path = _cached(_identity(files))
    if path is None:
        return _built_in_memory(files)
    if index := cache.open_in_place(path):
        return index
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        temporary.unlink(missing_ok=True)
        built = sqlite3.connect(temporary)
        _refuse(_compile(files, {}, built))
        built.close()
        temporary.replace(path)
        cache.sweep(path)
    except (OSError, sqlite3.OperationalError):
        return _built_in_memory(files)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    return cache.open_in_place(path) or _built_in_memory(files)


def _identity(files: list[DataFile]) -> str:
    """Key large files by what the system says of them, and by content too while one is younger than two seconds."""
    digest = _hash(f"{VERSION} {__version__}".encode())
    for file in files:
        with os.fdopen(open_regular(file.path, file.shown), "rb") as opened:
            seen = os.fstat(opened.fileno())
            key = (
                file.kind,
                file.path.suffix,
                seen.st_dev,
                seen.st_ino,
                seen.st_size,
                seen.st_mtime_ns,
                seen.st_ctime_ns,
            )
            digest.update(repr(key).encode())
            if time.time() - max(seen.st_mtime, seen.st_ctime) < 2:
                for block in iter(lambda: opened.read(2**20), b""):
                    digest.update(block)
    return str(digest.hexdigest())


def _built_in_memory(files: list[DataFile]) -> sqlite3.Connection:
    built = sqlite3.connect(":memory:")
    _refuse(_compile(files, {}, built))
    return built


def _hash(start: bytes) -> Any:
    """Begin a BLAKE2 hash; from the module behind hashlib, which would load OpenSSL for a third of bare Python's cost."""
    try:
        from _blake2 import blake2b
    except ImportError:
        from hashlib import blake2b
    return blake2b(start, digest_size=16)


def _cached(key: str) -> Path | None:
    folder = cache.cache_dir()
    return folder / f"{cache.PREFIX}{key}.sqlite" if folder else None


def _compile(files: list[DataFile], contents: dict[Path, bytes], built: sqlite3.Connection) -> "list[Problem]":
    from sinorus.store.compiling import compile_files

    return compile_files(files, contents, built).problems


def _refuse(problems: "list[Problem]") -> None:
    if problems:
        more = len(problems) - 1
        folder = Path(problems[0].file).parent
        hint = f" ({more} more: `sinorus validate {folder}` lists them all)" if more else ""
        raise BadData(problems[0].sentence() + hint)
