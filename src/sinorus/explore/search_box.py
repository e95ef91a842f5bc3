"""The line in which one searches: what it finds shows behind it while one types."""

from collections.abc import Callable
from typing import Any, ClassVar

from rich.segment import Segment
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Input

from sinorus.explore.bar import Bar
from sinorus.explore.look import BOLD
from sinorus.explore.typed import Typed

# Seconds after a letter until it is searched for, so that a word is not asked for letter by letter.
PAUSE = 0.12


class SearchBox(ModalScreen[bool | None]):
    """A line to type in. Enter keeps what was found, Esc gives it up."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", priority=True),
    ]

    def __init__(self, text: str, search: Callable[[str], None]) -> None:
        """Begin with the words that are searched for already."""
        super().__init__()
        self._before, self._search = text, search
        self._pause: Timer | None = None

    def compose(self) -> ComposeResult:
        """Put the line together."""
        with Horizontal():
            yield Bar(lambda line, width: [Segment(" search:", BOLD)], id="sign")
            yield Typed(self._before)

    def on_mount(self) -> None:
        """Stand where the filter stands in words."""
        filters: Any = self.app.screen_stack[0].query_one("#filters")
        self.query_one(Horizontal).styles.offset = (0, filters.region.y)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        if self._pause:
            self._pause.stop()
            self._pause = None
        if event.value != self._before:
            self._pause = self.set_timer(PAUSE, self._ask)

    def _ask(self) -> None:
        self._pause = None
        self._before = self.query_one(Input).value
        self._search(self._before)

    @on(Input.Submitted)
    def _keep(self) -> None:
        """Search for what was typed last, which may not have been told of yet, and close."""
        if self._pause:
            self._pause.stop()
        if self.query_one(Input).value != self._before:
            self._ask()
        self.dismiss(True)

    def action_cancel(self) -> None:
        """Close, and search as before."""
        if self._pause:
            self._pause.stop()
        self.dismiss(None)
