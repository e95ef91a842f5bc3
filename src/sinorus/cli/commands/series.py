"""The measurements."""

from functools import partial
from typing import Annotated

import typer

from sinorus.cli import completion
from sinorus.cli.call import Call
from sinorus.cli.options import with_options
from sinorus.query.filters import QUESTIONS


@with_options(*QUESTIONS["series"])
def series(
    call: Call,
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID]...", help="Show the points of these.", autocompletion=completion.series),
    ] = None,
) -> None:
    """List what was measured over time, or the points of one series with the events beside them.

    \b
    Examples:
      sinorus series
      sinorus series trade-total --from 2000
      sinorus series unsc-joint-vetoes --json
    """
    from sinorus.views.answers.series import answer

    call.deliver(partial(answer, ids=ids or ()))
