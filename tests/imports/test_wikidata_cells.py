import json
from pathlib import Path

import pytest

from sinorus.base.errors import BadData
from sinorus.imports import read_wikidata
from sinorus.imports.layouts import translated
from sinorus.imports.table import Row, Source, Table

ITEM = "http://www.wikidata.org/entity/Q1"


def events(heads: list[str], *cells: list[str]) -> Table:
    rows = [Row(line, dict(zip(heads, row, strict=True))) for line, row in enumerate(cells, 2)]
    (table,) = translated(Table("event", heads, rows, "query.csv"))
    return table


def test_a_result_becomes_events_whose_reference_is_the_item() -> None:
    heads = ["item", "itemLabel", "itemDescription", "date", "precision", "coord", "placeLabel", "dead", "article"]
    row = [ITEM, "A fight", "fight of 1969", "1969-03-01T00:00:00Z", "10", "Point(133.8 46.5)", "An island", "58"]
    table = events(heads, [*row, "https://en.wikipedia.org/wiki/A_fight"])
    assert [row.cells for row in table.rows] == [
        {
            "id": "q1",
            "title": "A fight",
            "date_edtf": "1969-03",
            "summary": "fight of 1969",
            "place": "An island",
            "lat": 46.5,
            "lon": 133.8,
            "references": [
                {"title": "A fight", "publisher": "Wikidata", "url": ITEM},
                {"title": "A fight", "publisher": "Wikipedia", "url": "https://en.wikipedia.org/wiki/A_fight"},
            ],
            "wikidata": "Q1",
            "dead": "58",
        }
    ]


def test_rows_of_one_item_and_date_are_one_event_and_those_of_two_dates_two() -> None:
    heads = ["battle", "battleLabel", "date", "side"]
    rows = [["1900-01-01T00:00:00Z", "A"], ["1900-01-01T00:00:00Z", "B"], ["1901-05-01T00:00:00Z", "A"]]
    table = events(heads, *([ITEM, "A fight", *row] for row in rows))
    found = [(row.cells["id"], row.cells["date_edtf"], row.cells["side"]) for row in table.rows]
    assert found == [("q1", "1900-01-01", "A; B"), ("q1-2", "1901-05-01", "A")]
    assert table.notes == [
        "rows joined with an earlier one, because they are of the same item and date: 1",
        "dates on 1 January, which is how Wikidata gives a year where the query does not ask for the precision: 1",
    ]


@pytest.mark.parametrize(
    ("heads", "row", "date"),
    [
        (["start", "end"], ["1966-05-01T00:00:00Z", "1976-10-06T00:00:00Z"], "1966-05-01/1976-10-06"),
        (["start", "end", "startPrecision", "endPrecision"], ["1901-01-01", "1950-01-01", "7", "9"], "1901/1950"),
        (["startTime", "endTime", "startPrecision"], ["1901-01-01", "1950-02-03", "9"], "1901/1950-02-03"),
        (["endTime"], ["1976-10-06T00:00:00Z"], "/1976-10-06"),
        (["year"], ["-43"], "-0043"),
        (["date"], ["http://www.wikidata.org/.well-known/genid/0123"], None),
        (["?date"], ['"1949-10-01T00:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime>'], "1949-10-01"),
    ],
)
def test_the_date_is_known_by_names_and_values(heads: list[str], row: list[str], date: str | None) -> None:
    table = events(["item", "itemLabel", *heads], [ITEM, "Something", *row])
    assert [row.cells.get("date_edtf") for row in table.rows] == [date]


def test_a_row_of_another_service_is_an_event_too_and_loses_no_variable() -> None:
    heads = ["event", "eventLabel", "date", "inception"]
    address = "http://dbpedia.org/resource/Battle_of_X"
    table = events(heads, [address, "", "1900-05-01T00:00:00Z", "1899-05-01T00:00:00Z"])
    assert [row.cells for row in table.rows] == [
        {
            "title": "Battle of X",
            "date_edtf": "1900-05-01",
            "references": [{"title": "Battle of X", "url": address}],
            "inception": "1899-05-01T00:00:00Z",
        }
    ]


def result(folder: Path, text: str) -> Source:
    (folder / "query.json").write_text(text, encoding="utf-8")
    return Source(folder / "query.json", "query.json")


def test_sparql_json_is_read_with_its_unknown_values(tmp_path: Path) -> None:
    item = {"type": "uri", "value": ITEM}
    rows = [{"item": item, "date": {"type": "bnode", "value": "t1"}}]
    head = {"vars": ["item", "itemLabel", "date"]}
    (table,) = read_wikidata.tables(result(tmp_path, json.dumps({"head": head, "results": {"bindings": rows}})))
    assert [row.cells for row in table.rows] == [
        {
            "id": "q1",
            "title": "Q1",
            "references": [{"title": "Q1", "publisher": "Wikidata", "url": ITEM}],
            "wikidata": "Q1",
        }
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('{"head": {"vars": []}, "results": {"bindings": []}}', "the result is empty"),
        ('{"head": {"vars": []}}', "this is no SPARQL JSON"),
        ('{"head": {"vars": []}, "results": ', "the file ends too early"),
    ],
)
def test_what_is_no_result_is_refused(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(BadData, match=problem):
        [*read_wikidata.tables(result(tmp_path, text))]
