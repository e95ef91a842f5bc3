"""The sources side by side."""

from functools import partial
from typing import Annotated

import typer

from sinorus.cli import completion
from sinorus.cli.call import Call
from sinorus.cli.options import DRAWING, SHOWING, with_options
from sinorus.query.filters import QUESTIONS, one_of


@with_options(*QUESTIONS["compare"], showing=(*SHOWING, *DRAWING))
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
      sinorus compare --source sikka,rathod --theme sanctions -o sanctions.svg
    """
    from sinorus.views.answers.compare import answer

    call.deliver(partial(answer, relation=relation or (), matrix=matrix))
