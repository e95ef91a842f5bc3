"""Exports with tables and edges, read back by programs that others wrote: what stands in them is what went in."""

import hashlib
import io
import json
import os
import re
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree.ElementTree import ParseError

import duckdb
import networkx
import pytest

from folders import save
from hostile import hostile
from sinorus import index as store
from sinorus.base.errors import BadUsage
from sinorus.export import Export, datapackage, export, graphml, relational_tables, sqlite
from sinorus.query import question
from sinorus.query.request import Request
from sinorus.query.selection import Records, select

# pandas has no types.
pandas: Any = import_module("pandas")
FORMATS = ("sqlite", "datapackage", "graphml")
DATA = ("packaged", "hostile", "joined", "sanctions")
every_data = pytest.mark.parametrize("name", DATA)


@cache
def records(name: str) -> Records:
    with TemporaryDirectory() as folder:
        own = "" if name in ("packaged", "sanctions") else str(hostile(Path(folder) / "H"))
        filters = (("theme", ("sanctions",)),) if name == "sanctions" else ()
        if name == "joined":
            # Its era would overlap with those of the packaged data.
            save(Path(own) / "periods.json", [])
        return of(["builtin", own] if name == "joined" else [own] if own else [], filters)


def of(folders: list[str], filters: tuple[tuple[str, tuple[str, ...]], ...] = ()) -> Records:
    with store.open_index(folders) as index:
        return select(index.db, question.understand(Request(filters=filters), index.db), "export x")


@cache
def made(format: str, name: str) -> Export:
    return export(format, records(name))


def ran(*arguments: str, code: int = 0) -> str:
    done = subprocess.run([sys.executable, "-m", *arguments], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout


@pytest.fixture
def at(tmp_path: Path) -> Path:
    """Return the path of a database to be; Datasette names it `out`."""
    return tmp_path / "out.db"


def asked(at: Path, path: str) -> Any:
    return json.loads(ran("datasette", str(at), "--get", f"/out/{path}"))


def opened(content: bytes) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(content)
    connection.row_factory = sqlite3.Row
    return connection


def same(found: Sequence[Any], wanted: Sequence[Any], *keys: str) -> None:
    """Compare by id what is found with what went in, an empty text being as good as none."""
    assert len(found) == len(wanted)
    told = {row["id"]: [row[key] or None for key in keys] for row in found}
    assert told == {row["id"]: [row[key] or None for key in keys] for row in wanted}


@every_data
@pytest.mark.parametrize("format", FORMATS)
def test_every_event_and_claim_is_counted(format: str, name: str) -> None:
    counts = made(format, name).counts
    assert counts["events"] == len(records(name).events) > 0
    assert counts["claims"] == len(records(name).claims) > 0


@pytest.mark.parametrize("format", FORMATS)
def test_the_bytes_are_the_same_on_every_run_whatever_the_surroundings(format: str) -> None:
    code = (
        "import hashlib; from sinorus import index as store; from sinorus.query import question;"
        "from sinorus.query.request import Request; from sinorus.query.selection import select;"
        "from sinorus.export import export\n"
        "with store.open_index([]) as index:\n"
        "    rows = select(index.db, question.understand(Request(), index.db), 'export x')\n"
        f"print(hashlib.sha256(export('{format}', rows).content).hexdigest())"
    )
    wanted = hashlib.sha256(made(format, "packaged").content).hexdigest()
    for surroundings in ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONHASHSEED": "1"}, {"PYTHONHASHSEED": "2"}):
        env = {**os.environ, **surroundings}
        done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, encoding="utf-8", check=True)
        assert done.stdout.strip() == wanted


@pytest.mark.parametrize(("format", "library"), [("sqlite", "sqlite_utils"), ("graphml", "networkx")])
def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch, format: str, library: str) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(BadUsage, match=rf'export {format} needs {library}, .*install "sinorus\[export\]"'):
        export(format, records("hostile"))


