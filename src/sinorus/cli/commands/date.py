"""How a date is understood."""

from typing import Annotated

import typer

from sinorus.cli.call import Call
from sinorus.cli.options import with_options


@with_options()
def date(
    call: Call,
    texts: Annotated[list[str], typer.Argument(metavar="TEXT...", help="Dates in EDTF or plain English.")],
) -> None:
    """Show how a date is understood: its EDTF form, and its first and last day.

    \b
    Examples:
      sinorus date "late 1960s"
      sinorus date 1950-02-14 "c. 1650" "27 August 1689 O.S."
      sinorus date -- -0500
    """
    from sinorus.index.folders import choose
    from sinorus.output.deliver import deliver
    from sinorus.views.date import read_dates

    # A date needs no data, but a data folder that is named is not written over either.
    if call.output.path:
        choose(call.data)
    deliver(read_dates(texts), call.output)
