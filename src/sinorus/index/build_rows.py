"""Make rows of the tables from records as they were read, many at a time."""

from collections import defaultdict
from itertools import count, repeat
from typing import Any

from sinorus.base.text import fold
from sinorus.index import build_links as linking
from sinorus.index.build_context import Known, Record
from sinorus.index.build_counts import Groups
from sinorus.index.build_record import Tag, entry, texts_of
from sinorus.index.check_fast import admitted
from sinorus.index.check_record import checked
from sinorus.index.check_text import clean, is_clean
from sinorus.index.line_numbers import Document
from sinorus.index.problems import MOST, Fault, Pointer, Problem, Unreadable
from sinorus.index.read_records import value_of

FILLED = ("stored", "body", "origin", "span", "marked", "name", "link", "cause", "word (rowid, body)")
# A batch is full with so many records, or so many letters of JSON.
MANY = 1000
LARGE = 2**22


class Batch:
    """Rows of some records of a file, numbered on from ``n``, and what is wrong with those that give none.

    ``tags`` are the filters in the order of their numbers in the rows of ``marked``. What could not be read at all makes
    the batch ``broken``; ``lost`` are ids of refused records.
    """

    def __init__(self, kind: str, file: int, n: int) -> None:
        self.kind = kind
        self.file = file
        self.n = n
        self.read = 0
        self.size = 0
        self.rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in FILLED}
        self.tags: dict[Tag, int] = defaultdict(count().__next__)
        self.groups = Groups()
        self.problems: list[Problem] = []
        self.lost: list[str] = []
        self.broken = False

    @property
    def is_full(self) -> bool:
        """Say whether more records should go into another batch."""
        return len(self.rows["stored"]) >= MANY or self.size >= LARGE or len(self.problems) >= MOST

    def add(self, document: Document, pointer: Pointer, value: Any, known: Known) -> None:
        """Check what was read, and add its rows or what is wrong with it."""
        self.read = document.start or 0
        found = admitted(self.kind, value) if isinstance(value, bytes) else None
        if found := found or self.examined(document, pointer, value):
            known.learn(self.kind, found[0])
            self._add(document, pointer, *found, known)

    def lose(self, error: Unreadable) -> None:
        """Note that something could not be read."""
        self.problems.append(error.problem)
        self.broken = True

    def examined(self, document: Document, pointer: Pointer, value: Any) -> tuple[Record, list[str]] | None:
        """Return the record with its texts, or note all that is wrong with it."""
        value = value_of(value, document) if isinstance(value, bytes) else value
        if isinstance(value, Unreadable):
            self.lose(value)
            return None
        faults: list[Fault] = []
        record = checked(self.kind, value, pointer, faults)
        if record and not document.is_odd and is_clean(texts := texts_of(record)):
            return record, texts
        faults.clear()
        value = clean(value, faults, document, pointer)
        record = checked(self.kind, value, pointer, faults) if not faults else None
        if faults and isinstance(value, dict):
            self.lost.append(str(value.get("id")))
        self.problems += map(document.problem, faults)
        return (record, texts_of(record)) if record else None

    def _add(self, document: Document, pointer: Pointer, record: Record, texts: list[str], known: Known) -> None:
        new = entry(self.kind, record, texts, known)
        n, rows = self.n, self.rows
        rows["stored"].append((n, self.kind, new.id, new.label, new.lo, new.hi))
        rows["body"].append((n, new.json, new.detail))
        self.size += len(new.json)
        position = pointer[0] if pointer else None
        begin = (document.first_line, document.first_column, position, document.start, document.size)
        rows["origin"].append((n, self.file, *begin))
        rows["span"] += [(n, *span) for span in new.spans]
        numbers = [self.tags[tag] for tag in new.tags]
        rows["marked"] += zip(numbers, repeat(n))
        if new.names:
            rows["name"] += [(self.kind, fold(name), new.id) for name in (*new.names, new.id)]
        rows["link"] += linking.links(n, self.kind, record, known.ids)
        rows["cause"] += new.causes
        rows["word (rowid, body)"].append((n, new.body))
        self.groups.add(new, numbers)
        self.n += 1
