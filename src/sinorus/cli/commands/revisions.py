"""What was changed in the records, and why."""

from typing import Annotated

import typer

from sinorus.cli import completion
from sinorus.cli.call import Call
from sinorus.cli.options import with_options


@with_options()
def revisions(
    call: Call,
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID]...", help="Only changes of these records.", autocompletion=completion.ids),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="VERSION",
            help="Only changes after this version of the data.",
            autocompletion=completion.versions,
        ),
    ] = None,
) -> None:
    """List what was changed in the records of the data, from version to version, and why.

    \b
    Examples:
      sinorus revisions --since 0.1.0
      sinorus revisions russian-financial-crisis-2014
      sinorus revisions --since 0.1.0 --json
    """
    from sinorus.index.folders import released
    from sinorus.output.deliver import deliver
    from sinorus.query.revisions import asked_for, size
    from sinorus.views.revisions import revisions

    with call.open() as index:
        rows = asked_for(index.db, ids or [], since, released(call.data))
        deliver(revisions(rows, ids or [], size(index.db)), call.output)
