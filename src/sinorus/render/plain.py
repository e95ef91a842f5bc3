"""A record a line, columns parted by tabs, nothing cut and no header: for grep, cut and awk."""

import json
from collections.abc import Iterable, Iterator

from sinorus.render import Page
from sinorus.text import safe
from sinorus.views import View, flat


def render(view: View, rows: Iterable[str], page: Page) -> Iterator[str]:
    """Write the plain columns."""
    for text in rows:
        row = json.loads(text)
        yield "\t".join(safe(flat(cell(row))) for _, cell in view.plain) + "\n"
