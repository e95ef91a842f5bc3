"""The strip of time: how much there is of which effect in which years, and the window, which the mouse moves too."""

from collections.abc import Iterator, Mapping, Sequence
from math import ceil

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.events import MouseDown, MouseMove, MouseScrollDown, MouseScrollUp, MouseUp
from textual.message import Message
from textual.strip import Strip as Drawn
from textual.widget import Widget

from sinorus.explore.look import CHOSEN, DIM, ELLIPSIS, PLAIN, fit, tone
from sinorus.explore.strip import Bin, Strip
from sinorus.model.signs import SIGNS, Sign

HEIGHTS = "▁▂▃▄▅▆▇█"


# How many records have which effect.
Numbers = Mapping[str, int]


class TimeBar(Widget):
    """A line of bars, above it the periods and below it the signs where the screen is high."""

    DEFAULT_CSS = "TimeBar { height: 1; }"

    class Chosen(Message):
        """Some bars were chosen with the mouse."""

        def __init__(self, first: Bin, last: Bin) -> None:
            """Keep the first and the last of them."""
            super().__init__()
            self.first, self.last = first, last

    class Turned(Message):
        """The wheel was turned on it."""

        def __init__(self, by: int) -> None:
            """Keep the way: 1 zooms in."""
            super().__init__()
            self.by = by

    def __init__(self, *, id: str) -> None:
        """Make a strip that is not counted yet."""
        super().__init__(id=id)
        self.strip: Strip | None = None
        self._is_waiting = False
        self._drag: tuple[int, int] | None = None

    def set_strip(self, strip: Strip) -> None:
        """Show other numbers."""
        self.strip, self._is_waiting = strip, False
        self.refresh()

    def wait(self) -> None:
        """Show that other numbers are counted."""
        self._is_waiting = True
        self.refresh()

    def render_line(self, y: int) -> Drawn:
        """Draw a line: in the middle the bars, above them the periods, below them the signs."""
        width = self.size.width
        line = y if self.size.height > 1 else 1
        drawn = (self._periods, self._bars, self._signs)[line](width)
        return Drawn(drawn).adjust_cell_length(width)

    def _places(self, width: int) -> tuple[int, int]:
        """Return where the bars begin, and how many columns they take."""
        if not self.strip or not self.strip.bins:
            return 0, 0
        start = cell_len(self.strip.bins[0].label) + 2
        return start, max(width - start - cell_len(self._end()) - 1, 1)

    def _end(self) -> str:
        """Write what stands behind the bars: the last label, and how many records have which effect."""
        if not self.strip or not self.strip.bins:
            return ""
        if self._is_waiting:
            return f"{self.strip.bins[-1].label} {ELLIPSIS}"
        sums = _sum(self.strip.bins)
        return " ".join([self.strip.bins[-1].label, *(f"{sign(name).text}{sums[name]}" for name in sums if sums[name])])

    def _bars(self, width: int) -> list[Segment]:
        if self.strip is None:
            return [Segment(f" {ELLIPSIS}", DIM)]
        start, room = self._places(width)
        if not room:
            return [Segment(" nothing that has a date", DIM)]
        numbers = columns(self.strip.bins, room)
        most = max((sum(column.values()) for column in numbers), default=0) or 1
        bars = [Segment(bar(column, most), self._style(column, at, start, room)) for at, column in enumerate(numbers)]
        return [Segment(f" {self.strip.bins[0].label} ", DIM), *bars, Segment(f" {self._end()}", DIM)]

    def _style(self, numbers: Numbers, at: int, start: int, room: int) -> Style:
        """Return the style of a bar: what the mouse chooses stands out, and what is not in the window is dim."""
        if self._drag is not None and min(self._drag) <= start + at <= max(self._drag):
            return CHOSEN
        if not self.strip or not _is_within(self.strip, self.strip.bins[at * len(self.strip.bins) // room]):
            return DIM
        effect = main(numbers)
        return tone(effect.tone) if effect else PLAIN

    def _signs(self, width: int) -> list[Segment]:
        start, room = self._places(width)
        if not self.strip or not room:
            return []
        signs = (main(column) for column in columns(self.strip.bins, room))
        return [Segment(" " * start), *(Segment(s.text, tone(s.tone)) if s else Segment(" ") for s in signs)]

    def _periods(self, width: int) -> list[Segment]:
        start, room = self._places(width)
        return [Segment(" " * start), *_named(self.strip, room)] if self.strip and room else []

    def _bin(self, column: int) -> Bin | None:
        start, room = self._places(self.size.width)
        if not self.strip or not room:
            return None
        at = max(0, min(column - start, room - 1))
        return self.strip.bins[at * len(self.strip.bins) // room]

    def on_mouse_down(self, event: MouseDown) -> None:
        """Begin to choose."""
        self._drag = (event.x, event.x)
        self.capture_mouse()

    def on_mouse_move(self, event: MouseMove) -> None:
        """Choose more or less."""
        if self._drag:
            self._drag = (self._drag[0], event.x)
            self.refresh()

    def on_mouse_up(self, event: MouseUp) -> None:
        """Have chosen."""
        self.release_mouse()
        if not self._drag:
            return
        first, last = (self._bin(column) for column in sorted((self._drag[0], event.x)))
        self._drag = None
        if first and last:
            self.post_message(self.Chosen(first, last))

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Zoom in."""
        self.post_message(self.Turned(1))

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Zoom out."""
        self.post_message(self.Turned(-1))


def _is_within(strip: Strip, bin: Bin) -> bool:
    """Say whether a bin is in the window, at least in part; dates are compared by as much as both tell."""
    first, last = strip.window
    after = not first or bin.end >= first[: len(bin.end)]
    return after and (not last or bin.start <= last[: len(bin.start)])


def sign(effect: str) -> Sign:
    """Return the sign of an effect by its name; that of what is not coded for any other."""
    return next((sign for known, sign in SIGNS.items() if known == effect), SIGNS[None])


def columns(bins: Sequence[Bin], width: int) -> list[Numbers]:
    """Spread the numbers of bins over columns: many bins are summed up in one, or one takes many columns."""
    spread: list[Numbers] = []
    for at in range(width):
        first = at * len(bins) // width
        end = max((at + 1) * len(bins) // width, first + 1)
        spread.append(_sum(bins[first:end]))
    return spread


def _sum(bins: Sequence[Bin]) -> Numbers:
    return {effect: sum(bin.effects[effect] for bin in bins) for effect in bins[0].effects}


def bar(numbers: Numbers, most: int) -> str:
    """Draw a bar: a blank for nothing, and else as high as the root of the number, so that few are seen beside many."""
    part = (sum(numbers.values()) / most) ** 0.5
    return HEIGHTS[ceil(part * len(HEIGHTS)) - 1] if part else " "


def main(numbers: Numbers) -> Sign | None:
    """Return the sign of the effect that most records have; None where there are none."""
    return sign(max(numbers, key=lambda effect: numbers[effect])) if any(numbers.values()) else None


def _named(strip: Strip, width: int) -> Iterator[Segment]:
    """Write the name of each era where it begins, cut where the next one begins."""
    eras = [period for period in strip.periods if period.is_era]
    starts = [_column(strip, era.start, width) for era in eras] + [width]
    at = 0
    for era, start, end in zip(eras, starts, starts[1:], strict=False):
        if start >= at and end - start > 3:
            yield Segment(" " * (start - at), PLAIN)
            yield Segment(fit(era.label, end - start - 1) + " ", DIM)
            at = end


def _column(strip: Strip, date: str, width: int) -> int:
    """Return the column of the bin in which a date lies; the first one for what lies before."""
    before = sum(1 for bin in strip.bins if bin.start[: len(date)] <= date[: len(bin.start)]) - 1
    return max(before, 0) * width // max(len(strip.bins), 1)
