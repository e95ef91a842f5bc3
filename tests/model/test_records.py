"""What a record may leave out: hand-written files are short, and what is null or empty is not coded."""

import json
from pathlib import Path
from typing import Any

import pytest

from conftest import Run
from folders import Record, folder_of, refusal

EVENT: Record = {"id": "bare", "title": "Something happened", "kind": "other"}
CLAIM: Record = {"id": "said", "source": "essay", "text": "They were friends"}
SOURCE: Record = {"id": "essay", "type": "book", "title": "An essay"}
EMPTY: dict[str, tuple[Any, ...]] = {
    "event": ("date_edtf", "earliest", "latest", "match", "summary", "effect", "confidence", "place"),
    "claim": ("passage", "effect", "type", "hedging", "attributed_to", "date_edtf", "figure", "review"),
}


@pytest.fixture
def line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Write a folder of the shortest records, and return what names it on a command line."""
    monkeypatch.chdir(tmp_path)
    folder_of("mine", events=[EVENT], claims=[CLAIM], sources=[SOURCE])
    return "--data mine"


def test_an_event_of_a_title_and_a_kind_and_a_claim_of_a_text_are_records(run: Run, line: str) -> None:
    [event] = run(f"timeline {line} --json").json()
    [claim] = run(f"claims {line} --json").json()
    assert [event[key] for key in EMPTY["event"]] == [None] * len(EMPTY["event"])
    assert [claim[key] for key in EMPTY["claim"]] == [None] * len(EMPTY["claim"])
    assert event["themes"] == event["references"] == claim["themes"] == []
    assert event["extra"] == claim["extra"] == {}
    assert run("validate mine").code == 0


def test_extra_holds_plain_values_and_nothing_else(run: Run, line: str) -> None:
    extra = {"fatalities": 3, "share": 0.5, "seen": True, "note": "", "who": None, 'a "name", of one\'s own': "Пекин"}
    Path("mine/events.json").write_text(json.dumps([{**EVENT, "extra": extra}]), encoding="utf-8")
    assert run(f"timeline {line} --json").json()[0]["extra"] == extra
    Path("mine/events.jsonl").write_text(json.dumps({**EVENT, "id": "b", "extra": extra}), encoding="utf-8")
    assert [row["extra"] for row in run(f"timeline {line} --json").json()] == [extra, extra]
    faulty: list[Any] = [
        {"a": []},
        {"a": {}},
        {"": 1},
        {"a": 10**19},
        {"a": float("nan")},
        {"a": " x"},
        {"a\n": 1},
        [],
        1,
    ]
    for bad in faulty:
        Path("mine/events.jsonl").write_text(json.dumps({**EVENT, "id": "b", "extra": bad}), encoding="utf-8")
        assert "/extra" in refusal(run, f"timeline {line} --strict", 1), bad


@pytest.mark.parametrize("place", [{"name": "Kyakhta"}, {"name": "Kyakhta", "lat": None, "lon": None}])
def test_a_place_may_be_a_name_alone(run: Run, line: str, place: Record) -> None:
    Path("mine/events.json").write_text(json.dumps([{**EVENT, "place": place}]), encoding="utf-8")
    [row] = run(f"timeline {line} --json").json()
    assert row["place"] == {"id": None, "name": "Kyakhta", "lat": None, "lon": None}
    Path("mine/events.json").write_text(json.dumps([{**EVENT, "place": {**place, "lat": 50.35}}]), encoding="utf-8")
    assert "a point has lat and lon; add the other one, or leave both out" in refusal(
        run, f"timeline {line} --strict", 1
    )


def test_a_value_of_extra_is_a_column_also_where_its_name_has_dots_and_blanks(run: Run, line: str) -> None:
    extra = {"fatalities": 3, "Dr. No": "yes"}
    Path("mine/events.json").write_text(json.dumps([{**EVENT, "extra": extra}]), encoding="utf-8")
    told = run("timeline", "--data", "mine", "--fields", "extra.fatalities,extra.Dr. No,extra.other", "--json").json()
    assert told == [{"extra.fatalities": 3, "extra.Dr. No": "yes", "extra.other": None}]
    assert "no field of events; did you mean extra?" in run(f"timeline {line} --fields extras.fatalities").err


def test_what_the_source_has_for_a_date_stands_where_it_could_not_be_read(run: Run, line: str) -> None:
    undated = [{**EVENT, "date_text": "autumn of the monkey"}, {**EVENT, "id": "dated", "date_edtf": "1950"}]
    Path("mine/events.json").write_text(json.dumps(undated), encoding="utf-8")
    table = run(f"timeline {line} --format table").out
    assert table.index("1950") < table.index("No date") < table.index("“autumn of the monkey”")
    assert "no date; printed as autumn of the monkey" in run(f"show bare {line} --format list").out
    assert "1 event without a date is in no window" in run(f"timeline {line} --from 1900 --format table").err
    assert run(f"timeline {line} --count-by effect --json").json()[-1]["key"] == "not-coded"
    assert run(f"chart {line}").out.startswith("Events, 1950\n1 event; 1 without a date left out\n")
