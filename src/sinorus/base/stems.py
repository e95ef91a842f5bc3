"""The words of a text as a search compares them: folded, in one spelling, and without the endings of inflection.

The index keeps the stems of every record, and what is typed passes the same function, so that the two always fit.
Only words in Latin letters have stems; a word in another script, or with a digit, is its own.
"""

import re
from collections.abc import Iterable

from sinorus.base.porter import porter
from sinorus.base.text import words

# American spellings for British ones where the ending says so. Words that merely look so (rise, exercise) change too,
# which does no harm, as they do so in records and questions alike. Single words stand in words.json.
_SPELLINGS = (
    (re.compile(r"(?<=[a-z]{2})is(?=(?:e|ed|es|ing|er|ers|ation|ations|ational)$)"), "iz"),
    (re.compile(r"(?<=[a-z]{2})ys(?=(?:e|ed|es|ing|er|ers)$)"), "yz"),
    (re.compile(r"(?<=[a-z]{3})our(?=(?:|s|ed|ing|er|ers|ite|ites|able|ably|hood|hoods|less|ful|fully)$)"), "or"),
    (re.compile(r"^(def|off|lic)enc(?=(?:e|es|ed|eless)$)"), r"\1ens"),
    (re.compile(r"(cent|theat|met|lit)re(?=s?$)"), r"\1er"),
    (re.compile(r"(?<=[a-z]{3}og)ue(?=s?$)"), ""),
)
# Most words have none of these letters and need no closer look.
_BRITISH = re.compile("is|ys|our|enc|re|ogue")
# A web address, of which nobody looks for a word.
_ADDRESS = ("http://", "https://")
# So many texts, pieces of texts and words are kept with their stems, and of texts only those of so many characters.
_KEPT, _SHORT = 2**16, 120


def stem(word: str) -> str:
    """Return the stem of a folded word."""
    if len(word) < 3 or not (word.isascii() and word.isalpha()):
        return word
    if _BRITISH.search(word):
        for british, american in _SPELLINGS:
            word = british.sub(american, word, count=1)
    return porter(word)


def stems(text: str) -> list[str]:
    """Return the stems of the words of a text, each Chinese or Japanese character as a word of its own."""
    return [*map(stem, words(text))]


class Stems(dict[str, str]):
    """Leads from texts to the stems of their words, with blanks between them.

    Short texts are worked out once, for what is named in one record is named in others; of a long text each piece
    between two blanks is. A web address has none. ``new`` lists the words that were not known, each with its stem.
    """

    def __init__(self) -> None:
        self.new: list[tuple[str, str]] = []
        self._pieces = _Pieces(self.new)

    def __missing__(self, text: str) -> str:
        """Work out the stems of a text, and keep them if it is short; when there are too many, begin anew."""
        pieces = [] if text.startswith(_ADDRESS) else text.split()
        found = " ".join(map(self._pieces.__getitem__, pieces))
        if len(text) <= _SHORT:
            if len(self) >= _KEPT:
                self.clear()
            self[text] = found
        return found

    def of(self, texts: Iterable[str]) -> str:
        """Write the stems of the words of texts with blanks between them."""
        return " ".join(map(self.__getitem__, texts))


class _Pieces(dict[str, str]):
    """Leads from pieces of text between blanks to the stems of their words: no word and no accent goes across one."""

    def __init__(self, new: list[tuple[str, str]]) -> None:
        self._words = _Words(new)

    def __missing__(self, piece: str) -> str:
        if len(self) >= _KEPT:
            self.clear()
        self[piece] = found = " ".join(map(self._words.__getitem__, words(piece)))
        return found


class _Words(dict[str, str]):
    """Leads from folded words to their stems."""

    def __init__(self, new: list[tuple[str, str]]) -> None:
        self._new = new

    def __missing__(self, word: str) -> str:
        if len(self) >= _KEPT:
            self.clear()
        self[word] = found = stem(word)
        self._new.append((word, found))
        return found
