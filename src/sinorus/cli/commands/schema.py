"""The JSON Schema of files and of answers."""

from typing import Annotated

import typer

from sinorus.cli import completion


def schema(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]",
            help="A file (events.json) or a command (timeline); without it the names are listed.",
            autocompletion=completion.schemas,
        ),
    ] = None,
) -> None:
    """Print the JSON Schema of a data file, or of what a command puts out.

    \b
    Examples:
      sinorus schema events.json
      sinorus schema timeline
    """
    from sinorus.model import json_schema
    from sinorus.output.deliver import put_out

    put_out([json_schema.listing() if name is None else json_schema.schema(name)], "plain")
