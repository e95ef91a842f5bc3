"""The value of --count-by: one or two groups of those that a command has."""

from sinorus.base import wording
from sinorus.base.errors import BadUsage
from sinorus.base.text import quote
from sinorus.model.vocabulary import GROUPS


def require(text: str, command: str) -> tuple[str, ...]:
    """Return the keys of --count-by; BadUsage if there are more than two, or one that the command does not count by."""
    keys = tuple(key.strip() for key in text.split(","))
    if len(keys) > 2:
        raise BadUsage(f"--count-by {quote(text)}: it takes one group, or two with a comma between them")
    for key in keys:
        if key not in GROUPS[command]:
            raise BadUsage(f"--count-by {quote(key)} is no group of `{command}`; {_hint(key, GROUPS[command])}")
    if len(set(keys)) < len(keys):
        raise BadUsage(f"--count-by {quote(text)} names one group twice; name it once, or two groups")
    return keys


def _hint(key: str, keys: tuple[str, ...]) -> str:
    """Say which group may be meant, or which there are; one that other records have is no slip."""
    if any(key in others for others in GROUPS.values()):
        return f"there are {', '.join(keys)}"
    from sinorus.model.near_words import with_near

    return wording.hint(key, with_near("group", keys))
