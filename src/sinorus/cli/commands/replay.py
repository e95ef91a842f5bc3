"""A cited answer asked again."""

from typing import Annotated

import typer

from sinorus.cli.call import Call
from sinorus.cli.options import asking


@asking()
def replay(
    call: Call,
    file: Annotated[str, typer.Argument(metavar="FILE", help="What `sinorus cite --query LINE -o FILE` wrote.")],
) -> None:
    """Ask a cited answer again, and list what was added, changed and removed since.

    \b
    Examples:
      sinorus replay answer.json
      sinorus replay answer.json --json
    """
    from sinorus import index as store
    from sinorus.cli.commands.cite import taken
    from sinorus.index.read_citation import read_answer
    from sinorus.output.deliver import deliver
    from sinorus.query import cited_answer as answering
    from sinorus.views import citations

    before = read_answer(file)
    asked = taken(before["query"], call.data)
    with store.open_index(call.data) as index:
        now = answering.reference(index.db, asked)
        answering.of_the_same_data(before, now, file)
        deliver(citations.replay(answering.changes(before, now), before, now), call.output, index.paths)
