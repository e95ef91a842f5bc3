"""The record at the right: everything that is known of what the cursor is on, with links to go on by."""

from rich.segment import Segment
from textual.events import Resize
from textual.geometry import Size

from sinorus.explore.card import Card, Link
from sinorus.explore.lines import Lines
from sinorus.explore.look import CHOSEN
from sinorus.explore.sheet import EMPTY, Sheet, lay_out, number_of

# So many lines are scrolled where no link is near.
STEP = 3


class Record(Lines):
    """A record, which scrolls, and in which the cursor moves from link to link."""

    def __init__(self, *, id: str) -> None:
        """Make an empty one."""
        super().__init__(id=id)
        self.card: Card | None = None
        self.sheet: Sheet = EMPTY
        self.is_active = False
        # The number of the link under the cursor, from 0; -1 where it is on none.
        self.number = -1
        self._pattern = ""

    @property
    def link(self) -> Link | None:
        """Return the link under the cursor."""
        return self.sheet.spots[self.number].link if 0 <= self.number < len(self.sheet.spots) else None

    def set_card(self, card: Card | None, pattern: str = "") -> None:
        """Show another record, from its top."""
        self.card, self._pattern, self.number = card, pattern, -1
        self._lay_out()
        self.scroll_to(y=0, animate=False)
        self.begin()

    def _lay_out(self) -> None:
        width = max(self.room - 1, 10)
        self.sheet = lay_out(self.card, width, self._pattern) if self.card else EMPTY
        self.count = len(self.sheet.lines)
        self.virtual_size = Size(self.room, self.count)
        self.refresh()

    def on_resize(self, event: Resize) -> None:
        """Fold the record anew; that the cursor of a list stays in sight is nothing here."""
        event.prevent_default()
        self._lay_out()

    def segments(self, line: int, width: int) -> list[Segment]:
        """Draw a line; the link under the cursor stands out."""
        drawn = [Segment(" ")]
        for segment in self.sheet.lines[line]:
            is_chosen = self.is_active and self.number >= 0 and number_of(segment) == self.number
            drawn.append(Segment(segment.text, CHOSEN) if is_chosen else segment)
        return drawn

    def activate(self, is_active: bool) -> None:
        """Take the cursor, or give it away."""
        self.is_active = is_active
        self.begin()
        self.refresh()

    def begin(self) -> None:
        """Put the cursor on the first link that is seen, if it is on none yet."""
        if self.is_active and self.number < 0:
            top, height = self.scroll_offset.y, max(self.size.height, 1)
            seen = (n for n, spot in enumerate(self.sheet.spots) if top <= spot.line < top + height)
            self.number = next(seen, -1)

    def step(self, by: int) -> None:
        """Go to the next link (or the one before) if it is on the screen or nearly, and scroll if it is not."""
        number = self.number + by
        top, height = self.scroll_offset.y, max(self.size.height, 1)
        if 0 <= number < len(self.sheet.spots):
            line = self.sheet.spots[number].line
            if top - STEP <= line < top + height + STEP:
                return self.choose(number)
        self.scroll_to(y=max(top + by * STEP, 0), animate=False)
        return None

    def number_at(self, line: int, column: int) -> int | None:
        """Return the number of the link that stands in a column of a line; None where none does."""
        at = 1
        for segment in self.sheet.lines[line]:
            at += segment.cell_length
            if column < at:
                return number_of(segment)
        return None

    def choose(self, number: int) -> None:
        """Put the cursor on a link, round and round."""
        if self.sheet.spots:
            self.number = number % len(self.sheet.spots)
            self.show(self.sheet.spots[self.number].line)
            self.refresh()

    def page(self, by: int) -> None:
        """Scroll by screenfuls, and put the cursor on a link that is seen then."""
        height = max(self.size.height - 1, 1)
        self.reveal(self.scroll_offset.y + by * height)

    def reveal(self, line: int) -> None:
        """Let a line stand at the top, or as near to it as the record reaches."""
        height = max(self.size.height, 1)
        line = max(0, min(line, self.count - height))
        self.scroll_to(y=line, animate=False)
        seen = [n for n, spot in enumerate(self.sheet.spots) if line <= spot.line < line + height]
        if seen and self.number not in seen:
            self.number = seen[0]
        self.refresh()

    def next_hit(self, by: int) -> bool:
        """Scroll to the next line below what is seen that has a hit (or above); False if there is none."""
        top, height = self.scroll_offset.y, max(self.size.height, 1)
        below = [line for line in self.sheet.hits if line >= top + height]
        above = [line for line in self.sheet.hits if line < top]
        found = below[:1] if by > 0 else above[-1:]
        for line in found:
            self.reveal(line - height // 2)
        return bool(found)
