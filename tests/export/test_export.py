"""What holds of every format of `export`."""

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from exports import at, every_data, export, made, records_of
from sinorus import export as exporting
from sinorus.base.errors import BadUsage
from sinorus.base.install import command
from sinorus.base.rows import Rows
from sinorus.model.rows.claim import ClaimRow
from sinorus.model.rows.event import EventRow
from sinorus.model.vocabulary import EXPORTS, FOLDERS
from sinorus.query.selection import Records

# Those that make one file; Parquet has tests of its own.
FORMATS = tuple(format for format in EXPORTS if format not in FOLDERS)
STORIES = ("timelinejs", "argdown", "markwhen")
TABLES = ("sqlite", "datapackage", "graphml")


@pytest.mark.parametrize("format", STORIES)
def test_the_terms_and_the_version_stand_in_the_file(real: Records, format: str) -> None:
    text = export(format, real).content.decode("utf-8")
    [known] = real.datasets
    assert all(known[key] in text for key in ("title", "version", "as_of", "licence"))


@pytest.mark.parametrize("format", STORIES)
def test_a_data_set_without_a_name_or_an_event_gives_a_file(real: Records, format: str) -> None:
    nothing = real._replace(datasets=[], events=[], claims=[], contrasts=[])
    made = export(format, nothing)
    assert b"a data set without a name" in made.content
    assert {made.counts[key] for key in made.counts if key != "eras"} == {0}


@pytest.mark.parametrize("format", STORIES)
def test_controls_and_lines_in_a_text_become_blanks(real: Records, format: str) -> None:
    bad = "one\n1960: two\r\n\x1b[31m# three\u2028four\ud800"
    event: EventRow = {**real.events[0], "title": bad, "summary": bad, "disputed": bad}
    claim: ClaimRow = {**real.claims[0], "text": bad, "attributed_to": bad}
    text = export(format, real._replace(events=[event], claims=[claim], contrasts=[])).content.decode("utf-8")
    assert not set("\r\x1b\u2028\ud800") & set(text)
    assert "one 1960: two" in text


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_at_all_is_still_a_file(records: Records, format: str) -> None:
    nothing: dict[str, Any] = {name: [] for name, value in records._asdict().items() if isinstance(value, list)}
    made = export(format, records._replace(**nothing)).content
    assert made, "a file without a byte looks like a failure: begin it with what it is about, as `about` tells it"


@pytest.mark.parametrize("format", ["timelinejs", "csl-json", "biblatex", "ics", "geojson", "jsonld"])
def test_bytes_come_long_before_the_last_event_is_read(real: Records, format: str) -> None:
    read: list[str] = []

    def events() -> Iterator[EventRow]:
        read.clear()
        for event in real.events:
            read.append(event["id"])
            yield event

    chunks = exporting.export(format, real._replace(events=Rows(events))).chunks
    first = next(chunk for chunk in chunks if real.events[0]["title"].encode() in chunk)
    assert len(read) < len(real.events) / 2, len(first)


@pytest.mark.slow
@every_data
@pytest.mark.parametrize("format", TABLES)
def test_every_event_and_claim_is_counted(format: str, name: str) -> None:
    counts = made(format, name).counts
    assert counts["events"] == len(records_of(name).events) > 0
    assert counts["claims"] == len(records_of(name).claims) > 0


@pytest.mark.parametrize(("format", "library"), [("sqlite", "sqlite_utils"), ("graphml", "networkx")])
def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch, format: str, library: str) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(BadUsage, match=rf"export {format} needs {library}, .*{re.escape(command('export'))}"):
        export(format, records_of("hostile"))


@pytest.mark.parametrize("format", ["timelinejs", "markwhen"])
def test_a_date_open_at_both_ends_still_has_a_place(real: Records, format: str) -> None:
    made = export(format, at(real, "[..1960,1970..]"))
    assert made.counts["events"] == 1
    assert b"1960" in made.content


@pytest.mark.slow
@pytest.mark.parametrize("format", FORMATS)
def test_two_runs_give_the_same_bytes(records: Records, format: str) -> None:
    assert export(format, records) == export(format, records)


SCRIPT = f"""
import hashlib
from sinorus.query import question
from sinorus import index as store
from sinorus.query.request import Request
from sinorus.export import export
from sinorus.query.selection import select
with store.open_index([]) as index:
    records = select(index.db, question.understand(Request(), index.db), "export x")
    print(*(hashlib.sha256(b"".join(export(format, records).chunks)).hexdigest() for format in {FORMATS}))
"""


@pytest.mark.slow
@pytest.mark.long
def test_neither_the_locale_nor_the_zone_nor_the_seed_changes_a_byte() -> None:
    def hashes(**env: str) -> list[str]:
        line = [sys.executable, "-c", SCRIPT]
        done = subprocess.run(line, env={**os.environ, **env}, capture_output=True, encoding="utf-8", check=True)
        return done.stdout.split()

    here = [hashlib.sha256(made(format, "packaged").content).hexdigest() for format in FORMATS]
    assert here == hashes(LC_ALL="C", PYTHONUTF8="0", PYTHONHASHSEED="1", TZ="Asia/Shanghai")
    assert here == hashes(LC_ALL="C.UTF-8", PYTHONHASHSEED="2", TZ="America/New_York")
