"""The vocabularies: periods, themes, actors and sources."""

from sinorus.cli.call import Call
from sinorus.cli.options import WINDOWED, asking


@asking(*WINDOWED, "search")
def periods(call: Call) -> None:
    """List the named periods, with how many events and claims fall into each.

    \b
    Examples:
      sinorus periods
      sinorus periods --from 1949 --to 1991
    """
    _list("period", call)


@asking("search")
def themes(call: Call) -> None:
    """List the themes, with their drivers and how many events and claims each has.

    \b
    Examples:
      sinorus themes
      sinorus themes --json
    """
    _list("theme", call)


@asking("search")
def actors(call: Call) -> None:
    """List the states, persons, organisations and companies that act.

    \b
    Examples:
      sinorus actors --search mao
      sinorus actors --format csv -o actors.csv
    """
    _list("actor", call)


@asking("search")
def sources(call: Call) -> None:
    """List the essays whose claims were coded.

    \b
    Examples:
      sinorus sources
      sinorus show rathod
    """
    _list("source", call)


def _list(kind: str, call: Call) -> None:
    from sinorus.index import open_index
    from sinorus.output.deliver import deliver
    from sinorus.query import sql, vocabularies
    from sinorus.query.question import understand
    from sinorus.views.vocabularies import vocabulary

    with open_index(call.data) as index:
        question = understand(call.request, index.db)
        rows = vocabularies.entries(index.db, kind, question)
        deliver(vocabulary(kind, rows, question, sql.size(index.db, kind)), call.output, index.paths)
