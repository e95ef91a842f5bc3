"""A Markdown table in which data are shown and never act."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from sinorus.base.text import safe
from sinorus.output.render import Page
from sinorus.output.view import Column, View, flat

_ACTIVE = re.compile(r"([\\`*_{}\[\]<>|~#&!])")


def render(view: View[Any], rows: Iterable[str], page: Page) -> Iterator[str]:
    """Write the columns of the table; a card becomes a heading and a list."""
    if view.cards or view.tree:
        yield from (_cards if view.cards else _nested)(view, rows)
        return
    grouped = [Column(view.heading, view.group)] if view.group and view.heading else []
    columns = [*grouped, *view.columns]
    yield _line([column.title for column in columns])
    yield "|" + " --- |" * len(columns) + "\n"
    for text in rows:
        row = json.loads(text)
        yield _line([flat(column.cell(row)) for column in columns])


def _cards(view: View[Any], rows: Iterable[str]) -> Iterator[str]:
    for text in rows:
        (_, first), *rest = view.fields(json.loads(text))
        yield f"## {_shown(first)}\n\n"
        for label, value in rest:
            yield f"- **{_shown(label)}:** {_shown(value)}\n"
        yield "\n"


def _nested(view: View[Any], rows: Iterable[str]) -> Iterator[str]:
    """Write a tree as a list in lists; a group of branches is one of them."""
    heading = ""
    for row in map(json.loads, rows):
        title = view.group(row) if view.group else ""
        if title != heading:
            yield f"  - {_shown(title)}\n"
            heading = title
        yield f"{'  ' * (row['depth'] + bool(row['depth']))}- {_shown(view.tree(row) if view.tree else '')}\n"


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(_shown(cell) for cell in cells) + " |\n"


def _shown(text: str) -> str:
    return "<br>".join(_ACTIVE.sub(r"\\\1", safe(line)) for line in text.split("\n"))
