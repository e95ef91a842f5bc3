"""Chains of causes."""

from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sinorus.cli import completion
from sinorus.cli.call import Call
from sinorus.cli.number import number
from sinorus.cli.options import DRAWING, SHOWING, with_options

if TYPE_CHECKING:
    from sqlite3 import Connection

    from sinorus.chart.vega_axis import Spec
    from sinorus.output.view import View


@with_options(showing=(*SHOWING, *DRAWING))
def trace(
    call: Call,
    id: Annotated[str, typer.Argument(metavar="ID", help="An event.", autocompletion=completion.events)],
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="ID", help="Show the ways to this event.", autocompletion=completion.events),
    ] = None,
    depth: Annotated[
        int | None,
        typer.Option(
            "--depth",
            metavar="N",
            parser=number("--depth", 1, 1000),
            help="How many steps of the tree (3; at most 1000).",
        ),
    ] = None,
) -> None:
    """Draw what led to an event and what it led to, or the ways from one event to another.

    Formats besides the usual ones: dot, mermaid, graphml; -o draws .svg, .png and .html.

    \b
    Examples:
      sinorus trace nixon-visit-china-1972
      sinorus trace zhenbao-damansky-clashes-1969 --to nixon-visit-china-1972
      sinorus trace western-sanctions-2014 --depth 2 -o sanctions.svg
    """
    from sinorus.cli.drawing import with_picture
    from sinorus.output.deliver import deliver

    with call.open() as index:
        view = _view(index.db, id, to, depth, call.output.limit)
        deliver(with_picture(view, call, index.db, partial(_draw, index.db, view, to)), call.output)


def _draw(db: "Connection", view: "View[Any]", to: str | None, *how: Any) -> "Spec":
    """Draw the rows of a tree or of ways."""
    import json

    from sinorus.query import lookup
    from sinorus.views import cause_picture

    end = lookup.of_kind(db, "event", [to])[0]["id"] if to else None
    return cause_picture.draw(map(json.loads, view.rows(view.most)), end, *how)


def _view(db: "Connection", id: str, to: str | None, depth: int | None, limit: int | None) -> "View[Any]":
    """Return the tree of an event, or the ways to another; BadUsage if the options do not go with each other."""
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
