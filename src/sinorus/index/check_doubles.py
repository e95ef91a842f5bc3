"""Warn of events of joined folders that are probably one: of one day, with the same words in their titles."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, groupby

from sinorus import dates
from sinorus.base.stems import stems
from sinorus.index.problems import WARNING, Pointer, Problem

Place = Callable[[int, Pointer, str, str], Problem]
# A title must have so many words that tell something, and those have so many letters.
_WORDS, _LETTERS = 2, 3


def problems(
    index: sqlite3.Connection, folders: Sequence[int], place: Place, where: Callable[[int], str]
) -> Iterator[Problem]:
    """Yield each event that is probably one of an earlier folder; ``folders`` are the places of those of the files."""
    for first, n in _pairs(index, folders):
        problem = f"the event may be that of {where(first)}: it has its day and the words of its title"
        yield place(n, (), problem, "take one of them out, or give both one id")._replace(level=WARNING)


def _pairs(index: sqlite3.Connection, folders: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of two events of one day and of the same words, of which the first is of an earlier folder."""
    rows = index.execute(
        "SELECT lo, n, label, file FROM stored JOIN origin USING (n)"
        " WHERE kind = 'event' AND lo = hi AND lo > ? AND lo < ? ORDER BY lo, n",
        [dates.START, dates.END],
    )
    for _, group in groupby(rows, lambda row: row[0]):
        told = [(folders[file], n, _telling(label)) for _, n, label, file in group]
        for (folder, first, words), (other, n, more) in combinations(told, 2):
            if folder != other and min(len(words), len(more)) >= _WORDS and (words <= more or more <= words):
                yield first, n


def _telling(title: str) -> set[str]:
    return {stem for stem in stems(title) if len(stem) >= _LETTERS}
