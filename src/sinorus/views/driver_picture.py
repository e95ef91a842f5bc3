"""The picture of `drivers`: who names which force, as a grid of forces against groups of sources."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from sinorus.base.wording import amount
from sinorus.chart import vega_matrix
from sinorus.chart.grid import Cell, Column, Grid, Line
from sinorus.chart.vega_axis import Spec
from sinorus.model.vocabulary import BY_SOURCE, DATED, NOT_CODED
from sinorus.output.settings import Canvas
from sinorus.query.question import Question
from sinorus.views.counts import NO_MEASURE, time_in_words
from sinorus.views.driver_matrix import shown_groups
from sinorus.views.origin import Origin, asked

# More forces than this are not drawn.
MOST = 60
# The one group where there are no others.
ALL = "all"
# What a key is called where its name says too little.
BY = {"source-decade": "time of writing", "source-kind": "kind of source"}


def specification(
    db: sqlite3.Connection, question: Question, grid: Grid, origin: Origin, canvas: Canvas, moving: bool
) -> Spec:
    """Draw a grid for a file; ``moving`` is whether a reader can point at it."""
    by = f", by {grid.by}" if grid.by else ""
    title = canvas.title or f"Who names which force{by}{asked(db, question)}"
    words = origin.words(title, [_beside(grid)], _content(grid, title))
    return vega_matrix.specification(grid, words, canvas.width, moving)


def _beside(grid: Grid) -> str:
    bars = f"bars: share of a group’s sources, the longest {100 * grid.share():.0f} %"
    return "; ".join([_count(grid), bars, "blank: nobody says so", *filter(None, [grid.omitted]), NO_MEASURE])


def _count(grid: Grid) -> str:
    return amount(len(grid.lines), "force" if any(line.theme for line in grid.lines) else "row")


def _content(grid: Grid, title: str) -> str:
    """Describe a grid for those who do not see it: its rows and columns, and what most sources name."""
    names = ", ".join(column.name for column in grid.columns)
    voices = {line.label: sum(cell.sources for cell in line.cells.values()) for line in grid.lines}
    most = max(voices, key=lambda label: voices[label])
    return f"{title}: {_count(grid)} against {names}; {amount(voices[most], 'source')} name {most}, more than any other"


def of_groups(
    rows: list[dict[str, Any]], sizes: Mapping[str, int], by: str, labels: Mapping[str, str], themes: Mapping[str, str]
) -> Grid:
    """Make the grid of forces by one trait of sources; ``rows`` and ``sizes`` are those of the table."""
    lines = [Line(labels[row["driver"]], themes[row["theme"]], _cells(row["groups"])) for row in rows]
    return _grid(lines, sizes, by, BY.get(by, by))


def of_pairs(rows: Iterable[dict[str, Any]], keys: tuple[str, ...], labels: Mapping[str, str]) -> Grid:
    """Make the grid of counts by one or two keys: a trait of sources gives the columns, if there is one."""
    is_turned = len(keys) == 2 and keys[0] in BY_SOURCE
    down, across = reversed(keys) if is_turned else (*keys, "")[:2]
    lines: dict[str, dict[str, dict[str, int]]] = {}
    sizes: dict[str, int] = {}
    for row in rows:
        names = (row["key"], row["second"] or ALL)
        line, column = reversed(names) if is_turned else names
        if row["key"] is not None:
            lines.setdefault(line, {})[column] = row
            sizes[column] = max(sizes.get(column, 0), row["of_sources"])
    made = [Line(labels.get(name, _name(name, down)), "", _cells(cells)) for name, cells in lines.items()]
    return _grid(made, sizes, across, " and ".join(BY.get(key, key) for key in keys))


def of_weights(rows: list[Any], themes: Mapping[str, str]) -> Grid:
    """Make the grid of forces with one column, that of all sources."""
    numbers = ("named_by", "binds_by", "divides_by", "denied_by")
    lines = [Line(row["label"], themes[row["theme"]], {ALL: Cell(*(row[name] for name in numbers))}) for row in rows]
    return _grid(lines, {ALL: rows[0]["of_sources"] if rows else 0}, "", "")


def _grid(lines: list[Line[Cell]], sizes: Mapping[str, int], key: str, by: str) -> Grid:
    """Make a grid of the first lines and the largest of the groups that speak, and say what it leaves out."""
    speakers = {name: size for name, size in sizes.items() if any(name in line.cells for line in lines)}
    shown = shown_groups([{"groups": line.cells} for line in lines], speakers)
    columns = [Column(name, _heading(name, key, sizes[name]), sizes[name]) for name in shown]
    counts = (len(lines) - MOST, "more row"), (len(speakers) - len(shown), "smaller group")
    omitted = [f"{amount(count, noun)} left out" for count, noun in counts if count > 0]
    silent = len(sizes) - len(speakers)
    omitted += [f"{amount(silent, 'group')} {'says' if silent == 1 else 'say'} nothing of these"] if silent else []
    return Grid(columns, lines[:MOST], by, "; ".join(omitted))


def _heading(name: str, key: str, size: int) -> str:
    if key == "source":
        return name
    return f"{'all sources' if name == ALL else _name(name, key)} ({size})"


def _name(group: str, key: str) -> str:
    return "not coded" if group == NOT_CODED else time_in_words(group) if key in DATED else group


def _cells(groups: Mapping[str, Mapping[str, int]]) -> dict[str, Cell]:
    return {key: Cell(*(count[name] for name in Cell._fields)) for key, count in groups.items()}
