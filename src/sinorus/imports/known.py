"""What the packaged data know of the names that people write: the kind of an actor, the point of a place."""

import json
from functools import cache
from typing import Any

from sinorus.base.text import fold
from sinorus.index.folders import data_dir
from sinorus.model.record_names import names

Record = dict[str, Any]


def actor(name: str) -> Record | None:
    """Return the packaged actor of a name, None where there is none or there are several."""
    return _by_name("actor").get(fold(name))


def place(name: str) -> Record | None:
    """Return the packaged place of a name, None where there is none or there are several."""
    return _by_name("place").get(fold(name))


@cache
def _by_name(kind: str) -> dict[str, Record | None]:
    """Return the packaged records of a kind by their folded names; None for a name of several."""
    found: dict[str, Record | None] = {}
    for record in json.loads((data_dir() / f"{kind}s.json").read_bytes()):
        for name in {fold(name) for name in (*names(kind, record), record["id"])}:
            found[name] = None if name in found else record
    return found
