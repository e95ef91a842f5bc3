"""The picture in letters: readable in any terminal, without colour."""

from collections.abc import Callable, Iterable, Iterator

from rich.cells import cell_len, set_cell_size

from sinorus.base.text import safe
from sinorus.chart.climate import Weather
from sinorus.chart.marks import Band, Dot, Extent, Mark, lanes, short_ticks, ticks
from sinorus.model.rows import SeriesRow
from sinorus.output.render.fold import folded

Paint = Callable[[str, str], str]
GLYPHS = {"cooperation": "+", "friction": "-", "mixed": "~", "neutral": "="}
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
BARS = "▁▂▃▄▅▆▇█"
KEY = ("+ cooperation", "- friction", "~ mixed", "= neutral", "? uncertain date", "── lasts", "·· uncertain extent")
# With more events than this there is room for their marks only.
LABELLED = 60
TICK = 10


class Axis:
    """Places times in the columns of a terminal, and paints a text by an effect."""

    def __init__(self, shown: Extent, width: int, painted: Paint) -> None:
        self.shown = shown
        self.width = width
        self.painted = painted

    def column(self, at: float) -> int:
        """Return the column of a time."""
        part = (at - self.shown.start) / (self.shown.end - self.shown.start)
        return min(max(int(part * (self.width - 1) + 0.5), 0), self.width - 1)

    def years(self) -> Iterator[str]:
        """Yield the line of years, and under it the line with their marks."""
        line, under = [" "] * self.width, ["─"] * self.width
        named = short_ticks(self.shown) or [(year, str(year)) for year in ticks(self.shown, self.width // TICK)]
        until = -1
        for at, name in ((self.column(at), name) for at, name in named):
            begin = min(at, self.width - len(name))
            if begin > until:
                under[at] = "┬"
                line[begin : begin + len(name)] = name
                until = begin + len(name)
        yield "".join(line).rstrip()
        yield "".join(under)


def timeline(marks: list[Mark], bands: list[Band], axis: Axis) -> Iterator[str]:
    """Yield the lines of the events under the axis and the periods, and the keys to both."""
    yield from axis.years()
    if bands:
        yield _banded(bands, axis)
    yield from _rows(marks, axis)
    yield ""
    for letter, band in zip(LETTERS, bands, strict=False):
        yield from folded(f"{letter} {safe(band.label)}", axis.width, 2)
    yield from _packed(KEY, axis.width)


def _packed(words: Iterable[str], width: int) -> Iterator[str]:
    """Put words side by side, as many in a line as fit."""
    line = ""
    for word in words:
        if line and len(line) + 2 + len(word) > width:
            yield line
            line = ""
        line += f"  {word}" if line else word
    yield line


def _banded(bands: list[Band], axis: Axis) -> str:
    line = [" "] * axis.width
    for letter, band in zip(LETTERS, bands, strict=False):
        for column in range(axis.column(band.start), axis.column(band.end) + 1):
            line[column] = letter
    return "".join(line)


def _rows(marks: list[Mark], axis: Axis) -> Iterator[str]:
    drawn = [(*_piece(mark, axis, len(marks) <= LABELLED), mark.row["effect"]) for mark in marks]
    placed = lanes([(start, start + cell_len(text)) for start, text, _ in drawn], 1)
    for lane in range(max(placed, default=-1) + 1):
        line, until = "", 0
        for start, text, effect in sorted(piece for piece, own in zip(drawn, placed, strict=True) if own == lane):
            line += " " * (start - until) + axis.painted(text, effect)
            until = start + cell_len(text)
        yield line.rstrip()


def _piece(mark: Mark, axis: Axis, labelled: bool) -> tuple[int, str]:
    """Draw a mark with its label at the side where it fits; return the column at which it begins."""
    start, end = axis.column(mark.start), axis.column(mark.end)
    length = end - start if mark.lasting else 0
    bar = ("?" if mark.uncertain else "") + GLYPHS[mark.row["effect"]]
    bar += ("·" if mark.uncertain else "─") * (length - len(bar) + 1)
    bar = bar[: axis.width]
    start = min(start, axis.width - len(bar))
    if not labelled:
        return start, bar
    label = safe(mark.row["title"])
    room_right, room_left = axis.width - start - len(bar) - 1, start - 1
    if cell_len(label) > max(room_right, room_left) and cell_len(label) + 6 <= len(bar):
        return start, f"{bar[:3]} {label} {bar[5 + cell_len(label) :]}"
    if cell_len(label) <= room_right or room_right >= room_left:
        return start, f"{bar} {_shortened(label, room_right)}".rstrip()
    label = _shortened(label, room_left)
    return start - cell_len(label) - 1, f"{label} {bar}"


def _shortened(text: str, cells: int) -> str:
    if cell_len(text) <= cells:
        return text
    return f"{set_cell_size(text, cells - 1).rstrip()}…" if cells > 1 else ""


def series(row: SeriesRow, dots: list[Dot], axis: Axis) -> Iterator[str]:
    """Yield a series as bars on the same axis, with its lowest and highest value."""
    yield from folded(safe(f"{row['title']}, {row['unit']} [{row['id']}]"), axis.width)
    if not dots:
        yield "no value in this time"
        return
    low, high = min(dot.value for dot in dots), max(dot.value for dot in dots)
    line = [" "] * axis.width
    for dot in dots:
        line[axis.column(dot.at)] = BARS[round((dot.value - low) / ((high - low) or 1) * (len(BARS) - 1))]
    yield "".join(line).rstrip()
    yield f"{BARS[0]} {low:.12g}  {BARS[-1]} {high:.12g}"


def climate(weather: list[Weather], by: str, axis: Axis) -> Iterator[str]:
    """Yield a line a year or decade: friction to the left, cooperation to the right, the balance behind."""
    yield from folded(f"Cooperation (+) and friction (-) by {by}", axis.width)
    widest = max((max(one.cooperation, one.friction) for one in weather), default=0)
    half = min(max((axis.width - 14) // 2, 2), widest)
    for one in weather:
        minus, plus = (_scaled(count, widest, half) for count in (one.friction, one.cooperation))
        left = " " * (half - minus) + axis.painted("-" * minus, "friction")
        right = axis.painted("+" * plus, "cooperation") + " " * (half - plus)
        yield f"{one.start:>6} {left}|{right} {one.balance:+d}"


def _scaled(count: int, widest: int, room: int) -> int:
    return min(max(round(count * room / widest), 1), room) if count else 0
