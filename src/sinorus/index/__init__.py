"""Compile, then ask: the data files become one SQLite index, built only when they changed.

``open_index`` is all that commands need; they never see a file or an unvalidated record.
"""

import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing, nullcontext, suppress
from pathlib import Path
from typing import Any, NamedTuple, Self

from sinorus import __version__
from sinorus.base import inputs, progress
from sinorus.base.errors import BadData, BadUsage, Damaged
from sinorus.base.system import shell_word
from sinorus.index import cache, shipped
from sinorus.index.folders import DataFile, all_files, choose, inodes, is_parquet, prefixes_of
from sinorus.index.open_file import Changed, Look, opened, read_bytes
from sinorus.index.tables import VERSION
from sinorus.model.vocabulary import BUILTIN

# Up to this many bytes the key of data is their content; to read more would cost more than the question.
SMALL = 6 * 2**20
# Seconds after which a further change to a file shows in its times, on any file system.
SETTLED = 2
# How often a run begins again because a data file changed or was replaced while it was read.
TRIES = 2
# Stands for the engine that suits the data.
ANY = "any"
Contents = dict[Path, bytes]


class Data(NamedTuple):
    """Data files as they were found: their bytes where they are few, the key of their index, and whether they are few.

    The index of few bytes ends in a checksum.
    """

    files: list[DataFile]
    contents: Contents
    key: str
    is_small: bool


