"""The keys that work here."""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from sinorus.explore.bar import Bar
from sinorus.explore.keys import KEYS, Key
from sinorus.explore.lines import Lines
from sinorus.explore.look import BOLD, DIM, PLAIN, cut

FOOT = " ↑ ↓ move  Esc leave · for screen readers: the commands with --format list"


def lines_of(keys: Sequence[Key]) -> list[tuple[str, str]]:
    """Return the lines of the help: the keys, and what they do."""
    return [(" ".join(key.shown()), key.does) for key in keys]


class Keys(Lines):
    """The list of keys."""

    def __init__(self, half: str) -> None:
        """List those that work in a half."""
        super().__init__(id="list")
        self.lines_of_help = lines_of([key for key in KEYS if key.where in ("", half)])

    def on_mount(self) -> None:
        """Show them."""
        self.fill(len(self.lines_of_help))

    def segments(self, line: int, width: int) -> list[Segment]:
        """Draw a line."""
        keys, does = self.lines_of_help[line]
        room = max(cell_len(keys) for keys, _ in self.lines_of_help) + 2
        return [
            Segment(f" {keys}", BOLD),
            Segment(" " * (room - cell_len(keys))),
            Segment(cut(does, width - room - 1), PLAIN),
        ]


class Help(ModalScreen[None]):
    """A screen of keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "scroll(1)"),
        Binding("up,k", "scroll(-1)"),
        Binding("pagedown,space", "scroll(15)"),
        Binding("pageup", "scroll(-15)"),
        Binding("escape,q,question_mark,enter", "leave"),
    ]

    def __init__(self, half: str) -> None:
        """Show the keys of a half."""
        super().__init__()
        self._half = half

    def compose(self) -> ComposeResult:
        """Put the screen together."""
        yield Bar(
            lambda line, width: [Segment(cut(f" the keys that work in the {self._half}", width), BOLD)], id="head"
        )
        yield Keys(self._half)
        yield Bar(lambda line, width: [Segment(cut(FOOT, width), DIM)], id="foot")

    def action_scroll(self, by: int) -> None:
        """Scroll."""
        keys = self.query_one(Keys)
        keys.scroll_to(y=max(keys.scroll_offset.y + by, 0), animate=False)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)
