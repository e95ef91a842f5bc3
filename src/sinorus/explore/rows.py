"""The list: rows of an answer, asked for by page, with … until they are there."""

from collections.abc import Sequence
from itertools import islice

from rich.segment import Segment
from rich.style import Style

from sinorus.explore.lines import Lines
from sinorus.explore.listing import UNKNOWN, Listing, Row
from sinorus.explore.look import BOLD, CHOSEN, DIM, ELLIPSIS, PLAIN, fit, marked, tone
from sinorus.output.render.bold import bold

# So many rows are asked for at once, and so many pages are kept.
PAGE = 100
KEPT = 30
GAP = 1
# A text should have so many columns; where it has less, other columns have at most so many.
ENOUGH, MOST = 34, 12
# With less than this it says too little, and columns beside it are left out.
LEAST, HIDDEN = 17, -1


class Rows(Lines):
    """The rows of a listing, one a line; what of them is not read yet is asked for when it comes in sight."""

    def __init__(self, *, id: str) -> None:
        """Make a list without rows."""
        super().__init__(id=id)
        self.listing: Listing | None = None
        self.pages: dict[int, list[Row]] = {}
        # How many there are; UNKNOWN until they are counted, which may take longer than to show the first.
        self.total = UNKNOWN
        self.said = ""
        self.column = 0
        self.marks: Sequence[str] = ()
        self.is_active = True
        self.pattern = ""

    def set_listing(self, listing: Listing, cursor: int = 0) -> None:
        """Show another listing."""
        self.listing, self.pages = listing, {}
        self.column = min(self.column, max(len(listing.titles) - 1, 0))
        self.pattern = ""
        self.total, self.said = UNKNOWN, ""
        self.fill(cursor + PAGE, cursor)

    def set_total(self, total: int, said: str = "") -> None:
        """Know how many rows there are, and what is said of that."""
        self.total, self.said = total, said
        if total != self.count:
            self.fill(total, self.cursor)

    def row(self, line: int) -> Row | None:
        """Return a row; None while it is not read."""
        page = self.pages.get(line // PAGE, [])
        return page[line % PAGE] if line % PAGE < len(page) else None

    def missing(self) -> int | None:
        """Return the first page that is in sight, or a page before or behind that, and not read; None if all are."""
        if not self.count:
            return None
        top = self.scroll_offset.y
        first, last = top // PAGE, (min(top + max(self.size.height, 1), self.count) - 1) // PAGE
        ends = range((self.count - 1) // PAGE + 1)
        wanted = (self.cursor // PAGE, *range(first, last + 1), last + 1, first - 1)
        return next((page for page in wanted if page in ends and page not in self.pages), None)

    def put(self, page: int, rows: list[Row]) -> None:
        """Take the rows of a page, and forget those of the oldest if there are too many."""
        self.pages[page] = rows
        end = page * PAGE + len(rows)
        if self.total == UNKNOWN and len(rows) == PAGE:
            self.fill(max(self.count, end + PAGE), self.cursor)
        elif self.total == UNKNOWN and (rows or not page):
            self.set_total(end)
        # The words that a search has found are known when rows are read.
        self.pattern = bold(self.listing.marks) if self.listing else ""
        for old in [*islice(self.pages, max(len(self.pages) - KEPT, 0))]:
            del self.pages[old]
        self.refresh()

    def segments(self, line: int, width: int) -> list[Segment]:
        """Draw a row."""
        row, is_here = self.row(line), line == self.cursor
        if row is None or self.listing is None:
            return [Segment(fit(ELLIPSIS, width), CHOSEN if is_here and self.is_active else DIM)]
        sign = "▸" if row.id and row.id in self.marks else "›" if is_here else " "
        style = CHOSEN if is_here and self.is_active else BOLD if is_here else PLAIN
        return [Segment(sign, style), *self._cells(row, style, width - 1, is_here and self.is_active)]

    def _cells(self, row: Row, style: Style, width: int, is_chosen: bool) -> list[Segment]:
        segments: list[Segment] = []
        widths = self.widths(width)
        for cell, name, room in zip(row.cells, row.tones, widths, strict=False):
            own = style if is_chosen else style + tone(name)
            if room:
                segments += [*marked(fit(cell.replace("\n", "; "), room), own, self.pattern), Segment(" " * GAP, style)]
        return segments

    def widths(self, width: int) -> list[int]:
        """Return how wide the columns are, 0 for those that are left out.

        Where texts have little room, an effect is only its sign, and columns go, the last ones first.
        """
        if not self.listing:
            return []
        full = shared(self.listing.widths, width)
        texts = [room for own, room in zip(self.listing.widths, full, strict=True) if not own]
        if not texts or min(texts) >= ENOUGH:
            return full
        signs = zip(self.listing.widths, self.listing.groups, strict=True)
        least = [1 if group == "effect" else min(own, MOST) for own, group in signs]
        gone = [n for n in reversed(range(len(least))) if least[n] > 1]
        while gone and min(_open(least, width)) < LEAST:
            least[gone.pop(0)] = HIDDEN
        return shared(least, width)

    def head(self, width: int) -> list[Segment]:
        """Draw the titles of the columns; that under the cursor is bold."""
        segments = [Segment(" ")]
        if self.listing:
            for number, (title, room) in enumerate(zip(self.listing.titles, self.widths(width - 1), strict=False)):
                style = Style(bold=True, underline=True) if number == self.column and self.is_active else DIM
                segments += [Segment(*part) for part in _title(title, room, style)] if room else []
        return segments


def _title(title: str, room: int, style: Style) -> list[tuple[str, Style]]:
    text = fit(title, room).rstrip() if room > 1 else ""
    return [(text, style), (" " * (room - len(text) + GAP), PLAIN)]


def shared(widths: Sequence[int], width: int) -> list[int]:
    """Share so many columns: those without a width of their own get what the others leave."""
    shown = [own for own in widths if own != HIDDEN]
    free = max(width - sum(shown) - GAP * len(shown), 0)
    open = sum(1 for own in shown if not own)
    return [0 if own == HIDDEN else own or max(free // open, 1) for own in widths]


def _open(widths: Sequence[int], width: int) -> list[int]:
    """Return how wide the columns would be that have no width of their own."""
    return [room for own, room in zip(widths, shared(widths, width), strict=True) if not own]
