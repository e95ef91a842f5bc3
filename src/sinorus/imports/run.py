"""One import: files to a folder, whole or not at all."""

import csv
import io
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from functools import cached_property, lru_cache
from pathlib import Path
from typing import IO, Any, NamedTuple

from sinorus.base import progress
from sinorus.base.atomic import growing
from sinorus.imports import columns, files, folder, plain
from sinorus.imports.claims import claim
from sinorus.imports.columns import Columns
from sinorus.imports.earlier import OF_ROWS, Earlier
from sinorus.imports.events import event
from sinorus.imports.formats import tables
from sinorus.imports.ids import Ids, is_id, made_id, proper, slug
from sinorus.imports.ledger import HEADS, IDS, Entry, Ledger, fingerprint
from sinorus.imports.line import Line, Work, plain_text
from sinorus.imports.merge import hashes, merge, parts
from sinorus.imports.names import Names
from sinorus.imports.record import EMPTY, sound
from sinorus.imports.report import Report
from sinorus.imports.table import Row, Source, Table, wrong
from sinorus.imports.whole import look, whole
from sinorus.index import SMALL
from sinorus.index.write_json import encoded

Record = dict[str, Any]
REPORT = "import-report.csv"
# The steps of the bar, and after how many rows it moves.
_STEPS, _EVERY = 1000, 500
# How a row of a kind becomes a record without its id.
MAKERS: dict[str, Callable[[Line], Record]] = {"event": event, "claim": claim}


class Job(NamedTuple):
    """What is imported, and how.

    - ``sources``: the files
    - ``folder``: the folder that is written, as the user named it
    - ``layout``: the reader that the user names, or None
    - ``wishes``: what the user says of columns
    - ``order``: which stands first in dates of figures, ``day-first``, ``month-first`` or ""
    - ``is_update``: whether the folder may be there already
    """

    sources: Sequence[Source]
    folder: str
    layout: str | None = None
    wishes: Sequence[str] = ()
    order: str = ""
    is_update: bool = False


class Outcome(NamedTuple):
    """What an import did.

    - ``rows``: how many rows came, by kind
    - ``news``: how many records are new, changed, the same, ..., by what became of them
    - ``report``: what is said of cells
    - ``notes``: sentences on what is only worth saying
    """

    rows: Counter[str]
    news: Counter[str]
    report: Report
    notes: list[str]


def run(job: Job, say: Callable[[str], None]) -> Outcome:
    """Import files into a folder; ``say`` is told at once which column fills which field.

    Raises BadUsage for a folder that is there, BadData for a file that cannot be imported, and CannotAccess where the
    system refuses.
    """
    target = folder.target_of(job.folder, job.is_update)
    return folder.write(target, job.folder, lambda temporary: Run(job, target, temporary, say).run())


