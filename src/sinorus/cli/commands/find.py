"""Everything that answers some words."""

from typing import Annotated

import typer

from sinorus.cli.call import Call
from sinorus.cli.options import WINDOWED, with_options


@with_options(*WINDOWED, "theme", "driver", "actor", "kind", "effect", "source")
def find(
    call: Call,
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="What to look for.")],
    records: Annotated[
        str | None, typer.Option("--records", metavar="KINDS", help="Only these kinds of record: event,claim.")
    ] = None,
) -> None:
    """Find what answers some words, in all kinds of record at once.

    \b
    Examples:
      sinorus find huawei
      sinorus find energy 2014
      sinorus find '"no limits"' --records event,claim
    """
    from sinorus.index import open_index
    from sinorus.output.deliver import deliver
    from sinorus.query import sql
    from sinorus.query.find import KINDS, find
    from sinorus.query.question import understand
    from sinorus.views import find as views

    with open_index(call.data) as index:
        question = understand(call.request._replace(search=(" ".join(words),)), index.db)
        kinds = tuple(records.split(",")) if records else KINDS
        size = sum(sql.size(index.db, kind) for kind in kinds)
        deliver(views.find(find(index.db, question, kinds), question, size), call.output)
