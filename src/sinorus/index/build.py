"""Compile data files into the index, batch by batch, and gather every problem on the way."""

import itertools
import json
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from sinorus import dates
from sinorus.base.progress import Advance
from sinorus.base.text import quoted
from sinorus.index import build_links as linking
from sinorus.index import check_series as measuring
from sinorus.index.build_context import Known, Record
from sinorus.index.build_counts import Facets
from sinorus.index.build_rows import Batch
from sinorus.index.folders import DataFile
from sinorus.index.line_numbers import Place
from sinorus.index.problems import MOST, Fault, Pointer, Problem, Unreadable
from sinorus.index.read_records import read_again, records
from sinorus.index.tables import INDEXES, TABLES

Contents = Mapping[Path, bytes]

ENOUGH = (f"there are {MOST} problems, and the rest was not read", "mend these first")
# What is done when everything is read takes about an eighth of the time.
READING = 7 / 8
# Rows that are written by one statement: SQLite takes 999 values or more.
AT_ONCE = 100


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
        self.known = Known()
        self.datasets: list[Record] = []
        self.lost = linking.Lost(set(), set())
        self.facets = Facets()
        self.marks: dict[tuple[str, str], int] = {}
        self.count = 0

    def take(self, number: int, file: DataFile) -> None:
        """Read one file, whatever is wrong with it."""
        batch = self._batch(number, file)
        try:
            data = self.contents.get(file.path)
            for raw in records(file, data):
                if file.kind == "dataset":
                    self._dataset(batch.check(raw))
                else:
                    batch.add(raw, self.known)
                if batch.is_full:
                    self._keep(batch)
                    batch = self._batch(number, file)
        except Unreadable as error:
            batch.lose(error)
        self._keep(batch)

    def _batch(self, number: int, file: DataFile) -> Batch:
        return Batch(file.kind, number, self.count + 1)

    def report(self, problems: Iterable[Problem]) -> None:
        """Add problems; raise Enough where there are too many."""
        self.problems += itertools.islice(problems, max(MOST - len(self.problems), 0))
        if len(self.problems) >= MOST:
            raise Enough

    def _dataset(self, found: tuple[Record, list[str]] | None) -> None:
        if found:
            self.datasets.append(found[0])
            self.known.as_of = max(dates.Day.from_iso(dataset["as_of"]) for dataset in self.datasets)

    def _keep(self, batch: Batch) -> None:
        """Write the rows of a batch, and learn what was wrong."""
        self.count = batch.n - 1
        if batch.broken:
            self.lost.kinds.add(batch.kind)
        self.lost.ids.update(batch.lost)
        self._fill(batch)
        for group, count in batch.groups.counted(batch.tags):
            self.facets.add(group, count)
        if self.advance:
            self.advance(int((self.read + batch.read) * READING))
        self.report(batch.problems)

    def _fill(self, batch: Batch) -> None:
        """Write the rows of a batch; of records whose id is taken, the row that has it is left out."""
        numbers = [self._mark(tag) for tag in batch.tags]
        batch.rows["marked"] = [(numbers[t], n) for t, n in batch.rows["marked"]]
        written = {table: self._write(table, rows) for table, rows in batch.rows.items()}
        if written["stored"] < len(batch.rows["stored"]):
            self._report_twice(batch.rows["stored"])

    def _mark(self, tag: tuple[str, str]) -> int:
        """Return the number of a pair of filter and value."""
        if tag not in self.marks:
            self.marks[tag] = len(self.marks) + 1
            self.index.execute("INSERT INTO mark VALUES (?, ?, ?)", [self.marks[tag], *tag])
        return self.marks[tag]

    def _write(self, table: str, rows: list[tuple[Any, ...]]) -> int:
        """Write rows many at a time, which costs half of writing them one by one, and say how many were not there yet.

        To words it costs double.
        """
        before = self.index.total_changes
        if table.startswith("word"):
            self.index.executemany(f"INSERT INTO {table} VALUES (?, ?)", rows)
            return len(rows)
        for some in (rows[at : at + AT_ONCE] for at in range(0, len(rows), AT_ONCE)):
            marks = f"({', '.join('?' * len(some[0]))})"
            values = ", ".join([marks] * len(some))
            self.index.execute(f"INSERT OR IGNORE INTO {table} VALUES {values}", [*itertools.chain.from_iterable(some)])
        return self.index.total_changes - before

    def _report_twice(self, entries: list[tuple[Any, ...]]) -> None:
        """Find the records of a batch whose ids were taken."""
        for n, _, id, *_ in entries:
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
        place = Place(file.shown, line, column, start, size, () if position is None else (position,))
        document = read_again(file, place, self.contents.get(file.path))
        return document.problem(Fault((*place.pointer, *pointer), problem, remedy))
