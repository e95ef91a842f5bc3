"""A cited answer asked again."""

from typing import Annotated

import typer

from sinorus.cli.call import Call
from sinorus.cli.options import with_options


@with_options()
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
    from sinorus.cli.commands.cite import answer_to
    from sinorus.index import open_index
    from sinorus.index.read_citation import read_answer
    from sinorus.output.deliver import deliver
    from sinorus.query import cited_answer
    from sinorus.views import citations

    reference = read_answer(file)
    answer = answer_to(reference["query"], call.data)
    before = cited_answer.complete(reference, answer)
    with open_index(call.data) as index:
        now = cited_answer.again(index.db, before, answer)
        cited_answer.of_the_same_data(before, now, file)
        changes, new_keys = cited_answer.changes(before, now), cited_answer.new_keys(before, answer)
        deliver(citations.replay(before, now, changes, new_keys), call.output)
