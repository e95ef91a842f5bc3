"""The picture for a terminal, in letters that can be read without colour."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from sinorus import dates
from sinorus.base.text import safe
from sinorus.base.wording import amount
from sinorus.chart.climate import Weather
from sinorus.chart.density import Density
from sinorus.chart.marks import Band, Dot, Frame, Mark, lanes, short_ticks, ticks
from sinorus.chart.spots import Spot
from sinorus.model.signs import SIGNS
from sinorus.output.render.wrap import wrap

if TYPE_CHECKING:
    from sinorus.model.rows.series import SeriesRow
    from sinorus.model.vocabulary import Effect

# Colours a text by an effect.
Paint = Callable[[str, "Effect | None"], str]
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
BARS = "▁▂▃▄▅▆▇█"
LEGEND = ("? uncertain date", "── lasts", "·· uncertain extent", "◂ ▸ goes on outside")
# More events than this are counted, and so many of them named.
LABELLED, CHOSEN = 60, 15
# So many places are listed in place of a map.
PLACES = 30
# The least width of a tick of the axis, with its label.
TICK = 10


class Axis:
    """The time axis of a terminal: it finds the column of a time, and colours texts by effects."""

    def __init__(self, frame: Frame, width: int, paint: Paint) -> None:
        self.frame = frame
        self.width = width
        self.paint = paint

    def column(self, at: float) -> int:
        """Return the column of a time in years, counted from 0."""
        part = (at - self.frame.start) / (self.frame.end - self.frame.start)
        return min(max(int(part * (self.width - 1) + 0.5), 0), self.width - 1)

    def years(self) -> Iterator[str]:
        """Yield the line with the labels of the axis, and below it the line with its ticks."""
        line, under = [" "] * self.width, ["─"] * self.width
        labels = short_ticks(self.frame) or [(year, str(year)) for year in ticks(self.frame, self.width // TICK)]
        until = -1
        for at, name in ((self.column(at), name) for at, name in labels):
            begin = min(at, self.width - len(name))
            if begin > until:
                under[at] = "┬"
                line[begin : begin + len(name)] = name
                until = begin + len(name)
        yield "".join(line).rstrip()
        yield "".join(under)


def timeline(events: Iterable[str], bands: list[Band], axis: Axis, legend: Iterable[str]) -> Iterator[str]:
    """Yield the lines of the axis, the periods and the events, and the legends of the periods and the events."""
    yield from axis.years()
    if bands:
        yield _band_line(bands, axis)
    yield from events
    yield ""
    for letter, band in zip(LETTERS, bands, strict=False):
        yield from wrap(f"{letter} {safe(band.label)}", axis.width, 2)
    yield from _pack(legend, axis.width)


def _pack(words: Iterable[str], width: int) -> Iterator[str]:
    """Yield lines of words, as many in each as fit."""
    line = ""
    for word in words:
        if line and len(line) + 2 + len(word) > width:
            yield line
            line = ""
        line += f"  {word}" if line else word
    yield line


def _band_line(bands: list[Band], axis: Axis) -> str:
    """Return the line of the periods, each drawn as its letter."""
    line = [" "] * axis.width
    for letter, band in zip(LETTERS, bands, strict=False):
        for column in range(axis.column(band.start), axis.column(band.end) + 1):
            line[column] = letter
    return "".join(line)


def rows(marks: list[Mark], axis: Axis) -> Iterator[str]:
    """Yield the lines of the events with their labels, in as few lanes as their texts allow."""
    pieces = [(*_draw_mark(mark, axis), mark.row["effect"]) for mark in marks]
    numbers = lanes([(start, start + cell_len(text)) for start, text, _ in pieces], 1)
    for lane in range(max(numbers, default=-1) + 1):
        line, until = "", 0
        for start, text, effect in sorted(piece for piece, own in zip(pieces, numbers, strict=True) if own == lane):
            line += " " * (start - until) + axis.paint(text, effect)
            until = start + cell_len(text)
        yield line.rstrip()


def crowd(counts: Density, step: int, marks: list[Mark], axis: Axis) -> Iterator[str]:
    """Yield a line of bars for each effect, the higher the more events, and a list of some events with numbers.

    ``counts`` has the events of each ``step`` of years; the numbers stand under the beginnings of the ``marks``.
    """
    most = max(counts.values(), default=1)
    for effect, sign in SIGNS.items():
        own = [(at, count) for (at, word), count in sorted(counts.items()) if word == sign.word]
        if own:
            yield from wrap(f"{sign}: {sum(count for _, count in own)}", axis.width)
            yield axis.paint(_heights(own, step, most, axis), effect)
    yield from wrap(f"{BARS[-1]} {amount(most, 'event')} in {'a year' if step == 1 else f'{step} years'}", axis.width)
    yield ""
    yield from _numbers(marks, axis)
    for number, mark in enumerate(marks, 1):
        line = f"{number} {when(mark)} {SIGNS[mark.row['effect']].text} {safe(mark.row['title'])}"
        yield from wrap(line, axis.width, 3)


def _heights(counts: list[tuple[int, int]], step: int, most: int, axis: Axis) -> str:
    """Draw numbers of events as bars, each as wide as its step; that of one event is seen too."""
    line = [" "] * axis.width
    for at, count in counts:
        start = axis.column(max(at, axis.frame.start))
        end = max(axis.column(min(at + step, axis.frame.end)), start + 1)
        bar = BARS[round((count - 1) / max(most - 1, 1) * (len(BARS) - 1))]
        line[start:end] = bar * (min(end, axis.width) - start)
    return "".join(line).rstrip()


def _numbers(marks: list[Mark], axis: Axis) -> Iterator[str]:
    """Yield lines with the number of each mark under its beginning."""
    spots = [(min(axis.column(mark.start), axis.width - len(str(at))), str(at)) for at, mark in enumerate(marks, 1)]
    numbers = lanes([(start, start + len(text)) for start, text in spots], 1)
    for lane in range(max(numbers, default=-1) + 1):
        line = ""
        for start, text in sorted(spot for spot, own in zip(spots, numbers, strict=True) if own == lane):
            line += " " * (start - len(line)) + text
        yield line


def places(spots: list[Spot], axis: Axis) -> Iterator[str]:
    """Yield a line for each of the places with most events: their number, and how many have each effect."""
    yield from wrap("Events by place; a file has the map: -o map.svg", axis.width)
    for spot in spots[:PLACES]:
        signs = [f"{sign.text}{spot.counts[sign.word]}" for sign in SIGNS.values() if spot.counts[sign.word]]
        first, *rest = wrap(f"{safe(spot.name)}: {' '.join(signs)}", axis.width - 5)
        yield from (f"{spot.total():>4} {first}", *(f"{'':5}{line}" for line in rest))
    if more := spots[PLACES:]:
        yield from wrap(f"{sum(spot.total() for spot in more)} at {amount(len(more), 'other place')}", axis.width)
    yield from _pack([str(sign) for effect, sign in SIGNS.items() if effect], axis.width)


def when(mark: Mark) -> str:
    """Write the date of a mark in words."""
    return dates.human(dates.parse(mark.row["date_edtf"] or ""))


def _draw_mark(mark: Mark, axis: Axis) -> tuple[int, str]:
    """Return the column at which a mark begins, and its text: its bar with its title."""
    start, bar = _bar(mark, axis)
    return _add_label(start, bar, safe(mark.row["title"]), axis.width)


def _bar(mark: Mark, axis: Axis) -> tuple[int, str]:
    """Return the column at which the bar of a mark begins, and the bar: the sign of its effect, longer if it lasts.

    Arrows stand where it goes on outside.
    """
    start, end = axis.column(mark.start), axis.column(mark.end)
    length = end - start if mark.lasting else 0
    bar = "◂" * mark.before + ("?" if mark.uncertain else "") + SIGNS[mark.row["effect"]].text
    bar += ("·" if mark.uncertain else "─") * (length - len(bar) + 1 - mark.after) + "▸" * mark.after
    bar = bar[: axis.width]
    return min(start, axis.width - len(bar)), bar


def _add_label(start: int, bar: str, label: str, width: int) -> tuple[int, str]:
    """Put a label right of its bar, or left, or inside, where it fits; else shorten it on the side with more room."""
    room_right, room_left = width - start - len(bar) - 1, start - 1
    if cell_len(label) > max(room_right, room_left) and cell_len(label) + 8 <= len(bar):
        return start, f"{bar[:4]} {label} {bar[6 + cell_len(label) :]}"
    if cell_len(label) <= room_right or room_right >= room_left:
        return start, f"{bar} {_shorten(label, room_right)}".rstrip()
    label = _shorten(label, room_left)
    return start - cell_len(label) - 1, f"{label} {bar}"


def _shorten(text: str, cells: int) -> str:
    """Cut a text to a width in cells; empty if there is no room for a letter."""
    if cell_len(text) <= cells:
        return text
    return f"{set_cell_size(text, cells - 1).rstrip()}…" if cells > 1 else ""


def series(row: SeriesRow, dots: list[Dot], axis: Axis) -> Iterator[str]:
    """Yield the title of a series, its values as bars on the axis, and its lowest and highest value."""
    yield from wrap(safe(f"{row['title']}, {row['unit']} [{row['id']}]"), axis.width)
    if not dots:
        yield "no value in this time"
        return
    low, high = min(dot.value for dot in dots), max(dot.value for dot in dots)
    line = [" "] * axis.width
    for dot in dots:
        line[axis.column(dot.at)] = BARS[round((dot.value - low) / ((high - low) or 1) * (len(BARS) - 1))]
    yield "".join(line).rstrip()
    yield f"{BARS[0]} {low:.12g}  {BARS[-1]} {high:.12g}"


def climate(weather: list[Weather], by: str, axis: Axis, besides: str) -> Iterator[str]:
    """Yield a line for each year or decade: friction to the left, cooperation to the right, then the balance.

    ``besides`` says what is not in it.
    """
    title = f"Cooperation (+) and friction (-) by {by}: counts of events, no measure of the tie{besides}"
    yield from wrap(title, axis.width)
    widest = max((max(one.cooperation, one.friction) for one in weather), default=0)
    half = min(max((axis.width - 14) // 2, 2), widest)
    for one in weather:
        minus, plus = (_length(count, widest, half) for count in (one.friction, one.cooperation))
        left = " " * (half - minus) + axis.paint("-" * minus, "friction")
        right = axis.paint("+" * plus, "cooperation") + " " * (half - plus)
        yield f"{one.start:>6} {left}|{right} {one.balance:+d}"
    cut = [f"{one.start} counts {one.cut}" for one in weather if one.cut]
    yield from wrap("; ".join(cut), axis.width)


def _length(count: int, widest: int, room: int) -> int:
    """Return the length of a bar, of which the ``widest`` fills the room; no event has no bar, one event at least 1."""
    return min(max(round(count * room / widest), 1), room) if count else 0
