"""Work in a copy of this process, for libraries that end the whole process where others would raise an error."""

import os
import signal
import threading
from collections.abc import Callable
from typing import NoReturn

from sinorus.base import system


class ChildEnded(Exception):
    """A child process that was ended before its work was done; the message is the name of the signal, as SIGTRAP."""


def in_child(work: Callable[[], bytes]) -> bytes:
    """Return what a function returns, but let it work in a copy of this process, which takes a millisecond to make.

    The function works in this process where processes cannot be copied, where there are threads, which a copy would
    lack, and where it failed in the copy, so that its error is raised here. Raises ChildEnded if a signal ended the
    copy.
    """
    if not system.can_copy_process() or _threads() > 1:
        return work()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _answer(work, writing)
    os.close(writing)
    answer, status = _hear(child, reading)
    if os.WIFSIGNALED(status):
        raise ChildEnded(signal.Signals(os.WTERMSIG(status)).name)
    return work() if status else answer


def _threads() -> int:
    """Count the threads of this process, where the system tells also those that libraries began without Python."""
    try:
        return len(os.listdir("/proc/self/task"))  # noqa: PTH208
    except OSError:
        return threading.active_count()


def _hear(child: int, reading: int) -> tuple[bytes, int]:
    """Return what a child writes into a pipe, and how it ended; it is ended where nobody waits for it any more."""
    try:
        with os.fdopen(reading, "rb") as pipe:
            answer = pipe.read()
    except BaseException:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        raise
    return answer, os.waitpid(child, 0)[1]


def _answer(work: Callable[[], bytes], writing: int) -> NoReturn:
    """Work in the child and write the answer into a pipe; what Python does at its end is left to the parent."""
    code = 1
    try:
        _be_quiet()
        answer = work()
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(answer)
        code = 0
    finally:
        os._exit(code)


def _be_quiet() -> None:
    """Let a signal end the child without a word, and a library that aborts leave neither a report nor a core file."""
    import resource

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
