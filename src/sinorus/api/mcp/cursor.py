"""Where a page ends and the next begins, as a text that holds good for one question to data that stay the same."""

import hashlib
import json
import re
from typing import NamedTuple

from sinorus.base.errors import BadUsage
from sinorus.base.text import quote

_CURSOR = re.compile(r"(\d{1,15})-([0-9a-f]{12})-([0-9a-f]{12})", re.ASCII)


class Place(NamedTuple):
    """The question that a cursor belongs to, and what tells its data from others."""

    question: object
    data: object


def write(offset: int, place: Place) -> str:
    """Write the cursor of the row after so many rows of a question."""
    return "-".join([str(offset), *map(_hash, place)])


def read(text: str | None, place: Place) -> int:
    """Return how many rows a cursor has behind it, 0 without one; BadUsage where it does not hold good."""
    if text is None:
        return 0
    match = _CURSOR.fullmatch(text)
    if not match:
        raise BadUsage(f"cursor {quote(text)} is none; take the next of the page before as it stands")
    if match[2] != _hash(place.question):
        raise BadUsage("the cursor is that of another question; give the same arguments with it, or leave it out")
    if match[3] != _hash(place.data):
        raise BadUsage("the data have changed since the page before; begin again without a cursor")
    return int(match[1])


def _hash(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:12]
