"""A cited answer asked again."""

from typing import Annotated

import typer

from sinorus.asked import Call
from sinorus.options import asking


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
    from sinorus import answering, store
    from sinorus.answers import citations
    from sinorus.commands.cite import taken
    from sinorus.delivery import deliver
    from sinorus.store.answers import read_answer

    before = read_answer(file)
    asked = taken(before["query"], call.data)
    with store.open_index(call.data) as index:
        now = answering.reference(index.db, asked)
        answering.of_the_same_data(before, now, file)
        deliver(citations.replay(answering.changes(before, now), before, now), call.output, index.paths)
