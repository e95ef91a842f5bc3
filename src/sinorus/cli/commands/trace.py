"""Chains of causes."""

from functools import partial
from typing import Annotated

import typer

from sinorus.cli import completion
from sinorus.cli.call import Call
from sinorus.cli.number import number
from sinorus.cli.options import DRAWING, SHOWING, with_options


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
    from sinorus.views.answers.trace import answer

    call.deliver(partial(answer, id=id, to=to, depth=depth))
