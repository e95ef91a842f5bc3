"""A job that is put to sleep and woken: the terminal is given back meanwhile, and taken and drawn anew after.

Textual does so where its own key puts it to sleep. Who is stopped from outside (``kill -STOP``) does not know, and is
woken all the same: then its terminal is taken anew too, or two threads would read the keys.
"""

import os
import signal
import sys
from types import FrameType

from textual.app import App
from textual.driver import Driver


class Sleep:
    """Stands between the system and the driver of a screen."""

    def __init__(self, app: App[str], driver: Driver) -> None:
        """Hear of the signals that put to sleep and wake, where the system has them."""
        self._app, self._driver = app, driver
        self._is_asleep = False
        if hasattr(signal, "SIGTSTP"):
            self._sleep = signal.getsignal(signal.SIGTSTP)
            self._wake = signal.getsignal(signal.SIGCONT)
            signal.signal(signal.SIGTSTP, self._asleep)
            signal.signal(signal.SIGCONT, self._awake)

    def _asleep(self, number: int, frame: FrameType | None) -> None:
        self._is_asleep = True
        if callable(self._sleep):
            self._sleep(number, frame)

    def _awake(self, number: int, frame: FrameType | None) -> None:
        # Where the terminal is the shell's, one sleeps on until the shell gives it back.
        if os.tcgetpgrp(sys.__stdin__.fileno()) != os.getpgrp():  # type: ignore[union-attr]
            os.kill(os.getpid(), signal.SIGSTOP)
            return
        if not self._is_asleep:
            self._driver.suspend_application_mode()
        self._is_asleep = False
        if callable(self._wake):
            self._wake(number, frame)
        # All of it is drawn anew, since others have drawn meanwhile.
        self._app.call_later(self._app.refresh, layout=True)
