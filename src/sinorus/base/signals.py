"""Signals that end a program, while it has something half done in its hands."""

import contextlib
from collections.abc import Iterator

from sinorus.base.errors import Stopped

# Signals that end a program unless it says otherwise. Ctrl-C is an exception in Python already; which of these there are
# depends on the system.
ENDING = (
    "SIGTERM",
    "SIGHUP",
    "SIGQUIT",
    "SIGUSR1",
    "SIGUSR2",
    "SIGALRM",
    "SIGVTALRM",
    "SIGPROF",
    "SIGXCPU",
    "SIGPOLL",
    "SIGPWR",
)


@contextlib.contextmanager
def tidily() -> Iterator[None]:
    """Let a signal that ends the program raise Stopped in the block, so that what is half done can be taken away.

    A signal that somebody ignores (as under nohup) stays ignored.
    """
    # Making names of all signals takes a while, and most commands write nothing.
    import signal

    numbers = [getattr(signal, name) for name in ENDING if hasattr(signal, name)]
    before = {}
    # Only the main thread may say what a signal does.
    with contextlib.suppress(ValueError):
        usual = [number for number in numbers if signal.getsignal(number) is signal.SIG_DFL]
        before = {number: signal.signal(number, _stop) for number in usual}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop(number: int, _: object) -> None:
    raise Stopped(number)
