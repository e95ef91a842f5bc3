"""What is handed to an export, and what the tests of all formats ask of it."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pytest

from folders import save
from hostile import hostile
from sinorus import dates
from sinorus import export as exporting
from sinorus import index as store
from sinorus.base.rows import Rows
from sinorus.model.rows.event import EventRow
from sinorus.query import question
from sinorus.query.request import Request
from sinorus.query.selection import Records, select

Row = dict[str, Any]


class Export(NamedTuple):
    """A whole file of an export, and what is said of it."""

    content: bytes
    counts: dict[str, int]
    reduced: Counter[str]


DATA = ("packaged", "hostile", "joined", "sanctions")
every_data = pytest.mark.parametrize("name", DATA)


@cache
def records_of(name: str) -> Records:
    """Return the records of the packaged data, of those that would act if they were let, of both, or of one theme."""
    with TemporaryDirectory() as folder:
        own = "" if name in ("packaged", "sanctions") else str(hostile(Path(folder) / "H"))
        filters = (("theme", ("sanctions",)),) if name == "sanctions" else ()
        if name == "joined":
            # Its era would overlap with those of the packaged data.
            save(Path(own) / "periods.json", [])
        return records_in(["builtin", own] if name == "joined" else [own] if own else [], filters)


def export(format: str, records: Records) -> Export:
    """Return what a format makes of records, whole."""
    made = exporting.export(format, records)
    return Export(b"".join(made.chunks), made.counts, +made.reduced)


def records_in(folders: list[str], filters: tuple[tuple[str, tuple[str, ...]], ...] = ()) -> Records:
    """Return the records of some folders."""
    with store.open_index(folders) as index:
        records = select(index.db, question.understand(Request(filters=filters), index.db), "export x")
        # They are asked for when the index is closed.
        homes = {event["id"]: records.home(event["id"]) for event in records.events}
        kept: dict[str, Any] = {name: [*value] for name, value in records._asdict().items() if isinstance(value, Rows)}
        return records._replace(**kept, home=lambda id: homes.get(id, ""))


@cache
def made(format: str, name: str) -> Export:
    """Return what a format makes of some data."""
    return export(format, records_of(name))


@pytest.fixture
def real() -> Records:
    """Return all of the packaged data."""
    return records_of("packaged")


@pytest.fixture
def nasty() -> Records:
    """Return the data set in which every text would act if it were let."""
    return records_of("hostile")


@pytest.fixture(params=["packaged", "hostile"])
def records(request: pytest.FixtureRequest) -> Records:
    """Return all of the packaged data, and then a data set in which every text would act if it were let."""
    return records_of(request.param)


def at(records: Records, *days: str) -> Records:
    """Return an event for each date."""
    return records._replace(events=[_moved(records.events[0], number, day) for number, day in enumerate(days)])


def _moved(event: EventRow, number: int, date: str) -> EventRow:
    found = dates.parse(date)
    earliest, latest = (day and day.iso() for day in (found.earliest, found.latest))
    return {**event, "id": f"e-{number}", "date_edtf": date, "earliest": earliest, "latest": latest}


def csl_items(records: Records) -> dict[str, Row]:
    """Return the items of CSL-JSON by their ids, of which there must be no two alike."""
    found = json.loads(export("csl-json", records).content)
    assert len({item["id"] for item in found}) == len(found)
    return {item["id"]: item for item in found}


def ran(*arguments: str, code: int = 0) -> str:
    """Run a module of Python that reads exports, and return what it says."""
    done = subprocess.run([sys.executable, "-m", *arguments], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout


def same(found: Sequence[Any], wanted: Sequence[Any], *keys: str) -> None:
    """Compare by id what is found with what went in, an empty text being as good as none."""
    assert len(found) == len(wanted)
    told = {row["id"]: [row[key] or None for key in keys] for row in found}
    assert told == {row["id"]: [row[key] or None for key in keys] for row in wanted}
