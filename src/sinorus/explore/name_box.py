"""The line in which a file is named; one that is there is written over only when Enter comes twice."""

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from sinorus.base.errors import CannotAccess
from sinorus.base.text import from_system, safe, to_system
from sinorus.explore.typed import Typed

KEYS = "Enter write  Esc leave"


class NameBox(ModalScreen[str | None]):
    """A line to type a name in: Enter gives it, Esc gives None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", priority=True),
    ]

    def __init__(self, title: str) -> None:
        """Make a box with a title."""
        super().__init__()
        self._title = title
        self._over = ""

    def compose(self) -> ComposeResult:
        """Put the box together."""
        with Vertical(id="box"):
            yield Static(self._title, id="head", markup=False)
            yield Typed()
            yield Static(KEYS, id="foot", markup=False)

    @on(Input.Changed)
    def _changed(self) -> None:
        self._ask("")

    def _ask(self, over: str) -> None:
        """Ask whether a file is to be written over; nothing where there is none."""
        self._over = over
        asked = f"{safe(over)} is there; Enter writes over it, Esc leaves it" if over else KEYS
        self.query_one("#foot", Static).update(asked)
        self.set_class(bool(over), "is-over")

    @on(Input.Submitted)
    def _keep(self) -> None:
        """Take the name; of a file that is there the second time."""
        name = self.query_one(Input).value.strip()
        if _is_there(name) and self._over != name:
            self._ask(name)
        else:
            self.dismiss(name or None)

    def action_cancel(self) -> None:
        """Take none."""
        self.dismiss(None)


def _is_there(name: str) -> bool:
    """Say whether something bears that name; what no file can be called is told when it is written."""
    try:
        return bool(name) and Path(to_system(from_system(name))).exists()
    except (CannotAccess, ValueError, OSError):
        return False
