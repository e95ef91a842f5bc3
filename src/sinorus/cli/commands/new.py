"""A data folder to start from."""

from typing import Annotated

import typer


def new(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="A folder that does not exist yet, or is empty.")],
) -> None:
    """Write a small valid data folder to start from.

    \b
    Examples:
      sinorus new my-data
      sinorus timeline --data my-data
      sinorus timeline --data builtin --data my-data
    """
    import shlex

    from sinorus.index import new_folder as starting
    from sinorus.output import streams

    written = starting.start(folder)
    named = shlex.quote(f"./{folder}" if folder.startswith("-") else folder)
    streams.say(f"wrote {len(written)} files to {folder}; `sinorus validate {named}` checks them")
