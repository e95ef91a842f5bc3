"""The commands that show what is in the folder of an import."""

import shlex

# By the kind of record, that which is asked for most first.
SHOWN_BY = {"event": "timeline", "claim": "claims", "source": "sources", "series": "series", "driver": "drivers"}
SHOWN_BY |= {"period": "periods", "actor": "actors", "theme": "themes"}


def command(kind: str, folder: str) -> str:
    """Write the command line that shows the records of a kind."""
    path = shlex.quote(f"./{folder}" if folder.startswith("-") else folder)
    return f"sinorus {SHOWN_BY[kind]} --data {path}"


def lister(kind: str, folder: str) -> str:
    """Say where the ids of a kind stand, for a remedy that asks for one of them."""
    return f"`{command(kind, folder)} --fields id,title` lists them"
