"""How far two spellings lie apart, and whether one may be a slip for the other."""

from collections.abc import Iterable
from functools import partial

# Nobody mistypes a longer name, and the work grows with the square of the length.
LONGEST = 80
# Words that differ by such a beginning mean the opposite, however alike they look.
_DENIALS = ("dis", "un", "in", "im", "non", "non-", "not-", "anti", "anti-", "de")


def distance(text: str, name: str) -> int:
    """Return how many letters must be added, left out, changed or swapped with the next to make one text the other."""
    above: list[int] = []
    row = list(range(len(name) + 1))
    for i, letter in enumerate(text, 1):
        twice_above, above, row = above, row, [i]
        for j, other in enumerate(name, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == name[j - 2] and other == text[i - 2]:
                cost = min(cost, twice_above[j - 2] + 1)
            row.append(cost)
    return row[-1]


def is_slip(text: str, name: str) -> bool:
    """Say whether a text is so near to a name that a hand may have slipped.

    One letter may be wrong; two of a name of six letters or more that begins alike, three of one of twelve. A name of
    three letters must begin alike. No text is a slip for its opposite, as ``disagree`` would be for ``agree``.
    """
    begins_alike = text[:1] == name[:1]
    most = 1 + (len(name) > 5) + (len(name) > 11) if begins_alike else 1
    if abs(len(text) - len(name)) > most or not 2 < len(name) <= LONGEST or len(text) < 2:
        return False
    # Each step changes at most two letters of the one that the other has not, and this is quick to know.
    if (len(name) == 3 and not begins_alike) or len(set(text) ^ set(name)) > 2 * most:
        return False
    return not _is_denial(text, name) and distance(text, name) <= most


def slips(text: str, names: Iterable[str]) -> list[str]:
    """Return the names for which a text may be a slip, the nearest first.

    A name of the same letters in another order is meant alone: so a hand slips most easily.
    """
    near = sorted(filter(partial(is_slip, text), names), key=partial(distance, text))
    return [name for name in near if sorted(name) == sorted(text)] or near


def _is_denial(text: str, name: str) -> bool:
    """Say whether one of two words is the other with a beginning that denies it."""
    return any(text == denial + name or name == denial + text for denial in _DENIALS)
