"""What several formats say alike: a text on one line, a page in words, the data set and its terms."""

import re
from collections import Counter
from typing import Any

from sinorus.base.text import sound
from sinorus.query.selection import Records

Row = dict[str, Any]

# A line ends here for some program or other; a no-break space stays.
_BREAKS = re.compile(r"[ \x00-\x1f\x7f-\x9f\u2028\u2029]+")


def flat(text: str) -> str:
    """Write a text on one line, without controls and in characters that UTF-8 can hold."""
    return _BREAKS.sub(" ", sound(text)).strip(" ")


def about(records: Records) -> dict[str, str]:
    """Return title, version, day and terms of the data set, or of those that were joined, and what was asked of it."""
    keys = ("title", "version", "as_of", "licence")
    told = {key: " and ".join(dict.fromkeys(flat(each[key]) for each in records.datasets)) for key in keys}
    return {**told, "title": told["title"] or "a data set without a name", "asked": flat(records.query)}


def claimless(records: Records) -> Counter[str]:
    """Say how many claims are left out of a file that holds events only."""
    return +Counter({"claims, for which this format has no place, are left out": len(records.claims)})


def named(ids: list[str], rows: list[Row]) -> list[str]:
    """Return the labels or names of ids, in the order of the ids; an id that no row bears stands for itself."""
    known = {row["id"]: row.get("label") or row["name"] for row in rows}
    return [flat(known.get(id, id)) for id in ids]


def page(reference: Row) -> str:
    """Write a reference in words: title, publisher, address."""
    return ", ".join(flat(reference[key]) for key in ("title", "publisher", "url") if reference[key])
