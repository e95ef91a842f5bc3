"""The claims held against the record."""

from functools import partial
from typing import Annotated

import typer

from sinorus.cli import completion
from sinorus.cli.call import Call
from sinorus.cli.options import with_options
from sinorus.query.filters import QUESTIONS


@with_options(*QUESTIONS["check"])
def check(
    call: Call,
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID]...", help="Show these claims in full.", autocompletion=completion.claims),
    ] = None,
) -> None:
    """Hold the claims against the record: a scorecard, and the claims that fail.

    \b
    Examples:
      sinorus check --type predictive --written 2010s
    """
    from sinorus.views.answers.check import answer

    call.deliver(partial(answer, ids=ids or ()))
