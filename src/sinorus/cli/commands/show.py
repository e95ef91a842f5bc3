"""Everything about one thing."""

from functools import partial
from typing import Annotated

import typer

from sinorus.cli import completion
from sinorus.cli.call import Call
from sinorus.cli.options import with_options


@with_options("engine")
def show(
    call: Call,
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of any kind.", autocompletion=completion.ids)],
) -> None:
    """Show everything about an event, claim, driver, theme, period, actor, place or source.

    Of many events or claims the first are listed; --all lists all, --limit N so many.

    \b
    Examples:
      sinorus show western-sanctions-2014
      sinorus show xi-jinping --all
      sinorus show rathod --json
    """
    from sinorus.views.answers.show import answer

    call.deliver(partial(answer, ids=ids), on_engine=True)
