"""Compile data files into the index, record by record, and gather every problem on the way."""

import itertools
import json
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from sinorus import dates
from sinorus.progress import Advance
from sinorus.store import linking, measuring
from sinorus.store.checking import checked
from sinorus.store.cleaning import clean
from sinorus.store.facets import Facets
from sinorus.store.folders import SINGLE, DataFile
from sinorus.store.places import Document
from sinorus.store.problems import MOST, Fault, Pointer, Problem, Unreadable
from sinorus.store.reading import again, records
from sinorus.store.rows import Known, Record, entry
from sinorus.store.schema import INDEXES, TABLES
from sinorus.text import fold, quoted, words
from sinorus.vocabulary import AS_OF

Contents = Mapping[Path, bytes]

TABLES_OF_A_RECORD = ("body", "origin", "span", "marked", "name", "link", "cause", "word (rowid, body)")
# Kinds whose ids are kept while the others are read: of them there are few.
VOCABULARIES = ("source", "theme", "driver", "period", "actor", "series")
BATCH = 1000
ENOUGH = (f"there are {MOST} problems, and the rest was not read", "mend these first")
# What is done when everything is read takes about an eighth of the time.
READING = 7 / 8


def compile_files(
    files: list[DataFile], contents: Contents, index: sqlite3.Connection, advance: Advance | None = None
) -> "Compiler":
    """Fill an empty database from the files; where the compiler has problems, the index is of no use.

    ``contents`` holds the bytes of files that have been read already, so that each file is read once; ``advance`` is told
    how much of all is done, in bytes of the files.
    """
    index.executescript(TABLES)
    compiler = Compiler(index, files, contents, advance)
    try:
        for number, file in enumerate(files):
            compiler.take(number, file)
            compiler.flush()
            compiler.read += 0 if advance is None else file.path.stat().st_size
        compiler.report(linking.problems(index, compiler.place, compiler.lost))
        compiler.report(measuring.problems(index, compiler.place, compiler.known.series))
    except Enough:
        compiler.problems.append(Problem(file.shown, None, None, "", *ENOUGH))
    if not compiler.problems:
        linking.derive(index)
        index.executescript(INDEXES)
        compiler.facets.write(index)
    index.execute("INSERT INTO meta VALUES ('datasets', ?)", [json.dumps(compiler.datasets)])
    index.execute("INSERT INTO meta VALUES ('as_of', ?)", [compiler.known.as_of.iso()])
    index.commit()
    return compiler


class Enough(Exception):
    """There are so many problems that more of them help nobody."""


