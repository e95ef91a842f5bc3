"""Two records side by side."""

from typing import ClassVar

from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import ModalScreen

from sinorus.explore.bar import Bar
from sinorus.explore.card import Card
from sinorus.explore.look import DIM, cut
from sinorus.explore.record import Record

KEYS = " ↑ ↓ PgUp PgDn move both  Esc leave"


class Pair(ModalScreen[None]):
    """Two records, which scroll together."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "scroll(1)"),
        Binding("up,k", "scroll(-1)"),
        Binding("pagedown", "scroll(10)"),
        Binding("pageup", "scroll(-10)"),
        Binding("escape,q,backspace,M", "leave"),
    ]

    def __init__(self, first: Card, second: Card) -> None:
        """Set two cards side by side."""
        super().__init__()
        self._cards = {"first": first, "second": second}

    def compose(self) -> ComposeResult:
        """Put the screen together."""
        with Horizontal():
            for id in self._cards:
                yield Record(id=id)
        yield Bar(lambda line, width: [Segment(cut(KEYS, width), DIM)], id="foot")

    def on_mount(self) -> None:
        """Show the cards."""
        for id, card in self._cards.items():
            self.query_one(f"#{id}", Record).set_card(card)

    def action_scroll(self, by: int) -> None:
        """Scroll both."""
        for record in self.query(Record):
            record.scroll_to(y=max(record.scroll_offset.y + by, 0), animate=False)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)
