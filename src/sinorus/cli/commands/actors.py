"""Those who act."""

from sinorus.cli.call import Call
from sinorus.cli.options import with_options


@with_options("search")
def actors(call: Call) -> None:
    """List the states, persons, organisations and companies that act.

    \b
    Examples:
      sinorus actors --search mao
      sinorus actors --format csv -o actors.csv
    """
    from sinorus.cli.vocabulary import list_entries

    list_entries("actor", call)
