"""Make rows of the tables from records as they were read, many at a time."""

from collections import defaultdict
from itertools import count, repeat
from typing import Any

from sinorus.base.text import fold
from sinorus.index import build_links, fast_path
from sinorus.index.build_context import Known, Record
from sinorus.index.build_counts import Groups
from sinorus.index.build_record import Tag, entry, texts_of
from sinorus.index.check_record import check
from sinorus.index.line_numbers import Place
from sinorus.index.problems import MOST, Problem, Unreadable
from sinorus.index.read_json import Raw
from sinorus.index.read_records import Line, read_line

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

    def add(self, raw: Raw | Line, known: Known) -> None:
        """Check what was read, and add its rows or what is wrong with it."""
        self.read = raw.place.start or 0
        if checked := self.check(raw):
            known.learn(self.kind, checked[0])
            self._add(raw.place, *checked, known)

    def lose(self, error: Unreadable) -> None:
        """Note that something could not be read."""
        self.problems.append(error.problem)
        self.broken = True

    def check(self, raw: Raw | Line) -> fast_path.Checked | None:
        """Return the record with its texts, or note all that is wrong with it."""
        if isinstance(raw, Line):
            if checked := fast_path.check_line(self.kind, raw.content):
                return checked
            try:
                raw = read_line(raw)
            except Unreadable as error:
                self.lose(error)
                return None
        return fast_path.check_value(self.kind, raw) or self._check_closely(raw)

    def _check_closely(self, raw: Raw) -> fast_path.Checked | None:
        record, faults = check(self.kind, raw)
        if record:
            return record, texts_of(record)
        if isinstance(raw.value, dict):
            self.lost.append(str(raw.value.get("id")))
        self.problems += map(raw.document.problem, faults)
        return None

    def _add(self, place: Place, record: Record, texts: list[str], known: Known) -> None:
        new = entry(self.kind, record, texts, known)
        n, rows = self.n, self.rows
        rows["stored"].append((n, self.kind, new.id, new.label, new.lo, new.hi))
        rows["body"].append((n, new.json, new.detail))
        self.size += len(new.json)
        position = place.pointer[0] if place.pointer else None
        rows["origin"].append((n, self.file, place.line, place.column, position, place.start, place.size))
        rows["span"] += [(n, *span) for span in new.spans]
        numbers = [self.tags[tag] for tag in new.tags]
        rows["marked"] += zip(numbers, repeat(n))
        if new.names:
            rows["name"] += [(self.kind, fold(name), new.id) for name in (*new.names, new.id)]
        rows["link"] += build_links.links(n, self.kind, record, known.ids)
        rows["cause"] += new.causes
        rows["word (rowid, body)"].append((n, new.body))
        self.groups.add(new, numbers)
        self.n += 1
