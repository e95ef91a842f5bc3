"""The claims held against the record."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from sinorus.cli import completion
from sinorus.cli.call import Call
from sinorus.cli.options import WINDOWED, with_options

if TYPE_CHECKING:
    from sqlite3 import Connection

    from sinorus.output.view import View
    from sinorus.query.question import Question


@with_options(
    *WINDOWED, "theme", "driver", "actor", "effect", "source", "type", "hedging", "verdict", "event", "search", "sort"
)
def check(
    call: Call,
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID]...", help="Show these claims in full.", autocompletion=completion.claims),
    ] = None,
    count_by: Annotated[
        str | None,
        typer.Option(
            "--count-by",
            metavar="GROUP",
            help="source, type, theme, driver, hedging, effect",
            autocompletion=completion.claim_groups,
        ),
    ] = None,
) -> None:
    """Hold the claims against the record: a scorecard, and the claims that fail.

    \b
    Examples:
      sinorus check rathod-trade-7bn-1991
      sinorus check --type predictive
      sinorus check --source sikka --verdict contradicted,imprecise --json
    """
    from sinorus.index import open_index
    from sinorus.output.deliver import deliver
    from sinorus.query.question import understand

    with open_index(call.data) as index:
        question = understand(call.request, index.db)
        deliver(_view(index.db, question, ids or [], count_by, call.sort), call.output)


def _view(
    db: "Connection", question: "Question", ids: list[str], count_by: str | None, sort: str | None
) -> "View[Any]":
    """Return the view that the ids or options ask for; BadUsage if there are both ids and filters."""
    from sinorus.base.errors import BadUsage
    from sinorus.model.vocabulary import CLAIM_GROUPS
    from sinorus.query import lookup
    from sinorus.query.order import require
    from sinorus.query.question import Question, require_group
    from sinorus.views import reviews

    if ids and (count_by is not None or question != Question()):
        raise BadUsage("filters and --count-by choose among all claims; leave them out, or the ids")
    if ids:
        return reviews.in_full(db, lookup.of_kind(db, "claim", ids))
    if count_by is not None:
        return reviews.counts(db, question, require_group(count_by, CLAIM_GROUPS))
    return reviews.check(db, question, require(sort, "check"))
