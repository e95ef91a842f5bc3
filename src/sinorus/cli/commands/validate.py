"""All problems of a data folder."""

from typing import TYPE_CHECKING, Annotated, cast

import typer

from sinorus.cli.call import Call
from sinorus.cli.options import with_options

if TYPE_CHECKING:
    from sinorus.model.rows.answer import ProblemRow


@with_options()
def validate(
    call: Call,
    folder: Annotated[
        str | None, typer.Argument(metavar="[DIR]", help="The folder; by default the packaged data.")
    ] = None,
    texts: Annotated[
        str | None,
        typer.Option(
            "--texts", "--essays", metavar="DIR", help="Check passages against the texts (ID.txt) in this folder."
        ),
    ] = None,
) -> None:
    """List all problems of a data folder, each with file, line, pointer and remedy; exit 1 if one is no mere warning.

    \b
    Examples:
      sinorus validate my-data
      sinorus validate my-data --data builtin
      sinorus validate my-data --json
    """
    from sinorus.index.folders import is_parquet
    from sinorus.index.validate import problems_of, rows_of
    from sinorus.output.deliver import deliver
    from sinorus.views.problems import problems

    folders = [*([] if folder is None else [folder]), *call.data]
    if any(map(is_parquet, folders)):
        report = rows_of(folders)
    else:
        report = problems_of([] if folder is None else [folder], call.data, texts, call.prefix)
    rows = [cast("ProblemRow", problem._asdict()) for problem in report.problems]
    deliver(problems(rows)._replace(notes=report.notes), call.output)
    if any(row["level"] == "error" for row in rows):
        raise typer.Exit(1)
