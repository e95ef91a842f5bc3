"""References as works that can be cited: in words, and as CSL-JSON under keys that a person can type."""

from __future__ import annotations

import hashlib
import re
from itertools import chain
from typing import TYPE_CHECKING, cast

from sinorus import dates
from sinorus.base import wording
from sinorus.base.text import fold
from sinorus.model.csl_dates import parts_of, years_of

if TYPE_CHECKING:
    from sinorus.model.rows.works import Csl, CslName, Reference

# Hexadecimal digits at the end of a key, by which works of one author, year and word keep keys of their own.
_DIGITS = 4
# Words that begin too many titles and names to tell one from another.
_COMMON = frozenset(
    ["the", "and", "for", "with", "from", "into", "after", "about", "between", "over", "under", "against"]
)


def identity(page: Reference) -> str:
    """Return a hash of the address and the title of a page: the same wherever the page is named."""
    return hashlib.sha256(f"{page['url'] or ''}\n{page['title']}".encode()).hexdigest()


def words(page: Reference) -> str:
    """Write who made a page, its title, its publisher and when it appeared, as far as they are known."""
    return by(page) + ", ".join(filter(None, [page["title"], page["publisher"], day_in_words(page["issued"])]))


def by(page: Reference) -> str:
    """Write the authors of a page with a comma behind them; "" where none is known."""
    whole = (" ".join([name[key] for key in ("given", "family", "literal") if key in name]) for name in names(page))
    return f"{joined}, " if (joined := " and ".join(whole)) else ""


def standing(page: Reference) -> str:
    """Write the grade of a page, of what it is a copy, and on which day a copy of it was read; "" if none is known."""
    return "; ".join(filter(None, [page["grade"], remarks(page)]))


def remarks(page: Reference) -> str:
    """Write of what a page is a copy, and on which day a copy of it was read or its address opened."""
    said = {"a copy of": page["copy_of"], "a copy read on": day_in_words(page["copy_read"])}
    return "; ".join(f"{words} {value}" for words, value in said.items() if value)


def day_in_words(date: str | None) -> str:
    """Write a date in EDTF as a person does; "" where there is none."""
    return dates.human(dates.parse(date)) if date else ""


def names(page: Reference) -> list[CslName]:
    """Return the authors of a page: a name with a comma is that of a person, any other that of an institution."""
    return [_name(name.strip()) for name in (page["author"] or "").split(";") if name.strip()]


def _name(text: str) -> CslName:
    family, comma, given = text.partition(",")
    if not comma:
        return {"literal": text}
    return {"family": family.strip(), "given": given.strip()} if given.strip() else {"family": family.strip()}


def csl(page: Reference, uses: list[str]) -> Csl:
    """Return a page as a CSL-JSON item; ``uses`` say what rests on it."""
    item = {
        "id": _key(page),
        "type": _type(page),
        "title": page["title"],
        "author": names(page),
        "container-title": page["publisher"],
        "issued": page["issued"] and parts_of(page["issued"]),
        "accessed": page["accessed"] and parts_of(page["accessed"]),
        "URL": page["url"],
        "note": remarks(page),
        "annote": ", ".join(filter(None, [page["grade"], f"for {wording.join(uses)}"])),
    }
    return cast("Csl", {key: value for key, value in item.items() if value})


def _type(page: Reference) -> str:
    """Return the CSL type of a page: what the press printed, another page, or a work without an address."""
    if page["grade"] == "press":
        return "article-newspaper"
    return "webpage" if page["url"] else "document"


def _key(page: Reference) -> str:
    """Return a key that depends on the page alone: author, year, a word of the title, and some digits of its hash."""
    author = next((name.get("family") or name.get("literal") or "" for name in names(page)), "")
    by = _word(author) or _word(re.split(" via | / ", page["publisher"] or "")[0]) or "work"
    year = str(years_of(page["issued"])[0]) if page["issued"] and years_of(page["issued"]) else "undated"
    return "-".join(filter(None, [by, year.lstrip("-"), _word(page["title"]), identity(page)[:_DIGITS]]))


def _word(text: str) -> str:
    """Return the first word of a text in Latin letters that tells something; else its first, or ""."""
    found = [word for word in re.findall(r"[a-z0-9]+", fold(text)) if not word.isdigit()]
    telling = (word for word in found if len(word) > 2 and word not in _COMMON)
    return next(chain(telling, found), "")
