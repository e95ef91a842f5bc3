"""How texts look: styles by the names of the terminal's own colours, so that they fit dark and light terminals alike.

Nothing is read as markup here: a text is a text, and every style is made in the program.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style

PLAIN = Style()
DIM = Style(dim=True)
BOLD = Style(bold=True)
# What the cursor is on. It needs no colour, and so is seen on every terminal.
CHOSEN = Style(reverse=True)
# A hit of the search.
HIT = Style(bold=True, underline=True)
LINK = Style(underline=True)
ELLIPSIS = "…"


@cache
def tone(name: str) -> Style:
    """Return the style of a tone of the views, in rich's names; empty is plain."""
    return Style.parse(name) if name else PLAIN


def cut(text: str, width: int) -> str:
    """Cut a text to so many columns, with a sign that something is left out; a wide letter is never halved."""
    if cell_len(text) <= width:
        return text
    # A single column has room for the sign that an effect begins with.
    if width == 1:
        return set_cell_size(text[:1], 1)
    return set_cell_size(text, width - 1).rstrip() + ELLIPSIS if width > 1 else ""


def fit(text: str, width: int) -> str:
    """Cut a text or fill it with blanks, to so many columns."""
    return set_cell_size(cut(text, width), width)


def marked(text: str, style: Style, pattern: str) -> Iterator[Segment]:
    """Yield a text in a style, and in it the hits of a pattern, which may be empty, as such."""
    pieces = re.split(f"({pattern})", text) if pattern else [text]
    # Behind each piece that is as it was stands one that the pattern has found.
    for number, piece in enumerate(pieces):
        if piece:
            yield Segment(piece, style + HIT if number % 2 else style)


def width_of(segments: Sequence[Segment]) -> int:
    """Count the columns of a line."""
    return sum(cell_len(segment.text) for segment in segments)
