"""A table of the first rows of an answer, as notebooks show it."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING, Any

from sinorus.base.text import safe
from sinorus.base.wording import singular
from sinorus.output.view import Column, flat

if TYPE_CHECKING:
    from sinorus.output.view import View

# So many rows are shown.
MOST = 20


def table(rows: Iterable[dict[str, Any]], total: int, view: View[Any]) -> str:
    """Write a table of some rows of a view that has so many in all; no text of the data becomes markup."""
    columns = [column for column in view.all_columns() if column.place != "below"]
    head = _line("th", (column.title for column in columns))
    shown = [_line("td", (_cell(column, row) for column in columns)) for row in rows]
    below = f"<p>{escape(_counted(len(shown), total, view))}</p>"
    return f"<table><thead>{head}</thead><tbody>{''.join(shown)}</tbody></table>{below}"


def _line(tag: str, cells: Iterable[str]) -> str:
    return f"<tr>{''.join(f'<{tag} align=left>{_escape(cell)}</{tag}>' for cell in cells)}</tr>"


def _cell(column: Column[Any], row: dict[str, Any]) -> str:
    return flat(column.cell(row))


def _escape(text: str) -> str:
    """Write a text as HTML, its lines one below the other, with signs that no reader could see by their numbers."""
    return "<br>".join(escape(safe(line)) for line in text.split("\n"))


def _counted(shown: int, total: int, view: View[Any]) -> str:
    noun = singular(view.noun) if total == 1 else view.noun
    return f"{total} {noun}{f'; the first {shown} are shown' if shown < total else ''}"
