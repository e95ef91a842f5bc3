import json
from pathlib import Path

import pytest

from conftest import Run
from sinorus.imports import csl_items, read_csl

ITEM = {
    "id": "http://zotero.org/users/1/items/ABC",
    "type": "article-journal",
    "title": "The <i>other</i> side",
    "author": [{"family": "Vega", "given": "Juan", "non-dropping-particle": "de la"}, {"literal": "A body"}],
    "issued": {"date-parts": [["2016", 2, 9]]},
    "container-title": "A journal",
    "URL": "https://example.org",
    "DOI": "10.1000/1",
    "volume": 12,
    "editor": [{"family": "Roe", "given": "Ann"}],
    "accessed": {"date-parts": [["2020", "05", "01"]]},
    "odd": "x",
}


@pytest.mark.parametrize(
    ("date", "read"),
    [
        ({"date-parts": [["2016", "02", 9]]}, {"date-parts": [[2016, 2, 9]]}),
        ({"date-parts": [["1998"], ["1999"]], "circa": 1}, {"date-parts": [[1998], [1999]], "circa": True}),
        ({"date-parts": [[2016, 0, 0]]}, {"date-parts": [[2016]]}),
        ({"raw": "2016-02"}, {"date-parts": [[2016, 2]]}),
        ({"date-parts": [[-44]]}, {"date-parts": [[-44]]}),
        ({"literal": "in press"}, {"literal": "in press"}),
    ],
)
def test_figures_of_dates_become_numbers(date: dict[str, object], read: dict[str, object]) -> None:
    assert csl_items.cells({"id": "a", "issued": date})[0]["issued"] == read


def test_a_list_of_items_becomes_sources(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "refs.json"
    path.write_text(json.dumps([ITEM, {**ITEM, "id": 7, "title": "Another"}]), encoding="utf-8")
    result = run("import", str(path), "-o", str(tmp_path / "back"))
    assert (result.code, "left out, because no source has it: odd (2)" in result.err) == (0, True)
    assert run("validate", str(tmp_path / "back")).code == 0
    first, second = run("sources", "--json", "--data", str(tmp_path / "back")).json()
    assert (first["id"], first["title"]) == ("vega-2016", "The other side")
    assert first["issued"]["date-parts"] == [[2016, 2, 9]]
    assert (first["container-title"], first["URL"]) == ("A journal", "https://example.org")
    assert first["csl"] == {
        "author": [{"family": "Vega", "given": "Juan", "non-dropping-particle": "de la"}, {"literal": "A body"}],
        "DOI": "10.1000/1",
        "volume": "12",
        "editor": [{"family": "Roe", "given": "Ann"}],
        "accessed": {"date-parts": [[2020, 5, 1]]},
    }
    assert (second["id"], second["title"]) == ("vega-2016-2", "Another")


@pytest.mark.parametrize(
    ("first", "is_item"),
    [
        (ITEM, True),
        ({"type": "book", "title": "A"}, True),
        ({"type": "speech", "title": "A", "date": "1949"}, False),
        ({"type": "battle", "title": "A"}, False),
        ({"title": "A", "date": "1949"}, False),
    ],
)
def test_a_list_is_known_by_its_first_item(first: dict[str, object], is_item: bool) -> None:
    assert read_csl.is_mine(json.dumps([first]).encode()) is is_item
