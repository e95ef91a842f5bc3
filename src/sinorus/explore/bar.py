"""A line of the screen, or a few, drawn by a function."""

from collections.abc import Callable

from rich.segment import Segment
from textual.events import Click
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

# Draws one of its lines for so many columns.
Draw = Callable[[int, int], list[Segment]]


class Bar(Widget):
    """Lines that are drawn anew whenever something changes."""

    DEFAULT_CSS = "Bar { height: 1; }"

    class Picked(Message):
        """It was clicked on."""

        def __init__(self, bar: "Bar", column: int) -> None:
            """Keep the bar and the column."""
            super().__init__()
            self.bar, self.column = bar, column

    def __init__(self, draw: Draw, *, id: str) -> None:
        """Make a bar; ``draw`` takes the number of a line and the width."""
        super().__init__(id=id)
        self._draw = draw

    def render_line(self, y: int) -> Strip:
        """Draw a line."""
        return Strip(self._draw(y, self.size.width)).adjust_cell_length(self.size.width)

    def on_click(self, event: Click) -> None:
        """Say where it was clicked on."""
        self.post_message(self.Picked(self, event.x))
