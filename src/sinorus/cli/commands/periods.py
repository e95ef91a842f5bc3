"""Named stretches of time."""

from sinorus.cli.call import Call
from sinorus.cli.options import WINDOWED, with_options


@with_options(*WINDOWED, "search")
def periods(call: Call) -> None:
    """List the named periods, with how many events and claims fall into each.

    \b
    Examples:
      sinorus periods
      sinorus periods --from 1949 --to 1991
    """
    from sinorus.cli.vocabulary import list_entries

    list_entries("period", call)
