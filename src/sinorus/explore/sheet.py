"""A record as lines of a given width, with the place of every link in them."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

from sinorus.explore.card import Card, Field, Link
from sinorus.explore.look import BOLD, DIM, HIT, LINK

# Lines of a field below its first are indented by so much.
INDENT = 2
# The key of a style by which the number of a link is known.
NUMBER = "link"


class Spot(NamedTuple):
    """A link, and the line on which it begins."""

    line: int
    link: Link


class Sheet(NamedTuple):
    """A record as lines; its links in order, and the lines that have a hit of the search."""

    lines: list[list[Segment]]
    spots: list[Spot]
    hits: list[int]


EMPTY = Sheet([], [], [])


@cache
def _console() -> Console:
    """Return what folds texts; it writes nowhere."""
    return Console(width=80, markup=False, highlight=False, emoji=False, color_system=None)


def lay_out(card: Card, width: int, pattern: str = "") -> Sheet:
    """Write a record for so many columns; ``pattern`` finds the hits of a search."""
    sheet = Sheet([], [], [])
    was_long = True
    for number, field in enumerate(card.fields):
        # The first field is what it is called. Short ones stand together, long ones apart.
        text, links = (Text.assemble((field.text, BOLD)), field.links) if not number else _text(field)
        is_long = "\n" in text.plain or text.cell_len > width
        if number and (is_long or was_long):
            sheet.lines.append([])
        was_long = is_long or not number
        _add(sheet, text, links, width, INDENT if number else 0, pattern)
    return sheet


def _text(field: Field) -> tuple[Text, tuple[Link, ...]]:
    """Return the text of a field behind its label, and its links with their places in that."""
    label = f"{field.label}: " if field.label else ""
    text = Text.assemble((label, DIM), field.text)
    return text, tuple(link._replace(start=link.start + len(label), end=link.end + len(label)) for link in field.links)


def _add(sheet: Sheet, text: Text, links: tuple[Link, ...], width: int, indent: int, pattern: str) -> None:
    """Add the lines of a text, and note its links and its hits."""
    first = len(sheet.spots)
    for number, link in enumerate(links, first):
        text.stylize(LINK + Style.from_meta({NUMBER: number}), link.start, link.end)
    for found in re.finditer(pattern, text.plain) if pattern else ():
        text.stylize(HIT, *found.span())
    known = first
    for at, line in enumerate(text.wrap(_console(), max(width - indent, 1), overflow="fold")):
        segments = [*([Segment(" " * indent)] if at and indent else []), *_rendered(line)]
        for number in sorted({n for n in map(number_of, segments) if n is not None and n >= known}):
            sheet.spots.append(Spot(len(sheet.lines), links[number - first]))
            known = number + 1
        if any(segment.style and segment.style.underline and segment.style.bold for segment in segments):
            sheet.hits.append(len(sheet.lines))
        sheet.lines.append(segments)


def _rendered(line: Text) -> Iterator[Segment]:
    line.rstrip()
    yield from line.render(_console(), end="")


def number_of(segment: Segment) -> int | None:
    """Return the number of the link that a piece of a line belongs to."""
    return segment.style.meta.get(NUMBER) if segment.style and segment.style._meta else None
