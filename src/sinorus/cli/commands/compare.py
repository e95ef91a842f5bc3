"""The sources side by side."""

from typing import Annotated

import typer

from sinorus.cli import completion
from sinorus.cli.call import Call
from sinorus.cli.options import OF_SOURCES, WINDOWED, one_of, with_options


@with_options(
    *WINDOWED, "theme", "driver", "event", "actor", "effect", *OF_SOURCES, "lag", "type", "hedging", "verdict", "search"
)
def compare(
    call: Call,
    relation: Annotated[
        list[str] | None,
        typer.Option(
            "--relation",
            metavar="RELATION",
            help=one_of("relation"),
            autocompletion=completion.relations,
        ),
    ] = None,
    matrix: Annotated[
        bool, typer.Option("--matrix", help="Only the numbers: drivers by sources, or by traditions.")
    ] = False,
) -> None:
    """Set the sources side by side: what each says, and whether they agree.

    \b
    Examples:
      sinorus compare --driver alliance-question --tradition russian,chinese
      sinorus compare --source sikka,rathod --theme sanctions
    """
    from sinorus.base.errors import BadUsage
    from sinorus.output.deliver import deliver
    from sinorus.query.question import condition, understand
    from sinorus.views import comparison, comparison_matrix

    with call.open() as index:
        question = understand(call.request, index.db)
        relations = [condition("relation", text, index.db) for text in relation or ()]
        if matrix and relations:
            raise BadUsage("--matrix counts all relations; leave --relation out, or --matrix")
        view = (
            comparison_matrix.matrix_of(index.db, question)
            if matrix
            else comparison.compare(index.db, question, relations)
        )
        deliver(view, call.output)
