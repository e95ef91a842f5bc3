"""The explorer: a place to begin at, all keys, and the ways in which it ends."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
from contextlib import suppress
from typing import ClassVar

from textual.binding import Binding, BindingType

from sinorus.base.errors import Stopped
from sinorus.base.signals import ENDING
from sinorus.explore.desk import Desk, Hit
from sinorus.explore.help import Help
from sinorus.explore.keys import KEYS
from sinorus.explore.picker import Item, Palette
from sinorus.explore.place import Place
from sinorus.explore.sleep import Sleep
from sinorus.explore.takings import Takings

# Seconds between two looks at how large the window is.
GLANCE = 1
# So many records the palette shows.
FOUND = 30


class Explorer(Takings):
    """The application."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, name.action, name.does) for name in KEYS for key in name.keys.split()
    ]

    def __init__(self, desk: Desk, place: Place, remarks: str = "") -> None:
        """Begin at a place, and say something of the data."""
        super().__init__(desk, place)
        self.remarks = remarks
        self.signal = 0
        self.bug: BaseException | None = None

    def on_mount(self) -> None:
        """Hear of signals; Textual calls that of the stage too."""
        loop = asyncio.get_running_loop()
        for name in ENDING:
            # Not every system has all of them, and not every loop takes them.
            with suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(getattr(signal, name), self.end, name)
        if self._driver and not self._driver.is_headless:
            Sleep(self, self._driver, loop.add_signal_handler)
            self.set_interval(GLANCE, self.fit)
        self.say(self.remarks)

    def fit(self) -> None:
        """Hear of a change of the window whose signal was lost, as happens where one comes while another is heard."""
        if hasattr(signal, "SIGWINCH") and shutil.get_terminal_size() != (*self.size,):
            signal.raise_signal(signal.SIGWINCH)

    def end(self, name: str) -> None:
        """End by a signal: with the screen as it was, or at once where there is no terminal any more."""
        self.desk.stop()
        self.signal = int(getattr(signal, name))
        if name == "SIGHUP":
            with self.writing:
                signal.signal(self.signal, signal.SIG_DFL)
                signal.raise_signal(self.signal)
        self.exit()

    def action_interrupt(self) -> None:
        """End as Ctrl-C ends a program."""
        self.end("SIGINT")

    async def action_quit(self) -> None:
        """End, with the command line of the last view."""
        self.ask("line", self.line_of_view, self.exit)

    def action_help(self) -> None:
        """Show the keys that work here."""
        self.push_screen(Help(self.half))

    def action_palette(self) -> None:
        """Find any record, and anything that a key does."""
        actions = [Item(f"\0{key.action}", key.does, " ".join(key.shown())) for key in KEYS]
        self.push_screen(Palette(self._find, actions), self._found)

    def _find(self, text: str) -> None:
        self.ask("find", lambda: self.desk.find(text, FOUND), self._hits)

    def _hits(self, hits: list[Hit]) -> None:
        if isinstance(self.screen, Palette):
            self.screen.set_records([Item(hit.id, hit.title, hit.kind) for hit in hits])

    async def _found(self, value: str | None) -> None:
        if value and value.startswith("\0"):
            await self.run_action(value[1:])
        elif value:
            self._visit_id(value)

    def _handle_exception(self, error: Exception) -> None:
        """End by a bug, which is told when the screen is as it was; Textual would print a traceback."""
        self.bug = self.bug or error
        self._exception = self._exception or error
        self._close_messages_no_wait()


def explore(desk: Desk, place: Place, remarks: str = "") -> str:
    """Let somebody explore, and return the command line of the last view.

    Raises Stopped if a signal ended it.
    """
    # What they say of the window, as some ways into a container set them, is untrue once it changes.
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)
    app = Explorer(desk, place, remarks)
    line = app.run()
    if app.bug:
        raise app.bug
    if app.signal:
        raise Stopped(app.signal)
    return line or ""
