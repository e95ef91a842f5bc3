"""Make rows of the tables from records, many at a time, because SQLite takes them so at half the cost."""

from collections import defaultdict
from itertools import count, repeat
from typing import Any

from sinorus.base.stems import stems
from sinorus.base.text import fold
from sinorus.index import build_links, fast_path
from sinorus.index.build_context import Context, Record
from sinorus.index.build_counts import Groups
from sinorus.index.build_record import Tag, entry, texts_of
from sinorus.index.check_record import check
from sinorus.index.line_numbers import Place
from sinorus.index.problems import MOST, Problem, Unreadable
from sinorus.index.read_json import Raw
from sinorus.index.read_records import Line, read_line
from sinorus.index.write_json import encoded

TABLES = (
    "stored",
    "body",
    "origin",
    "span",
    "marked",
    "name",
    "link",
    "cause",
    "word (rowid, body, title)",
    "form",
    "alike",
    "retired",
    "revision",
)
# What is no record and says something of records: its keys in the order of its table, and the key with their ids.
OF_IDS = {
    "retired": ("id", "day", "why", "by", "effects"),
    "revision": ("version", "day", "ids", "fields", "why", "source"),
}
LISTS = {"retired": "by", "revision": "ids"}
# A batch is full when it has so many records, or so many characters of JSON.
MAX_RECORDS = 1000
MAX_SIZE = 2**22


class Batch:
    """Rows of some records of a file, and what is wrong with those that give none.

    - ``kind``: the kind of the records
    - ``file``: the number of their file among all files
    - ``n``: the number of the next record in the index
    - ``read``: the byte of the file at which the latest record begins
    - ``size``: how many characters of JSON the rows hold
    - ``rows``: the rows by table
    - ``tags``: the filters and the numbers that stand for them in the rows of ``marked``
    - ``groups``: what is to be counted
    - ``problems``: what is wrong
    - ``bad_ids``: the ids of refused records
    - ``is_broken``: whether something could not be read at all
    """

    def __init__(self, kind: str, file: int, n: int) -> None:
        self.kind = kind
        self.file = file
        self.n = n
        self.read = 0
        self.size = 0
        self.rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in TABLES}
        self.tags: dict[Tag, int] = defaultdict(count().__next__)
        self.groups = Groups()
        self.problems: list[Problem] = []
        self.bad_ids: list[str] = []
        self.is_broken = False

    @property
    def is_full(self) -> bool:
        """Say whether more records should go into another batch."""
        return len(self.rows["stored"]) >= MAX_RECORDS or self.size >= MAX_SIZE or len(self.problems) >= MOST

    def add(self, raw: Raw | Line, context: Context) -> None:
        """Check what was read, and add its rows or what is wrong with it."""
        self.read = raw.place.start or 0
        checked = self.check(raw)
        if checked and self.kind == "word":
            self._liken(raw.place, checked[0])
        elif checked and self.kind in OF_IDS:
            self._note(raw.place, checked[0])
            context.join.note(self.kind, checked[0], self.file)
        elif checked:
            record, texts = checked
            own = context.join.admit(self.kind, record, self.file, raw.place)
            if own is not None:
                self.keep(raw.place, own, texts if own is record else texts_of(own), context)

    def keep(self, place: Place, record: Record, texts: list[str], context: Context) -> None:
        """Add the rows of a checked record with its texts."""
        context.add(self.kind, record)
        self._add(place, record, texts, context)

    def lose(self, error: Unreadable) -> None:
        """Note that something could not be read."""
        self.problems.append(error.problem)
        self.is_broken = True

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
            self.bad_ids.append(str(raw.value.get("id")))
        self.problems += map(raw.document.problem, faults)
        return None

    def _note(self, place: Place, said: Record) -> None:
        """Add the rows of what is said of records, which has a number only so that its links can be checked."""
        values = (said[key] for key in OF_IDS[self.kind])
        texts = (value if isinstance(value, str) else encoded(value) for value in values)
        self.rows[self.kind].append((self.n, *texts))
        field = LISTS[self.kind]
        for at, id in enumerate(said[field]):
            self.rows["link"].append((self.n, f"{self.kind}.{field}", "record", id, f"/{field}/{at}"))
        self.stand(place)

    def _liken(self, place: Place, said: Record) -> None:
        """Add the rows of words that stand for each other."""
        texts = {" ".join(stems(text)): text for text in said["words"]}
        self.rows["alike"] += [(key, self.n, text, said["meaning"] == "near") for key, text in texts.items()]
        self.stand(place)

    def stand(self, place: Place) -> None:
        """Keep where the next record stands, and count it."""
        position = place.pointer[0] if place.pointer else None
        row = (self.n, self.file, place.line, place.column, position, place.start, place.size)
        self.rows["origin"].append(row)
        self.n += 1

    def _add(self, place: Place, record: Record, texts: list[str], context: Context) -> None:
        new = entry(self.kind, record, texts, context)
        n, rows = self.n, self.rows
        rows["stored"].append((n, self.kind, new.id, new.label, new.lo, new.hi, new.moment, new.links, new.passage))
        rows["body"].append((n, new.json, new.detail))
        self.size += len(new.json)
        rows["span"] += [(n, *span) for span in new.spans]
        numbers = [self.tags[tag] for tag in new.tags]
        rows["marked"] += zip(numbers, repeat(n))
        if new.names:
            rows["name"] += [(self.kind, fold(name), new.id) for name in (*new.names, new.id)]
        rows["link"] += build_links.links(n, self.kind, record, context.ids)
        rows["cause"] += new.causes
        rows["word (rowid, body, title)"].append((n, new.body, new.title))
        self.groups.add(new, numbers)
        self.stand(place)
