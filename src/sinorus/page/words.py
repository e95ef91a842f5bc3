"""The words of records for the script of a page: stems by how often they stand, and each record as a short text.

A text is written in 89 signs that need no escape in JSON or HTML; the commonest stems take one of them.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import product
from typing import TypedDict

from sinorus.query.word_streams import WordStreams

# What ends a title.
_BREAK = " "
_SIGNS = "".join(chr(code) for code in range(0x21, 0x7F) if chr(code) not in '"\\<>&')
# A code of so many signs begins with one of these, and no code is the beginning of another one.
_FIRST = {1: _SIGNS[:40], 2: _SIGNS[40:84], 3: _SIGNS[84:88], 5: _SIGNS[88:]}


class Words(TypedDict):
    """What the script searches: ``texts`` of records in the order of events, claims and series."""

    stems: str
    texts: list[str]
    forms: str
    alike: list[list[str]]


def words(streams: WordStreams, ids: list[str]) -> Words:
    """Write the words of records in the order of their ids; a record of which nothing is known has none."""
    counts = Counter(stem for id in ids for stem in streams.streams.get(id, ()) if stem)
    stems = sorted(counts, key=lambda stem: (-counts[stem], stem))
    codes = dict(zip(stems, _codes(), strict=False)) | {"": _BREAK}
    texts = ["".join(map(codes.__getitem__, streams.streams.get(id, ()))) for id in ids]
    return {"stems": " ".join(stems), "texts": texts, "forms": " ".join(streams.forms), "alike": streams.alike}


def _codes() -> Iterator[str]:
    """Yield codes, short ones first."""
    for size, first in _FIRST.items():
        for signs in product(first, *[_SIGNS] * (size - 1)):
            yield "".join(signs)
