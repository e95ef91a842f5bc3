"""Which files a data folder holds, and where the packaged data lie."""

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import product
from pathlib import Path
from typing import NamedTuple

from sinorus.base import inputs
from sinorus.base.errors import BadUsage, CannotAccess, why
from sinorus.base.text import from_system, quote, to_system
from sinorus.index.open_file import Look, look_at
from sinorus.model.files import ENDINGS, FILES, PARQUET, RELEASED, SERIES, SINGLE, is_data_name, is_series_name
from sinorus.model.vocabulary import BUILTIN

_PREFIX = re.compile(r"[a-z][a-z0-9-]{0,19}")
# Every name that a file directly in a data folder may have, also those of files that are not read.
LISTED = tuple(stem + ending for stem, ending in product(FILES, ENDINGS))


class DataFile(NamedTuple):
    """A file of records of one kind.

    ``shown`` is its name as the user wrote it. ``look`` is what the system says of the file when a run begins; where
    there is one, whoever opens the file later is told if it is another file or has changed. ``folder`` is the place of
    its folder among those that are joined, from 0 up, and ``prefix`` what its ids begin with, without the hyphen.
    """

    kind: str
    path: Path
    shown: str
    look: Look | None = None
    folder: int = 0
    prefix: str = ""

    def looked_at(self) -> "DataFile":
        """Return the file with its look."""
        return self._replace(look=look_at(self.path))


def data_dir() -> Path:
    """Return the packaged data, or the checkout's ``data/`` in an editable install."""
    packaged = Path(__file__).parents[1] / "data"
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "data"


def choose(folders: list[str]) -> list[str]:
    """Return the folders asked for, else those of ``SINORUS_DATA``, else the packaged data; each once.

    They are inputs of the run from now on. Raises BadUsage for a folder without a name.
    """
    if "" in folders:
        raise BadUsage("--data is empty; name a folder, or builtin for the packaged data")
    names = folders or [part for part in os.environ.get("SINORUS_DATA", "").split(os.pathsep) if part]
    chosen = list(dict.fromkeys(names)) or [BUILTIN]
    for name in chosen:
        inputs.note_folder(root_of(name), is_data_name)
        inputs.note_folder(root_of(name) / SERIES, is_series_name)
    return chosen


def is_parquet(folder: str) -> bool:
    """Say whether what --data names is Parquet: a folder of an export, or a pattern of such folders or their files."""
    if folder == BUILTIN:
        return False
    return folder.endswith(".parquet") or "*" in folder or (root_of(folder) / PARQUET).is_file()


def files_of(folder: str) -> list[DataFile]:
    """List the data files of a folder in the order in which they are read.

    Raises CannotAccess where the folder is missing, unreadable or holds no data file.
    """
    root = _resolved(root_of(folder))
    hint = f"; {BUILTIN} names the packaged data, and `sinorus new DIR` writes a folder to start from"
    present = _names_in(root, f"the data folder {quote(folder)}", hint)
    files = [_data_file(folder, root, name, kind) for name, kind in _lists() if name in present]
    if SERIES in present and not (root / SERIES).is_file():
        files += _series_in(folder, root)
    if not files:
        names = ", ".join(name for name, _ in _lists() if name.endswith(".json"))
        raise CannotAccess(
            f"the data folder {quote(folder)} holds no data file; it may hold any of {names}, {SERIES}/*.json"
        )
    return files


def _lists() -> Iterator[tuple[str, str]]:
    """Yield the name and the kind of each file directly in a data folder."""
    for stem, kind in FILES.items():
        for ending in ENDINGS:
            name = stem + ending
            # A file of one record is no list of lines, and each series has a file of its own.
            if kind not in SINGLE or name == "dataset.json":
                yield name, kind


def _series_in(folder: str, root: Path) -> list[DataFile]:
    """List the files of the series of a data folder, without the hidden ones."""
    names = _names_in(root / SERIES, f"the folder {quote(str(Path(folder) / SERIES))}")
    visible = [name for name in names if name.endswith(".json") and not name.startswith(".")]
    return [_data_file(folder, root, f"{SERIES}/{name}", FILES[SERIES]) for name in visible]


