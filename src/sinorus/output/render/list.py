"""One labelled line per field, for narrow terminals and screen readers."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sinorus.base.text import safe
from sinorus.output.render import Page
from sinorus.output.render.fold import folded
from sinorus.output.view import View

INDENT = "  "


def render(view: View[Any], rows: Iterable[str], page: Page) -> Iterator[str]:
    """Write each record as labelled lines; a blank line parts the records."""
    separator = ""
    for text in rows:
        yield separator + "".join(_field(label, value, page) for label, value in view.fields(json.loads(text)))
        separator = "\n"


def _field(label: str, value: str, page: Page) -> str:
    first, *others = value.split("\n")
    lines = folded(safe(f"{label}: {first}"), page.width, len(INDENT))
    for other in others:
        lines += folded(safe(other), page.width - len(INDENT))
    text = f"\n{INDENT}".join(lines) + "\n"
    return text.replace(f"{label}:", f"\x1b[1m{label}:\x1b[0m", 1) if page.colour else text
