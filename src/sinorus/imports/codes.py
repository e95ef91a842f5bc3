"""Words of closed lists, as people write them in a cell."""

from sinorus.base.text import fold, quote
from sinorus.base.wording import near
from sinorus.imports.line import Line, plain_text
from sinorus.model.near_words import with_near
from sinorus.model.vocabulary import WORDS


def code(line: Line, field: str, otherwise: str | None = None) -> str | None:
    """Return the word of a closed list in a field, or something else where there is none.

    An unknown word is kept in ``extra`` under the name of its column, and reported.
    """
    head = line.head(field)
    if not head:
        line.count(f"{field} not coded")
        return otherwise
    text = plain_text(line.cells[head])
    words = WORDS[field]
    word = fold(text).strip().replace(" ", "-")
    if word in words:
        return word
    line.refuse(
        head,
        f"{quote(text, 40)} is no {field} that is known{f': {otherwise}' if otherwise else ''}",
        remedy(field, text),
    )
    return otherwise


def remedy(field: str, text: str) -> str:
    """Say which words of a list may be meant by a text."""
    words = WORDS[field]
    nearest = near(text, with_near(field, words))
    return f"write {' or '.join(nearest)}" if nearest else f"write one of {', '.join(words)}"
