"""Signals that would end the program while a file is half written."""

import contextlib
from collections.abc import Iterator

from sinorus.base.errors import Stopped

# Signals that end a program unless it says otherwise; not every system has all of them. Ctrl-C is SIGINT, which
# `__main__` lets end the program too.
ENDING = (
    "SIGINT",
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
    """Let a signal that ends the program raise Stopped in the block, so that `finally` deletes what is half done.

    A signal that is ignored, as under nohup, stays ignored. Outside the main thread signals keep their effect.

    Stopped leaves the block also where a library made another error of it, or went on as if nothing had happened.
    """
    # Loading this takes a while, and most commands write nothing.
    import signal

    numbers = [getattr(signal, name) for name in ENDING if hasattr(signal, name)]
    handlers = {}
    received: list[int] = []

    def stop(number: int, _: object) -> None:
        received.append(number)
        raise Stopped(number)

    # Only the main thread may say what a signal does; elsewhere this is a ValueError.
    with contextlib.suppress(ValueError):
        unhandled = [number for number in numbers if signal.getsignal(number) is signal.SIG_DFL]
        handlers = {number: signal.signal(number, stop) for number in unhandled}
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
        if received:
            raise Stopped(received[0])
