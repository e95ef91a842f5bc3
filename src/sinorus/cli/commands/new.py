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
    from sinorus.base.system import shell_word
    from sinorus.index.new_folder import start
    from sinorus.output import streams

    files = start(folder)
    path = shell_word(f"./{folder}" if folder.startswith("-") else folder)
    streams.say(f"wrote {len(files)} files to {folder}; `sinorus validate {path}` checks them")
