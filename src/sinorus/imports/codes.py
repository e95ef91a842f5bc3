"""Words of closed lists, as people write them in a cell."""

from functools import lru_cache
from typing import NamedTuple

from sinorus.base.text import fold, quote
from sinorus.base.wording import near
from sinorus.imports.line import Line, plain_text
from sinorus.model.near_words import with_near
from sinorus.model.vocabulary import WORDS

# So many words are listed where none is near.
_FEW = 10


class Code(NamedTuple):
    """The word of a closed list that a text is; None with the reason and what would be right."""

    word: str | None
    problem: str = ""
    remedy: str = ""


def code(line: Line, field: str, otherwise: str | None = None) -> str | None:
    """Return the word of a closed list in a field, or something else where there is none.

    An unknown word is kept in ``extra`` under the name of its column, and reported.
    """
    head = line.head(field)
    if not head:
        line.count(f"{field} not coded")
        return otherwise
    found = _read(field, plain_text(line.cells[head]), otherwise or "not coded")
    if found.word is None:
        line.refuse(head, found.problem, found.remedy)
    return found.word or otherwise


@lru_cache(maxsize=10_000)
def _read(field: str, text: str, otherwise: str) -> Code:
    word = fold(text).replace(" ", "-")
    if word in WORDS[field]:
        return Code(word)
    return Code(None, f"{quote(text, 40)} is no {field} that is known, so it is {otherwise}", _remedy(field, text))


def _remedy(field: str, text: str) -> str:
    """Say which words of a list may be meant by a text, or where they are."""
    nearest = near(text, with_near(field, WORDS[field])) if len(text) <= 100 else []
    if nearest:
        return f"write {' or '.join(nearest)}"
    if len(WORDS[field]) > _FEW:
        return f"leave it so, or write a {field} that `sinorus timeline --help` lists"
    return f"write one of {', '.join(WORDS[field])}"
