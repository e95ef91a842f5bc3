"""A page of an answer: as many rows as are asked for and have room, and what is said beside them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from sinorus.api.mcp.bounds import bounded, cut, size
from sinorus.api.mcp.harmless import harmless
from sinorus.api.mcp.references import Citations
from sinorus.base.text import safe
from sinorus.output.deliver import closing
from sinorus.output.view import View, flat

# Bytes that the rows of a page take, as data and as text; one row is always there.
ROOM = 50_000


class Page(NamedTuple):
    """Some rows of an answer.

    rows   as data
    texts  as texts
    end    how many rows of the answer lie before the next; None where there is no next
    said   how many rows there are, in words
    total  and as a number
    """

    rows: list[dict[str, Any]]
    texts: list[str]
    end: int | None
    said: str
    total: int


def page(view: View[Any], citations: Citations, offset: int, limit: int) -> Page:
    """Return the rows of a view from an offset on."""
    tally = view.tally()
    last = tally.total if view.most < 0 else min(tally.total, view.most)
    rows: list[dict[str, Any]] = []
    texts: list[str] = []
    room = ROOM
    for text in view.page(offset, min(limit, last - offset), tally.total):
        row = json.loads(text)
        citation = citations.of(row)
        data = harmless(bounded({**row, "id": citations.id(row), "citation": citation}))
        words = _in_words(view, row, citation)
        room -= size(data) + size(words)
        if rows and room < 0:
            break
        rows.append(data)
        texts.append(words)
    end = offset + len(rows)
    return Page(rows, texts, end if rows and end < last else None, safe(closing(view, tally, tally.total)), tally.total)


def _in_words(view: View[Any], row: dict[str, Any], citation: str) -> str:
    """Write a row as labelled fields, a line each, as people read it; one that counts on one, without noughts."""
    if "key" in row:
        cells = [(name, flat(cell(row))) for name, cell in view.plain]
        return cut("; ".join(safe(f"{name} {value or 'none'}") for name, value in cells if value != "0"))
    fields = view.fields(row)
    if citation not in (value for _, value in fields):
        fields = [*fields, ("Citation", citation)]
    return cut("\n".join(f"{safe(label)}: {_lines(value)}" for label, value in fields))


def _lines(value: str) -> str:
    return "\n  ".join(safe(line) for line in cut(value).split("\n"))


def notes(view: View[Any], page: Page) -> Iterator[str]:
    """Yield what is to be said beside the rows: of the question, of what is not there, and of what is shortened."""
    yield from view.notes
    if not page.total:
        yield page.said
    if 0 <= view.most < page.total:
        yield f"{page.said}, of which the first {view.most} are given; ask for less"
    if any("shortened" in row for row in page.rows):
        yield "rows with a key shortened have the whole of these keys in the command line with --json"
