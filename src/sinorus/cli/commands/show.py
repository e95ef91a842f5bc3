"""Everything about one thing."""

from typing import TYPE_CHECKING, Annotated

import typer

from sinorus.cli import completion
from sinorus.cli.call import Call
from sinorus.cli.options import with_options

if TYPE_CHECKING:
    from sqlite3 import Connection


@with_options()
def show(
    call: Call,
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of any kind.", autocompletion=completion.ids)],
) -> None:
    """Show everything about an event, claim, driver, theme, period, actor, place or source.

    Of many events or claims the first are listed; --all lists all, --limit N so many.

    \b
    Examples:
      sinorus show western-sanctions-2014
      sinorus show xi-jinping --all
      sinorus show rathod --json
    """
    from sinorus.output.deliver import deliver, is_asked_by_person, is_whole
    from sinorus.query import lookup
    from sinorus.views.records import records

    with call.open() as index:
        matches = _matches(index.db, ids) if is_asked_by_person(call.output) else {}
        rows = lookup.find(index.db, [matches.get(id, id) for id in ids], is_whole(call.output))
        deliver(records(index.db, rows, matches, -1 if call.output.all else call.output.limit), call.output)


def _matches(db: "Connection", ids: list[str]) -> dict[str, str]:
    """Return the records that are clearly meant by what is no id, under what was typed."""
    from sinorus.query import lookup

    return {id: match for id in ids if (match := lookup.clear_match(db, id))}
