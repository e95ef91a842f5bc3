"""Everything about one thing."""

from typing import Annotated

import typer

from sinorus.cli import completion
from sinorus.cli.call import Call
from sinorus.cli.options import with_options


@with_options()
def show(
    call: Call,
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of any kind.", autocompletion=completion.ids)],
) -> None:
    """Show everything about an event, claim, driver, theme, period, actor or source.

    \b
    Examples:
      sinorus show western-sanctions-2014
      sinorus show sino-soviet-treaty-1950 border
      sinorus show rathod --json
    """
    from sinorus.index import open_index
    from sinorus.output.deliver import deliver
    from sinorus.query import lookup
    from sinorus.views.records import records

    with open_index(call.data) as index:
        deliver(records(index.db, lookup.find(index.db, ids)), call.output)
