"""References as CSL-JSON: one array of items, for Zotero, pandoc and whatever else cites."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from sinorus.base.text import json_safe
from sinorus.output.render import Page
from sinorus.output.view import View
from sinorus.output.works import of_rows

if TYPE_CHECKING:
    from sinorus.model.rows.works import Csl


def render(view: View[Any], rows: Iterable[str], page: Page) -> Iterator[str]:
    """Write the items of `cite`, a key a line, because a person may read the few that there are."""
    items = of_rows(map(json.loads, rows))
    yield "\n".join(map(json_safe, json.dumps(items, ensure_ascii=False, indent=2).splitlines())) + "\n"


def references(items: Iterable[Csl]) -> Iterator[str]:
    """Write the items of a whole bibliography, an item a line."""
    before = "[\n"
    for item in items:
        yield before + json_safe(json.dumps(item, ensure_ascii=False))
        before = ",\n"
    yield "\n]\n"
