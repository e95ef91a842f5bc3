"""Parquet read back by pyarrow and DuckDB, and the SQL of docs/scale.md held to `timeline`."""

import datetime
import itertools
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet
import pytest

import scale
import scale_sql
from conftest import Run
from folders import contents, like, load, refusal, save
from hostile import TEXTS, hostile
from scale_report import Report, made
from sinorus import index as store
from sinorus.dates import END, START
from sinorus.export import parquet
from sinorus.model import wide_tables
from sinorus.model.rows import keys
from sinorus.model.rows.claim import ClaimRow
from sinorus.model.rows.event import EventRow

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")

Row = dict[str, Any]


def read(folder: Path, table: str) -> list[Row]:
    """Read all parts of a table."""
    parts = sorted((folder / table).iterdir())
    return [row for part in parts for row in pyarrow.parquet.ParquetFile(part).read().to_pylist()]


def by_id(folder: Path, table: str) -> dict[str, Row]:
    """Read all parts of a table of records."""
    return {row["id"]: row for row in read(folder, table)}


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_record_is_in_the_files_and_counted(work: Path, run: Run) -> None:
    made = run("export parquet -o out")
    assert (made.code, made.out) == (0, "")
    counts = [len(read(work / "out", table)) for table in wide_tables.SCHEMA]
    assert made.err == "wrote {} events, {} spans, {} claims and {} links\n".format(*counts)
    assert [row["id"] for row in read(work / "out", "events")] == run("timeline --json").ids()
    assert [row["id"] for row in read(work / "out", "claims")] == run("claims --json").ids()


def as_json(row: Row) -> Row:
    """Return a row of Parquet with what is nested in JSON as the commands put it out."""
    parts = ("mentions", "passage", "figure", "review", "names", "wikidata")
    nested = {key: json.loads(row[key]) for key in parts if row.get(key)}
    if row.get("place"):
        nested["place"] = {"id": row["place_id"], "name": row["place"], "lat": row["lat"], "lon": row["lon"]}
    return {**row, **nested, "extra": json.loads(row["extra"] or "{}")}


@pytest.mark.parametrize("question", ["", "--from 1949 --to 1991", "--theme energy --certain --from 1992"])
def test_a_record_says_what_its_json_says(work: Path, run: Run, question: str) -> None:
    run(f"export parquet -o out {question}")
    for command, table, kind in (("timeline", "events", EventRow), ("claims", "claims", ClaimRow)):
        rows = [as_json(row) for row in read(work / "out", table)]
        assert [{key: row[key] for key in keys(kind)} for row in rows] == run(f"{command} --json {question}").json()


def test_verdict_and_note_stand_beside_the_review(work: Path, run: Run) -> None:
    run("export parquet -o out")
    for row in read(work / "out", "claims"):
        review = json.loads(row["review"] or "{}")
        assert (row["verdict"], row["review_note"]) == (review.get("verdict"), review.get("note"))


def test_keys_are_those_by_which_the_program_answers(work: Path, run: Run) -> None:
    run("export parquet -o out")
    kept = {**by_id(work / "out", "events"), **by_id(work / "out", "claims")}
    with store.open_index([]) as index:
        found = index.db.execute("SELECT id, lo, hi FROM record WHERE kind IN ('event', 'claim')").fetchall()
    assert {id: (row["lo"], row["hi"]) for id, row in kept.items()} == {id: (lo, hi) for id, lo, hi in found}


def test_links_join_records_that_are_there(work: Path, run: Run) -> None:
    run("export parquet --theme energy -o out")
    ids = {row["id"] for table in ("events", "claims") for row in read(work / "out", table)}
    links = read(work / "out", "links")
    assert {row["relation"] for row in links} == {"cause", "rests-on"}
    assert {row[end] for row in links for end in ("from_id", "to_id")} <= ids
    assert {row["id"] for row in read(work / "out", "spans")} <= ids
    assert ids == set(run("timeline --theme energy --json").ids()) | set(run("claims --theme energy --json").ids())


def test_texts_that_would_act_come_back_as_they_were(work: Path, run: Run) -> None:
    hostile(work / "H")
    assert run("export parquet --data H -o out").code == 0
    found = {row["title"] for row in read(work / "out", "events")} | {
        row["text"] for row in read(work / "out", "claims")
    }
    shown = {row["title"] for row in run("timeline --data H --json").json()}
    assert shown <= found
    assert len(shown) == len(TEXTS)
    sql = "SELECT \"references\"[1].title, title FROM 'out/events/*.parquet'"
    assert duckdb.execute(sql).fetchall() == [(TEXTS[0], row["title"]) for row in read(work / "out", "events")]


