"""Which files a data folder holds, and where the packaged data lie."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from sinorus.base.errors import BadUsage, CannotAccess, why
from sinorus.base.text import native, quoted, typed
from sinorus.model.files import FILES, SERIES, SINGLE
from sinorus.model.vocabulary import BUILTIN

ENDINGS = (".json", ".jsonl")
# Hashes of the essays, by which `validate` checks passages; no file of records.
PRINTS = "fingerprints.json"


class DataFile(NamedTuple):
    """A file of records of one kind, with its name as the user wrote it."""

    kind: str
    path: Path
    shown: str


def data_dir() -> Path:
    """Return the packaged data, or the checkout's ``data/`` in an editable install."""
    packaged = Path(__file__).parents[1] / "data"
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "data"


def chosen(folders: list[str]) -> list[str]:
    """Return the folders asked for, else those of ``SINORUS_DATA``, else the packaged data; each once."""
    if "" in folders:
        raise BadUsage("--data is empty; name a folder, or builtin for the packaged data")
    named = folders or [part for part in os.environ.get("SINORUS_DATA", "").split(os.pathsep) if part]
    return list(dict.fromkeys(named)) or [BUILTIN]


def files_of(folder: str) -> list[DataFile]:
    """List the data files of a folder; one that is missing, unreadable or without any is an error."""
    root = _root(folder)
    hint = f"; {BUILTIN} names the packaged data, and `sinorus new DIR` writes a folder to start from"
    present = _inside(root, f"the data folder {quoted(folder)}", hint)
    series = (
        _inside(root / SERIES, f"the folder {quoted(str(Path(folder) / SERIES))}")
        if SERIES in present and not (root / SERIES).is_file()
        else []
    )
    names = [name for stem in FILES for ending in ENDINGS if (name := stem + ending) in present and _is_read(name)]
    names += [f"{SERIES}/{name}" for name in series if name.endswith(".json") and not name.startswith(".")]
    if not names:
        known = ", ".join(name for stem in FILES if _is_read(name := f"{stem}.json"))
        raise CannotAccess(
            f"the data folder {quoted(folder)} holds no data file; it may hold any of {known}, {SERIES}/*.json"
        )
    return [
        DataFile(FILES[name.split(".")[0].split("/")[0]], root / name, typed(str(Path(native(folder)) / name)))
        for name in names
    ]


def _inside(folder: Path, shown: str, hint: str = "") -> list[str]:
    try:
        return sorted(path.name for path in folder.iterdir())
    except OSError as error:
        raise CannotAccess(f"cannot read {shown}: {why(error)}{hint}") from error


def _is_read(name: str) -> bool:
    stem = name.partition(".")[0]
    return FILES[stem] not in SINGLE or name == "dataset.json"


def guarded(folders: list[str]) -> Iterator[Path]:
    """Yield what no output may be: the data files of the folders, also those that are not there, and their fingerprints.

    Of a folder of series any file would be read; it is yielded itself.
    """
    yield from (file.path for file in all_files(folders))
    for folder in folders:
        for name in (*(stem + ending for stem in FILES for ending in ENDINGS), PRINTS, SERIES):
            yield _root(folder) / name


def _root(folder: str) -> Path:
    return data_dir() if folder == BUILTIN else Path(native(folder))


def all_files(folders: list[str]) -> list[DataFile]:
    """List the data files of all folders, kind by kind, so that what is linked to is read first."""
    listed = [file for folder in folders for file in files_of(folder)]
    paths = [os.path.realpath(file.path) for file in listed]
    if len(set(paths)) < len(paths):
        raise BadUsage("the same data folder is named twice in --data; name each folder once")
    order = list(FILES.values())
    return sorted(listed, key=lambda file: order.index(file.kind))
