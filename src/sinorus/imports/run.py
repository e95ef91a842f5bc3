"""One import: files to a folder, whole or not at all."""

import json
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO, Any, NamedTuple

from pydantic_core import to_json

from sinorus.base.atomic import system_errors, temporary_name
from sinorus.base.errors import BadUsage
from sinorus.base.signals import tidily
from sinorus.base.text import quote, to_system
from sinorus.imports import columns
from sinorus.imports.columns import Columns
from sinorus.imports.events import event
from sinorus.imports.formats import tables
from sinorus.imports.ids import Ids, is_id, of_event, proper, slug
from sinorus.imports.line import Line, Work, plain_text
from sinorus.imports.names import Names
from sinorus.imports.record import sound
from sinorus.imports.report import Report
from sinorus.imports.table import Source, Table
from sinorus.model.vocabulary import BUILTIN

Record = dict[str, Any]
REPORT = "import-report.csv"
# How a row of a kind becomes a record without its id.
MAKERS: dict[str, Callable[[Line], Record]] = {"event": event}


class Job(NamedTuple):
    """What is imported, and how.

    - ``sources``: the files
    - ``folder``: the folder that is written, as the user named it
    - ``layout``: the reader that the user names, or None
    - ``wishes``: what the user says of columns
    - ``order``: ``day`` or ``month``, which comes first in dates of figures, or ""
    """

    sources: Sequence[Source]
    folder: str
    layout: str | None = None
    wishes: Sequence[str] = ()
    order: str = ""


class Outcome(NamedTuple):
    """What an import did.

    - ``rows``: the records by kind
    - ``report``: what is said of cells
    - ``columns``: which column fills which field, a sentence a table
    """

    rows: dict[str, int]
    report: Report
    columns: list[str]


def run(job: Job) -> Outcome:
    """Import files into a new folder.

    Raises BadUsage for a folder that is there, BadData for a file that cannot be imported, and CannotAccess where the
    system refuses.
    """
    target = _target(job.folder)
    with system_errors(job.folder), tidily():
        temporary = temporary_name(target)
        try:
            temporary.mkdir(mode=0o700)
            outcome = _fill(job, temporary)
            temporary.chmod(0o777 & ~_umask())
            temporary.rename(target)
            return outcome
        finally:
            shutil.rmtree(temporary, ignore_errors=True)


def _target(folder: str) -> Path:
    """Return the path of the new folder; BadUsage where something is there."""
    if not folder or folder == BUILTIN:
        raise BadUsage(f"-o {quote(folder)}: name a new folder")
    target = Path(to_system(folder))
    if os.path.lexists(target) and not (target.is_dir() and not any(target.iterdir())):
        raise BadUsage(f"{quote(folder)} is there already; name a new folder")
    return Path(os.path.realpath(target))


def _umask() -> int:
    """Return the permissions that new files of this process do not get; it can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _fill(job: Job, folder: Path) -> Outcome:
    """Write the files of a folder."""
    with (folder / REPORT).open("w", encoding="utf-8", newline="") as file:
        report = Report(file)
        ids = Ids()
        work = Work(ids, Names(ids), report, job.order)
        rows: dict[str, int] = {}
        said: list[str] = []
        with (folder / "events.jsonl").open("wb") as events:
            for source in job.sources:
                for table in tables(source, job.layout):
                    chosen = columns.choose(table, columns.wishes(job.wishes, [table]))
                    said.append(_sentence(table, chosen))
                    rows["event"] = rows.get("event", 0) + _write(events, table, chosen, work)
    _write_rest(folder, job, work.names)
    return Outcome(rows, report, said)


def _write(file: IO[bytes], table: Table, chosen: Columns, work: Work) -> int:
    number = 0
    for record in _records(table, chosen, work):
        file.write(to_json(record) + b"\n")
        number += 1
    return number


def _records(table: Table, chosen: Columns, work: Work) -> Iterator[Record]:
    make = MAKERS[table.kind]
    for row in table.rows:
        line = Line(row, table, chosen, work)
        record = make(line)
        yield sound(table.kind, {"id": _id(line, record), **record}, line)


def _id(line: Line, record: Record) -> str:
    """Return the id of an event: that of its row, or one that is made of its title and date."""
    head = line.head("id")
    if not head:
        return line.work.ids.make(of_event(record["title"], record["date_edtf"]), "event")
    said = plain_text(line.cells[head])
    id = said if is_id(said) else proper(slug(said), "event")
    if id != said:
        line.keep(head)
    if line.work.ids.claim(id, "event"):
        return id
    line.problem(head, "another record has this id; this one gets a number", "give each row an id of its own")
    return line.work.ids.make(id, "event")


def _sentence(table: Table, chosen: Columns) -> str:
    """Say which column fills which field."""
    pairs = [f"{head} → {field}" for field, heads in chosen.fields.items() for head in heads]
    extra = f"; in extra: {', '.join(chosen.extra)}" if chosen.extra else ""
    return f"columns of {table.name}: {', '.join(pairs)}{extra}"


def _write_rest(folder: Path, job: Job, names: Names) -> None:
    title = Path(job.sources[0].shown).stem.replace("_", " ").strip() or "Imported data"
    _write_json(folder / "dataset.json", {"title": title, "version": "0.1", "licence": "not stated"})
    for kind, records in names.made.items():
        if records:
            _write_json(folder / f"{kind}s.json", records)


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
