"""Write an answer to the file or folder that was named, but never over data."""

import contextlib
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sinorus.base import inputs
from sinorus.base.atomic import refuse_input, system_errors, write_whole
from sinorus.base.errors import BadUsage
from sinorus.base.text import quote, to_system
from sinorus.model.files import SERIES, is_data_name, is_series_name
from sinorus.output.streams import into, leads_to

if TYPE_CHECKING:
    from sinorus.base.manifest import Mark

Made = TypeVar("Made")
# The end of a remedy where there is the option.
OR_FORCE = ", or add --force"


def save(path: str, pieces: Iterable[str], force: bool) -> None:
    """Write a text file whole or not at all. ``force`` is --force."""
    _save(path, (piece.encode("utf-8") for piece in pieces), force)


def save_bytes(path: str, chunks: Iterable[bytes], force: bool) -> None:
    """Write a file of any kind whole or not at all. ``force`` is --force."""
    _save(path, chunks, force)


def _save(path: str, chunks: Iterable[bytes], force: bool) -> None:
    target = Path(to_system(path))
    with system_errors(path):
        if not force and _is_among_data(target):
            refuse_input(target, path)
            raise _among_data(path)
    stream = next((stream for stream in (sys.stdout, sys.stderr) if leads_to(target, stream)), None)
    if stream is None:
        write_whole(target, chunks, path)
    else:
        into(stream, chunks)


def save_folder(path: str, fill: Callable[[Path], Made], force: bool, mark: "Mark") -> Made:
    """Write a folder whole or not at all; an earlier one with such a mark is replaced. ``force`` is --force."""
    from sinorus.base.atomic_folder import refuse_folder, write_folder

    target = Path(os.path.realpath(to_system(path)))
    with system_errors(path):
        if not force and _is_among_data(target):
            refuse_folder(target, path)
            raise _among_data(path)
    return write_folder(target, fill, path, mark)


def _among_data(path: str) -> BadUsage:
    """Make the error for a target that another run than this one may read as data."""
    problem = "it bears the name of a data file and lies in a folder of data"
    return BadUsage(f"cannot write {quote(path)}: {problem}; name another{OR_FORCE}")


def _is_among_data(target: Path) -> bool:
    """Say whether a target leads to the name of a data file in a folder that holds data files, itself or others."""
    return any(map(_is_place_of_data, inputs.places(target)))


def _is_place_of_data(place: Path) -> bool:
    if is_data_name(place.name):
        return _holds_data(place.parent)
    in_series = place.parent.name.casefold() == SERIES and is_series_name(place.name)
    return in_series and _holds_data(place.parent.parent)


def _holds_data(folder: Path) -> bool:
    names = [name for name in _names(folder) if is_data_name(name)]
    return any(name.casefold() != SERIES or any(map(is_series_name, _names(folder / name))) for name in names)


def _names(folder: Path) -> list[str]:
    """List what is in a folder: nothing where there is none."""
    with contextlib.suppress(OSError):
        return [path.name for path in folder.iterdir()]
    return []
