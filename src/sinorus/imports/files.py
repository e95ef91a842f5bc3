"""The files of a folder while they grow: records at the end of a list, and other records in the places of old ones."""

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import IO, Any

from sinorus.base.atomic import growing
from sinorus.imports.earlier import Earlier

Record = dict[str, Any]
# What new lines are called until they stand at the end of their file.
NEW = ".new"


def write_object(path: Path, record: Record) -> None:
    """Write one record as a JSON file."""
    with growing(path) as file:
        file.write(_text(record, 2) + b"\n")


def write_changed(fresh: Path, earlier: Earlier) -> None:
    """Write those files of an earlier folder of which a record has changed; all else in them stays as it is."""
    for number, file in enumerate(earlier.files):
        changes = earlier.changes(number)
        if first := next(changes, None):
            with file.path.open("rb") as old, growing(fresh / file.path.name) as new:
                _splice(old, new, chain([first], changes))


def _splice(old: IO[bytes], new: IO[bytes], changes: Iterator[tuple[int, int, str]]) -> None:
    """Copy a file with other records in the places of some."""
    for start, size, text in changes:
        _copy(old, new, start - old.tell())
        old.seek(size, os.SEEK_CUR)
        new.write(text.encode("utf-8"))
    shutil.copyfileobj(old, new)


def _copy(old: IO[bytes], new: IO[bytes], size: int) -> None:
    while size and (block := old.read(min(size, 2**20))):
        new.write(block)
        size -= len(block)


def add_lines(fresh: Path, target: Path, name: str) -> None:
    """Put the new lines of a file at the end of what it is by now: changed, as the folder has it, or not there yet."""
    lines = fresh / f"{name}{NEW}"
    if not lines.stat().st_size:
        lines.unlink()
        return
    changed = fresh / f"{name}.old"
    if (fresh / name).exists():
        (fresh / name).rename(changed)
    before = changed if changed.exists() else target / name
    if not before.exists():
        lines.rename(fresh / name)
        return
    with growing(fresh / name) as file:
        for path in (before, lines):
            _add_file(file, path)
    changed.unlink(missing_ok=True)
    lines.unlink()


def _add_file(file: IO[bytes], path: Path) -> None:
    """Add what is in a file, with a break at its end."""
    with path.open("rb") as old:
        shutil.copyfileobj(old, file)
        if old.tell():
            old.seek(-1, os.SEEK_END)
            if old.read(1) != b"\n":
                file.write(b"\n")


def add_records(fresh: Path, target: Path, name: str, records: Sequence[Record]) -> None:
    """Write a file of vocabulary with new records at its end: that of the folder, or a new one."""
    if (target / f"{name}.jsonl").exists() and not (target / f"{name}.json").exists():
        with growing(fresh / f"{name}.jsonl{NEW}") as file:
            file.writelines(_text(record) + b"\n" for record in records)
        add_lines(fresh, target, f"{name}.jsonl")
        return
    old = target / f"{name}.json"
    before = old.read_bytes().rstrip().removesuffix(b"]").rstrip() if old.exists() else b"["
    comma = b"" if before.endswith(b"[") else b","
    with growing(fresh / old.name) as file:
        file.write(before + comma + b"\n" + b",\n".join(b"  " + _text(record) for record in records) + b"\n]\n")


def _text(record: Record, indent: int | None = None) -> bytes:
    return json.dumps(record, ensure_ascii=False, indent=indent).encode("utf-8")
