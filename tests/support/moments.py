"""Signals at a moment that is sure: a process is stopped in the middle of something, and goes on with a signal."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

# A moment of a few milliseconds may be missed, but not every time.
TRIES = 25
SECONDS = 60
Moment = Callable[[], bool]


class Ended(NamedTuple):
    """How a process ended: its code, negative where a signal ended it, and both streams."""

    code: int
    out: bytes
    err: bytes


def signalled(begin: Callable[[], subprocess.Popen[bytes]], moment: Moment, number: int) -> Ended:
    """Begin a process and send it a signal at a moment; where the moment was missed, begin again.

    The moment is one that lasts until the process goes on: that a temporary file is there, for example. The process is
    stopped before it is asked for a second time, so that the signal cannot come too late without being noticed.
    """
    for _ in range(TRIES):
        process = begin()
        _wait(process, moment)
        # Popen would ask whether it has ended, and so take its end away.
        os.kill(process.pid, signal.SIGSTOP)
        # Until it has stopped, or has ended; the process stays for Popen to ask.
        os.waitid(os.P_PID, process.pid, os.WSTOPPED | os.WEXITED | os.WNOWAIT)
        missed = not moment()
        if not missed:
            os.kill(process.pid, number)
        os.kill(process.pid, signal.SIGCONT)
        out, err = process.communicate(timeout=SECONDS)
        if not missed:
            return Ended(process.returncode, out, err)
    raise AssertionError(f"the moment was missed {TRIES} times")


def _wait(process: subprocess.Popen[bytes], moment: Moment) -> None:
    deadline = time.monotonic() + SECONDS
    while not moment() and os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT | os.WNOHANG) is None:
        assert time.monotonic() < deadline, "the moment never came"
        time.sleep(0.0002)


def at_once() -> bool:
    """Say that the moment is there: the process has begun."""
    return True


def temporary(folder: Path, size: int = 0) -> Moment:
    """Return the moment at which a temporary file of so many bytes, or a temporary folder not empty, is there."""

    def lies() -> bool:
        try:
            with os.scandir(folder) as entries:
                return any(entry.name.endswith(".tmp") and _size(entry) >= size for entry in entries)
        except FileNotFoundError:
            return False

    return lies


def _size(entry: os.DirEntry[str]) -> int:
    return len(list(Path(entry).iterdir())) if entry.is_dir() else entry.stat().st_size
