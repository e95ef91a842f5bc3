"""Markdown; every sign that Markdown could read as markup is escaped."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from sinorus.base.text import safe
from sinorus.output.render import Page
from sinorus.output.view import Column, View, flat

_ACTIVE = re.compile(r"([\\`*_{}\[\]<>|~#&!])")


def render(view: View[Any], rows: Iterable[str], page: Page) -> Iterator[str]:
    """Write a table; cards become headings with lists, a tree becomes a list of lists."""
    if view.cards or view.tree:
        yield from (_cards if view.cards else _tree)(view, rows)
        return
    group = [Column(view.heading, view.group)] if view.group and view.heading else []
    columns = [*group, *view.all_columns()]
    yield _line([column.title for column in columns])
    yield "|" + " --- |" * len(columns) + "\n"
    for text in rows:
        row = json.loads(text)
        yield _line([flat(column.cell(row)) for column in columns])


def _cards(view: View[Any], rows: Iterable[str]) -> Iterator[str]:
    for text in rows:
        (_, first), *rest = view.fields(json.loads(text))
        yield f"## {_escape(first)}\n\n"
        for label, value in rest:
            yield f"- **{_escape(label)}:** {_escape(value)}\n"
        yield "\n"


def _tree(view: View[Any], rows: Iterable[str]) -> Iterator[str]:
    """Write a tree as a list of lists, in which each group of branches has an item of its own."""
    heading = ""
    for row in map(json.loads, rows):
        title = view.group(row) if view.group else ""
        if title != heading:
            yield f"  - {_escape(title)}\n"
            heading = title
        yield f"{'  ' * (row['depth'] + bool(row['depth']))}- {_escape(view.tree(row) if view.tree else '')}\n"


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(_escape(cell) for cell in cells) + " |\n"


def _escape(text: str) -> str:
    return "<br>".join(_ACTIVE.sub(r"\\\1", safe(line)) for line in text.split("\n"))
