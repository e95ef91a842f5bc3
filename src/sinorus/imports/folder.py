"""The files of a folder that is imported: written beside it, and put in place all together or not at all."""

import contextlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import IO, Any, TypeVar

from sinorus.base.atomic import system_errors, temporary_name
from sinorus.base.errors import BadUsage
from sinorus.base.leftovers import sweep_folders
from sinorus.base.signals import tidily
from sinorus.base.text import quote, to_system
from sinorus.imports.earlier import Earlier
from sinorus.model.vocabulary import BUILTIN

Record = dict[str, Any]
Result = TypeVar("Result")


def target_of(folder: str, is_update: bool) -> Path:
    """Return the path of the folder that is written.

    Raises BadUsage where something is there that is no empty folder, unless it is to be imported into again.
    """
    if not folder or folder == BUILTIN:
        raise BadUsage(f"-o {quote(folder)}: name a new folder")
    target = Path(os.path.realpath(to_system(folder)))
    with system_errors(folder):
        if target.exists() and not target.is_dir():
            raise BadUsage(f"-o {quote(folder)}: there is a file of this name; name a new folder")
        if has_files(target) and not is_update:
            remedy = "--update imports into it and keeps what was changed there, or name a new folder"
            raise BadUsage(f"-o {quote(folder)}: the folder is there already; {remedy}")
    return target


def has_files(target: Path) -> bool:
    """Say whether a folder is there and holds anything."""
    return target.is_dir() and any(target.iterdir())


def write(target: Path, name: str, fill: Callable[[Path], Result]) -> Result:
    """Let ``fill`` write files into a fresh folder, and put them in place; what is left of it then is deleted.

    Raises CannotAccess where the system refuses.
    """
    with system_errors(name), tidily():
        temporary = temporary_name(target)
        try:
            temporary.mkdir(mode=0o700)
            sweep_folders(target, temporary)
            result = fill(temporary)
            _flush(temporary)
            _put_in_place(temporary, target)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)
    return result


def _flush(folder: Path) -> None:
    """Wait until every file is on the disk."""
    for path in filter(Path.is_file, folder.rglob("*")):
        with path.open("r+b") as file:
            os.fsync(file.fileno())


def _put_in_place(temporary: Path, target: Path) -> None:
    """Give the new folder its name, or its files the places of those in the folder that is there."""
    if has_files(target):
        _exchange(temporary, target)
        return
    if target.exists():
        # Not every system lets a folder take the place of an empty one.
        target.rmdir()
    temporary.chmod(0o777 & ~_umask())
    temporary.replace(target)


def _exchange(temporary: Path, target: Path) -> None:
    """Replace files of a folder one after the other; if one fails, those before it get their old content back."""
    aside = temporary / "old"
    aside.mkdir()
    files = sorted(path for path in temporary.iterdir() if path.is_file())
    done: list[str] = []
    try:
        for path in files:
            place = target / path.name
            if place.exists():
                path.chmod(place.stat().st_mode & 0o777)
                shutil.copy2(place, aside / path.name)
            done.append(path.name)
            path.replace(place)
    except BaseException:
        for name in done:
            with contextlib.suppress(OSError):
                (aside / name).replace(target / name) if (aside / name).exists() else (target / name).unlink()
        raise


def _umask() -> int:
    """Return the permissions that new files of this process do not get; it can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def write_list(path: Path, records: list[Record]) -> None:
    """Write records as a JSON list, one a line."""
    lines = ",\n".join(f"  {json.dumps(record, ensure_ascii=False)}" for record in records)
    path.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


def write_object(path: Path, record: Record) -> None:
    """Write one record as a JSON file."""
    path.write_text(json.dumps(record, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def write_changed(folder: Path, earlier: Earlier) -> None:
    """Write those files of an earlier folder of which a record has changed; all else in them stays as it is."""
    for number, file in enumerate(earlier.files):
        changes = earlier.changes(number)
        if first := next(changes, None):
            with file.path.open("rb") as old, (folder / file.path.name).open("wb") as new:
                _splice(old, new, chain([first], changes))


def _splice(old: IO[bytes], new: IO[bytes], changes: Iterator[tuple[int, int, str]]) -> None:
    """Copy a file with other records in the places of some."""
    for start, size, text in changes:
        _copy(old, new, start - old.tell())
        old.seek(size, os.SEEK_CUR)
        new.write(text.encode("utf-8"))
    shutil.copyfileobj(old, new)


def _copy(old: IO[bytes], new: IO[bytes], size: int) -> None:
    while size:
        block = old.read(min(size, 2**20))
        new.write(block)
        size -= len(block)


@contextlib.contextmanager
def appending(folder: Path, target: Path, name: str) -> Iterator[Callable[[bytes], object]]:
    """Pass the block a function that adds lines to the end of a file of the folder; without lines it stays as it is."""
    path = folder / name
    file: IO[bytes] | None = None

    def add(line: bytes) -> None:
        nonlocal file
        if file is None:
            if (target / name).exists() and not path.exists():
                shutil.copyfile(target / name, path)
            is_open = path.exists() and not path.read_bytes()[-1:] in (b"", b"\n")
            file = path.open("ab")
            file.write(b"\n" * is_open)
        file.write(line)

    try:
        yield add
    finally:
        if file is not None:
            file.close()


def with_new(folder: Path, target: Path, name: str, records: list[Record]) -> None:
    """Write a file of vocabulary with new records at its end: that of the folder, or a new one."""
    old = target / f"{name}.json"
    lines = target / f"{name}.jsonl"
    if lines.exists() and not old.exists():
        text = lines.read_text(encoding="utf-8").rstrip("\n")
        added = "\n".join(json.dumps(record, ensure_ascii=False) for record in records)
        (folder / lines.name).write_text(f"{text}\n{added}\n".lstrip("\n"), encoding="utf-8")
    elif old.exists():
        text = old.read_text(encoding="utf-8-sig").rstrip().removesuffix("]").rstrip()
        added = ",\n".join(f"  {json.dumps(record, ensure_ascii=False)}" for record in records)
        (folder / old.name).write_text(f"{text}{'' if text.endswith('[') else ','}\n{added}\n]\n", encoding="utf-8")
    else:
        write_list(folder / old.name, records)
