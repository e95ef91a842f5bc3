"""Signals that end a program, while it has something half done in its hands."""

import contextlib
import signal
from collections.abc import Iterator

from sinorus.errors import Stopped

# Ctrl-C is an exception in Python already; what there is of these depends on the system.
ENDING = [number for name in ("SIGTERM", "SIGHUP") if (number := getattr(signal, name, None))]


@contextlib.contextmanager
def tidily() -> Iterator[None]:
    """Let a signal that ends the program raise Stopped in the block, so that what is half done can be taken away.

    A signal that somebody ignores (as under nohup) stays ignored.
    """
    before = {}
    # Only the main thread may say what a signal does.
    with contextlib.suppress(ValueError):
        before = {number: signal.signal(number, _stop) for number in ENDING if _usual(number)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _usual(number: signal.Signals) -> bool:
    return signal.getsignal(number) is signal.SIG_DFL


def _stop(number: int, _: object) -> None:
    raise Stopped(number)