@every_data
def test_sqlite_gives_back_the_very_same_texts_and_dates(name: str) -> None:
    db = opened(made("sqlite", name).content)
    known = records(name)
    same(db.execute("SELECT * FROM events").fetchall(), known.events, "title", "summary", "date_edtf", "earliest", "latest", "disputed")  # fmt: skip
    same(db.execute("SELECT * FROM claims").fetchall(), known.claims, "text", "date_edtf", "earliest", "latest", "source")  # fmt: skip
    same(db.execute("SELECT * FROM contrasts").fetchall(), known.contrasts, "why", "relation")
    assert db.execute("SELECT count(*) FROM points").fetchone()[0] == sum(len(row["points"]) for row in known.series)


@every_data
def test_sqlite_is_whole_and_no_link_leads_nowhere(name: str) -> None:
    db = opened(made("sqlite", name).content)
    assert [tuple(row) for row in db.execute("PRAGMA integrity_check")] == [("ok",)]
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    for table in sqlite.SEARCHED:
        db.execute(f"INSERT INTO {table}_fts ({table}_fts, rank) VALUES ('integrity-check', 1)")


def test_sqlite_would_tell_of_a_link_that_leads_nowhere() -> None:
    db = opened(made("sqlite", "packaged").content)
    db.execute("UPDATE event_themes SET theme = 'nothing' WHERE rank = 1")
    assert len(db.execute("PRAGMA foreign_key_check").fetchall()) == len(records("packaged").events)


@every_data
def test_sqlite_names_each_data_set_with_its_terms(name: str) -> None:
    rows = opened(made("sqlite", name).content).execute("SELECT title, version, licence FROM dataset").fetchall()
    assert [tuple(row) for row in rows] == [
        (row["title"], row["version"], row["licence"]) for row in records(name).datasets
    ]


def test_each_series_keeps_its_own_terms_in_sqlite() -> None:
    rows = opened(made("sqlite", "packaged").content).execute("SELECT id, licence FROM series").fetchall()
    assert dict(map(tuple, rows)) == {row["id"]: row["licence"] for row in records("packaged").series}


def test_years_and_decades_are_those_in_which_an_event_begins() -> None:
    db = opened(made("sqlite", "hostile").content)
    rows = {date: (year, decade) for date, year, decade in db.execute("SELECT date_edtf, year, decade FROM events")}
    assert rows["1949-10-01"] == (1949, "194X")
    assert rows["../1850"] == (None, None)
    assert rows["0812"] == (812, "081X")


@pytest.mark.parametrize("name", ["packaged", "hostile"])
def test_datasette_counts_events_and_claims_and_gives_them_back(at: Path, name: str) -> None:
    at.write_bytes(made("sqlite", name).content)
    for table, key in (("events", "title"), ("claims", "text")):
        wanted: list[Any] = records(name)._asdict()[table]
        found = asked(at, f"{table}.json?_shape=objects&_size=max")
        assert found["filtered_table_rows_count"] == len(wanted)
        same(found["rows"], wanted, key, "date_edtf")


def test_datasette_shows_the_names_of_what_a_facet_counts(at: Path) -> None:
    at.write_bytes(made("sqlite", "packaged").content)
    facets = asked(at, "claims.json?_facet=theme&_facet=source&_facet_array=drivers&_size=0")["facet_results"]
    themes = {row["id"]: row["label"] for row in records("packaged").themes}
    assert all(found["label"] == themes[found["value"]] for found in facets["theme"]["results"])
    assert sum(found["count"] for found in facets["source"]["results"]) == len(records("packaged").claims)
    [sanctions] = [found for found in facets["drivers"]["results"] if found["value"] == "western-sanctions"]
    assert sanctions["count"] == sum("western-sanctions" in row["drivers"] for row in records("packaged").claims)


@pytest.mark.parametrize("table", [*sqlite.SEARCHED])
def test_datasette_and_sqlite_utils_find_the_same_words(at: Path, table: str) -> None:
    at.write_bytes(made("sqlite", "packaged").content)
    rows: list[Any] = records("packaged")._asdict()[table]
    found = asked(at, f"{table}.json?_search=gas&_size=max&_shape=array")
    assert 0 < len(found) < len(rows) / 4
    lines = json.loads(ran("sqlite_utils", "search", str(at), table, "gas", "-c", "id"))
    assert {row["id"] for row in lines} == {row["id"] for row in found}


