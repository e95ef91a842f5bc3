"""The essays."""

from sinorus.cli.call import Call
from sinorus.cli.options import OF_SOURCES, with_options


@with_options(*OF_SOURCES, "search")
def sources(call: Call) -> None:
    """List the essays whose claims were coded.

    \b
    Examples:
      sinorus sources
      sinorus show rathod
    """
    from sinorus.cli.vocabulary import list_entries

    list_entries("source", call)
