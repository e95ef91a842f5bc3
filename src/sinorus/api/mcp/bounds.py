"""How long a row may be: what is longer is shortened, and named."""

import json
from typing import Any

# Bytes of a row as JSON, and characters of one as text.
ROW, TEXT = 8_000, 3_000
# How many members of a list or a map stay, and characters of a text, in turn until the row is short enough.
_STEPS = ((20, 1500), (6, 400), (2, 100))
# Objects of the model have fewer keys than this, and keep them.
_KEYS = 20
MORE = " …"


def size(value: object) -> int:
    """Return how many bytes a value takes as JSON."""
    return len(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))


def bounded(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row that is short enough; where keys were shortened, they are named under ``shortened``."""
    for members, characters in _STEPS:
        if size(row) <= ROW:
            break
        short = {key: _short(value, members, characters) for key, value in row.items()}
        cut = [key for key, value in row.items() if key in row.get("shortened", ()) or short[key] != value]
        row = {**short, "shortened": cut}
    return row


def _short(value: Any, members: int, characters: int) -> Any:
    if isinstance(value, str):
        return value if len(value) <= characters else value[:characters] + MORE
    if isinstance(value, list):
        return [_short(member, members, characters) for member in value[:members]]
    if isinstance(value, dict):
        kept = list(value.items())[: max(members, _KEYS)]
        return {key[:characters]: _short(member, members, characters) for key, member in kept}
    return value


def cut(text: str, most: int = TEXT) -> str:
    """Return the beginning of a text that is longer than so many characters."""
    return text if len(text) <= most else text[:most] + MORE
