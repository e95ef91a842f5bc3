"""The words of records as a search knows them: their stems in order, read back from the full-text table of the index.

A page searches by itself with these, so that it finds what the command finds without making the stems a second time.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import groupby
from typing import NamedTuple

# Between the two columns of the table, which no phrase crosses.
_BREAK = ""


class Streams(Mapping[str, list[str]]):
    """The stems of each record under its id, kept as numbers and made texts when somebody asks for them."""

    def __init__(self, stems: list[str], numbers: dict[str, array[int]]) -> None:
        self._stems = stems
        self._numbers = numbers

    def __getitem__(self, id: str) -> list[str]:
        """Return the stems of a record."""
        return [self._stems[number] for number in self._numbers[id]]

    def __iter__(self) -> Iterator[str]:
        """Yield the ids of the records."""
        return iter(self._numbers)

    def __len__(self) -> int:
        """Return how many records there are."""
        return len(self._numbers)


class WordStreams(NamedTuple):
    """What a search looks at.

    streams  the stems of each record, under its id, those of its title first, and an empty text behind them
    forms    the words whose stem stands in a stream and does not begin as they do, for beginnings of words
    alike    the stems of words and names that stand for each other, each group in order
    """

    streams: Mapping[str, list[str]]
    forms: list[str]
    alike: list[list[str]]


def word_streams(db: sqlite3.Connection, ids: list[str]) -> WordStreams | None:
    """Return the words of some records; None where SQLite has no full-text search."""
    try:
        db.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.standing USING fts5vocab(main, word, instance)")
    except sqlite3.OperationalError:
        return None
    streams = _streams(db, ids)
    return WordStreams(streams, _forms(db, streams), _alike(db))


def _streams(db: sqlite3.Connection, ids: list[str]) -> Streams:
    wanted = set(ids)
    ids_by_number = {n: id for n, id in db.execute("SELECT n, id FROM stored") if id in wanted}
    # Of each word of a text the place where it stands and the number of its stem, one behind the other: as a pair of
    # Python's it would take twenty times as much.
    columns: dict[tuple[int, str], array[int]] = defaultdict(partial(array, "I"))
    stems = [_BREAK]
    for stem, n, column, offset in db.execute('SELECT term, doc, col, "offset" FROM temp.standing'):
        if stem != stems[-1]:
            stems.append(stem)
        if n in ids_by_number:
            columns[n, column].extend((offset, len(stems) - 1))
    none = array("I")
    numbers = {
        id: array("I", [*_in_order(columns.pop((n, "title"), none)), 0, *_in_order(columns.pop((n, "body"), none))])
        for n, id in ids_by_number.items()
    }
    return Streams(stems, numbers)


def _in_order(words: array[int]) -> list[int]:
    return [number for _, number in sorted(zip(words[::2], words[1::2], strict=True))]


def _forms(db: sqlite3.Connection, streams: Mapping[str, list[str]]) -> list[str]:
    known = {stem for stems in streams.values() for stem in stems}
    rows = db.execute("SELECT word, stem FROM form ORDER BY word")
    return [word for word, stem in rows if stem in known and not stem.startswith(word)]


def _alike(db: sqlite3.Connection) -> list[list[str]]:
    rows = db.execute("SELECT entry, stems FROM alike WHERE NOT near ORDER BY entry, stems")
    groups = [[stems for _, stems in group] for _, group in groupby(rows, lambda row: row[0])]
    return [group for group in groups if len(group) > 1]
