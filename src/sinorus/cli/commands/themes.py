"""The fields of the relationship."""

from sinorus.cli.call import Call
from sinorus.cli.options import with_options


@with_options("search")
def themes(call: Call) -> None:
    """List the themes, with their drivers and how many events and claims each has.

    \b
    Examples:
      sinorus themes
      sinorus themes --json
    """
    from sinorus.cli.vocabulary import list_entries

    list_entries("theme", call)