def test_a_full_text_table_whose_content_is_not_quoted_would_find_everything(at: Path) -> None:
    at.write_bytes(made("sqlite", "packaged").content)
    with sqlite3.connect(at) as db:
        db.execute("DROP TABLE events_fts")
        db.execute("CREATE VIRTUAL TABLE events_fts USING fts5 (title, content=events)")
    db.close()
    assert asked(at, "events.json?_search=gas&_size=0")["filtered_table_rows_count"] == len(records("packaged").events)


def test_datasette_refuses_half_a_database(at: Path) -> None:
    whole = made("sqlite", "packaged").content
    at.write_bytes(whole[: len(whole) // 2])
    ran("datasette", str(at), "--get", "/out/events.json", code=1)


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


@every_data
def test_frictionless_finds_the_package_valid(package: Path, name: str) -> None:
    package.write_bytes(made("datapackage", name).content)
    report = json.loads(ran("frictionless", "validate", str(package), "--json"))
    assert report["valid"]
    assert report["stats"]["errors"] == 0
    rows = {task["name"]: task["stats"].get("rows", 0) for task in report["tasks"]}
    assert rows["events"] == len(records(name).events)
    assert rows["claims"] == len(records(name).claims)
    assert set(made("datapackage", name).counts.items()) <= set(rows.items())


BREAKS = {
    "type-error": ("data/events.csv", b"1949-10-01,", b"yesterday,"),
    "foreign-key": ("data/claims.csv", b",essay-1,", b",essay-9,"),
    "primary-key": ("data/events.csv", b"event-3,", b"event-2,"),
    "missing-cell": ("data/events.csv", b"\nevent-3,", b"\nx\nevent-3,"),
}


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


@every_data
def test_pandas_gives_back_the_very_same_texts_and_dates(name: str) -> None:
    files = texts(made("datapackage", name).content)
    for table, keys in (("events", ("title", "summary", "disputed")), ("claims", ("text", "source"))):
        found = pandas.read_csv(io.BytesIO(files[f"data/{table}.csv"]), dtype=str, keep_default_na=False)
        same(found.to_dict("records"), harmless(records(name)._asdict()[table]), *keys, "date_edtf")


@every_data
def test_duckdb_joins_events_with_their_themes(tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(made("datapackage", name).content)) as found:
        found.extractall(tmp_path)
    events, joining = (f"read_csv('{tmp_path}/data/{table}.csv', {READ})" for table in ("events", "event_themes"))
    rows = duckdb.execute(f"SELECT e.id, title, date_edtf, earliest, count(*) AS n FROM {events} e JOIN {joining} t ON t.event = e.id GROUP BY ALL").fetchall()  # fmt: skip
    keys = ("id", "title", "date_edtf", "earliest", "themes")
    wanted = [{**row, "themes": len(row["themes"])} for row in harmless(records(name).events)]
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
    [known] = records("packaged").datasets
    assert (about["title"], about["version"]) == (known["title"], known["version"])
    licence = {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/", "title": "CC BY 4.0"}
    assert about["licenses"] == [licence]
    [points] = [resource for resource in about["resources"] if resource["name"] == "points"]
    terms = {row["licence"] for row in records("packaged").series}
    assert {licence["title"] for licence in points["licenses"]} == terms
    assert any("Sikka" in source["title"] for source in about["sources"])


def test_the_package_bears_no_time_and_no_system() -> None:
    with zipfile.ZipFile(io.BytesIO(made("datapackage", "packaged").content)) as found:
        entries = found.infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {(entry.create_system, entry.compress_type) for entry in entries} == {(3, zipfile.ZIP_STORED)}


OLD = {"-0500-03-01": "-0500-03-01", "0000": "0000-01-01", "Y12000": "12000-01-01"}


def test_days_that_no_date_type_holds_are_kept_as_texts_and_counted(tmp_path: Path, package: Path) -> None:
    hostile(tmp_path / "H")
    events = json.loads((tmp_path / "H" / "events.json").read_text(encoding="utf-8"))
    for event, date in zip(events, OLD, strict=False):
        event |= {"date_edtf": date, "causes": []}
    save(tmp_path / "H" / "events.json", events)
    known = of([str(tmp_path / "H")])
    written = export("datapackage", known)
    assert written.reduced[datapackage.BEYOND] == 2 * len(OLD)
    package.write_bytes(written.content)
    ran("frictionless", "validate", str(package))
    found = pandas.read_csv(io.BytesIO(texts(written.content)["data/events.csv"]), dtype=str, keep_default_na=False)
    beyond = {row["date_edtf"]: row["earliest_beyond"] for row in found.to_dict("records") if row["earliest_beyond"]}
    assert beyond == OLD
    assert export("sqlite", known).reduced[sqlite.UNSORTED] == 2 * 2


def test_links_out_of_a_selection_stay_in_lists_and_are_counted() -> None:
    assert made("sqlite", "packaged").reduced == {}
    assert made("sqlite", "sanctions").reduced[relational_tables.OUTSIDE] > 0
    rows = opened(made("sqlite", "sanctions").content).execute("SELECT id, causes, led_to FROM events").fetchall()
    lists = {row["id"]: (json.loads(row["causes"]), json.loads(row["led_to"])) for row in rows}
    assert lists == {row["id"]: (row["causes"], row["led_to"]) for row in records("sanctions").events}


def graph(name: str) -> Any:
    return networkx.read_graphml(io.BytesIO(made("graphml", name).content), force_multigraph=True)


@every_data
def test_networkx_gives_back_the_very_same_labels_and_dates(name: str) -> None:
    nodes = [{"id": id, "date": None, **said} for id, said in graph(name).nodes(data=True)]
    for kind, key in (("event", "title"), ("claim", "text")):
        wanted = [{**row, "label": row[key], "date": row["date_edtf"]} for row in records(name)._asdict()[f"{kind}s"]]
        same([node for node in nodes if node["kind"] == kind], wanted, "label", "date", "effect")
    assert {node["kind"] for node in nodes} == {"event", "claim", "driver", "theme", "source"}


@every_data
def test_networkx_finds_every_link_and_only_between_records(name: str) -> None:
    found, known = graph(name), records(name)
    told = list(found.edges(data=True))
    assert len(told) == made("graphml", name).counts["edges"]
    assert all("kind" in said for _, said in found.nodes(data=True))
    causes = {(start, end, said["basis"]) for start, end, said in told if said["kind"] == "cause"}
    assert causes == {(row["cause"], row["effect"], row["basis"]) for row in known.links}
    bearing = {(said["contrast"], said["relation"]) for _, _, said in told if said["kind"] == "contrast"}
    assert bearing == {(row["id"], row["relation"]) for row in known.contrasts}
    sources = [(start, end) for start, end, said in told if said["kind"] == "source"]
    assert sources == [(row["id"], row["source"]) for row in known.claims]
    drivers = {(start, end) for start, end, said in told if said["kind"] == "driver"}
    assert drivers == {(row["id"], driver) for row in (*known.claims, *known.events) for driver in row["drivers"]}


def test_graphml_bears_title_version_and_licence() -> None:
    [known] = records("packaged").datasets
    said = graph("packaged").graph
    assert [said[key] for key in ("title", "version", "licence")] == [known[key] for key in ("title", "version", "licence")]  # fmt: skip


def test_no_two_edges_of_a_graph_share_an_id() -> None:
    content = made("graphml", "packaged").content.decode("utf-8")
    assert content.count('id="edge-') == made("graphml", "packaged").counts["edges"]
    assert content.count('id="edge-1"') == 1


def test_contrasts_of_many_claims_and_links_out_of_the_graph_are_counted() -> None:
    many = sum(len(row["claims"]) > 2 for row in records("packaged").contrasts)
    assert made("graphml", "packaged").reduced == {graphml.PAIRED: many}
    assert made("graphml", "sanctions").reduced[graphml.OUTSIDE] > 0


def test_networkx_refuses_half_a_graph_and_counts_one_short() -> None:
    content = made("graphml", "hostile").content
    with pytest.raises(ParseError):
        networkx.read_graphml(io.BytesIO(content[: len(content) // 2]))
    short = re.sub(rb'<node id="claim-0">.*?</node>', b"", content, flags=re.DOTALL)
    nodes = networkx.read_graphml(io.BytesIO(short)).nodes(data=True)
    assert sum(said.get("kind") == "claim" for _, said in nodes) == len(records("hostile").claims) - 1