def test_days_are_dates_to_duckdb_and_null_where_no_calendar_has_them(work: Path, run: Run) -> None:
    days = {"a": "-0500", "b": "1949-10-01", "c": "Y12000", "d": "1950/..", "e": "9999"}
    save(work / "events.json", [like("event", id=id, date_edtf=day, themes=[], drivers=[], actors=[], causes=[],
                                     mentions=[]) for id, day in days.items()])  # fmt: skip
    (work / "mine").mkdir()
    (work / "events.json").rename(work / "mine" / "events.json")
    assert run("export parquet --data mine -o out").code == 0
    [(kind,)] = duckdb.execute("SELECT DISTINCT typeof(earliest_date) FROM 'out/events/*.parquet'").fetchall()
    assert kind == "DATE"
    after = "SELECT id FROM 'out/events/*.parquet' WHERE earliest_date >= DATE '1949-10-01' ORDER BY id"
    assert [id for (id,) in duckdb.execute(after).fetchall()] == ["b", "d", "e"]
    beside = {
        row["id"]: (row["earliest"], row["earliest_date"], row["latest_date"]) for row in read(work / "out", "events")
    }
    assert beside["a"] == ("-0500-01-01", None, None)
    assert beside["b"] == ("1949-10-01", *[datetime.date(1949, 10, 1)] * 2)
    assert beside["d"] == ("1950-01-01", datetime.date(1950, 1, 1), None)


@pytest.mark.slow
@pytest.mark.floor
def test_open_and_early_dates_keep_their_order(work: Path, run: Run) -> None:
    (work / "mine").mkdir()
    dates = {"a": "-0500", "b": "0812", "c": "1991/..", "d": "../1850", "e": "{1954,1958}"}
    plain = {"themes": ["energy"], "drivers": [], "actors": [], "causes": [], "mentions": []}
    save(work / "mine" / "events.json", [like("event", id=id, date_edtf=at, **plain) for id, at in dates.items()])
    assert run("export parquet --data mine --data builtin -o out").code == 0
    found = {row["id"]: row for row in read(work / "out", "events")}
    assert (found["a"]["earliest"], found["c"]["latest"]) == ("-0500-01-01", None)
    assert found["a"]["lo"] == (-500 * 16 + 1) * 32 + 1
    assert (found["c"]["hi"], found["d"]["lo"]) == (END, START)
    assert sum(row["id"] == "e" for row in read(work / "out", "spans")) == 2


