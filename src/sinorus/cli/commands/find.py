"""Everything that answers some words."""

from functools import partial
from typing import Annotated

import typer

from sinorus.cli.call import Call
from sinorus.cli.options import with_options
from sinorus.query.filters import QUESTIONS


@with_options(*QUESTIONS["find"])
def find(
    call: Call,
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS...", help="In any form; word* begins so, '\"two words\"' together, -word not."),
    ],
    records: Annotated[
        str | None, typer.Option("--records", metavar="KIND,KIND", help="Only such records: event,claim,actor, ...")
    ] = None,
) -> None:
    """Find what answers some words, in all kinds of record at once. A date or a period among them is a window.

    \b
    Examples:
      sinorus find huawei
      sinorus find energy 2014
      sinorus find '"no limits"' --records event,claim
    """
    from sinorus.views.answers.find import answer

    call.deliver(partial(answer, text=" ".join(words), records=records))
