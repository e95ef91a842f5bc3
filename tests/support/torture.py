"""Let the n-th call of the system fail that the program makes of a file in some folder, whichever call it is."""

import builtins
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

import pytest

from sinorus.index import cache


class Counted:
    """A file whose reads, writes and flushes are calls that can fail."""

    FALLIBLE = ("read", "readline", "readinto", "write", "writelines", "flush", "seek", "truncate")

    def __init__(self, file: Any, call: Callable[[], None]) -> None:
        self.file = file
        self.call = call

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.file.close()

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.file, name)
        if name not in self.FALLIBLE:
            return found

        def fallible(*given: Any) -> Any:
            self.call()
            return found(*given)

        return fallible

    def writelines(self, chunks: Any) -> None:
        """Write each chunk as a call of its own."""
        for chunk in chunks:
            self.call()
            self.file.write(chunk)


# Where the program calls the system, and what the call is told first: a path, a file descriptor, or a folder by name.
CALLS: list[tuple[Any, str]] = [
    *((os, name) for name in ("open", "fsync", "utime", "mkdir", "chmod")),
    *(
        (Path, name)
        for name in ("replace", "rename", "mkdir", "chmod", "write_text", "write_bytes", "iterdir", "touch")
    ),
    *((Path, name) for name in ("read_bytes", "read_text", "rglob")),
]
OPENING: list[tuple[Any, str]] = [(os, "fdopen"), (Path, "open"), (builtins, "open")]


class Fault:
    """Count the calls that concern files in a folder, or beside a target in it, and let the n-th fail."""

    def __init__(self, patch: pytest.MonkeyPatch, folder: Path, n: int, error: BaseException) -> None:
        self.folder = os.path.realpath(folder)
        self.left = n
        self.error = error
        for place, name in CALLS:
            patch.setattr(place, name, self._counted(getattr(place, name)))
        for place, name in OPENING:
            patch.setattr(place, name, self._opening(getattr(place, name)))
        patch.setattr(tempfile, "mkdtemp", self._making(tempfile.mkdtemp))

    def call(self) -> None:
        """Count a call; the n-th fails."""
        self.left -= 1
        if self.left == 0:
            raise self.error

    def _concerns(self, given: Any) -> bool:
        if isinstance(given, int):
            place = str(Path(f"/proc/self/fd/{given}").readlink())
        elif isinstance(given, str | os.PathLike):
            place = os.path.realpath(given)
        else:
            return False
        return (place + os.sep).startswith(self.folder + os.sep)

    def _counted(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*given: Any, **more: Any) -> Any:
            if given and self.left > 0 and self._concerns(given[0]):
                self.call()
            return function(*given, **more)

        return counted

    def _opening(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def opened(*given: Any, **more: Any) -> Any:
            if self.left > 0 and self._concerns(given[0]):
                self.call()
                return Counted(function(*given, **more), self.call)
            return function(*given, **more)

        return opened

    def _making(self, function: Callable[..., str]) -> Callable[..., str]:
        def made(*given: Any, **more: Any) -> str:
            if self._concerns(more["dir"]):
                self.call()
            return function(*given, **more)

        return made


def as_a_new_process() -> None:
    """Forget what a process remembers of its cache."""
    cache._unusable.clear()


def empty(folder: Path) -> None:
    """Take away what lies in a folder."""
    for path in folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
