"""Chains of causes."""

from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlite3 import Connection

    from sinorus.chart.vega_axis import Spec
    from sinorus.output.view import View
    from sinorus.views.inquiry import Inquiry


def answer(inquiry: "Inquiry", id: str, to: str | None = None, depth: int | None = None) -> "View[Any]":
    """Return the tree of an event, or the ways to another; BadUsage if what is given does not go together."""
    view = _view(inquiry.db, id, to, depth, inquiry.output.limit)
    return inquiry.with_picture(view, partial(_draw, inquiry.db, view, to))


def _view(db: "Connection", id: str, to: str | None, depth: int | None, limit: int | None) -> "View[Any]":
    from sinorus.base.errors import BadUsage
    from sinorus.query import lookup
    from sinorus.views import causes

    if to is None:
        return causes.tree(db, lookup.of_kind(db, "event", [id])[0], depth or 3, limit)
    if depth is not None:
        raise BadUsage("--depth is for the tree of one event; a way with --to is as long as it is")
    start, end = lookup.of_kind(db, "event", [id, to])
    if start["id"] == end["id"]:
        raise BadUsage(f"--to {to} is the event itself; name another one")
    return causes.paths(db, start, end, limit)


def _draw(db: "Connection", view: "View[Any]", to: str | None, *how: Any) -> "Spec":
    """Draw the rows of a tree or of ways."""
    import json

    from sinorus.query import lookup
    from sinorus.views import cause_picture

    end = lookup.of_kind(db, "event", [to])[0]["id"] if to else None
    return cause_picture.draw(map(json.loads, view.rows(view.most)), end, *how)
