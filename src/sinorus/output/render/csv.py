"""CSV with all keys; a cell that a spreadsheet would run as a formula is made harmless (OWASP ASVS 1.2.10)."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from sinorus.base.text import FORMULA, safe
from sinorus.output.render import Page
from sinorus.output.view import View, flat, value_at

# A date such as -0500 begins with a minus, which could begin a formula, but is none.
_DAY = r"-?[\dX]{4,9}[?~%]?(-[\dX]{2}[?~%]?){0,2}"
_DATE = re.compile(rf"{_DAY}(/(\.\.|{_DAY})?)?")


def render(view: View[Any], rows: Iterable[str], page: Page) -> Iterator[str]:
    """Write a line with the keys and a line for each record; lines end with LF."""
    keys = view.keys()
    yield from lines(view, rows, [*zip(keys, keys, strict=True)], dict.get if view.whole else value_at)


def lines(
    view: View[Any], rows: Iterable[str], columns: list[tuple[str, str]], value: Callable[[Any, str], Any]
) -> Iterator[str]:
    """Write columns, each with its heading and the path at which ``value`` finds its cells."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([heading for heading, _ in columns])
    header = _take(buffer)

    def line(text: str) -> str:
        row = json.loads(text)
        writer.writerow([_cell(value(row, path)) for _, path in columns])
        return _take(buffer)

    # The header waits for the first row: as long as nothing is out, a damaged index can be built again.
    for text in map(view.keep(line), rows):
        yield header + text
        header = ""
    yield header


def _take(buffer: io.StringIO) -> str:
    """Return what is in the buffer, and empty it."""
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text


def _cell(value: Any) -> str:
    """Write a value as a cell; numbers stay as they are, because a negative number is no formula."""
    return flat(value) if isinstance(value, int | float) else _defuse(safe(flat(value)))


def _defuse(cell: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would take for a formula."""
    return "'" + cell if cell.startswith(FORMULA) and not _DATE.fullmatch(cell) else cell
