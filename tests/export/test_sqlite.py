"""A database read back by SQLite, Datasette and sqlite-utils: what stands in it is what went in."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from exports import every_data, made, ran, records_of, same
from sinorus.export import relational_tables as linked
from sinorus.export import sqlite

Row = dict[str, Any]
# Those that a test has opened.
DATABASES: list[sqlite3.Connection] = []


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Return the path of a database to be; Datasette names it `out`."""
    return tmp_path / "out.db"


def asked(base: Path, path: str) -> Any:
    return json.loads(ran("datasette", str(base), "--setting", "max_returned_rows", "5000", "--get", f"/out/{path}"))


@pytest.fixture(autouse=True)
def shut() -> Iterator[None]:
    """Close the databases that a test has opened."""
    yield
    while DATABASES:
        DATABASES.pop().close()


def opened(content: bytes) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    DATABASES.append(connection)
    connection.deserialize(content)
    connection.row_factory = sqlite3.Row
    return connection


@pytest.mark.slow
@every_data
def test_sqlite_gives_back_the_very_same_texts_and_dates(name: str) -> None:
    db = opened(made("sqlite", name).content)
    known = records_of(name)
    events = db.execute("SELECT * FROM events").fetchall()
    same(events, known.events, "title", "summary", "date_edtf", "earliest", "latest", "disputed")
    claims = db.execute("SELECT * FROM claims").fetchall()
    same(claims, known.claims, "text", "date_edtf", "earliest", "latest", "source")
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
    assert len(db.execute("PRAGMA foreign_key_check").fetchall()) == len(records_of("packaged").events)


@every_data
def test_sqlite_names_each_data_set_with_its_terms(name: str) -> None:
    rows = opened(made("sqlite", name).content).execute("SELECT title, version, licence FROM dataset").fetchall()
    assert [tuple(row) for row in rows] == [
        (row["title"], row["version"], row["licence"]) for row in records_of(name).datasets
    ]


def test_each_series_keeps_its_own_terms_in_sqlite() -> None:
    rows = opened(made("sqlite", "packaged").content).execute("SELECT id, licence FROM series").fetchall()
    assert dict(map(tuple, rows)) == {row["id"]: row["licence"] for row in records_of("packaged").series}


def test_years_and_decades_are_those_in_which_an_event_begins() -> None:
    db = opened(made("sqlite", "hostile").content)
    rows = {date: (year, decade) for date, year, decade in db.execute("SELECT date_edtf, year, decade FROM events")}
    assert rows["1949-10-01"] == (1949, "194X")
    assert rows["../1850"] == (None, None)
    assert rows["0812"] == (812, "081X")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["packaged", "hostile"])
def test_datasette_counts_events_and_claims_and_gives_them_back(base: Path, name: str) -> None:
    base.write_bytes(made("sqlite", name).content)
    for table, key in (("events", "title"), ("claims", "text")):
        wanted: list[Row] = records_of(name)._asdict()[table]
        found = asked(base, f"{table}.json?_shape=objects&_size=max")
        assert found["filtered_table_rows_count"] == len(wanted)
        same(found["rows"], wanted, key, "date_edtf")


@pytest.mark.slow
def test_datasette_shows_the_names_of_what_a_facet_counts(base: Path) -> None:
    base.write_bytes(made("sqlite", "packaged").content)
    facets = asked(base, "claims.json?_facet=theme&_facet=source&_facet_array=drivers&_size=0&_facet_size=max")[
        "facet_results"
    ]
    themes = {row["id"]: row["label"] for row in records_of("packaged").themes}
    assert all(found["label"] == themes[found["value"]] for found in facets["theme"]["results"])
    assert sum(found["count"] for found in facets["source"]["results"]) == len(records_of("packaged").claims)
    [sanctions] = [found for found in facets["drivers"]["results"] if found["value"] == "western-sanctions"]
    assert sanctions["count"] == sum("western-sanctions" in row["drivers"] for row in records_of("packaged").claims)


@pytest.mark.slow
@pytest.mark.parametrize("table", [*sqlite.SEARCHED])
def test_datasette_and_sqlite_utils_find_the_same_words(base: Path, table: str) -> None:
    base.write_bytes(made("sqlite", "packaged").content)
    rows: list[Row] = records_of("packaged")._asdict()[table]
    found = asked(base, f"{table}.json?_search=gas&_size=max&_shape=array")
    assert 0 < len(found) < len(rows) / 4
    lines = json.loads(ran("sqlite_utils", "search", str(base), table, "gas", "-c", "id"))
    assert {row["id"] for row in lines} == {row["id"] for row in found}


