"""A data package read back by frictionless, pandas and DuckDB: what stands in it is what went in."""

import io
import json
import zipfile
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import duckdb
import pytest

from exports import every_data, export, made, ran, records_in, records_of, same
from folders import save
from hostile import hostile
from sinorus.export import datapackage, sqlite

Row = dict[str, Any]
# pandas has no types.
pandas: Any = import_module("pandas")


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Return the path of a package to be."""
    return tmp_path / "out.zip"


def texts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as found:
        return {name: found.read(name) for name in found.namelist()}


def harmless(rows: Sequence[Any]) -> list[Any]:
    """Return rows as they stand where a spreadsheet could run their texts."""
    acting = ("=", "+", "-", "@")
    return [
        {
            key: f"'{text}" if isinstance(text, str) and text.startswith(acting) and key != "date_edtf" else text
            for key, text in row.items()
        }
        for row in rows
    ]


@pytest.mark.slow
@every_data
def test_frictionless_finds_the_package_valid(package: Path, name: str) -> None:
    package.write_bytes(made("datapackage", name).content)
    report = json.loads(ran("frictionless", "validate", str(package), "--json"))
    assert report["valid"]
    assert report["stats"]["errors"] == 0
    rows = {task["name"]: task["stats"].get("rows", 0) for task in report["tasks"]}
    assert rows["events"] == len(records_of(name).events)
    assert rows["claims"] == len(records_of(name).claims)
    assert set(made("datapackage", name).counts.items()) <= set(rows.items())


BREAKS = {
    "type-error": ("data/events.csv", b"1949-10-01,", b"yesterday,"),
    "foreign-key": ("data/claims.csv", b",essay-1,", b",essay-9,"),
    "primary-key": ("data/events.csv", b"event-3,", b"event-2,"),
    "missing-cell": ("data/events.csv", b"\nevent-3,", b"\nx\nevent-3,"),
}


@pytest.mark.slow
@pytest.mark.parametrize("error", BREAKS)
def test_frictionless_refuses_a_package_that_breaks_a_rule(package: Path, error: str) -> None:
    file, before, after = BREAKS[error]
    files = texts(made("datapackage", "hostile").content)
    assert before in files[file]
    files[file] = files[file].replace(before, after)
    with zipfile.ZipFile(package, "w") as broken:
        for name, content in files.items():
            broken.writestr(name, content)
    assert f'"{error}"' in ran("frictionless", "validate", str(package), "--json", code=1)


@pytest.mark.slow
@every_data
def test_pandas_gives_back_the_very_same_texts_and_dates(name: str) -> None:
    files = texts(made("datapackage", name).content)
    for table, keys in (("events", ("title", "summary", "disputed")), ("claims", ("text", "source"))):
        found = pandas.read_csv(io.BytesIO(files[f"data/{table}.csv"]), dtype=str, keep_default_na=False)
        same(found.to_dict("records"), harmless(records_of(name)._asdict()[table]), *keys, "date_edtf")


@pytest.mark.slow
@every_data
def test_duckdb_joins_events_with_their_themes(tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(made("datapackage", name).content)) as found:
        found.extractall(tmp_path)
    events, joining = (f"read_csv('{tmp_path}/data/{table}.csv', {READ})" for table in ("events", "event_themes"))
    joined = f"{events} e JOIN {joining} t ON t.event = e.id"
    rows = duckdb.execute(
        f"SELECT e.id, title, date_edtf, earliest, count(*) AS n FROM {joined} GROUP BY ALL"
    ).fetchall()
    keys = ("id", "title", "date_edtf", "earliest", "themes")
    wanted = [{**row, "themes": len(row["themes"])} for row in harmless(records_of(name).events)]
    same([dict(zip(keys, row, strict=True)) for row in rows], wanted, *keys)


READ = "all_varchar = true, header = true, delim = ',', quote = '\"', escape = '\"'"


def test_duckdb_refuses_a_file_with_a_cell_too_few(tmp_path: Path) -> None:
    file = tmp_path / "events.csv"
    file.write_bytes(texts(made("datapackage", "hostile").content)["data/events.csv"] + b"one,two\n")
    with pytest.raises(duckdb.Error):
        duckdb.execute(f"SELECT * FROM read_csv('{file}', {READ})").fetchall()


def test_a_formula_is_made_harmless_and_counted() -> None:
    content = texts(made("datapackage", "hostile").content)["data/events.csv"].decode("utf-8")
    assert ",'=1+1," in content
    assert ",=1+1" not in content
    assert made("datapackage", "hostile").reduced[datapackage.HARMLESS] > 0
    assert made("datapackage", "packaged").reduced[datapackage.HARMLESS] == 0


def test_the_package_says_whose_it_is_and_under_what_terms() -> None:
    about = json.loads(texts(made("datapackage", "packaged").content)["datapackage.json"])
    [known] = records_of("packaged").datasets
    assert (about["title"], about["version"]) == (known["title"], known["version"])
    licence = {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/", "title": "CC BY 4.0"}
    assert about["licenses"] == [licence]
    [points] = [resource for resource in about["resources"] if resource["name"] == "points"]
    terms = {row["licence"] for row in records_of("packaged").series}
    assert {licence["title"] for licence in points["licenses"]} == terms
    assert any("Sikka" in source["title"] for source in about["sources"])


def test_the_package_bears_no_time_and_no_system() -> None:
    with zipfile.ZipFile(io.BytesIO(made("datapackage", "packaged").content)) as found:
        entries = found.infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {(entry.create_system, entry.compress_type) for entry in entries} == {(3, zipfile.ZIP_STORED)}


OLD = {"-0500-03-01": "-0500-03-01", "0000": "0000-01-01", "Y12000": "12000-01-01"}


@pytest.mark.slow
def test_days_that_no_date_type_holds_are_kept_as_texts_and_counted(tmp_path: Path, package: Path) -> None:
    hostile(tmp_path / "H")
    events = json.loads((tmp_path / "H" / "events.json").read_text(encoding="utf-8"))
    for event, date in zip(events, OLD, strict=False):
        event |= {"date_edtf": date, "causes": []}
    save(tmp_path / "H" / "events.json", events)
    known = records_in([str(tmp_path / "H")])
    written = export("datapackage", known)
    assert written.reduced[datapackage.BEYOND] == 2 * len(OLD)
    package.write_bytes(written.content)
    ran("frictionless", "validate", str(package))
    found = pandas.read_csv(io.BytesIO(texts(written.content)["data/events.csv"]), dtype=str, keep_default_na=False)
    beyond = {row["date_edtf"]: row["earliest_beyond"] for row in found.to_dict("records") if row["earliest_beyond"]}
    assert beyond == OLD
    assert export("sqlite", known).reduced[sqlite.UNSORTED] == 2 * 2
