"""Compile data files into the index, batch by batch, and gather every problem on the way."""

import itertools
import json
import shlex
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from sinorus import dates
from sinorus.base.progress import Advance
from sinorus.base.text import quote
from sinorus.index import build_links, check_age, check_doubles, check_series, shortfall
from sinorus.index.build_context import Context, Record
from sinorus.index.build_counts import Counts
from sinorus.index.build_rows import Batch
from sinorus.index.check_record import check
from sinorus.index.folders import DataFile
from sinorus.index.join import Join
from sinorus.index.join_difference import Named
from sinorus.index.left_out import LeftOut
from sinorus.index.line_numbers import Place
from sinorus.index.prefixes import Prefixes, suggested
from sinorus.index.problems import MOST, WARNING, Fault, Pointer, Problem, Unreadable
from sinorus.index.read_json import Raw
from sinorus.index.read_records import Line, read_again, records
from sinorus.index.tables import INDEXES, TABLES, WORDS
from sinorus.model.record_names import NAMED
from sinorus.model.record_texts import texts_of
from sinorus.model.vocabulary import AS_OF

Contents = Mapping[Path, bytes]

TOO_MANY = (f"there are {MOST} problems, and the rest was not read", "mend these first")
# The share of the time that passes until everything is read; the rest goes into links and SQLite's indexes.
READING = 7 / 8
# Rows that are written by one statement: SQLite takes 999 values or more.
ROWS_AT_ONCE = 100


def compile_files(
    files: list[DataFile],
    contents: Contents,
    index: sqlite3.Connection,
    advance: Advance | None = None,
    left_out: LeftOut | None = None,
) -> "Compiler":
    """Fill an empty database from the files; it is of no use while the compiler that is returned is not settled.

    ``contents`` holds the bytes of files that have been read already, so that each file is read once. ``advance`` is
    called with how much is done, in bytes of the files. Without ``left_out`` all problems are gathered; with it the
    records that it knows are left out, those in which more faults are found are added to it, and of problems only the
    first is kept.
    """
    index.executescript(TABLES)
    compiler = Compiler(index, files, contents, advance, left_out)
    try:
        for _, group in itertools.groupby(enumerate(files), lambda numbered: numbered[1].kind):
            for number, file in group:
                compiler.take(number, file)
                compiler.read += file.look.size if file.look else 0
            compiler.take_lines()
        compiler.lost.names.update(*compiler.context.join.ids.values())
        compiler.report(compiler.taken_ids())
        compiler.report(build_links.problems(index, compiler.accuse, compiler.where, compiler.lost))
        compiler.report(check_series.problems(index, compiler.accuse, compiler.context.series))
    except TooMany:
        compiler.problems.append(Problem(file.shown, None, None, "", *TOO_MANY))
    if left_out is not None:
        compiler.settle()
    if compiler.is_settled:
        index.execute("DELETE FROM link WHERE n < 0")
        compiler.context.join.write(index)
        compiler.write_doubles()
        build_links.derive(index)
        index.executescript(INDEXES)
        compiler.counts.write(index)
    index.execute("INSERT INTO meta VALUES ('datasets', ?)", [json.dumps(compiler.datasets)])
    index.execute("INSERT INTO meta VALUES ('as_of', ?)", [compiler.context.as_of.iso()])
    index.execute("INSERT INTO meta VALUES ('homes', ?)", [json.dumps(compiler.homes())])
    index.commit()
    return compiler


def _has_words(index: sqlite3.Connection) -> bool:
    """Make the full-text table; return False where SQLite has none, which only ``--search`` needs."""
    try:
        index.executescript(WORDS)
    except sqlite3.OperationalError as error:
        if "fts5" not in str(error):
            raise
        return False
    return True


class TooMany(Exception):
    """There are so many problems that more of them help nobody."""


