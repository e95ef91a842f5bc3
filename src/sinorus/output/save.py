"""Write an answer to the file or folder that ``-o`` names, but never over the data."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from sinorus.base.errors import BadUsage, CannotAccess, why
from sinorus.base.text import native, quoted
from sinorus.output.streams import into, leads_to

Made = TypeVar("Made")


def save(path: str, pieces: Iterable[str], data: Iterable[Path]) -> None:
    """Write a text file whole or not at all; ``data`` are paths that it must not have.

    Raises BadUsage where it has one of them, CannotAccess where the system refuses.
    """
    _save(path, (piece.encode("utf-8") for piece in pieces), data)


def save_bytes(path: str, content: bytes, data: Iterable[Path]) -> None:
    """Write a file of any kind whole or not at all, as ``save`` does."""
    _save(path, [content], data)


def _save(path: str, chunks: Iterable[bytes], data: Iterable[Path]) -> None:
    from sinorus.base.atomic import write_whole

    target = Path(native(path))
    with _writing(path):
        if any(_is_data(target, file) for file in data):
            raise BadUsage(f"-o {quoted(path)} is one of the data files, or would be read as one; name another file")
    stream = next((stream for stream in (sys.stdout, sys.stderr) if leads_to(target, stream)), None)
    if stream is None:
        write_whole(target, chunks, path)
    else:
        into(stream, chunks)


def save_folder(path: str, fill: Callable[[Path], Made], data: Iterable[Path], mark: tuple[str, str]) -> Made:
    """Write a folder whole or not at all; ``fill`` writes into it, and what that returns is returned.

    A folder that is there already is replaced if it holds the file ``mark``, given as its name and its text. Raises
    BadUsage where data files lie in it, CannotAccess where the system refuses.
    """
    from sinorus.base.atomic import write_folder

    target = Path(os.path.realpath(native(path)))
    with _writing(path):
        if any(_is_data(target, file) or target in Path(os.path.realpath(file)).parents for file in data):
            raise BadUsage(f"-o {quoted(path)} holds data files, or would be read as one; name another folder")
    return write_folder(target, fill, path, mark)


@contextmanager
def _writing(path: str) -> Iterator[None]:
    """Turn the system's refusals to look at a file, as where its name is too long, into CannotAccess."""
    try:
        yield
    except OSError as error:
        raise CannotAccess(f"cannot write {quoted(path)}: {why(error)}") from error


def _is_data(target: Path, file: Path) -> bool:
    """Say whether the target is a data file, or would be read as one in the folder of series ``file``."""
    if target.exists() and file.exists() and file.samefile(target):
        return True
    real = Path(os.path.realpath(file))
    # The file may be a link, or lie where a link leads to.
    places = (Path(os.path.realpath(target)), Path(os.path.realpath(target.parent)) / target.name)
    inside = file.is_dir() and any(place.parent == real and place.suffix == ".json" for place in places)
    return inside or real in places
