"""A job that is put to sleep and woken: the terminal is given back meanwhile, and taken and drawn anew after.

Textual does so where its own key puts it to sleep. Who is stopped from outside (``kill -STOP``) does not know, and is
woken all the same: then its terminal is taken anew too, or two threads would read the keys. Both happen between two
turns of the loop: a signal may come while something is handed to the thread that writes, and whoever hands it over
something more at that moment waits for himself.
"""

import os
import signal
import sys
from collections.abc import Callable
from typing import Any

from textual.app import App
from textual.driver import Driver


class Sleep:
    """Stands between the system and the driver of a screen."""

    def __init__(self, app: App[str], driver: Driver, hear: Callable[[int, Callable[[], None]], None]) -> None:
        """Hear of the signals that put to sleep and wake, where the system has them, by a function of the loop."""
        self._app, self._driver = app, driver
        self._is_asleep = False
        if hasattr(signal, "SIGTSTP"):
            self._sleep = _handler(signal.SIGTSTP)
            self._wake = _handler(signal.SIGCONT)
            hear(signal.SIGTSTP, self._asleep)
            hear(signal.SIGCONT, self._awake)

    def _asleep(self) -> None:
        self._is_asleep = True
        self._sleep()

    def _awake(self) -> None:
        # Where the terminal is the shell's, one sleeps on until the shell gives it back.
        if os.tcgetpgrp(sys.__stdin__.fileno()) != os.getpgrp():  # type: ignore[union-attr]
            os.kill(os.getpid(), signal.SIGSTOP)
            return
        if not self._is_asleep:
            self._driver.suspend_application_mode()
        self._is_asleep = False
        self._wake()
        # All of it is drawn anew, since others have drawn meanwhile.
        self._app.call_later(self._app.refresh, layout=True)


def _handler(number: int) -> Callable[[], Any]:
    """Return what a signal did so far, as a function; what is no function of Python does nothing here."""
    handler = signal.getsignal(number)
    return (lambda: handler(number, None)) if callable(handler) else (lambda: None)
