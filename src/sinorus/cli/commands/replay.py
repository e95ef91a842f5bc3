"""A cited answer asked again."""

from typing import TYPE_CHECKING, Annotated

import typer

from sinorus.cli.call import Call
from sinorus.cli.options import with_options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sinorus.query.cited_answer import Answer


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
    from sinorus.index.read_citation import read_answer
    from sinorus.output.deliver import deliver
    from sinorus.query import cited_answer
    from sinorus.views import citations

    reference = read_answer(file)
    if not call.prefix:
        call = call._replace(prefix=_prefixes(call.data, reference["prefixes"]))
    answer = _ask(reference["query"], call.data, call.prefix)
    before = cited_answer.complete(reference, answer)
    with call.open(is_strict=True) as index:
        now = cited_answer.again(index.db, before, answer)
        cited_answer.of_the_same_data(before, now, file)
        changes, new_keys = cited_answer.changes(index.db, before, now), cited_answer.new_keys(before, answer)
        deliver(citations.replay(before, now, changes, new_keys), call.output)


def _prefixes(data: list[str], names: list[str] | None) -> list[str]:
    """Return the prefixes of a reference as values of --prefix for the folders, in their order."""
    from sinorus.index.folders import choose

    return [f"{folder}={name}" for folder, name in zip(choose(data), names or (), strict=False) if name]


def _ask(query: str, data: list[str], prefix: "Sequence[str]") -> "Answer":
    """Ask a question again, without the ids in it that were retired since."""
    from sinorus.base.rows import Rows
    from sinorus.cli.commands.cite import answer_to
    from sinorus.query import cited_answer
    from sinorus.query.retired import RetiredId

    rest = query
    while len(rest.split()) > 1 or rest == query:
        try:
            return answer_to(rest, data, prefix)._replace(query=query)
        except RetiredId as error:
            rest = cited_answer.without(rest, error.id)
    return cited_answer.Answer(query, Rows(list))
