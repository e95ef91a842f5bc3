"""Check passages and our own words against the texts of sources: as somebody has them, or by their fingerprints.

A fingerprint keeps hashes of the runs of three words of each paragraph, in order; from them no sentence can be read,
but a passage can be found and a borrowed run noticed. A source of which a part was seen has one text, without a number.
"""

import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import chain
from typing import Any, NamedTuple

from sinorus.base.text import SPACELESS

# Seven words in a row count as borrowed (docs/data.md); official names of treaties belong to nobody.
BORROWED = 7
NAMES = (
    "Treaty of Friendship, Alliance and Mutual Assistance",
    "Treaty of Good-Neighbourliness and Friendly Cooperation",
    "the United Nations Security Council",
)
PROSE_WORDS = 30
_RUN = 3
# So many runs in a row hold as many words as count as borrowed.
_BORROWED_RUNS = BORROWED - _RUN + 1
# In scripts without blanks each character is a word.
_WORD = re.compile(f"[{SPACELESS}]|(?:(?![{SPACELESS}])\\w)+")
_NAME = re.compile("|".join(r"\s+".join(map(re.escape, name.split())) for name in NAMES), re.IGNORECASE)
Runs = list[str]


class SourceText(NamedTuple):
    """The hashes of the runs of a source: those of its paragraphs, and of its captions or of the part that was seen."""

    paragraphs: list[Runs]
    others: list[Runs]

    def place(self, paragraph: int | None, start: str, end: str) -> str:
        """Say what is wrong with a passage, or nothing."""
        if paragraph is None:
            return _in_one_of([_search(other, start, end) for other in self.others])
        if paragraph > len(self.paragraphs):
            return f"the source has {len(self.paragraphs)} paragraphs"
        return _search(self.paragraphs[paragraph - 1], start, end)

    def borrowable(self) -> Iterator[tuple[str, ...]]:
        """Yield what tells every run of seven words."""
        for runs in (*self.paragraphs, *self.others):
            yield from _stretches(runs)


def _in_one_of(complaints: list[str]) -> str:
    return "" if "" in complaints else next(iter(complaints), "the source has no caption")


def _search(runs: Runs, start: str, end: str) -> str:
    begins = _positions(runs, start)
    if len(begins) != 1:
        return f"its start stands {len(begins)} times in the paragraph"
    return "" if any(at >= begins[0] for at in _positions(runs, end)) else "its end does not follow its start"


def _positions(runs: Runs, words: str) -> list[int]:
    """Return where some words stand in a paragraph: at least three of them."""
    wanted = _runs(words)
    return [at for at in range(len(runs)) if runs[at : at + len(wanted)] == wanted] if wanted else []


def whole(text: str) -> SourceText:
    """Split the text of a source that was coded whole: a line of at least thirty words is prose, unless a caption.

    Headings, by-lines and reference lists are shorter; what follows the first line of the reader's form is left out.
    """
    lines = [" ".join(line.split()) for line in text.split("\nLeave a Reply")[0].splitlines()]
    captions = [line for line in lines if "Image source" in line and len(line.split()) > PROSE_WORDS]
    prose = [line for line in lines if len(line.split()) >= PROSE_WORDS and line not in captions]
    return SourceText(list(map(_runs, prose)), list(map(_runs, captions)))


def part(text: str) -> SourceText:
    """Take the text of what was seen of a source as one."""
    return SourceText([], [_runs(text)])


def fingerprint(source: SourceText) -> dict[str, Any]:
    """Make the fingerprint of a source, as it is kept in ``fingerprints.json``."""
    return {"paragraphs": list(map(" ".join, source.paragraphs)), "captions": list(map(" ".join, source.others))}


def load(kept: dict[str, Any]) -> dict[str, SourceText]:
    """Read fingerprints by the id of their source."""
    return {
        source: SourceText(list(map(str.split, text["paragraphs"])), list(map(str.split, text["captions"])))
        for source, text in kept.items()
    }


def borrowable(sources: Iterable[SourceText]) -> frozenset[tuple[str, ...]]:
    """Return what tells every run of seven words of some sources."""
    return frozenset(stretch for source in sources for stretch in source.borrowable())


def borrows(prose: str, *known: frozenset[tuple[str, ...]]) -> bool:
    """Say whether prose shares seven words in a row with what is known of sources, official names taken out."""
    parts = _NAME.sub(" | ", prose).split("|")
    stretches = set(chain.from_iterable(_stretches(_runs(part)) for part in parts))
    return not all(map(stretches.isdisjoint, known))


def _stretches(runs: Runs) -> Iterator[tuple[str, ...]]:
    return zip(*(runs[at:] for at in range(_BORROWED_RUNS)), strict=False)


def _runs(text: str) -> Runs:
    """Return the hash of every run of three words, whatever their case, in order."""
    words = [word.casefold() for word in _WORD.findall(text)]
    return [hash_of(" ".join(words[at : at + _RUN])) for at in range(len(words) - _RUN + 1)]


def hash_of(run: str) -> str:
    """Hash a run of words to 40 bits, enough that two runs hardly ever agree by chance."""
    return blake2b(run.encode("utf-8"), digest_size=5).hexdigest()
