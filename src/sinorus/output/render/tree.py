"""A tree: each row has a depth and stands before its branches; groups of rows are the first branches."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from rich.text import Text
from rich.tree import Tree

from sinorus.base.text import safe
from sinorus.output.render import Page
from sinorus.output.render import list as list_format
from sinorus.output.render.rich_print import print_rich
from sinorus.output.view import View

# How far a branch is indented under the branch before it, and the room that its text needs, in characters.
STEP, ROOM = 4, 24


def render(view: View[Any], rows: Iterable[str], page: Page) -> Iterator[str]:
    """Write the tree, of which the row of depth 0 is the root; if it is too deep for the page, write a list."""
    texts = list(rows)
    records = [json.loads(text) for text in texts]
    deepest = max((row["depth"] for row in records), default=0)
    if STEP * (deepest + 1) + ROOM > page.width:
        yield from list_format.render(view, texts, page)
    elif records:
        tree = Tree(_label(view, records[0]))
        _grow(view, tree, records[1:])
        yield print_rich(tree, page)


def _grow(view: View[Any], root: Tree, rows: Iterable[Any]) -> None:
    """Add the rows to the root, each under the last row before it that is one step less deep."""
    branches, heading = [root], ""
    for row in rows:
        title = view.group(row) if view.group else ""
        if title != heading:
            branches, heading = [root.add(Text(title, style="bold"))], title
        del branches[row["depth"] :]
        branches.append(branches[-1].add(_label(view, row)))


def _label(view: View[Any], row: Any) -> Text:
    return Text(safe(view.tree(row)) if view.tree else "", overflow="fold")
