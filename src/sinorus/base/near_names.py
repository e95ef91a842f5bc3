"""The names that a person may have meant by a text that is none of them: by meaning first, then by spelling.

Where nothing comes near enough, nothing is suggested: a wrong suggestion costs more than none.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from sinorus.base.spelling import LONGEST, is_slip
from sinorus.base.text import fold

# The names, each with other texts by which people may call it: labels, other names, words of like meaning.
Names = Mapping[str, Iterable[str]]
# More names than this are compared by their words alone, as to compare letters takes longer than a person waits.
SEARCHABLE = 20_000
# A word that stands in more names than this tells nothing about any of them.
_RARE = 3
_WORD = r"[^\W_]+"


def near_names(text: str, names: Names | Sequence[str], most: int = 3) -> list[str]:
    """Return at most so many of the names that may be meant by a text, the nearest first; none where none is near.

    The first of these that finds a name decides: the text is one of its texts; all words of the text stand in it; the
    text is misspelt; a word that few names have stands in it.
    """
    called = _called_by(names)
    typed, words = _simple(text), _words(text)
    if not words or len(text) > LONGEST:
        return []
    with_words = _sharing(words, called)
    for found in (
        _called(typed, called, with_words),
        _with_all(words, called, with_words),
        _misspelt(typed, called),
        _with_rare(words, called, with_words),
    ):
        if found:
            return found[:most]
    return []


def containing(text: str, names: Names | Sequence[str]) -> list[str]:
    """Return the names in one of whose texts all words of a text stand, the nearest first."""
    called, words = _called_by(names), _words(text)
    return _with_all(words, called, _sharing(words, called)) if words else []


def _called_by(names: Names | Sequence[str]) -> Names:
    return names if isinstance(names, Mapping) else dict.fromkeys(names, ())


def _sharing(words: list[str], called: Names) -> list[str]:
    return [name for name in called if _may_share(words, name, called[name])]


def _simple(text: str) -> str:
    """Return a text as it is compared: folded, with one blank between its words."""
    return " ".join(re.findall(_WORD, fold(text)))


@cache
def _stem(word: str) -> str:
    """Return a word without the ending of an English plural."""
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s") if len(word) > 3 else word


def _words(text: str) -> list[str]:
    """Return the words of a text that tell something: letters on their own do not."""
    return [_stem(word) for word in _simple(text).split() if len(word) > 1]


def _may_share(words: list[str], name: str, others: Iterable[str]) -> bool:
    """Say quickly whether a name may have a word of a text, so that few names are taken apart."""
    texts = [fold(part) for part in (name, *others)]
    return any(word[:3] in part for word in words for part in texts)


def _called(typed: str, called: Names, names: list[str]) -> list[str]:
    """Return the names that the text is, or is called by, in another spelling of case, accents and hyphens."""
    return [name for name in names if typed in map(_simple, (name, *called[name]))]


def _with_all(words: list[str], called: Names, names: list[str]) -> list[str]:
    """Return the names in one of whose texts all words of the text stand, the nearest first.

    Nearest are those that have the words and not only their beginnings, and then those with the fewest other words.
    """
    ranks = {}
    for name in names:
        texts = [own for own in map(_words, (name, *called[name])) if all(_has(own, word) for word in words)]
        if texts:
            ranks[name] = min((not set(words) <= set(own), len(own)) for own in texts)
    return sorted(ranks, key=lambda name: (*ranks[name], len(name)))


def _has(own: list[str], word: str) -> bool:
    """Say whether a word is one of some words, or the beginning of one, or a longer form of one."""
    return any(
        word == other or (len(word) > 3 and other.startswith(word)) or (len(other) > 4 and word.startswith(other))
        for other in own
    )


def _misspelt(typed: str, called: Names) -> list[str]:
    """Return the names for which the text may be a slip of the hand: for a name itself, for what it is called besides,
    or for a word in it.
    """
    if len(called) > SEARCHABLE:
        return []
    whole = [name for name in called if is_slip(typed, _simple(name))]
    whole = whole or [name for name in called if any(is_slip(typed, _simple(text)) for text in (name, *called[name]))]
    if not whole and " " not in typed and len(typed) > 4:
        return [name for name in called if any(is_slip(typed, word) for word in _simple(name).split() if len(word) > 4)]
    return sorted(whole, key=lambda name: name[:2] != typed[:2])


def _with_rare(words: list[str], called: Names, names: list[str]) -> list[str]:
    """Return the names that have one of the longer words of a text, if few names have it."""
    for word in sorted(words, key=len, reverse=True):
        found = [name for name in names if any(_has(_words(text), word) for text in (name, *called[name]))]
        if len(word) > 4 and 0 < len(found) <= _RARE:
            return found
    return []
