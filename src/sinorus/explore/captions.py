"""The lines of words about the halves of the screen: questions, filter, titles, the way behind, and the keys."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from rich.style import Style

from sinorus.explore import choice
from sinorus.explore.keys import KEYS, LIST, QUESTIONS, RECORD
from sinorus.explore.listing import UNKNOWN
from sinorus.explore.look import BOLD, DIM, ELLIPSIS, PLAIN, cut, width_of
from sinorus.explore.place import VIEWS, Place, Trail

if TYPE_CHECKING:
    from sinorus.explore.card import Card
    from sinorus.explore.rows import Rows

# Behind a question, where it can be clicked on.
GAP = 2
# What the screen needs at least.
COLUMNS, LINES = 32, 9


class Scene(NamedTuple):
    """What the lines tell of.

    trail      where one is, and how one came there
    half       whether keys work in the list or in the record
    rows       the list
    card       the record that is shown
    titles     how records are called that were shown, by their ids
    is_asking  whether another list is on its way
    size       the columns and lines of the screen
    """

    trail: Trail
    half: str
    rows: Rows
    card: Card | None
    titles: Mapping[str, str]
    is_asking: bool
    size: tuple[int, int]


def questions(scene: Scene, line: int, width: int) -> list[Segment]:
    """Write the seven questions with their keys; that which is asked stands out."""
    drawn = [Segment(" ")]
    for number, name in enumerate(QUESTIONS):
        is_asked = VIEWS[number] == scene.trail.place.question
        drawn += [Segment(f"{number + 1}", DIM), Segment(" ")]
        drawn += [Segment(name, Style(bold=True, underline=True) if is_asked else PLAIN), Segment(" " * GAP)]
    return drawn if width_of(drawn) - GAP <= width else _short(scene, width)


def _short(scene: Scene, width: int) -> list[Segment]:
    """Write the numbers, and in full only the question that is asked."""
    drawn = [Segment(" ")]
    for number, name in enumerate(QUESTIONS):
        is_asked = VIEWS[number] == scene.trail.place.question
        drawn.append(Segment(f"{number + 1} {name}  " if is_asked else f"{number + 1} ", BOLD if is_asked else DIM))
    return drawn


def question_at(scene: Scene, column: int, width: int) -> int | None:
    """Return the number of the question that stands in a column, from 0; None where none does."""
    at = 0
    names = [segment.text for segment in questions(scene, 0, width)]
    number = -1
    for text in names:
        number += text.strip()[:1].isdigit()
        at += len(text)
        if column < at:
            return number if text.strip() else None
    return None


def filters(scene: Scene, line: int, width: int) -> list[Segment]:
    """Write what is asked for in words, and at the right where in the list the cursor is."""
    place = f"{_position(scene)} "
    asked = choice.words(scene.trail.place)
    text = cut(f" {asked}", width - len(place) - 1)
    style = BOLD if scene.trail.place.filters else PLAIN
    return [Segment(text, style), Segment(" " * max(width - width_of([Segment(text + place)]), 1)), Segment(place, DIM)]


def _position(scene: Scene) -> str:
    total = scene.rows.total
    if scene.is_asking or not total:
        return "nothing" if total == 0 else ELLIPSIS
    return f"{scene.rows.cursor + 1:,} of {ELLIPSIS if total == UNKNOWN else f'{total:,}'}"


def titles(scene: Scene, line: int, width: int) -> list[Segment]:
    """Write the titles of the columns."""
    return scene.rows.head(width)


def nothing(scene: Scene, line: int, width: int) -> list[Segment]:
    """Say why there is nothing, and what to do."""
    said, help = scene.rows.said, _way_out(scene.trail.place)
    lines = ["", *textwrap.wrap(said, max(width - 2, 10)), "", *textwrap.wrap(help, max(width - 2, 10))]
    return [Segment(f" {lines[line]}")] if line < len(lines) else []


def _way_out(place: Place) -> str:
    """Say which keys help where there is nothing; none do where there is nothing at all."""
    if place.question == "trace":
        back = "Backspace goes back, where < and > go from an event to what led to it and what it led to"
        return f"{back}, and m marks another one."
    return "u takes the last filter back, x all of them." if choice.applied(place) else ""


def crumbs(scene: Scene, line: int, width: int) -> list[Segment]:
    """Write the way that led to the record, or in the list the heading under which the row stands."""
    if scene.half == LIST:
        row = scene.rows.row(scene.rows.cursor)
        return [Segment(cut(f" {row.group}", width), DIM)] if row else []
    way = [scene.titles.get(step.record, step.record) for step in scene.trail.behind if step.record]
    return [Segment(f" {part}", DIM) for part in _end_of(way, scene.card.kind, width)] if scene.card else []


def _end_of(way: list[str], kind: str, width: int) -> Iterable[str]:
    """Yield as much of a way as there is room for, its end first to stay; long names are cut."""
    room = width - len(kind) - 2
    shown: list[str] = []
    for name in reversed(way):
        text = f"{cut(name, max(width // 3, 8))} ›"
        room -= width_of([Segment(text)]) + 1
        if room < 2:
            return ["… ›", *reversed(shown), kind]
        shown.append(text)
    return [*reversed(shown), kind]


def keys(scene: Scene, line: int, width: int) -> list[Segment]:
    """Say which keys work here, as many as there is room for."""
    here = RECORD if scene.half == RECORD else LIST
    shown = [key for key in KEYS if key.short and key.where in ("", here)]
    last = [key for key in shown if key.short in ("keys", "quit")]
    drawn: list[Segment] = []
    room = width - sum(len(key.short) + len(key.shown()[0]) + 3 for key in last)
    for key in [*(key for key in shown if key not in last), *last]:
        text = [Segment(f" {key.shown()[0]} ", BOLD), Segment(f"{key.short} ", DIM)]
        room -= 0 if key in last else width_of(text)
        if room >= 0 or key in last:
            drawn += text
    return drawn


def small(scene: Scene, line: int, width: int) -> list[Segment]:
    """Say what the screen needs, where it is too small."""
    has = f"here are {scene.size[0]} and {scene.size[1]}"
    needed = f"sinorus explore needs {COLUMNS} columns and {LINES} lines; {has}"
    lines = textwrap.wrap(needed, max(width, 1))
    return [Segment(lines[line])] if line < len(lines) else []