class Index(NamedTuple):
    """The compiled data, to be closed by ``with``.

    ``folders`` are the data folders as they were named. ``path`` is the file that the index was read from, None where
    it was built just now; if that file turns out damaged, it is deleted, and Damaged is raised at the end of the block.
    """

    db: sqlite3.Connection
    folders: list[str]
    path: Path | None = None

    def __enter__(self) -> Self:
        """Use the index in a block."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        """Close the index, and delete it if what went wrong shows that it is damaged."""
        self.db.close()
        if self.path and cache.is_damage(error):
            raise Damaged(cache.discard(self.path)) from error


def open_index(
    folders: list[str], is_strict: bool = False, prefix: Sequence[str] = (), engine: str | None = None
) -> Index:
    """Return the index of the chosen data folders, built now if the data changed since the last time.

    Records with faults are left out of it, which is said on standard error; where ``is_strict``, and in the packaged
    data, they are refused. ``prefix`` are the values of ``--prefix``.

    An index gets its key from the bytes that it is built from: where a file turns out to be another one than when the
    key was made, all begins again; where it never rests, the answer is of what was read last, and nothing is kept.

    Parquet is answered by an engine, if the question is one that engines answer: ``engine`` is then ANY, or its name.

    Raises BadData with the first problem of data that are refused, CannotAccess where a folder cannot be read.
    """
    names = choose(folders)
    if engine not in (None, ANY) or any(map(is_parquet, names)):
        from sinorus.index.open_parquet import open_parquet

        if prefix:
            raise BadUsage("--prefix is for data folders; the ids of Parquet stay as they are, so leave it out")
        return Index(open_parquet(names, engine), names)
    is_strict = is_strict or names == [BUILTIN]
    prefixes = prefixes_of(prefix, names) if prefix else []
    for _ in range(TRIES):
        with suppress(Changed):
            return _open(names, prefixes, is_strict)
    files = all_files(names, prefixes)
    built = _compile(names, Data(files, {}, "", is_small=False), ":memory:", is_strict)
    return _with_remark(Index(built, names), files, is_strict)


def _open(names: list[str], prefixes: list[str], is_strict: bool) -> Index:
    """Return the index of data folders. Raises Changed where a file does not stay as it was at the first look."""
    is_packaged = names == [BUILTIN]
    if is_packaged and (path := shipped.find()) and (db := cache.connect(path)):
        return Index(db, names, path)
    data = look(names, prefixes)
    if found := finished(data):
        return _with_remark(Index(found[0], names, found[1]), data.files, is_strict)
    if is_packaged:
        # Files that were moved have another key and the same content.
        content, contents = _content(data.files)
        if (path := cache.packaged(content)) and (db := cache.open_file(path, has_checksum=True)):
            return Index(db, names, path)
        data = data._replace(contents=contents)
    return _with_remark(Index(_build(names, data, cache.path_of(data.key), is_strict), names), data.files, is_strict)


def look(names: list[str], prefixes: list[str]) -> Data:
    """Look at data folders; the packaged data are known as large ones are, without being read.

    Raises Changed where a file does not stay as it was at the first look.
    """
    folders = inodes(names)
    files = _look_at(all_files(names, prefixes))
    if is_small := _size(files) <= SMALL and names != [BUILTIN]:
        key, contents = _content(files)
    else:
        _let_settle(files)
        files = _look_at(files)
        key, contents = _identity(files), {}
    if inodes(names) != folders:
        raise Changed(names[0])
    return Data(files, contents, key, is_small)


def finished(data: Data) -> tuple[sqlite3.Connection, Path] | None:
    """Return the index of data that was built before, with its path; None where there is none."""
    path = cache.path_of(data.key)
    db = path and cache.open_file(path, data.is_small)
    return (db, path) if path and db else None


def _with_remark(index: Index, files: list[DataFile], is_strict: bool) -> Index:
    """Say what the index keeps of what is amiss: records that are left out, and what folders have differently.

    Raises BadData where records are left out of data that are asked strictly, Damaged where the index cannot be read.
    """
    try:
        kept = index.db.execute(
            "SELECT * FROM meta WHERE key IN ('left_out', 'differences', 'replacements', 'doubles')"
        ).fetchall()
    except sqlite3.Error:
        with index:
            raise
    for key, value in kept:
        _say(index, key, value, files, is_strict)
    return index


def _say(index: Index, key: str, value: str, files: list[DataFile], is_strict: bool) -> None:
    """Say one thing that is amiss; raises BadData where it is faults, and the data are asked strictly."""
    from sinorus.index import join_difference, shortfall

    command = _command(index.folders, files)
    if key in ("differences", "replacements"):
        inputs.remark(join_difference.remark(key, value, files, command))
        return
    lacks = shortfall.load(value, files)
    if key == "doubles":
        inputs.remark(shortfall.refusal(lacks, command))
        return
    if is_strict:
        with index:
            raise BadData(shortfall.refusal(lacks, command))
    inputs.note_partial()
    inputs.remark(shortfall.remark(lacks, command))


def ship() -> Path | None:
    """Build the index of the packaged data inside the package, in place of an older one; None where that is denied."""
    _let_settle(_look_at(all_files([BUILTIN])))
    seen = shipped.see()
    files = _look_at(all_files([BUILTIN]))
    key, contents = _content(files)
    path = cache.PACKAGED / cache.name_of(key)
    for old in cache.PACKAGED.glob("*"):
        old.unlink()
    db = _build([BUILTIN], Data(files, contents, key, is_small=True), path, is_strict=True)
    _with_remark(Index(db, [BUILTIN]), files, is_strict=True).db.close()
    if not path.is_file():
        return None
    path.chmod(0o644)
    shipped.mark(path, seen, is_settled=not any(map(_is_young, files)))
    return path


def _look_at(files: list[DataFile]) -> list[DataFile]:
    return [file.looked_at() for file in files]


def _size(files: list[DataFile]) -> int:
    return sum(file.look.size for file in files if file.look)


def _content(files: list[DataFile]) -> tuple[str, Contents]:
    """Key files by what is in them, and return what was read."""
    digest = _hash(f"{VERSION} {__version__}".encode())
    contents: Contents = {}
    for file in files:
        contents[file.path] = data = read_bytes(file.path, file.shown, file.look)
        digest.update(f"\0{file.folder} {file.kind} {file.path.suffix} {len(data)} {file.prefix}\0".encode())
        digest.update(data)
    return str(digest.hexdigest()), contents


def _identity(files: list[DataFile]) -> str:
    """Key large files by what the system says of them.

    A file that is younger than its times can be trusted is keyed by its content too.
    """
    digest = _hash(f"{VERSION} {__version__}".encode())
    for file in files:
        with opened(file.path, file.shown, file.look) as large:
            digest.update(repr((file.folder, file.kind, file.path.suffix, file.look, file.prefix)).encode())
            if _is_young(file):
                for block in iter(lambda: large.read(2**20), b""):
                    digest.update(block)
    return str(digest.hexdigest())


def _let_settle(files: list[DataFile]) -> None:
    """Wait where a file was written just now: later it would have another key, and be compiled a second time."""
    ages = [age(file.look) for file in files if file.look]
    youngest = min((age for age in ages if age >= 0), default=SETTLED)
    if youngest < SETTLED:
        time.sleep(SETTLED - youngest)


def _is_young(file: DataFile) -> bool:
    """Say whether a file may change without another look, or has none."""
    return not file.look or age(file.look) < SETTLED


def age(look: Look) -> float:
    """Return the seconds since a file was changed; less than 0 where a clock was wrong."""
    return time.time() - max(look.modified, look.changed) / 10**9


def _hash(start: bytes) -> Any:
    """Begin a BLAKE2 hash.

    It comes from the module behind hashlib, which would load OpenSSL too, and that costs a third of starting Python.
    """
    try:
        from _blake2 import blake2b
    except ImportError:
        from hashlib import blake2b
    return blake2b(start, digest_size=16)


def _build(folders: list[str], data: Data, path: Path | None, is_strict: bool) -> sqlite3.Connection:
    """Build the index in its file, or in memory where there can be none."""
    if path is not None:
        try:
            with cache.draft(path) as temporary:
                with closing(_compile(folders, data, str(temporary), is_strict)) as index:
                    write_key(index, data.key)
                cache.publish(temporary, path, data.is_small)
            if db := cache.open_file(path, data.is_small):
                return db
        except (OSError, sqlite3.OperationalError):
            pass
    return _compile(folders, data, ":memory:", is_strict)


def write_key(index: sqlite3.Connection, key: str) -> None:
    """Write the key of its data into a finished index."""
    with index:
        index.execute("INSERT INTO meta VALUES ('key', ?)", [key])


def _compile(folders: list[str], data: Data, target: str, is_strict: bool) -> sqlite3.Connection:
    from sinorus.index.build_good import build_good

    total = 0 if data.contents else _size(data.files)
    with progress.bar(total) if total > SMALL else nullcontext() as advance:
        return build_good(data.files, data.contents, target, advance, _command(folders, data.files), is_strict)


def _command(folders: list[str], files: list[DataFile]) -> str:
    """Write the command that lists all problems of folders."""
    first, *others = folders
    prefixes = {f"{folders[file.folder]}={file.prefix}": None for file in files if file.prefix}
    words = [*(f"--data {shell_word(folder)}" for folder in others), *(f"--prefix {shell_word(p)}" for p in prefixes)]
    return " ".join(["sinorus validate", shell_word(first), *words])
