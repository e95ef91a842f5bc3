"""Offer the nearest names when one is not known."""

import difflib
from collections.abc import Sequence

from sinorus.base.text import fold

MANY = 40
# To compare a name with more than so many others takes longer than a person waits.
SEARCHABLE = 20_000


def a(kind: str) -> str:
    """Write the name of a kind with its article."""
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def counted(number: int, noun: str) -> str:
    """Write a number of things: 1 event, 2 events."""
    return f"{number} {noun}{'' if number == 1 or noun == 'series' else 's'}"


def singular(noun: str) -> str:
    """Write the name of one of many."""
    return noun if noun == "series" else noun.removesuffix("s")


def joined(names: Sequence[str]) -> str:
    """Write a list as a person does: a, b and c."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def near(given: str, known: Sequence[str], most: int = 3) -> list[str]:
    """Return up to so many names that contain what was given or look like it, the shortest first."""
    wanted = fold(given).replace(" ", "-")
    parts = [part for part in wanted.split("-") if len(part) > 1]
    containing = [name for name in known if parts and all(part in name for part in parts)]
    alike = difflib.get_close_matches(wanted, known, most, 0.55) if len(known) <= SEARCHABLE else []
    alike.sort(key=lambda name: name[:2] != wanted[:2])
    return list(dict.fromkeys([*sorted(containing, key=len)[:most], *alike]))[:most]


def hint(given: str, known: Sequence[str]) -> str:
    """Say which names may be meant, or which there are."""
    if found := near(given, known):
        return f"did you mean {' or '.join(found)}?"
    if len(known) <= MANY:
        return f"there are {', '.join(known)}"
    return f"there are {', '.join(known[:12])} and {len(known) - 12} more"
