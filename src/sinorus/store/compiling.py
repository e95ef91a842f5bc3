"""Compile data files into the index, record by record, and gather every problem on the way."""

import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sinorus import dates
from sinorus.store import linking
from sinorus.store.checking import checked
from sinorus.store.folders import DataFile
from sinorus.store.places import Document
from sinorus.store.problems import Fault, Pointer, Problem, Unreadable
from sinorus.store.reading import clean, records, whole
from sinorus.store.rows import Record, entry
from sinorus.store.schema import INDEXES, TABLES
from sinorus.text import fold, quoted, words
from sinorus.vocabulary import AS_OF

Contents = Mapping[Path, bytes]

TABLES_OF_A_RECORD = ("origin", "span", "tag", "name", "link", "word (rowid, body)")
BATCH = 1000


def compile_files(files: list[DataFile], contents: Contents, index: sqlite3.Connection) -> "Compiler":
    """Fill an empty database from the files; where the compiler has problems, the index is of no use.

    ``contents`` holds the bytes of files that have been read already, so that each file is read once.
    """
    index.executescript(TABLES)
    compiler = Compiler(index, files, contents)
    for number, file in enumerate(files):
        compiler.take(number, file)
        compiler.flush()
    compiler.problems += linking.problems(index, compiler.place, compiler.lost)
    if not compiler.problems:
        linking.derive(index)
        index.executescript(INDEXES)
    index.execute("INSERT INTO meta VALUES ('as_of', ?)", [compiler.as_of.iso()])
    index.commit()
    return compiler


class Compiler:
    """What is known while the files are read one after the other."""

    def __init__(self, index: sqlite3.Connection, files: list[DataFile], contents: Contents) -> None:
        self.index = index
        self.files = files
        self.contents = contents
        self.problems: list[Problem] = []
        self.as_of = dates.Day.from_iso(AS_OF)
        self.dated = False
        self.lines: dict[str, list[str]] = {}
        self.known: dict[str, str] = {}
        self.lost = linking.Lost(set(), set())
        self.waiting: dict[str, list[tuple[Any, ...]]] = {table: [] for table in TABLES_OF_A_RECORD}
        self.count = 0

    def take(self, number: int, file: DataFile) -> None:
        """Read one file, whatever is wrong with it."""
        data = self.contents.get(file.path)
        try:
            if file.kind == "dataset":
                self._dataset(*whole(file.path, file.shown, data))
                return
            for document, pointer, value in records(file.path, file.shown, data):
                if isinstance(value, Unreadable):
                    self._lose(file, value)
                elif record := self._checked(file.kind, document, pointer, value):
                    self._store(number, file.kind, document, pointer, record)
        except Unreadable as error:
            self._lose(file, error)

    def _lose(self, file: DataFile, error: Unreadable) -> None:
        self.problems.append(error.problem)
        self.lost.kinds.add(file.kind)

    def _checked(self, kind: str, document: Document, pointer: Pointer, value: Any) -> Record | None:
        faults: list[Fault] = []
        value = clean(value, faults, document, pointer)
        record = checked(kind, value, pointer, faults) if not faults else None
        self.problems += [document.problem(fault) for fault in faults]
        if faults and isinstance(value, dict):
            self.lost.ids.add(str(value.get("id")))
        return record

    def _dataset(self, document: Document, value: Any) -> None:
        if record := self._checked("dataset", document, (), value):
            as_of = dates.Day.from_iso(record["as_of"])
            self.as_of = max(self.as_of, as_of) if self.dated else as_of
            self.dated = True

    def _store(self, number: int, kind: str, document: Document, pointer: Pointer, record: Record) -> None:
        if kind == "actor":
            self._learn(record)
        new = entry(kind, record, self.as_of, self.lines, self.known)
        n = self.count = self.count + 1
        try:
            self.index.execute(
                "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [n, kind, new.id, new.label, new.lo, new.hi, new.json, new.detail],
            )
        except sqlite3.IntegrityError:
            self._report_twice(document, pointer, new.id)
            self.lost.ids.add(new.id)
            return
        position = pointer[0] if pointer else None
        self.waiting["origin"].append((n, number, document.first_line, position))
        self.waiting["span"] += [(n, *span) for span in new.spans]
        self.waiting["tag"] += [(*tag, n) for tag in sorted(new.tags)]
        self.waiting["name"] += [(kind, fold(name), new.id) for name in new.names | ({new.id} if new.names else set())]
        self.waiting["link"] += linking.links(n, kind, record)
        self.waiting["word (rowid, body)"].append((n, new.body))
        if n % BATCH == 0:
            self.flush()

    def flush(self) -> None:
        """Write the rows that wait: in batches, which is much quicker than one by one."""
        for table, rows in self.waiting.items():
            if rows:
                marks = ", ".join("?" * len(rows[0]))
                self.index.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", rows)
                rows.clear()

    def _learn(self, actor: Record) -> None:
        for member in actor["members"]:
            self.lines.setdefault(member, []).append(actor["id"])
        self.known[actor["id"]] = " ".join(words(" ".join([actor["name"], *actor["aliases"]])))

    def _report_twice(self, document: Document, pointer: Pointer, id: str) -> None:
        self.flush()
        [(n,)] = self.index.execute("SELECT n FROM record WHERE id = ?", [id])
        first = self.place(n, ("id",), "", "")
        where = f"{first.file}:{first.line} {first.pointer}"
        fault = Fault((*pointer, "id"), f"the id {quoted(id)} is taken by {where}", "ids are unique over all files")
        self.problems.append(document.problem(fault))

    def place(self, n: int, pointer: Pointer, problem: str, remedy: str) -> Problem:
        """Make a problem of a stored record: its file is read once more to find the line."""
        [(number, line, position)] = self.index.execute("SELECT file, line, position FROM origin WHERE n = ?", [n])
        file = self.files[number]
        read = records(file.path, file.shown, self.contents.get(file.path))
        document = next(d for d, _, _ in read if position is not None or d.first_line == line)
        return document.problem(Fault(pointer if position is None else (position, *pointer), problem, remedy))
