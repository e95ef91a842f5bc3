"""A labelled line for each field, for narrow terminals and screen readers."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from sinorus.base.text import safe
from sinorus.output.render import Page
from sinorus.output.render.bold import bold
from sinorus.output.render.wrap import wrap
from sinorus.output.view import View

INDENT = "  "


def render(view: View[Any], rows: Iterable[str], page: Page) -> Iterator[str]:
    """Write the fields of each record, a line each, and a blank line between records."""
    separator = ""
    for text in rows:
        fields = "".join(_field(label, value, page) for label, value in view.fields(json.loads(text)))
        pattern = bold(view.marks()) if page.colour else None
        yield separator + (re.sub(pattern, "\x1b[1m\\g<0>\x1b[0m", fields) if pattern else fields)
        separator = "\n"


def _field(label: str, value: str, page: Page) -> str:
    """Write a field, which may have several lines; all but the first are indented."""
    first, *others = value.split("\n")
    lines = wrap(safe(f"{label}: {first}"), page.width, len(INDENT))
    for other in others:
        lines += wrap(safe(other), page.width - len(INDENT))
    text = f"\n{INDENT}".join(lines) + "\n"
    return text.replace(f"{label}:", f"\x1b[1m{label}:\x1b[0m", 1) if page.colour else text
