"""A record a line with tabs between columns, nothing cut and no header: for grep, cut and awk."""

import json
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from sinorus.base.text import safe
from sinorus.output.render import Page
from sinorus.output.view import View, flat


def render(view: View[Any], rows: Iterable[str], page: Page) -> Iterator[str]:
    """Write the plain columns of each record."""
    yield from map(view.keep(partial(_line, view)), rows)


def _line(view: View[Any], text: str) -> str:
    row = json.loads(text)
    return "\t".join(safe(flat(cell(row))) for _, cell in view.plain) + "\n"
