"""The picture of a comparison: subjects against sources or traditions, with the signs of what each says of them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sinorus.base.text import safe
from sinorus.chart.drawing import ALL_EFFECTS, LETTERS, layer, legend, picture, shapes, texts, tooltips
from sinorus.chart.grid import Column, Line, Said
from sinorus.chart.grid_layout import LINE, Placed, Sheet, bottom, headings, names, placed_lines, sheet_of, stripes
from sinorus.chart.labels import label_width
from sinorus.chart.paper import GRID, INK, SOFT
from sinorus.chart.vega import Words
from sinorus.chart.vega_axis import Spec

# The least width of a column; it is as wide as its fullest cell.
USUAL = 72
# The columns of agreement and of clash, and the longest of their bars.
SUMS = ("agree", "clash")


class Contrasted(NamedTuple):
    """A subject with what each column says of it, and how often it is agreed on and clashed about."""

    line: Line[Said]
    agree: int
    clash: int


def specification(
    columns: Sequence[Column], subjects: list[Contrasted], words: Words, width: int | None, moving: bool
) -> Spec:
    """Draw a comparison; without a width it is as wide as it needs."""
    every = [*columns, *(Column(key, key.capitalize(), 0) for key in SUMS)]
    lines = [subject.line for subject in subjects]
    cells = [said for line in lines for said in line.cells.values()]
    usual = max([USUAL, *(sum(map(_wide, _parts(said))) + 10 for said in cells)])
    sheet = sheet_of(every, lines, width, usual, usual)
    placed = list(placed_lines(lines, sheet))
    layers = [stripes(placed, sheet), *headings(every, sheet), *names(placed, sheet)]
    layers += [*_signs(columns, placed, sheet), *_sums(subjects, placed, sheet, len(columns))]
    effects = {effect for said in cells for effect in said.effects}
    denied = any(said.denied for said in cells)
    layers += legend([(one, one) for one in ALL_EFFECTS if one in effects], "!: deny it" * denied)
    if moving:
        layers.append(tooltips(_areas(columns, placed, sheet), ("subject", "who", "said")))
    return picture(words, layers, sheet.width, bottom(placed, sheet) + 4)


def _signs(columns: Sequence[Column], placed: Placed, sheet: Sheet) -> Iterator[Spec]:
    """Yield the signs of what is said, each with its number, in the middle of their cells."""
    signs, numbers = [], []
    for number, column, y, line in _filled(columns, placed):
        said: Said = line.cells[column.key]
        parts = _parts(said)
        x = sheet.middle(number) - sum(map(_wide, parts)) / 2
        told = f"{safe(line.label)}, {safe(column.name)}: {said.words()}"
        for at, (effect, text) in enumerate(parts):
            signs += [{"x": x + 5, "y": y + LINE / 2, "effect": effect}] if effect else []
            row = {"x": x + 12 if effect else x, "y": y + LINE / 2, "text": text}
            numbers.append({**row, "told": told} if at == 0 else {**row, "told": ""})
            x += _wide((effect, text))
    yield shapes(signs, 46)
    yield texts(numbers)


def _parts(said: Said) -> list[tuple[str, str]]:
    """Return the effects that are told, each with its number, and how often the subject is denied."""
    denied = [("", f"!{said.denied}")] if said.denied else []
    return [*((effect, str(count)) for effect, count in said.effects.items() if count), *denied]


def _wide(part: tuple[str, str]) -> float:
    """Return how wide a sign with its number is, in pixels."""
    effect, text = part
    return label_width(text) + 5 + 12 * bool(effect)


def _sums(subjects: list[Contrasted], placed: Placed, sheet: Sheet, first: int) -> Iterator[Spec]:
    """Yield how often each subject is agreed on and clashed about, as a number with a bar behind it."""
    most = max([max(one.agree, one.clash) for one in subjects], default=0) or 1
    for number, (key, colour) in enumerate(zip(SUMS, (SOFT, INK), strict=True)):
        left = sheet.middle(first + number) - sheet.column / 2 + 8
        whole = sheet.column - 2 * LETTERS - 14
        counts = [(y, int(getattr(one, key))) for (y, _), one in zip(placed, subjects, strict=True)]
        bars = [
            {"x": left + 18, "x2": left + 18 + whole * count / most, "y": y + 8, "y2": y + LINE - 7}
            for y, count in counts
            if count
        ]
        yield layer("rect", bars, "x", "y", "x2", "y2", color=colour)
        at = [{"x": left + 14, "y": y + LINE / 2, "text": str(count)} for y, count in counts if count]
        yield texts(at, align="right")
    edge = sheet.middle(first) - sheet.column / 2 + 1
    yield layer("rule", [{"x": edge, "y": sheet.top, "y2": bottom(placed, sheet)}], "x", "y", "y2", color=GRID)


def _filled(columns: Sequence[Column], placed: Placed) -> Iterator[tuple[int, Column, float, Line[Said]]]:
    """Yield the cells in which something is said: number and column, top and line."""
    for y, line in placed:
        for number, column in enumerate(columns):
            if column.key in line.cells and line.cells[column.key].words():
                yield number, column, y, line


def _areas(columns: Sequence[Column], placed: Placed, sheet: Sheet) -> Iterator[Spec]:
    """Yield the areas of the cells, each with what a reader sees when he points at it."""
    for number, column, y, line in _filled(columns, placed):
        x, half = sheet.middle(number), sheet.column / 2
        said = {"subject": safe(line.label), "who": safe(column.name), "said": line.cells[column.key].words()}
        yield {"x": x - half, "x2": x + half, "y": y, "y2": y + LINE, **said}
