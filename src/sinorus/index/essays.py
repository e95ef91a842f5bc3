"""Check passages and our own words against the essays: their texts where somebody has them, else their fingerprints.

A fingerprint keeps hashes of the runs of three and of four words of each paragraph, in order, and of the runs of seven
words of the whole essay; from them no sentence can be read, but a passage can be found and a borrowed run noticed.
"""

import re
from collections.abc import Callable, Iterator
from hashlib import blake2b
from typing import Any, NamedTuple

# Seven words in a row count as borrowed (docs/data.md); official names of treaties belong to nobody.
BORROWED = 7
NAMES = (
    "Treaty of Friendship, Alliance and Mutual Assistance",
    "Treaty of Good-Neighbourliness and Friendly Cooperation",
    "the United Nations Security Council",
)
PROSE_WORDS = 30
# The lengths of the runs that the fingerprint of a paragraph keeps.
_LENGTHS = (3, 4)
_LONGEST_RUN = max(_LENGTHS)
_EDGES = " .,;:!?()[]\"'“”‘’"
_WORD = re.compile(r"\w+")
_NAME = re.compile("|".join(r"\s+".join(map(re.escape, name.split())) for name in NAMES), re.IGNORECASE)


class Essay(NamedTuple):
    """The prose paragraphs of an essay, its captions, and the hashes of its runs of seven words.

    A paragraph is its text, or leads from a number of words to the hashes of its runs. ``search`` says what is wrong
    with a passage in such a paragraph, or gives "".
    """

    paragraphs: list[Any]
    captions: list[Any]
    runs: frozenset[str]
    search: Callable[[Any, str, str], str]

    def place(self, paragraph: int | None, start: str, end: str) -> str:
        """Say what is wrong with a passage, or nothing."""
        if paragraph is None:
            return _in_one_of([self.search(caption, start, end) for caption in self.captions])
        if paragraph > len(self.paragraphs):
            return f"the essay has {len(self.paragraphs)} paragraphs"
        return self.search(self.paragraphs[paragraph - 1], start, end)


def _in_one_of(complaints: list[str]) -> str:
    return "" if "" in complaints else next(iter(complaints), "the essay has no caption")


def _in_text(paragraph: str, start: str, end: str) -> str:
    found = paragraph.count(start)
    if found != 1:
        return f"its start stands {found} times in the paragraph"
    return "" if end in paragraph[paragraph.index(start) :] else "its end does not follow its start"


def _in_hashes(runs: dict[str, list[str]], start: str, end: str) -> str:
    begins = _positions(runs, start)
    if len(begins) != 1:
        return f"its start stands {len(begins)} times in the paragraph"
    return "" if any(at >= begins[0] for at in _positions(runs, end)) else "its end does not follow its start"


def _positions(runs: dict[str, list[str]], words: str) -> list[int]:
    """Return where some words stand in a paragraph; of more than four, every run of four must follow the one before."""
    plain = bare(words)
    length = min(len(plain), _LONGEST_RUN)
    wanted, known = list(_hashes(plain, length)), runs.get(str(length), [])
    return [at for at in range(len(known)) if known[at : at + len(wanted)] == wanted]


def read(text: str) -> Essay:
    """Split the text of an essay: a line of at least thirty words is prose, unless it is a caption.

    Headings, by-lines and reference lists are shorter; what follows the first line of the reader's form is left out.
    """
    lines = [" ".join(line.split()) for line in text.split("\nLeave a Reply")[0].splitlines()]
    captions = [line for line in lines if "Image source" in line and len(line.split()) > PROSE_WORDS]
    prose = [line for line in lines if len(line.split()) >= PROSE_WORDS and line not in captions]
    return Essay(prose, captions, frozenset(borrowable(text)), _in_text)


def fingerprint(essay: Essay) -> dict[str, Any]:
    """Make the fingerprint of an essay, as it is kept in ``fingerprints.json``."""
    return {
        "paragraphs": [_runs(paragraph) for paragraph in essay.paragraphs],
        "captions": [_runs(caption) for caption in essay.captions],
        "runs": " ".join(sorted(essay.runs)),
    }


def _runs(paragraph: str) -> dict[str, str]:
    """Return the hashes of the runs of three and of four words of a paragraph, with blanks between, in order."""
    words = bare(paragraph)
    return {str(length): " ".join(_hashes(words, length)) for length in _LENGTHS}


def _hashes(words: list[str], length: int) -> Iterator[str]:
    """Yield the hash of every run of so many words."""
    for at in range(len(words) - length + 1):
        yield hash_of(" ".join(words[at : at + length]))


def load(kept: dict[str, Any]) -> dict[str, Essay]:
    """Read fingerprints by the id of their source."""
    return {
        source: Essay(
            list(map(_split, essay["paragraphs"])),
            list(map(_split, essay["captions"])),
            frozenset(essay["runs"].split()),
            _in_hashes,
        )
        for source, essay in kept.items()
    }


def _split(paragraph: dict[str, str]) -> dict[str, list[str]]:
    """Return the hashes of a paragraph as lists, by the number of words in a run."""
    return {length: runs.split() for length, runs in paragraph.items()}


def bare(text: str) -> list[str]:
    """Split into words without the punctuation at their edges."""
    words = [part.strip(_EDGES) for part in text.split()]
    return [word for word in words if word]


def borrowable(text: str) -> Iterator[str]:
    """Yield the hash of every run of seven words, official names taken out."""
    for part in _NAME.sub(" | ", text).split("|"):
        yield from _hashes([word.casefold() for word in _WORD.findall(part)], BORROWED)


def hash_of(run: str) -> str:
    """Hash a run of words to 40 bits, enough that two runs hardly ever agree by chance."""
    return blake2b(run.encode("utf-8"), digest_size=5).hexdigest()