def _data_file(folder: str, root: Path, name: str, kind: str) -> DataFile:
    """Make a data file of its folder as the user named it, and of the folder that this name leads to."""
    return DataFile(kind, root / name, from_system(str(Path(to_system(folder)) / name)))


def _names_in(folder: Path, description: str, hint: str = "") -> list[str]:
    """List what is in a folder. Raises CannotAccess, with the description, where it cannot be read."""
    try:
        return sorted(path.name for path in folder.iterdir())
    except OSError as error:
        raise CannotAccess(f"cannot read {description}: {why(error)}{hint}") from error


def released(folders: list[str]) -> list[str]:
    """List the versions whose records have hashes in the folders; a file of hashes without a version tells of none."""
    import json

    versions: list[str] = []
    for folder in choose(folders):
        with suppress(OSError, ValueError, LookupError, TypeError):
            versions.append(str(json.loads((root_of(folder) / RELEASED).read_bytes())["version"]))
    return versions


def inodes(folders: list[str]) -> list[tuple[int, int]]:
    """Return the device and inode of each folder; by them it shows if its name leads to another one later."""
    stats = []
    for folder in folders:
        with suppress(OSError):
            stats.append(root_of(folder).stat())
    return [(stat.st_dev, stat.st_ino) for stat in stats]


def root_of(folder: str) -> Path:
    """Return the path of a data folder, which may not be there."""
    return data_dir() if folder == BUILTIN else Path(to_system(folder))


def _resolved(root: Path) -> Path:
    """Follow the links in the name of a folder, so that all its files are of one folder wherever the links lead next.

    Without links the name stays as it is: where it is relative, it may work where the absolute one is denied.
    """
    with suppress(OSError):
        real = os.path.realpath(root)
        return root if real == os.path.abspath(root) else Path(real)  # noqa: PTH100 (Path keeps "..")
    return root


def prefixes_of(texts: Sequence[str], folders: list[str]) -> list[str]:
    """Return the prefix of the ids of each folder, as ``--prefix DIR=NAME`` has it; "" where it has none.

    Without DIR it is that of the last folder. Raises BadUsage for a name that begins no id, or a folder that is not
    asked.
    """
    prefixes = dict.fromkeys(folders, "")
    for text in texts:
        folder, sign, name = text.rpartition("=")
        folder = folder if sign else folders[-1]
        if folder not in prefixes:
            known = ", ".join(map(quote, folders))
            raise BadUsage(f"--prefix {quote(text)}: {quote(folder)} is no folder of --data; there are {known}")
        if not _PREFIX.fullmatch(name):
            problem = "a prefix has up to 20 of a-z, 0-9 and -, and begins with a letter"
            raise BadUsage(f"--prefix {quote(text)}: {problem}; write {quote(f'{folder}=mine')}")
        prefixes[folder] = name
    return [prefixes[folder] for folder in folders]


def all_files(folders: list[str], prefixes: Sequence[str] = ()) -> list[DataFile]:
    """List the data files of all folders, kind by kind, so that records are read before those that link to them.

    The words of the packaged data, which say what else a search finds, count in every folder.

    Raises BadUsage where a folder is named twice.
    """
    named = zip(folders, prefixes or [""] * len(folders), strict=True)
    files = [
        file._replace(folder=place, prefix=prefix)
        for place, (folder, prefix) in enumerate(named)
        for file in files_of(folder)
    ]
    if BUILTIN not in folders:
        files.append(_data_file(BUILTIN, data_dir(), "words.json", "word"))
    paths = [os.path.realpath(file.path) for file in files]
    if len(set(paths)) < len(paths):
        raise BadUsage("the same data folder is named twice in --data; name each folder once")
    order = list(FILES.values())
    return sorted(files, key=lambda file: order.index(file.kind))
