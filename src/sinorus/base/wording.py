"""Words of messages: numbers of things, lists, and which names a person may have meant."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sinorus.base.near_names import Names

# A message lists up to so many names, and only the first few of more.
MANY = 40
# Where a command lists them, a message lists no more than so many.
FEW = 20


def a(kind: str) -> str:
    """Write the name of a kind with its article: a claim, an event."""
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def amount(number: int, noun: str) -> str:
    """Write a number of things: 1 event, 2 events."""
    return f"{number} {noun}{'' if number == 1 or noun == 'series' else 's'}"


def singular(noun: str) -> str:
    """Write a plural noun in the singular."""
    return noun if noun == "series" else noun.removesuffix("s")


def join(names: Sequence[str], last: str = "and") -> str:
    """Write a list as a person does: a, b and c; ``last`` is the word before the last of them."""
    return f" {last} ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def near(text: str, names: "Names | Sequence[str]", most: int = 3) -> list[str]:
    """Return at most so many of the names that may be meant by a text, the nearest first; none where none is near."""
    from sinorus.base.near_names import near_names

    return near_names(text, names, most)


def containing(text: str, names: "Names | Sequence[str]") -> list[str]:
    """Return the names in which all words of a text stand, the nearest first."""
    from sinorus.base import near_names

    return near_names.containing(text, names)


def hint(text: str, names: "Names | Sequence[str]", lister: str = "") -> str:
    """Say which names may be meant by a text that is none of them, or which names there are.

    ``lister`` is the command line that lists them, for names that are too many to be read here.
    """
    if nearest := near(text, names):
        return f"did you mean {' or '.join(nearest)}?"
    if lister and len(names) > FEW:
        return f"`{lister}` lists all {len(names)}"
    if len(names) <= MANY:
        return f"there are {', '.join(names)}"
    return f"there are {', '.join([*names][:12])} and {len(names) - 12} more"
