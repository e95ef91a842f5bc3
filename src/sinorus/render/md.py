"""A Markdown table in which data are shown and never act."""

import json
import re
from collections.abc import Iterable, Iterator

from sinorus.render import Page
from sinorus.text import safe
from sinorus.views import View, flat

_ACTIVE = re.compile(r"([\\`*_{}\[\]<>|~#&!])")


def render(view: View, rows: Iterable[str], page: Page) -> Iterator[str]:
    """Write the columns of the table; a card becomes a heading and a list."""
    if view.cards:
        yield from _cards(view, rows)
        return
    yield _line([column.title for column in view.columns])
    yield "|" + " --- |" * len(view.columns) + "\n"
    for text in rows:
        row = json.loads(text)
        yield _line([flat(column.cell(row)) for column in view.columns])


def _cards(view: View, rows: Iterable[str]) -> Iterator[str]:
    for text in rows:
        (_, first), *rest = view.fields(json.loads(text))
        yield f"## {_shown(first)}\n\n"
        for label, value in rest:
            yield f"- **{_shown(label)}:** {_shown(value)}\n"
        yield "\n"


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(_shown(cell) for cell in cells) + " |\n"


def _shown(text: str) -> str:
    return "<br>".join(_ACTIVE.sub(r"\\\1", safe(line)) for line in text.split("\n"))
