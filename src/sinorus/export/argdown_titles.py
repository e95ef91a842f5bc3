"""The titles of statements in Argdown: so short that they stand in a box of a map, and each of one statement alone."""

import re
from collections.abc import Iterable

from sinorus.export.wording import flat
from sinorus.model.rows.claim import ClaimRow

# As many characters as two lines of a box hold.
LENGTH = 60
# What Argdown takes for structure in a title, or might.
_SIGNS = re.compile(r"[^\w ,.;'’“”()%&!?–—-]|_")


def titles(claims: Iterable[ClaimRow]) -> dict[str, str]:
    """Return the title of each claim by its id: how its text begins, and whose it is.

    Of claims that begin alike, the later are numbered.
    """
    taken: dict[str, int] = {}
    found: dict[str, str] = {}
    for claim in claims:
        title = f"{short(claim['text'])} ({claim['source']})"
        taken[title] = taken.get(title, 0) + 1
        found[claim["id"]] = f"{title} {taken[title]}" if taken[title] > 1 else title
    return found


def short(text: str) -> str:
    """Cut a text at the last word that fits, with an ellipsis behind it; the signs that act become blanks."""
    plain = " ".join(_SIGNS.sub(" ", flat(text)).split()) or "A claim"
    if len(plain) <= LENGTH:
        return plain
    words = plain[: LENGTH + 1].rpartition(" ")[0] or plain[:LENGTH]
    return f"{words.rstrip(' ,;.–—-')}…"
