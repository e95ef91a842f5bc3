"""All problems of a data folder."""

from typing import Annotated

import typer

from sinorus.cli.call import Call
from sinorus.cli.options import asking


@asking()
def validate(
    call: Call,
    folder: Annotated[
        str | None, typer.Argument(metavar="[DIR]", help="The folder; by default the packaged data.")
    ] = None,
    essays: Annotated[
        str | None,
        typer.Option(
            "--essays", metavar="DIR", help="Check passages against the essays' texts (ID.txt) in this folder."
        ),
    ] = None,
) -> None:
    """List all problems of a data folder, each with file, line, JSON pointer and remedy; exit 1 if there is one.

    \b
    Examples:
      sinorus validate my-data
      sinorus validate my-data --data builtin
      sinorus validate my-data --json
    """
    from sinorus.index.validate import problems_of
    from sinorus.output.deliver import deliver
    from sinorus.views.problems import problems

    found = problems_of([] if folder is None else [folder], call.data, essays)
    deliver(problems(found.problems)._replace(notes=found.notes), call.output, found.files)
    if found.problems:
        raise typer.Exit(1)
