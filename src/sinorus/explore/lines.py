"""A list of lines of which only those on the screen are drawn, however many there are."""

from rich.segment import Segment
from textual.events import Click, Resize
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip


class Lines(ScrollView, can_focus=False):
    """Lines with a cursor on one of them. Whoever inherits this draws a line, and hears of what the mouse does."""

    DEFAULT_CSS = """
    Lines { overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1; }
    """

    class Picked(Message):
        """A line was clicked on."""

        def __init__(self, lines: "Lines", line: int, column: int) -> None:
            """Keep which line, from 0, and which column of it."""
            super().__init__()
            self.lines, self.line, self.column = lines, line, column

    class Seen(Message):
        """Other lines stand on the screen than before."""

    def __init__(self, *, id: str) -> None:
        """Make an empty list."""
        super().__init__(id=id)
        self.count = 0
        self.cursor = 0

    @property
    def room(self) -> int:
        """Return how many columns a line has."""
        return self.scrollable_content_region.width

    def segments(self, line: int, width: int) -> list[Segment]:
        """Draw a line, which may be shorter or longer than the width."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """Draw a line of the screen."""
        line, width = self.scroll_offset.y + y, self.room
        segments = self.segments(line, width) if 0 <= line < self.count else []
        return Strip(segments).adjust_cell_length(width)

    def fill(self, count: int, cursor: int = 0) -> None:
        """Have so many lines from now on, with the cursor on one of them."""
        self.count = count
        self.virtual_size = Size(self.room, count)
        self.place(cursor)
        self.refresh()

    def place(self, line: int) -> None:
        """Put the cursor on a line, and show it."""
        self.cursor = max(0, min(line, self.count - 1))
        self.show(self.cursor)
        self.refresh()

    def move(self, by: int) -> None:
        """Move the cursor by so many lines."""
        self.place(self.cursor + by)

    def show(self, line: int) -> None:
        """Scroll as little as needed for a line to be seen."""
        top, height = self.scroll_offset.y, max(self.size.height, 1)
        if line < top:
            self.scroll_to(y=line, animate=False)
        elif line >= top + height:
            self.scroll_to(y=line - height + 1, animate=False)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say that other lines are seen."""
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Seen())

    def on_resize(self, event: Resize) -> None:
        """Keep the cursor in sight."""
        self.virtual_size = Size(self.room, self.count)
        self.show(self.cursor)
        self.post_message(self.Seen())

    def on_click(self, event: Click) -> None:
        """Say which line was clicked on."""
        line = self.scroll_offset.y + event.y
        if line < self.count:
            self.post_message(self.Picked(self, line, event.x))
