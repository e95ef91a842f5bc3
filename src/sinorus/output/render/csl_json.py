"""References as CSL-JSON: one array of items."""

import json
from collections.abc import Iterable, Iterator

from sinorus.base.text import json_safe
from sinorus.output.render import Page
from sinorus.output.view import View


def render(view: View, rows: Iterable[str], page: Page) -> Iterator[str]:
    """Write the items."""
    items = [json.loads(text)["csl"] for text in rows]
    yield "\n".join(map(json_safe, json.dumps(items, ensure_ascii=False, indent=2).splitlines())) + "\n"