@pytest.mark.slow
def test_a_full_text_table_whose_content_is_not_quoted_would_find_everything(base: Path) -> None:
    base.write_bytes(made("sqlite", "packaged").content)
    with sqlite3.connect(base) as db:
        db.execute("DROP TABLE events_fts")
        db.execute("CREATE VIRTUAL TABLE events_fts USING fts5 (title, content=events)")
    db.close()
    assert asked(base, "events.json?_search=gas&_size=0")["filtered_table_rows_count"] == len(
        records_of("packaged").events
    )


@pytest.mark.slow
def test_datasette_refuses_half_a_database(base: Path) -> None:
    whole = made("sqlite", "packaged").content
    base.write_bytes(whole[: len(whole) // 2])
    ran("datasette", str(base), "--get", "/out/events.json", code=1)


def test_links_out_of_a_selection_stay_in_lists_and_are_counted() -> None:
    assert made("sqlite", "packaged").reduced == {}
    assert made("sqlite", "sanctions").reduced[linked.OUTSIDE] > 0
    rows = opened(made("sqlite", "sanctions").content).execute("SELECT id, causes, led_to FROM events").fetchall()
    lists = {row["id"]: (json.loads(row["causes"]), json.loads(row["led_to"])) for row in rows}
    assert lists == {row["id"]: (row["causes"], row["led_to"]) for row in records_of("sanctions").events}


def test_the_views_have_names_in_place_of_ids() -> None:
    db, known = opened(made("sqlite", "packaged").content), records_of("packaged")
    actors = {row["id"]: row["name"] for row in known.actors}
    themes = {row["id"]: row["label"] for row in known.themes}
    rows = db.execute("SELECT id, title, actors, themes FROM events_readable").fetchall()
    assert {row["id"]: (row["title"], row["actors"], row["themes"]) for row in rows} == {
        event["id"]: (
            event["title"],
            "; ".join(actors[id] for id in event["actors"]) or None,
            "; ".join(themes[id] for id in event["themes"]) or None,
        )
        for event in known.events
    }
    titles = {row["id"]: row["title"] for row in known.sources}
    claims = db.execute("SELECT id, text, source FROM claims_readable").fetchall()
    assert {row["id"]: (row["text"], row["source"]) for row in claims} == {
        row["id"]: (row["text"], titles[row["source"]]) for row in known.claims
    }


@pytest.mark.parametrize("word", ["Jiang Jieshi", "Peking", "习近平", "Путин"])
def test_full_text_finds_an_event_by_any_name_of_its_actors_and_of_its_place(word: str) -> None:
    db, known = opened(made("sqlite", "packaged").content), records_of("packaged")
    named = {row["id"] for row in known.actors if word in " ".join([row["name"], *row["aliases"]])}
    places = {row["id"] for row in known.places if word in " ".join(row["aliases"])}
    query = "SELECT id FROM events WHERE rowid IN (SELECT rowid FROM events_fts WHERE events_fts MATCH ?)"
    found = {row["id"] for row in db.execute(query, [f'"{word}"'])}
    wanted = {e["id"] for e in known.events if named & {*e["actors"]} or (e["place"] and e["place"]["id"] in places)}
    assert wanted
    assert wanted <= found


@pytest.mark.slow
def test_datasette_shows_titles_terms_and_facets_and_searches_the_views(base: Path) -> None:
    base.with_name("sinorus.db").write_bytes(made("sqlite", "packaged").content)
    base.with_name("metadata.json").write_bytes(made("datasette", "packaged").content)
    words = (
        "datasette",
        str(base.with_name("sinorus.db")),
        "--metadata",
        str(base.with_name("metadata.json")),
        "--get",
    )
    page = ran(*words, "/sinorus/events_readable?_search=Peking")
    assert "Events with names in place of ids" in page
    assert "CC BY 4.0" in page
    found = json.loads(ran(*words, "/sinorus/events_readable.json?_search=Peking&_size=0"))
    assert set(found["facet_results"]) == {"effect", "kind"}
    assert 0 < found["filtered_table_rows_count"] < len(records_of("packaged").events)
    tables = json.loads(ran(*words, "/sinorus.json"))["tables"]
    assert {"events", "claims", "causes", "points"} <= {row["name"] for row in tables if not row["hidden"]}
    assert {"event_themes", "claim_events"} <= {row["name"] for row in tables if row["hidden"]}
