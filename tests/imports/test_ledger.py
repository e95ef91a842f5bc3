"""A sheet that is corrected and imported again gives the same events, corrected; what the folder changed is kept."""

import json
from pathlib import Path
from typing import Any

import pytest

from conftest import Run

Event = dict[str, Any]
SHEET = """\
Date,Event,What happened,Who
1955-06-07,Nehru in Moscow,The prime minister travels.,Nehru
9/8/1971,Treaty,Signed in Delhi.,Gromyko
2001-07-16,Summit,,Putin
2001-11-05,Summit,,Putin
"""


@pytest.fixture
def sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Path:
    """Stand in a folder with a sheet that was imported into `mine`."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "sheet.csv"
    path.write_text(SHEET)
    assert run("import sheet.csv -o mine").code == 0
    return path


def events() -> dict[str, Event]:
    """Return the events of the folder by their ids."""
    lines = Path("mine/events.jsonl").read_text(encoding="utf-8").splitlines()
    return {event["id"]: event for event in map(json.loads, lines)}


def changed(path: Path, *pairs: tuple[str, str]) -> None:
    """Replace texts in a file, each of which stands there."""
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def test_a_corrected_date_leaves_one_event(sheet: Path, run: Run) -> None:
    changed(sheet, ("1955-06-07", "1955-06-08"), ("9/8/1971", "1971-08-09"))
    before = [*events()]
    assert run("import sheet.csv -o mine --update").code == 0
    assert [*events()] == before
    assert events()["nehru-in-moscow-1955"]["date_edtf"] == "1955-06-08"
    assert events()["treaty"]["date_edtf"] == "1971-08-09"
    assert "date_text" not in events()["treaty"]


def test_an_order_of_day_and_month_that_is_said_later_changes_the_same_events(sheet: Path, run: Run) -> None:
    assert run("import sheet.csv -o mine --update --day-first").code == 0
    assert (len(events()), events()["treaty"]["date_edtf"]) == (4, "1971-08-09")


def test_what_only_the_sheet_or_only_the_folder_has_changed_is_kept(sheet: Path, run: Run) -> None:
    changed(sheet, ("Signed in Delhi.", "Signed in New Delhi."))
    changed(Path("mine/events.jsonl"), ('"title":"Treaty"', '"title":"Treaty of friendship"'))
    result = run("import sheet.csv -o mine --update --json")
    assert [row["row"] for row in result.json()] == [3]  # the date that cannot be read
    assert events()["treaty"]["title"] == "Treaty of friendship"
    assert events()["treaty"]["summary"] == "Signed in New Delhi."


def test_what_both_have_changed_stays_as_the_folder_has_it_and_is_reported_until_they_agree(
    sheet: Path, run: Run
) -> None:
    changed(sheet, (",Treaty,", ",The treaty,"))
    changed(Path("mine/events.jsonl"), ('"title":"Treaty"', '"title":"Treaty of friendship"'))
    for _ in range(2):
        rows = run("import sheet.csv -o mine --update --json").json()
        assert [row["column"] for row in rows if "changed in the sheet and in the folder" in row["problem"]] == [
            "Event"
        ]
        assert events()["treaty"]["title"] == "Treaty of friendship"
    changed(sheet, (",The treaty,", ",Treaty of friendship,"))
    assert "in the folder" not in run("import sheet.csv -o mine --update").out


def test_a_row_that_is_gone_stays_and_is_reported_and_a_new_one_comes_last(sheet: Path, run: Run) -> None:
    changed(
        sheet, ("2001-07-16,Summit,,Putin\n", ""), ("Gromyko\n", "Gromyko\n1999,New,,\n"), ("travels", "travels far")
    )
    rows = run("import sheet.csv -o mine --update --json").json()
    assert [row["text"] for row in rows if row["row"] is None] == ["summit-2001"]
    assert [*events()] == ["nehru-in-moscow-1955", "treaty", "summit-2001", "summit-2001-2", "new-1999"]
    assert events()["nehru-in-moscow-1955"]["summary"] == "The prime minister travels far."


def test_an_id_column_decides_which_record_a_row_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "sheet.csv"
    path.write_text("id,Date,Event,Themes\na,1955,One,a\nB 1,1956,Two,\na,1957,Three,\n1971,1958,Four,\n")
    result = run("import sheet.csv -o mine --json")
    assert [row["problem"] for row in result.json()] == ["another record has this id; this one gets a number"]
    assert [*events()] == ["a", "b-1", "a-3", "event-1971"]
    assert events()["a"]["themes"] == ["a-2"]
    path.write_text("id,Date,Event\na,1959,Other words\n")
    assert run("import sheet.csv -o mine --update").code == 0
    assert (len(events()), events()["a"]["date_edtf"], events()["a"]["title"]) == (4, "1959", "Other words")


def test_a_record_that_was_taken_out_of_the_folder_stays_out(sheet: Path, run: Run) -> None:
    lines = Path("mine/events.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    Path("mine/events.jsonl").write_text("".join(lines[1:]), encoding="utf-8")
    assert "stays out" in run("import sheet.csv -o mine --update").out
    assert "nehru-in-moscow-1955" not in events()


def test_a_name_that_was_completed_in_the_folder_is_not_made_again(sheet: Path, run: Run) -> None:
    changed(Path("mine/actors.json"), ('"name": "Gromyko"', '"name": "Andrei Andreyevich"'))
    changed(sheet, ("Signed", "Sealed"))
    before = Path("mine/actors.json").read_text()
    assert run("import sheet.csv -o mine --update").code == 0
    assert Path("mine/actors.json").read_text() == before
    assert events()["treaty"]["actors"] == ["gromyko"]


def test_without_update_a_folder_is_left_as_it_is(sheet: Path, run: Run) -> None:
    before = {path: path.read_bytes() for path in Path("mine").iterdir()}
    result = run("import sheet.csv -o mine")
    assert (result.code, result.out) == (2, "")
    assert "--update imports into it" in result.err
    assert {path: path.read_bytes() for path in Path("mine").iterdir()} == before
