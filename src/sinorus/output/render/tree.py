"""A tree of rows that stand each before what lies behind it, by their depth; groups are its first branches."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from rich.text import Text
from rich.tree import Tree

from sinorus.base.text import safe
from sinorus.output.render import Page
from sinorus.output.render import list as labelled
from sinorus.output.render.rich_print import printed
from sinorus.output.view import View

# Each branch is drawn so far to the right of the one before it, and needs so much room for its words.
STEP, ROOM = 4, 24


def render(view: View[Any], rows: Iterable[str], page: Page) -> Iterator[str]:
    """Write the tree; the row of depth 0 is its root. Where it is too deep for the page, one field a line."""
    texts = list(rows)
    read = [json.loads(text) for text in texts]
    deepest = max((row["depth"] for row in read), default=0)
    if STEP * (deepest + 1) + ROOM > page.width:
        yield from labelled.render(view, texts, page)
    elif read:
        tree = Tree(_label(view, read[0]))
        _grow(view, tree, read[1:])
        yield printed(tree, page)


def _grow(view: View[Any], root: Tree, rows: Iterable[Any]) -> None:
    branches, heading = [root], ""
    for row in rows:
        title = view.group(row) if view.group else ""
        if title != heading:
            branches, heading = [root.add(Text(title, style="bold"))], title
        del branches[row["depth"] :]
        branches.append(branches[-1].add(_label(view, row)))


def _label(view: View[Any], row: Any) -> Text:
    return Text(safe(view.tree(row)) if view.tree else "", overflow="fold")
