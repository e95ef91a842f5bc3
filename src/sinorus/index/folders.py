"""Which files a data folder holds, and where the packaged data lie."""

import os
from collections.abc import Iterator
from itertools import chain, product
from pathlib import Path
from typing import NamedTuple

from sinorus.base.errors import BadUsage, CannotAccess, why
from sinorus.base.text import native, quoted, typed
from sinorus.model.files import FILES, SERIES, SINGLE
from sinorus.model.vocabulary import BUILTIN

ENDINGS = (".json", ".jsonl")
# Hashes of the essays, by which `validate` checks passages; no file of records.
PRINTS = "fingerprints.json"
# Every name that a file of a data folder may have, also those of files that are not read.
LISTED = tuple(stem + ending for stem, ending in product(FILES, ENDINGS))


class DataFile(NamedTuple):
    """A file of records of one kind, with its name as the user wrote it."""

    kind: str
    path: Path
    shown: str


def data_dir() -> Path:
    """Return the packaged data, or the checkout's ``data/`` in an editable install."""
    packaged = Path(__file__).parents[1] / "data"
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "data"


def choose(folders: list[str]) -> list[str]:
    """Return the folders asked for, else those of ``SINORUS_DATA``, else the packaged data; each once.

    Raises BadUsage for a folder without a name.
    """
    if "" in folders:
        raise BadUsage("--data is empty; name a folder, or builtin for the packaged data")
    names = folders or [part for part in os.environ.get("SINORUS_DATA", "").split(os.pathsep) if part]
    return list(dict.fromkeys(names)) or [BUILTIN]


def files_of(folder: str) -> list[DataFile]:
    """List the data files of a folder in the order in which they are read.

    Raises CannotAccess where the folder is missing, unreadable or holds no data file.
    """
    root = _root(folder)
    hint = f"; {BUILTIN} names the packaged data, and `sinorus new DIR` writes a folder to start from"
    present = _names_in(root, f"the data folder {quoted(folder)}", hint)
    files = [_data_file(folder, name, kind) for name, kind in _lists() if name in present]
    if SERIES in present and not (root / SERIES).is_file():
        files += _series_in(folder)
    if not files:
        names = ", ".join(name for name, _ in _lists() if name.endswith(".json"))
        raise CannotAccess(
            f"the data folder {quoted(folder)} holds no data file; it may hold any of {names}, {SERIES}/*.json"
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


def _series_in(folder: str) -> list[DataFile]:
    """List the files of the series of a data folder, without the hidden ones."""
    names = _names_in(_root(folder) / SERIES, f"the folder {quoted(str(Path(folder) / SERIES))}")
    visible = [name for name in names if name.endswith(".json") and not name.startswith(".")]
    return [_data_file(folder, f"{SERIES}/{name}", FILES[SERIES]) for name in visible]


def _data_file(folder: str, name: str, kind: str) -> DataFile:
    return DataFile(kind, _root(folder) / name, typed(str(Path(native(folder)) / name)))


def _names_in(folder: Path, description: str, hint: str = "") -> list[str]:
    """List what is in a folder. Raises CannotAccess, with the description, where it cannot be read."""
    try:
        return sorted(path.name for path in folder.iterdir())
    except OSError as error:
        raise CannotAccess(f"cannot read {description}: {why(error)}{hint}") from error


def data_paths(folders: list[str]) -> Iterator[Path]:
    """Yield what no output may overwrite: the data files of folders, those that they might have, and fingerprints.

    Of a folder of series, any file would be read; the folder itself is yielded.
    """
    yield from (file.path for file in all_files(folders))
    for folder in folders:
        for name in (*LISTED, PRINTS, SERIES):
            yield _root(folder) / name


def _root(folder: str) -> Path:
    return data_dir() if folder == BUILTIN else Path(native(folder))


def all_files(folders: list[str]) -> list[DataFile]:
    """List the data files of all folders, kind by kind, so that records are read before those that link to them.

    Raises BadUsage where a folder is named twice.
    """
    files = list(chain.from_iterable(map(files_of, folders)))
    paths = [os.path.realpath(file.path) for file in files]
    if len(set(paths)) < len(paths):
        raise BadUsage("the same data folder is named twice in --data; name each folder once")
    order = list(FILES.values())
    return sorted(files, key=lambda file: order.index(file.kind))
