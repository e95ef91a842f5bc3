"""What happened."""

from typing import Annotated

import typer

from sinorus import completion
from sinorus.asked import Call
from sinorus.options import WINDOWED, asking


@asking(*WINDOWED, "theme", "driver", "actor", "kind", "effect", "source", "search")
def timeline(
    call: Call,
    count_by: Annotated[
        str | None,
        typer.Option(
            "--count-by",
            metavar="GROUP",
            help="Count by year, decade, theme, effect, actor or driver.",
            autocompletion=completion.groups,
        ),
    ] = None,
) -> None:
    """List what happened between Russia and China.

    \b
    Examples:
      sinorus timeline --from 1949 --to 1991
      sinorus timeline --during sino-soviet-split --effect friction
      sinorus timeline --actor russia --actor china --theme energy --json
      sinorus timeline --from 1992 --count-by decade
    """
    from sinorus import query, question, store
    from sinorus.delivery import deliver

    index = store.open_index(call.data)
    asked = question.understand(call.asked, index.db)
    if count_by is None:
        from sinorus.answers.dated import timeline

        view = timeline(index.db, asked, call.output)
    else:
        from sinorus import counting
        from sinorus.answers.counts import counts

        found = counting.groups(index.db, asked, counting.known(count_by))
        view = counts(found, count_by, call.output, asked, query.size(index.db, "event"))
    deliver(view, call.output, index.paths())
