"""A tree of rows that stand each before what lies behind it, by their depth; groups are its first branches."""

import json
from collections.abc import Iterable, Iterator

from rich.text import Text
from rich.tree import Tree

from sinorus.render import Page
from sinorus.render.drawing import printed
from sinorus.text import safe
from sinorus.views import Row, View


def render(view: View, rows: Iterable[str], page: Page) -> Iterator[str]:
    """Write the tree; the row of depth 0 is its root."""
    read = map(json.loads, rows)
    for root in read:
        tree = Tree(_label(view, root))
        _grow(view, tree, read)
        yield printed(tree, page)


def _grow(view: View, root: Tree, rows: Iterable[Row]) -> None:
    branches, heading = [root], ""
    for row in rows:
        title = view.group(row) if view.group else ""
        if title != heading:
            branches, heading = [root.add(Text(title, style="bold"))], title
        del branches[row["depth"] :]
        branches.append(branches[-1].add(_label(view, row)))


def _label(view: View, row: Row) -> Text:
    return Text(safe(view.tree(row)) if view.tree else "", overflow="fold")
