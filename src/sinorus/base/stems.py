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
# So many pieces of text are kept with the stems of their words, and so many words with their stems.
_KEPT, _WORDS = 2**15, 2**14


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
    """Leads from pieces of text between blanks to the stems of their words, which are worked out once.

    ``new`` lists the words that were not known, each with its stem.
    """

    def __init__(self) -> None:
        self.new: list[tuple[str, str]] = []
        self._known: dict[str, str] = {}

    def __missing__(self, piece: str) -> str:
        """Work out the stems of the words of a piece, and keep them; when there are too many, begin anew."""
        if len(self) >= _KEPT:
            self.clear()
        self[piece] = found = " ".join(map(self._stem, words(piece)))
        return found

    def _stem(self, word: str) -> str:
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= _WORDS:
                self._known.clear()
            self._known[word] = found = stem(word)
            self.new.append((word, found))
        return found

    def of(self, texts: Iterable[str]) -> str:
        """Write the stems of the words of texts with blanks between them.

        No word and no accent goes across a blank, so a piece may be read for itself.
        """
        return " ".join(map(self.__getitem__, " ".join(texts).split()))
