"""Parquet read back by pyarrow and DuckDB, and the SQL of docs/scale.md held to `timeline`."""

import json
import re
import sys
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet
import pytest

from conftest import Run
from folders import contents, like, save
from hostile import TEXTS, hostile
from sinorus.dates import END, START
from sinorus.exports import parquet

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
sys.path.insert(0, str(ROOT / "tools"))
import scale

Row = dict[str, Any]


def read(folder: Path, table: str) -> list[Row]:
    """Read all parts of a table."""
    parts = sorted((folder / table).iterdir())
    return [row for part in parts for row in pyarrow.parquet.ParquetFile(part).read().to_pylist()]


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_record_is_in_the_files_and_counted(work: Path, run: Run) -> None:
    made = run("export parquet -o out")
    assert (made.code, made.out) == (0, "")
    counts = [len(read(work / "out", table)) for table in parquet.SCHEMA]
    assert made.err == "wrote {} events, {} spans, {} claims and {} links\n".format(*counts)
    assert [row["id"] for row in read(work / "out", "events")] == run("timeline --json").ids()
    assert [row["id"] for row in read(work / "out", "claims")] == run("claims --json").ids()


def test_a_record_says_what_its_json_says(work: Path, run: Run) -> None:
    run("export parquet -o out")
    events = {row["id"]: row for row in read(work / "out", "events")}
    for wanted in run("timeline --json").json():
        found = events[wanted["id"]]
        same = ("title", "date_edtf", "earliest", "latest", "summary", "themes", "drivers", "actors", "disputed")
        assert {key: found[key] for key in same} == {key: wanted[key] for key in same}
        assert json.loads(found["references"]) == wanted["references"]
        assert found["place"] == (wanted["place"] or {}).get("name")
    claims = {row["id"]: row for row in read(work / "out", "claims")}
    for wanted in run("claims --json").json():
        assert json.loads(claims[wanted["id"]]["review"]) == wanted["review"]
        assert claims[wanted["id"]]["verdict"] == wanted["review"]["verdict"]


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


def test_many_rows_are_several_parts_with_the_same_rows(work: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("export parquet -o whole")
    monkeypatch.setattr(parquet.write, "__defaults__", (100,))
    monkeypatch.setattr(parquet, "GROUP", 30)
    run("export parquet -o parted")
    assert len(list((work / "parted" / "events").iterdir())) == 4
    assert all(read(work / "parted", table) == read(work / "whole", table) for table in parquet.SCHEMA)


def test_what_matches_nothing_is_a_part_without_rows(work: Path, run: Run) -> None:
    assert run("export parquet --search zzzz -o out").code == 0
    assert read(work / "out", "events") == []
    assert pyarrow.parquet.read_schema(work / "out/events/part-00000.parquet").names == list(parquet.SCHEMA["events"])


def test_the_same_question_gives_the_same_bytes_in_place_of_the_old_ones(work: Path, run: Run) -> None:
    run("export parquet --theme energy -o out")
    before = contents(work)
    assert run("export parquet --theme energy -o out").code == 0
    assert contents(work) == before
    run("export parquet --theme trade -o out")
    assert contents(work).keys() == before.keys()
    assert contents(work) != before


@pytest.mark.parametrize("there", ["folder", "file"])
def test_what_is_no_earlier_export_is_never_replaced(work: Path, run: Run, there: str) -> None:
    if there == "folder":
        (work / "out").mkdir()
        (work / "out" / "precious").write_text("x")
    else:
        (work / "out").write_text("precious")
    before = contents(work)
    result = run("export parquet -o out")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith('sinorus: cannot write "out": it is there already and no earlier export;')
    assert contents(work) == before


def test_a_failure_in_the_middle_leaves_the_earlier_export_and_nothing_else(
    work: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("export parquet --theme energy -o out")
    before = contents(work)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pyarrow.parquet.ParquetWriter, "write_table", full)
    result = run("export parquet -o out")
    assert (result.code, result.err) == (3, 'sinorus: cannot write "out": no space left\n')
    assert contents(work) == before


def test_the_page_lists_the_columns_of_the_files() -> None:
    rows = [
        f"| `{table}` | `{name}` | {kind} |"
        for table, columns in parquet.SCHEMA.items()
        for name, kind in columns.items()
    ]
    assert re.findall(r"^\| `.*", PAGE, re.MULTILINE) == rows


@pytest.mark.parametrize("window", scale.WINDOWS, ids=str)
def test_the_sql_of_the_page_finds_what_timeline_finds(
    work: Path, run: Run, window: tuple[str, str, str | None]
) -> None:
    run("export parquet -o out")
    found = scale.duckdb(work / "out")(scale.question(*window))
    first, last, theme = window
    asked = ["timeline", "--from", first, "--to", last, "--json", *(["--theme", theme] if theme else [])]
    assert found == [(row["id"], row["match"]) for row in run(*asked).json()] != []


def test_duckdb_counts_as_the_readme_says(work: Path, run: Run) -> None:
    run("export parquet -o sinorus-parquet")
    [(count,)] = duckdb.execute("SELECT count(*) FROM 'sinorus-parquet/events/*.parquet'").fetchall()
    assert count == len(run("timeline --json").ids())
