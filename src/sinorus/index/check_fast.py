"""See at a glance that nothing is wrong with a line, as with nearly all; what is wrong, `checking` and `cleaning` find."""

import re
from typing import Any

from pydantic import BaseModel, ValidationError

from sinorus.index.check_text import is_clean
from sinorus.model.kinds import KINDS

# Kinds of which there may be many records. Their keys are the names of the fields, and their lists hold texts or objects.
NUMEROUS = ("event", "claim", "contrast")
# A colon that does not follow the key at once.
_PARTED = re.compile(rb'"[ \t\r\n]+:')


def admitted(kind: str, line: bytes) -> tuple[dict[str, Any], list[str]] | None:
    """Return the record and its texts from a line in which nothing is wrong; None where a closer look is needed.

    Of what JSON parsers let through, a key that stands twice shows by the colons: there is one for each key.
    """
    if kind not in NUMEROUS or _PARTED.search(line):
        return None
    try:
        model = KINDS[kind].model_validate_json(line)
    except ValidationError:
        return None
    texts: list[str] = []
    keys, record = _told(model, texts)
    return (record, texts) if line.count(b'":') == keys and is_clean(texts) else None


def _told(model: BaseModel, texts: list[str]) -> tuple[int, dict[str, Any]]:
    """Return how many keys a record had, and what ``model_dump`` would return, at half its cost; and gather the texts."""
    keys, record = len(model.model_fields_set), model.__dict__.copy()
    for name, value in record.items():
        if value.__class__ is str:
            texts.append(value)
        elif value.__class__ is list and value and value[0].__class__ is str:
            texts += value
        elif value.__class__ is list:
            inner = [_told(item, texts) for item in value]
            keys, record[name] = keys + sum([more for more, _ in inner]), [item for _, item in inner]
        elif isinstance(value, BaseModel):
            more, record[name] = _told(value, texts)
            keys += more
    return keys, record
