"""A header and all keys; what a spreadsheet would run as a formula is made harmless (OWASP ASVS 1.2.10)."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from sinorus.base.text import FORMULA, safe
from sinorus.output.render import Page
from sinorus.output.view import View, flat

# A date before our era begins with a minus too, and is no formula.
_DAY = r"-?[\dX]{4,9}[?~%]?(-[\dX]{2}[?~%]?){0,2}"
_DATE = re.compile(rf"{_DAY}(/(\.\.|{_DAY})?)?")


def render(view: View[Any], rows: Iterable[str], page: Page) -> Iterator[str]:
    """Write a header and a line a record; lines end with LF."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(view.keys)
    for text in rows:
        row = json.loads(text)
        writer.writerow([_cell(row.get(name)) for name in view.keys])
        yield _taken(buffer)
    yield _taken(buffer)


def _taken(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text


def _cell(value: Any) -> str:
    """Write a value; a number acts nowhere, whatever its sign."""
    return flat(value) if isinstance(value, int | float) else _harmless(safe(flat(value)))


def _harmless(cell: str) -> str:
    return "'" + cell if cell.startswith(FORMULA) and not _DATE.fullmatch(cell) else cell
