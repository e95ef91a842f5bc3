"""Words of messages: numbers of things, lists, and the names that a person may have meant."""

import difflib
from collections.abc import Sequence

from sinorus.base.text import fold

# A message lists up to so many names, and only the first few of more.
MANY = 40
# Comparing a word with more names than this takes longer than a person waits.
SEARCHABLE = 20_000


def a(kind: str) -> str:
    """Write the name of a kind with its article: a claim, an event."""
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def amount(number: int, noun: str) -> str:
    """Write a number of things: 1 event, 2 events."""
    return f"{number} {noun}{'' if number == 1 or noun == 'series' else 's'}"


def singular(noun: str) -> str:
    """Write a plural noun in the singular."""
    return noun if noun == "series" else noun.removesuffix("s")


def join(names: Sequence[str]) -> str:
    """Write a list as a person does: a, b and c."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def near(text: str, names: Sequence[str], most: int = 3) -> list[str]:
    """Return at most so many of the names: first the shortest that contain the words of the text, then those like it.

    Of the names like it, those that begin with the same two letters come first.
    """
    folded = fold(text).replace(" ", "-")
    with_words = sorted(containing(text, names), key=len)[:most]
    alike = difflib.get_close_matches(folded, names, most, 0.55) if len(names) <= SEARCHABLE else []
    alike.sort(key=lambda name: name[:2] != folded[:2])
    return list(dict.fromkeys([*with_words, *alike]))[:most]


def containing(text: str, names: Sequence[str]) -> list[str]:
    """Return the names that contain each word of a text; blanks or hyphens part words, and single letters are none."""
    words = [word for word in fold(text).replace(" ", "-").split("-") if len(word) > 1]
    return [name for name in names if _has_all(name, words)] if words else []


def _has_all(name: str, words: list[str]) -> bool:
    """Say whether a name contains each of the words."""
    return all(word in name for word in words)


def hint(text: str, names: Sequence[str]) -> str:
    """Say which names may be meant by a text that is none of them, or which names there are."""
    if nearest := near(text, names):
        return f"did you mean {' or '.join(nearest)}?"
    if len(names) <= MANY:
        return f"there are {', '.join(names)}"
    return f"there are {', '.join(names[:12])} and {len(names) - 12} more"