class Compiler:
    """What is known while the files are read one after the other."""

    def __init__(
        self, index: sqlite3.Connection, files: list[DataFile], contents: Contents, advance: Advance | None
    ) -> None:
        self.index = index
        self.advance = advance
        self.read = 0
        self.files = files
        self.contents = contents
        self.problems: list[Problem] = []
        self.known = Known(dates.Day.from_iso(AS_OF), {}, {}, {})
        self.datasets: list[Record] = []
        self.lost = linking.Lost(set(), set())
        self.waiting: dict[str, list[tuple[Any, ...]]] = {table: [] for table in TABLES_OF_A_RECORD}
        self.entries: list[tuple[Any, ...]] = []
        self.ids: dict[str, set[str]] = {kind: set() for kind in VOCABULARIES}
        self.facets = Facets()
        self.marks: dict[tuple[str, str], int] = {}
        self.count = 0

    def take(self, number: int, file: DataFile) -> None:
        """Read one file, whatever is wrong with it."""
        data = self.contents.get(file.path)
        try:
            for document, pointer, value in records(file.path, file.shown, data, file.kind in SINGLE):
                self.report(())
                if isinstance(value, Unreadable):
                    self._lose(file, value)
                elif file.kind == "dataset":
                    self._dataset(document, value)
                elif record := self._checked(file.kind, document, pointer, value):
                    self._store(number, file.kind, document, pointer, record)
        except Unreadable as error:
            self._lose(file, error)

    def report(self, problems: Iterable[Problem]) -> None:
        """Add problems; raise Enough where there are too many."""
        self.problems += itertools.islice(problems, max(MOST - len(self.problems), 0))
        if len(self.problems) >= MOST:
            raise Enough

    def _lose(self, file: DataFile, error: Unreadable) -> None:
        self.problems.append(error.problem)
        self.lost.kinds.add(file.kind)

    def _checked(self, kind: str, document: Document, pointer: Pointer, value: Any) -> Record | None:
        faults: list[Fault] = []
        value = value if document.tidy else clean(value, faults, document, pointer)
        record = checked(kind, value, pointer, faults) if not faults else None
        if faults and isinstance(value, dict):
            self.lost.ids.add(str(value.get("id")))
        self.report(map(document.problem, faults))
        return record

    def _dataset(self, document: Document, value: Any) -> None:
        if record := self._checked("dataset", document, (), value):
            self.datasets.append(record)
            latest = max(dates.Day.from_iso(dataset["as_of"]) for dataset in self.datasets)
            self.known = self.known._replace(as_of=latest)

    def _store(self, number: int, kind: str, document: Document, pointer: Pointer, record: Record) -> None:
        self._learn(kind, record)
        new = entry(kind, record, self.known)
        n = self.count = self.count + 1
        self.entries.append((n, kind, new.id, new.label, new.lo, new.hi))
        self.waiting["body"].append((n, new.json, new.detail))
        self.facets.add(new)
        position = pointer[0] if pointer else None
        begin = (document.first_line, document.first_column, position, document.start, document.size)
        self.waiting["origin"].append((n, number, *begin))
        self.waiting["span"] += [(n, *span) for span in new.spans]
        self.waiting["marked"] += [(self._mark(tag), n) for tag in new.tags]
        self.waiting["name"] += [(kind, fold(name), new.id) for name in new.names | ({new.id} if new.names else set())]
        self.waiting["link"] += linking.links(n, kind, record, self.ids)
        self.waiting["cause"] += new.causes
        self.waiting["word (rowid, body)"].append((n, new.body))
        if n % BATCH == 0:
            self.flush()
            if self.advance:
                self.advance(int((self.read + (document.start or 0)) * READING))

    def _mark(self, tag: tuple[str, str]) -> int:
        """Return the number of a pair of filter and value."""
        if tag not in self.marks:
            self.marks[tag] = len(self.marks) + 1
            self.index.execute("INSERT INTO mark VALUES (?, ?, ?)", [self.marks[tag], *tag])
        return self.marks[tag]

    def flush(self) -> None:
        """Write the rows that wait: in batches, which is much quicker than one by one."""
        for table, rows in self.waiting.items():
            self._write(table, rows)
            rows.clear()
        before = self.index.total_changes
        self._write("stored", self.entries)
        if self.index.total_changes - before < len(self.entries):
            self._report_twice()
        self.entries.clear()

    def _write(self, table: str, rows: list[tuple[Any, ...]]) -> None:
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            self.index.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", rows)

    def _learn(self, kind: str, record: Record) -> None:
        """Keep what the records of kinds that are read later need to know."""
        if kind in self.ids:
            self.ids[kind].add(record["id"])
        if kind == "actor":
            for member in record["members"]:
                self.known.lines.setdefault(member, []).append(record["id"])
            self.known.actors[record["id"]] = " ".join(words(" ".join([record["name"], *record["aliases"]])))
        elif kind == "series":
            self.known.series[record["id"]] = record

    def _report_twice(self) -> None:
        """Find the records of a batch whose ids were taken."""
        for n, _, id, *_ in self.entries:
            [(first,)] = self.index.execute("SELECT n FROM stored WHERE id = ?", [id])
            if first != n:
                place = self.place(first, ("id",), "", "")
                taken = f"the id {quoted(id)} is taken by {place.file}:{place.line} {place.pointer}"
                self.problems.append(self.place(n, ("id",), taken, "ids are unique over all files"))
                self.lost.ids.add(id)

    def place(self, n: int, pointer: Pointer, problem: str, remedy: str) -> Problem:
        """Make a problem of a stored record: its file is read once more, from where the record begins, to find the line."""
        [(number, line, column, position, start, size)] = self.index.execute(
            "SELECT file, line, column, position, start, size FROM origin WHERE n = ?", [n]
        )
        file = self.files[number]
        top = () if position is None else (position,)
        if start is None:
            document = next(records(file.path, file.shown, self.contents.get(file.path), file.kind in SINGLE))[0]
        else:
            document = Document(file.shown, "", line, column, start)
            document.size, document.top = size, top
            document = again(file.path, document, self.contents.get(file.path))
        return document.problem(Fault((*top, *pointer), problem, remedy))