class Run:
    """The state of one import.

    - ``target``: the folder that is written, ``fresh`` the one in which its files grow
    """

    def __init__(self, job: Job, target: Path, fresh: Path, say: Callable[[str], None]) -> None:
        self.job, self.target, self.fresh, self.say = job, target, fresh, say
        self.rows: Counter[str] = Counter()
        self.news: Counter[str] = Counter()
        self.notes: dict[str, None] = {}
        self.records: dict[str, list[Record]] = {}
        self.used: set[str] = set()

    def run(self) -> Outcome:
        """Read all files and write the folder."""
        with ExitStack() as stack:
            file = stack.enter_context(self._text(REPORT))
            lines = stack.enter_context(self._text(IDS))
            self.ids = stack.enter_context(closing(Ids()))
            self.ledger = stack.enter_context(closing(Ledger()))
            self.earlier = stack.enter_context(closing(Earlier()))
            self.names = Names(self.ids)
            self.report = Report(file)
            self.work = Work(self.ids, self.names, self.report, self.job.folder, self.job.order, {})
            # What is said of cells that are only looked at goes nowhere.
            self.ahead = self.work._replace(report=Report(io.StringIO()))
            self.lines = csv.writer(lines, lineterminator="\n")
            self.lines.writerow(HEADS)
            self.has_earlier = folder.has_files(self.target)
            if self.has_earlier:
                self._read_earlier()
            self._look_ahead()
            for kind in OF_ROWS:
                self._write_rows(kind)
            self._report_gone()
            self._write_names()
            files.write_changed(self.fresh, self.earlier)
            for kind in OF_ROWS:
                files.add_lines(self.fresh, self.target, f"{kind}s.jsonl")
        self._require_rows()
        self._write_rest()
        return Outcome(self.rows, self.news, self.report, [*self.notes])

    @contextmanager
    def _text(self, name: str) -> Iterator[IO[str]]:
        """Open a new file of the folder for text."""
        with growing(self.fresh / name) as file, io.TextIOWrapper(file, encoding="utf-8", newline="") as text:
            yield text

    def _read_earlier(self) -> None:
        self.ledger.read(self.target / IDS, os.path.join(self.job.folder, IDS))  # noqa: PTH118 (as the user wrote it)
        self.earlier.read(self.job.folder, self.ids, self.names, self.ledger)
        for kind, print, id in self.ledger.names():
            # Whoever has put two records together, or taken one out, does not get it back.
            if self.ids.has(id, kind):
                self.names.learn(kind, print, id)

    def _tables(self) -> Iterator[tuple[Table, Columns]]:
        for source in self.job.sources:
            for table in tables(source, self.job.layout):
                yield table, columns.choose(table, self.wishes)

    def _look_ahead(self) -> None:
        """Look at all files before any row is written: at columns, at ids that rows say, at rows that are known."""
        self.wishes = columns.wishes(self.job.wishes, self._heads()) if self.job.wishes else {}
        look((table for table, _ in self._tables()), self.work)
        for table, chosen in self._tables():
            if table.kind not in OF_ROWS:
                self._take_vocabulary(table, chosen)
                continue
            self.say(columns.sentence(table, chosen))
            if "id" in chosen.fields or self.has_earlier:
                for row in table.rows:
                    self._meet(row, table, chosen)

    def _heads(self) -> list[Table]:
        """Return all tables, without their rows, for the names of their columns."""
        return [table for source in self.job.sources for table in tables(source, self.job.layout)]

    def _meet(self, row: Row, table: Table, chosen: Columns) -> None:
        """Keep the id that a row says for it, and the record that came of it earlier."""
        if "id" in chosen.fields and (id := _said_id(Line(row, table, chosen, self.ahead))):
            self.ids.reserve(id, table.kind)
        if self.has_earlier:
            self.ledger.meet(fingerprint(row, table.kind))

    def _take_vocabulary(self, table: Table, chosen: Columns) -> None:
        for row in table.rows:
            id = str(row.cells.get("id") or "")
            if self.has_earlier and self.ids.is_given(id, table.kind):
                self.news["in the folder already, and left as they are"] += 1
                continue
            line = Line(row, table, chosen, self.work)
            if table.is_whole:
                line.cells |= whole(line)
            record = plain.record(line, table.kind)
            self.records.setdefault(table.kind, []).append(sound(table.kind, record, line))
            self.rows[table.kind] += 1
        self.notes.update(dict.fromkeys(table.notes))

    def _write_rows(self, kind: str) -> None:
        """Write the records of all rows of a kind."""
        with growing(self.fresh / f"{kind}s.jsonl{files.NEW}") as file:
            for table, chosen in self._tables():
                if table.kind == kind:
                    for row in self._shown(table):
                        self.rows[kind] += 1
                        self._write_row(row, table, chosen, file)
                    self.notes.update(dict.fromkeys(table.notes))

    def _shown(self, table: Table) -> Iterator[Row]:
        """Yield the rows of a table, with a bar for a person who waits."""
        done = table.done
        if done is None or self._size <= SMALL:
            yield from table.rows
            return
        with progress.bar(_STEPS, f"importing {table.name}") as advance:
            for number, row in enumerate(table.rows):
                if not number % _EVERY:
                    advance(int(done() * _STEPS))
                yield row

    @cached_property
    def _size(self) -> int:
        """Return the bytes of all files."""
        return sum(source.path.stat().st_size for source in self.job.sources)

    def _write_row(self, row: Row, table: Table, chosen: Columns, file: IO[bytes]) -> None:
        """Write the record of a row: a new one, or what has changed in that of an earlier import."""
        line = Line(row, table, chosen, self.work)
        make = whole if table.is_whole else MAKERS[table.kind]
        record = sound(table.kind, {"id": "x", **make(line)}, line)
        print, said = fingerprint(row, table.kind), hashes(parts(record))
        entry = self._entry(line, print, said, record)
        record["id"] = entry.id
        old = self.earlier.record(entry.id) if self.has_earlier else None
        if old is not None:
            said = self._merge(line, record, old, entry)
        elif self.has_earlier and entry.said is not None:
            self._say_taken_out(line, entry)
        else:
            self._use(record)
            self.news["new"] += 1
            file.write(encoded(record).encode() + b"\n")
        self.lines.writerow([print, entry.id, table.kind, _file(table.name), encoded(said)])

    def _entry(self, line: Line, print: str, said: dict[str, str], record: Record) -> Entry:
        """Return the entry of a row: that of its id, that of an earlier import, or a new one."""
        kind, id = line.table.kind, _said_id(line)
        if id and self.ids.claim(id, kind):
            return self.ledger.of_id(id) or Entry(id, None)
        if id:
            remedy = "give each row an id of its own"
            line.problem(line.head("id"), "another record has this id; this one gets a number", remedy)
        if self.has_earlier and (entry := self.ledger.of_row(print, kind, said)):
            return entry
        return Entry(self.ids.make(id or made_id(kind, record), kind), None)

    def _merge(self, line: Line, record: Record, old: Record, entry: Entry) -> dict[str, str]:
        """Merge a row into the record that the folder has, and return the hashes to keep."""
        kind = line.table.kind
        merged = merge(record, old, entry.said, EMPTY[kind])
        for name in merged.conflicts:
            text = str(parts(old).get(name, ""))
            problem = f"changed in the sheet and in the folder; {entry.id} in the folder keeps its {name}: {text[:200]}"
            head = line.head("date_edtf" if name == "date" else name) or name
            line.problem(head, problem, "write the same in both")
        if merged.record == old:
            self.news["unchanged"] += 1
        else:
            self.news["changed"] += 1
            self._use(merged.record)
            self.earlier.change(merged.record)
        return merged.hashes

    def _say_taken_out(self, line: Line, entry: Entry) -> None:
        self.news["taken out of the folder earlier"] += 1
        remedy = f"take its line out of {IDS} to import the row again"
        line.problem("id", f"the folder has {entry.id} no more, and it stays out", remedy)

    def _report_gone(self) -> None:
        """Report the records whose rows are gone from the files that are imported, and keep what is known of them."""
        present = {Path(source.shown).name for source in self.job.sources}
        for print, id, kind, file, said in self.ledger.unused():
            self.lines.writerow([print, id, kind, file, said])
            if file.partition(" [")[0] in present and self.earlier.record(id) is not None:
                self.news["gone from the sheet"] += 1
                problem = "no row says this any more; the record stays"
                remedy = f"take it out of {kind}s.jsonl too, if it is meant to be gone"
                self.report.add(file, None, "id", id, problem, remedy)

    def _write_names(self) -> None:
        """Keep which names stand for which records, of those that the folder has."""
        missing = {record["id"] for made in self.names.made.values() for record in made} - {
            record["id"] for made in self.names.made.values() for record in self._needed(made)
        }
        for (kind, print), id in self.names.prints.items():
            if id not in missing:
                self.lines.writerow([print, id, kind, "", ""])

    def _require_rows(self) -> None:
        """Raise BadData where the files hold a header and nothing else."""
        if not self.rows.total():
            raise wrong(self.job.sources[0], None, "there are no rows below the names of the columns")

    def _use(self, record: Record) -> None:
        """Note the vocabulary that a record names: of what was made for rows only this is written."""
        if self.has_earlier:
            self.used.update(record.get("themes", ()), record.get("drivers", ()), record.get("actors", ()))
            self.used |= {str(record.get("source")), str(record.get("place"))}

    def _write_rest(self) -> None:
        """Write the vocabulary that is new."""
        told = self.records.pop("dataset", [])
        if not self.has_earlier:
            title = Path(self.job.sources[0].shown).stem.replace("_", " ").strip() or "Imported data"
            dataset = {"title": title[:300], "version": "0.1", "licence": "not stated"}
            files.write_object(self.fresh / "dataset.json", {**dataset, **(told[0] if told else {})})
        for kind, made in self.names.made.items():
            self.records.setdefault(kind, []).extend(self._needed(made))
        for kind, records in self.records.items():
            self._write_kind(kind, records)

    def _needed(self, made: list[Record]) -> list[Record]:
        """Return those of the records made for rows which a written record names, and the themes of drivers."""
        if not self.has_earlier:
            return made
        self.used.update(str(record.get("theme")) for record in self.names.made["driver"] if record["id"] in self.used)
        return [record for record in made if record["id"] in self.used]

    def _write_kind(self, kind: str, records: list[Record]) -> None:
        if not records:
            return
        name = plain.FILE_OF[kind]
        if kind == "dataset":
            files.write_object(self.fresh / "dataset.json", records[0])
        elif kind == "series":
            (self.fresh / name).mkdir(exist_ok=True)
            for record in records:
                files.write_object(self.fresh / name / f"{record['id']}.json", record)
        else:
            files.add_records(self.fresh, self.target, name, records)


@lru_cache(maxsize=100)
def _file(name: str) -> str:
    """Return the name of a file without its folder."""
    return Path(name).name


def _said_id(line: Line) -> str:
    """Return the id that a row says, as an id may be; "" where it says none."""
    head = line.head("id")
    if not head:
        return ""
    said = plain_text(line.cells[head])
    if is_id(said):
        return said
    line.count("ids written with a-z, 0-9 and hyphens alone")
    return proper(slug(said), line.table.kind)
