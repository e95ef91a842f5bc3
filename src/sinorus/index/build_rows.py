"""Make rows of the tables from records, many at a time, because SQLite takes them so at half the cost."""

from itertools import repeat
from typing import Any, NamedTuple

from sinorus.base.stems import stems
from sinorus.base.text import fold
from sinorus.index import build_links, fast_path, fast_rows
from sinorus.index.build_context import Context, Record
from sinorus.index.build_counts import Groups
from sinorus.index.build_record import by_grade, entry
from sinorus.index.check_record import check
from sinorus.index.check_text import cured
from sinorus.index.line_numbers import Place
from sinorus.index.problems import MOST, Problem, Unreadable
from sinorus.index.read_json import Raw
from sinorus.index.read_records import Line, read_line
from sinorus.index.write_json import encoded
from sinorus.model.kinds import KINDS
from sinorus.model.record_texts import texts_of

TABLES = (
    "stored",
    "body",
    "origin",
    "span",
    "mark",
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
MAX_RECORDS = 2000
MAX_SIZE = 2**22


class Faulty(NamedTuple):
    """A record with faults in its fields: its place, the number of the next record without, and its value, cured."""

    place: Place
    before: int
    value: Any

    def id(self) -> str | None:
        """Return its id, if it has one."""
        id = self.value.get("id") if isinstance(self.value, dict) else None
        return id if isinstance(id, str) else None


class Batch:
    """Rows of some records of a file, and what is wrong with those that give none.

    - ``kind``: the kind of the records
    - ``file``: the number of their file among all files
    - ``n``: the number of the next record in the index
    - ``read``: the byte of the file at which the latest record begins
    - ``size``: how many characters of JSON the rows hold
    - ``rows``: the rows by table
    - ``groups``: what is to be counted
    - ``problems``: what is wrong
    - ``fatal``: what is wrong so that no record can be told from it: what is no JSON, or holds what JSON forbids
    - ``faulty``: the records that give no rows because of faults in their fields
    - ``left``: where records stand that give none because of what they link to, with their ids
    - ``is_broken``: whether something could not be read at all
    - ``is_good``: whether there is a record without a fault
    """

    def __init__(self, kind: str, file: int, n: int) -> None:
        self.kind = kind
        self.file = file
        self.n = n
        self.read = 0
        self.size = 0
        self.rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in TABLES}
        self.groups = Groups()
        self.problems: list[Problem] = []
        self.fatal: list[Problem] = []
        self.faulty: list[Faulty] = []
        self.left: list[tuple[Place, str | None]] = []
        self.is_broken = False
        self.is_good = False

    @property
    def is_full(self) -> bool:
        """Say whether more records should go into another batch."""
        return len(self.rows["stored"]) >= MAX_RECORDS or self.size >= MAX_SIZE or len(self.problems) >= MOST

    def add(self, raw: Raw | Line, context: Context) -> None:
        """Check what was read, and add its rows or what is wrong with it."""
        self.read = raw.place.start or 0
        if context.left_out.starts and context.left_out.has(self.file, raw.place):
            return
        checked = self.check(raw)
        if checked and context.has_other_links():
            checked = self._cut(raw.place, self._prefixed(checked, context), context)
        if checked and self.kind == "word":
            self._liken(raw.place, checked[0])
        elif checked and self.kind in OF_IDS:
            self._note(raw.place, checked[0])
            context.join.note(self.kind, checked[0], self.file)
        elif checked:
            record, texts = checked
            self.is_good = self.kind in KINDS
            own = context.join.admit(self.kind, record, self.file, raw.place)
            if own is not None and not (context.same and context.same(self.kind, own, self.file, raw.place)):
                self.keep(raw.place, own, texts if own is record else texts_of(own), context)

    def _prefixed(self, checked: fast_path.Checked, context: Context) -> fast_path.Checked:
        """Return a checked record with the prefix of its folder in its ids."""
        record = context.prefixes.renamed(self.kind, checked[0], context.join.folders[self.file])
        return checked if record is checked[0] else (record, texts_of(record))

    def _cut(self, place: Place, checked: fast_path.Checked, context: Context) -> fast_path.Checked | None:
        """Return a checked record without links to what is left out, or None where it cannot stand without them."""
        cut = context.left_out.cut(self.kind, checked[0], context.join.folders[self.file])
        context.fallen += cut.links if cut.record else 0
        if cut.record is None:
            self.left.append((place, checked[0].get("id")))
            return None
        return checked if cut.record is checked[0] else (cut.record, texts_of(cut.record))

    def keep(self, place: Place, record: Record, texts: list[str], context: Context) -> None:
        """Add the rows of a checked record with its texts."""
        if self.kind == "event":
            record, texts = _in_order(record, texts)
        context.add(self.kind, record)
        self._add(place, record, texts, context)

    def lose(self, error: Unreadable) -> None:
        """Note that something could not be read."""
        self.problems.append(error.problem)
        self.fatal.append(error.problem)
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
        problems = [raw.document.problem(fault) for fault in faults]
        self.problems += problems
        self.fatal += problems if raw.is_odd else []
        self.faulty.append(Faulty(raw.place, self.n, cured(raw.value)))
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
        self.rows["origin"].append(self.origin(self.n, place))
        self.n += 1

    def origin(self, n: int, place: Place) -> tuple[Any, ...]:
        """Return the row of the table ``origin`` for a record of this file."""
        position = place.pointer[0] if place.pointer else None
        return (n, self.file, place.line, place.column, position, place.start, place.size)

    def _add(self, place: Place, record: Record, texts: list[str], context: Context) -> None:
        is_event = self.kind == "event"
        new = fast_rows.entry(record, texts, context) if is_event else entry(self.kind, record, texts, context)
        n, rows = self.n, self.rows
        rows["stored"].append((n, self.kind, new.id, new.label, new.lo, new.hi, new.moment, new.links, new.passage))
        rows["body"].append((n, new.json, new.detail))
        self.size += len(new.json)
        rows["span"] += [(n, *span) for span in new.spans]
        # In order, since that of a set changes from run to run, and the bytes of the index with it.
        numbers = [*map(context.marks.__getitem__, sorted(new.tags))]
        rows["marked"] += zip(numbers, repeat(n))
        if new.names:
            rows["name"] += [(self.kind, fold(name), new.id) for name in (*sorted(new.names), new.id)]
        ids = context.ids
        rows["link"] += fast_rows.links(n, record, ids) if is_event else build_links.links(n, self.kind, record, ids)
        rows["cause"] += new.causes
        rows["word (rowid, body, title)"].append((n, new.body, new.title))
        self.groups.add(new, numbers)
        self.stand(place)


def _in_order(event: Record, texts: list[str]) -> fast_path.Checked:
    """Return an event with its references by grade, and its texts, in whose order its words are found and put out."""
    pages = by_grade(event["references"])
    if pages == event["references"]:
        return event, texts
    event = {**event, "references": pages}
    return event, texts_of(event)