class Compiler:
    """Reads the files one after the other into the index, and gathers every problem.

    - ``index``: the database that is filled
    - ``files``: all data files, in the order in which they are read
    - ``contents``: the bytes of files that have been read already
    - ``advance``: what is called with the number of bytes that are done
    - ``read``: how many bytes the files have that are read to their end
    - ``problems``: what is wrong
    - ``context``: what records tell of those that are read after them
    - ``datasets``: what the folders say of themselves
    - ``titles``: the title of the data set in a folder, by the place of the folder
    - ``events``: the place of the folder, and the numbers of the first and the last event, of each file of events
    - ``kept``: up to which day each of these was kept
    - ``lost``: what could not be read
    - ``left_out``: the records that are left out; None where all problems are wanted
    - ``fatal``: what is wrong so that there is no answer without it
    - ``amount``: how many problems there are
    - ``is_settled``: whether the index holds all good records, and nothing that must be left out
    - ``has_words``: whether the words of records are kept, for full-text search
    - ``counts``: the counts of records by group
    - ``count``: how many records have been read
    """

    def __init__(
        self,
        index: sqlite3.Connection,
        files: list[DataFile],
        contents: Contents,
        advance: Advance | None,
        left_out: LeftOut | None,
    ) -> None:
        self.index = index
        self.files = files
        self.contents = contents
        self.advance = advance
        self.read = 0
        self.problems: list[Problem] = []
        self.left_out = left_out
        left_out = LeftOut() if left_out is None else left_out
        self.context = Context(Join(files), left_out, Prefixes(files, contents))
        if self.context.join.is_joined:
            self.context.same = self.is_same
        self.datasets: list[Record] = []
        self.titles: dict[int, str] = {}
        self.events: list[tuple[int, int, int]] = []
        self.kept: list[check_age.Kept] = []
        self.lost = build_links.Lost(set(), set(), [], set(), set())
        self.fatal: list[Problem] = []
        self.amount = 0
        self.is_settled = True
        self.faulty = 0
        # The numbers of records that were written, and have faults all the same.
        self._accused: set[int] = set()
        self.has_words = _has_words(index)
        self.counts = Counts()
        self.count = 0

    def take(self, number: int, file: DataFile) -> None:
        """Read one file, whatever is wrong with it; raises TooMany where there are too many problems."""
        batch = self._batch(number, file)
        before = self.count
        try:
            for raw in records(file, self.contents.get(file.path)):
                if file.kind == "dataset":
                    self._add_dataset(batch, raw)
                else:
                    batch.add(raw, self.context)
                if batch.is_full:
                    self._write(batch)
                    batch = self._batch(number, file)
        except Unreadable as error:
            batch.lose(error)
        self._write(batch)
        if file.kind == "event" and self.count > before:
            self.events.append((file.folder, before + 1, self.count))
        self._report_faults_of_names()

    def write_doubles(self) -> None:
        """Keep how many events are probably doubled, and the first of them."""
        first, count = None, 0
        for problem in self.doubles():
            first, count = first or problem, count + 1
        if first:
            kept = shortfall.dump(shortfall.Shortfall(0, 0, count, first), self.files)
            self.index.execute("INSERT INTO meta VALUES ('doubles', ?)", [kept])

    def _report_faults_of_names(self) -> None:
        """Report what is wrong with names that several records bear."""
        faults = self.context.join.faults
        for named, fault in faults:
            self._leave_out(named.file, named.place.start, named.kind, named.record["id"])
            self.lost.ids.add(named.record["id"])
            self.report([self._problem(named.file, named.place, fault)])
        faults.clear()

    def take_lines(self) -> None:
        """Take the lines of states that waited for the ids of their members."""
        join = self.context.join
        for number, lines in itertools.groupby(join.lines, lambda line: line.file):
            batch = self._batch(number, self.files[number])
            for line in lines:
                record = join.renamed(line.kind, line.record)
                batch.keep(line.place, record, texts_of(record), self.context)
            self._write(batch)
        join.lines.clear()

    def _batch(self, number: int, file: DataFile) -> Batch:
        return Batch(file.kind, number, self.count + 1)

    def report(self, problems: Iterable[Problem]) -> None:
        """Add problems; raises TooMany where all are wanted and there are too many."""
        if self.left_out is not None:
            for problem in problems:
                self.problems = self.problems or [problem]
                self.amount += 1
            return
        self.problems += itertools.islice(problems, max(MOST - len(self.problems), 0))
        self.is_settled = self.is_settled and not self.problems
        if len(self.problems) >= MOST:
            raise TooMany

    def _add_dataset(self, batch: Batch, raw: Raw | Line) -> None:
        if checked := batch.check(raw):
            dataset = checked[0]
            if dataset["as_of"]:
                self.kept.append(check_age.Kept(batch.n, dates.Day.from_iso(dataset["as_of"])))
                self.context.as_of = max(kept.day for kept in self.kept)
            self.titles[self.files[batch.file].folder] = dataset["title"]
            self.datasets.append({**dataset, "as_of": dataset["as_of"] or AS_OF})
            batch.stand(raw.place)

    def _write(self, batch: Batch) -> None:
        """Write the rows of a batch, and keep what it counted and what was wrong."""
        self.count = batch.n - 1
        if batch.is_good:
            self.context.good.add(self.context.join.folders[batch.file])
        if batch.is_broken:
            self.lost.kinds.add(batch.kind)
        self.fatal += batch.fatal[:1]
        self._write_rows(batch)
        self._write_faulty(batch)
        for place, id in batch.left:
            self._leave_out(batch.file, place.start, batch.kind, id)
            self.lost.ids.update([id] if id else [])
        for group, count in batch.groups.counts(self.context.marks):
            self.counts.add(group, count)
        if self.advance:
            self.advance(int((self.read + batch.read) * READING))
        self.report(batch.problems)

    def _write_rows(self, batch: Batch) -> None:
        """Write the rows of a batch; a record whose id is taken is left out, and is a problem."""
        batch.rows["form"] = self._forms()
        batch.rows["mark"] = self.context.marks.new
        written = {table: self._insert(table, rows) for table, rows in batch.rows.items()}
        self.context.marks.new.clear()
        if written["stored"] < len(batch.rows["stored"]):
            self._report_taken_ids(batch.rows["stored"])

    def _write_faulty(self, batch: Batch) -> None:
        """Note the records with faults in their fields, so that their ids and links are checked too."""
        origins: list[tuple[Any, ...]] = []
        links: list[tuple[Any, ...]] = []
        rows: list[tuple[Any, ...]] = []
        for faulty in batch.faulty:
            self.faulty += 1
            n, folder = -self.faulty, self.context.join.folders[batch.file]
            own = partial(self.context.prefixes.of, folder=folder)
            id = (text := faulty.id()) and own(batch.kind, text)
            origins.append(batch.origin(n, faulty.place))
            links += build_links.links_in_value(n, batch.kind, faulty.value, self.context.ids, own)
            rows.append((n, id, faulty.before))
            self._leave_out(batch.file, faulty.place.start, batch.kind, id)
            self.lost.ids.update([id] if id else [])
            self.lost.records.add(batch.kind)
        for table, values in (("origin", origins), ("link", links), ("faulty", rows)):
            self._insert(table, values)

    def _leave_out(self, file: int, start: int | None, kind: str, id: object) -> None:
        if self.left_out is not None:
            self.left_out.add(file, start, kind, id, self.context.join.folders[file])

    def settle(self) -> None:
        """Leave out the records that turned out to have faults; the index is settled if it holds none of these.

        It is not where records link to what is left out, either.
        """
        assert self.left_out is not None
        for n in self._accused:
            file, place = self._origin(n)
            row = self.index.execute("SELECT kind, id FROM stored WHERE n = ?", [n]).fetchone()
            self._leave_out(file, place.start, *(row or (self.files[file].kind, None)))
        before = dict(self.left_out.gone_in)
        self.left_out.settle(self.index, self.context.join.folders)
        is_same = before == self.left_out.gone_in
        self.is_settled = not self._accused and not any(n > 0 for n in self.lost.links) and is_same

    def accuse(self, n: int, pointer: Pointer, problem: str, remedy: str) -> Problem:
        """Make a problem of record ``n``, because of which the record is left out."""
        if n > 0:
            self._accused.add(n)
            self.lost.records.add(self.files[self._origin(n)[0]].kind)
        return self._told(n, pointer, problem, remedy)

    def _told(self, n: int, pointer: Pointer, problem: str, remedy: str) -> Problem:
        """Make a problem; where only the first is ever shown, any other is that one."""
        if self.left_out is not None and self.problems:
            return self.problems[0]
        return self.place(n, pointer, problem, remedy)

    def where(self, n: int) -> str:
        """Say where record ``n`` stands."""
        if self.left_out is not None and self.problems:
            return ""
        return self._where(n)

    def _where(self, n: int) -> str:
        first = self.place(n, ("id",), "", "")
        return f"{first.file}:{first.line} {first.pointer}"

    def taken_ids(self) -> Iterator[Problem]:
        """Yield the records with faults in their fields whose id another one has, and those whose id these have."""
        self.index.execute("CREATE INDEX faulty_by_id ON faulty (id)")
        rows = self.index.execute(
            "SELECT faulty.n, stored.n, before FROM faulty JOIN stored USING (id) UNION ALL"
            " SELECT later.n, max(first.n), NULL FROM faulty AS later JOIN faulty AS first USING (id)"
            " WHERE first.n > later.n GROUP BY later.n ORDER BY 1 DESC"
        ).fetchall()
        for n, other, before in rows:
            is_later = before is None or other < before
            later, first = (n, other) if is_later else (other, n)
            if not self._may_share(n, other):
                yield self._told(later, ("id",), self._taken(first), "ids are unique over all files")

    def doubles(self) -> Iterator[Problem]:
        """Yield a warning for each event that is probably one of an earlier folder."""
        join = self.context.join
        if join.is_joined:
            yield from check_doubles.problems(self.index, join.folders, self.place, self._where)

    def is_same(self, kind: str, record: Record, file: int, place: Place) -> bool:
        """Say whether a record of an earlier folder has the id of this one, which is then left out.

        If it says something else, this is a fault.
        """
        if kind in NAMED:
            return False
        row = self.index.execute("SELECT n, kind FROM stored WHERE id = ?", [record["id"]]).fetchone()
        if not row or self.context.join.folders[self._origin(row[0])[0]] == self.context.join.folders[file]:
            return False
        if row[1] != kind or self._as_joined(row[0], kind) != record:
            folder = self.files[file].shown.removesuffix(f"/{self.files[file].path.name}").removesuffix("/series")
            option = shlex.quote(f"{folder}={suggested(folder)}")
            remedy = f"ids are unique over all files; --prefix {option} lets those of {quote(folder)} begin otherwise"
            fault = Fault(("id",), self._taken(row[0]), remedy)
            self.context.join.faults.append((Named(kind, record, file, place), fault))
        return True

    def _as_joined(self, n: int, kind: str) -> Record | None:
        """Return a record that was written, with the ids that hold since folders were joined."""
        file, place = self._origin(n)
        document = read_again(self.files[file], place, self.contents.get(self.files[file].path))
        raw = Raw(document, self.original(n), is_odd=False)
        checked, _ = check(kind, raw)
        if checked is None:
            return None
        folder = self.context.join.folders[file]
        record = self.context.prefixes.renamed(kind, checked, folder)
        cut = self.context.left_out.cut(kind, record, folder).record
        return cut and self.context.join.renamed(kind, cut)

    def _may_share(self, n: int, other: int) -> bool:
        """Say whether two records may have one id: names are shared by the folders that are joined."""
        files = [self._origin(number)[0] for number in (n, other)]
        folders = {self.context.join.folders[file] for file in files}
        kinds = {self.files[file].kind for file in files}
        return len(folders) > 1 and len(kinds) == 1 and kinds <= {*NAMED}

    def _taken(self, first: int) -> str:
        id = self.index.execute(
            "SELECT id FROM stored WHERE n = ? UNION ALL SELECT id FROM faulty WHERE n = ?", [first, first]
        ).fetchone()[0]
        return f"the id {quote(id)} is taken by {self.where(first)}"

    def _forms(self) -> list[tuple[str, str]]:
        """Return the rows of words that were not seen before; of a word that comes twice SQLite keeps one."""
        new = self.context.stems.new
        rows = [(word, stem) for word, stem in new if len(word) > 1 and not word.isdigit()]
        new.clear()
        return rows

    def _insert(self, table: str, rows: list[tuple[Any, ...]]) -> int:
        """Write rows, and return how many were not there yet.

        Many rows in one statement cost half of one row in each, but in the full-text table double.
        """
        before = self.index.total_changes
        if table.startswith("word"):
            if not self.has_words:
                return 0
            self.index.executemany(f"INSERT INTO {table} VALUES (?, ?, ?)", rows)
            return len(rows)
        for some in (rows[at : at + ROWS_AT_ONCE] for at in range(0, len(rows), ROWS_AT_ONCE)):
            row = f"({', '.join('?' * len(some[0]))})"
            values = ", ".join([row] * len(some))
            self.index.execute(f"INSERT OR IGNORE INTO {table} VALUES {values}", [*itertools.chain.from_iterable(some)])
        return self.index.total_changes - before

    def _report_taken_ids(self, rows: list[tuple[Any, ...]]) -> None:
        """Report the records of a batch whose ids other records have."""
        for n, kind, id, *_ in rows:
            [(first,)] = self.index.execute("SELECT n FROM stored WHERE id = ?", [id])
            if first != n:
                file, place = self._origin(n)
                self._leave_out(file, place.start, kind, id)
                self.report([self.accuse(n, ("id",), self._taken(first), "ids are unique over all files")])
                self.lost.ids.add(id)

    def homes(self) -> list[tuple[int, int, str]]:
        """Return the numbers of the first and the last event of each file, and the title of their data set."""
        return [(first, last, self.titles.get(folder, "")) for folder, first, last in self.events]

    def replacements(self) -> Iterator[Problem]:
        """Yield a warning for each retired id that was read as what took its place."""
        for record, fault in self.context.join.retirements.readings:
            yield self._problem(record.file, record.place, fault)._replace(level=WARNING)

    def place(self, n: int, pointer: Pointer, problem: str, remedy: str) -> Problem:
        """Make a problem of record ``n``: the record is read once more to find the line of the pointer in it."""
        return self._problem(*self._origin(n), Fault(pointer, problem, remedy))

    def _origin(self, n: int) -> tuple[int, Place]:
        """Return the number of the file in which record ``n`` stands, and where it stands there."""
        [(number, line, column, position, start, size)] = self.index.execute(
            "SELECT file, line, column, position, start, size FROM origin WHERE n = ?", [n]
        )
        pointer = () if position is None else (position,)
        return number, Place(self.files[number].shown, line, column, start, size, pointer)

    def original(self, n: int) -> Record:
        """Return record ``n`` as its file has it: its lists in their order, and without what it leaves out."""
        number, place = self._origin(n)
        document = read_again(self.files[number], place, self.contents.get(self.files[number].path))
        record = json.loads(document.text)
        for step in place.pointer[len(document.place.pointer) :]:
            record = record[step]
        return dict(record)

    def _problem(self, number: int, place: Place, fault: Fault) -> Problem:
        """Give a fault of a record its line; its pointer begins at the record."""
        document = read_again(self.files[number], place, self.contents.get(self.files[number].path))
        return document.problem(fault._replace(pointer=(*place.pointer, *fault.pointer)))