def parts_of(rows: int) -> list[tuple[int, int]]:
    """Return the rows and the groups of each part of a hundred rows, in groups of thirty."""
    sizes = [min(100, rows - begin) for begin in range(0, rows, 100)]
    return [(size, -(-size // 30)) for size in sizes]


@pytest.mark.slow
@pytest.mark.floor
def test_many_rows_are_several_parts_with_the_same_rows(work: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("export parquet -o whole")
    monkeypatch.setattr(parquet, "PART", 100)
    monkeypatch.setattr(parquet, "GROUP", 30)
    run("export parquet -o parted")
    sizes = [pyarrow.parquet.read_metadata(part) for part in sorted((work / "parted" / "events").iterdir())]
    whole = read(work / "whole", "events")
    assert [(size.num_rows, size.num_row_groups) for size in sizes] == parts_of(len(whole))
    assert all(read(work / "parted", table) == read(work / "whole", table) for table in wide_tables.SCHEMA)


def test_what_matches_nothing_is_a_part_without_rows(work: Path, run: Run) -> None:
    assert run("export parquet --search zzzz -o out").code == 0
    assert read(work / "out", "events") == []
    columns = pyarrow.parquet.read_schema(work / "out/events/part-00000.parquet").names
    assert columns == list(wide_tables.SCHEMA["events"])


def test_the_same_question_gives_the_same_bytes_in_place_of_the_old_ones(work: Path, run: Run) -> None:
    run("export parquet --theme energy -o out")
    before = contents(work)
    assert run("export parquet --theme energy -o out").code == 0
    assert contents(work) == before
    run("export parquet --theme trade -o out")
    assert contents(work).keys() == before.keys()
    assert contents(work) != before


def test_every_part_says_where_it_is_from(work: Path, run: Run) -> None:
    run("export parquet --theme energy -o out")
    beside = load(work / "out" / parquet.MARK)
    assert beside["datasets"][0]["licence"] == "CC BY 4.0"
    assert beside["format"] == wide_tables.VERSION
    parts = {str(part.relative_to(work / "out")): part for part in work.rglob("*.parquet")}
    assert beside["files"] == {name: part.stat().st_size for name, part in parts.items()}
    about = {key: value for key, value in beside.items() if key not in ("files", "checksum")}
    for part in parts.values():
        assert json.loads(pyarrow.parquet.read_schema(part).metadata[b"sinorus"]) == about


@pytest.mark.parametrize("there", ["folder", "file"])
def test_what_is_no_earlier_export_is_never_replaced(work: Path, run: Run, there: str) -> None:
    if there == "folder":
        (work / "out").mkdir()
        (work / "out" / "precious").write_text("x")
    else:
        (work / "out").write_text("precious")
    said = refusal(run, "export parquet -o out", 2)
    assert said == 'cannot write "out": it is there already and no earlier export; name another folder'


FAILURES = [(OSError(28, "No space left on device"), 3), (KeyboardInterrupt(), 130), (MemoryError(), 3)]


@pytest.mark.slow
@pytest.mark.floor
@pytest.mark.parametrize(("failure", "code"), FAILURES, ids=["full disk", "Ctrl-C", "memory"])
@pytest.mark.parametrize("earlier", [True, False])
def test_a_failure_in_the_middle_leaves_what_was_there_and_nothing_else(
    work: Path, run: Run, monkeypatch: pytest.MonkeyPatch, failure: BaseException, code: int, earlier: bool
) -> None:
    if earlier:
        run("export parquet --theme energy -o out")
    before = contents(work)
    write = pyarrow.parquet.ParquetWriter.write_table

    def fails(writer: Any, table: Any) -> None:
        if table.schema.names[0] == "from_id":
            raise failure
        write(writer, table)

    monkeypatch.setattr(pyarrow.parquet.ParquetWriter, "write_table", fails)
    result = run("export parquet -o out")
    assert (result.code, result.out) == (code, "")
    assert contents(work) == before


@pytest.mark.slow
@pytest.mark.floor
@pytest.mark.parametrize("where", ["os.fsync", "pyarrow.parquet.ParquetWriter.write_table", "pathlib.Path.mkdir"])
def test_a_full_disk_is_told(work: Path, run: Run, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    run("export parquet --theme energy -o out")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(where, full)
    assert refusal(run, "export parquet -o out", 3) == 'cannot write "out": no space left'


@pytest.mark.parametrize("step", [1, 2])
def test_an_exchange_that_is_interrupted_leaves_one_whole_export(
    work: Path, run: Run, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    run("export parquet --theme energy -o out")
    before = contents(work)
    rename, steps = Path.rename, itertools.count(1)

    def interrupted(path: Path, target: Path) -> Path:
        done = rename(path, target)
        if next(steps) == step:
            raise KeyboardInterrupt
        return done

    monkeypatch.setattr(Path, "rename", interrupted)
    assert run("export parquet --theme trade -o out").code == 130
    assert [path.name for path in work.iterdir()] == ["out"]
    assert (contents(work) == before) == (step == 1)
    assert len(read(work / "out", "links")) > 10


def test_the_page_lists_the_columns_of_the_files() -> None:
    rows = [
        f"| `{table}` | `{name}` | {kind} |"
        for table, columns in wide_tables.SCHEMA.items()
        for name, kind in columns.items()
    ]
    assert re.findall(r"^\| `.*", PAGE, re.MULTILINE) == rows


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Path:
    """Return an export of the packaged data."""
    folder = tmp_path_factory.mktemp("exported") / "out"
    command = [sys.executable, "-m", "sinorus", "export", "parquet", "-o", str(folder)]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "SINORUS_CACHE": str(cache)})
    return folder


def ids(asked: scale_sql.Asked) -> str:
    return " ".join(asked.options())


@pytest.mark.slow
@pytest.mark.floor
@pytest.mark.parametrize("asked", scale_sql.QUESTIONS, ids=ids)
def test_the_sql_of_the_page_finds_what_timeline_finds(exported: Path, run: Run, asked: scale_sql.Asked) -> None:
    found = scale_sql.duckdb(exported)(scale_sql.sql_for(asked))
    rows = run("timeline", *asked.options(), "--json").json()
    assert found == [(row["id"], row["match"]) for row in rows] != []


def test_the_sql_of_the_page_finds_claims_too(exported: Path, run: Run) -> None:
    asked = scale_sql.Asked("1992-01-01", None, "energy")
    sql = scale_sql.sql_for(asked).replace("events", "claims").replace("'event'", "'claim'")
    rows = run("claims", *asked.options(), "--json").json()
    assert scale_sql.duckdb(exported)(sql) == [(row["id"], row["match"]) for row in rows] != []


def test_the_page_itself_asks_what_it_says_it_asks() -> None:
    assert scale_sql.sql_for(scale_sql.OF_PAGE) in PAGE
    for said in ("(1949 * 16 + 1) * 32 + 1", "(1991 * 16 + 12) * 32 + 31", "(1969 * 16 + 3) * 32 + 2"):
        assert str(eval(said)) in PAGE
    assert f"sinorus timeline --from 1949 --to 1991 --theme {scale_sql.OF_PAGE.theme}`" in PAGE
    assert f"{START} (-2^62)" in PAGE
    assert f"such an end {END}" in PAGE


def test_sets_and_uncertain_dates_are_found_by_the_sql_as_by_timeline(work: Path, run: Run) -> None:
    hostile(work / "H")
    run("export parquet --data H -o out")
    ask = scale_sql.duckdb(work / "out")
    for year in ("0812", "1850", "1904", "1954", "1956", "1958", "1960", "1984", "2001"):
        asked = scale_sql.Asked(f"{year}-01-01", f"{year}-12-31")
        rows = run("timeline", *asked.options(), "--data", "H", "--json").json()
        assert ask(scale_sql.sql_for(asked)) == [(row["id"], row["match"]) for row in rows]


@pytest.mark.parametrize(("name", "said"), [("pyspark", "pyspark"), ("java", "Java runtime")])
def test_the_tool_says_what_is_missing(monkeypatch: pytest.MonkeyPatch, name: str, said: str) -> None:
    monkeypatch.setattr(scale, "find_spec", lambda package: None if package == name else sys)
    monkeypatch.setattr("shutil.which", lambda program, path=None: None if program == name else program)
    [lacking] = scale.missing(with_spark=True)
    assert said in lacking
    assert scale.missing(with_spark=False) == []


def test_the_tool_says_where_answers_differ_and_then_is_not_content(capsys: pytest.CaptureFixture[str]) -> None:
    report = Report()
    report.same("mine", "duckdb", "timeline", (b"[1]", b"[1]"), 0.5)
    assert report.is_good()
    report.same("mine", "spark", "timeline", (b"[1]", b"[2]"))
    assert not report.is_good()
    assert "FAIL  mine       spark          timeline" in capsys.readouterr().out
    assert report.checks[-1].found == "3 for 3 bytes, from 1 on"
    assert [line.split() for line in report.table().splitlines()[1:]] == [
        ["mine", "duckdb", "1", "0", "0", "s"],
        ["mine", "spark", "1", "1", "0", "s"],
    ]
    # An answer that nobody gave is none.
    empty = Report()
    empty.same("mine", "duckdb", "timeline", (b"", b""))
    assert not empty.is_good()


def test_what_the_tool_makes_is_made_again_only_when_what_makes_it_changes(tmp_path: Path) -> None:
    made_of: list[str] = []

    def make(key: str) -> Path:
        def write(path: Path) -> None:
            made_of.append(key)
            path.write_text(key)

        return made(tmp_path, "thing", key, write)

    assert [make(key).read_text() for key in ("a", "a", "b")] == ["a", "a", "b"]
    assert made_of == ["a", "b"]
    assert [path.name for path in tmp_path.iterdir()] == ["thing-b"]


def test_duckdb_counts_as_the_readme_says(work: Path, run: Run) -> None:
    run("export parquet -o sinorus-parquet")
    [(count,)] = duckdb.execute("SELECT count(*) FROM 'sinorus-parquet/events/*.parquet'").fetchall()
    assert count == len(run("timeline --json").ids())
