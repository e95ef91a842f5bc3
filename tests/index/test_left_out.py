"""Records with faults are left out of answers, and what links to them stays if it can."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from conftest import Run
from folders import folder_of, like, load, problems, put, refusal, save, started

TEMPLATE = {"title": "T", "kind": "other", "themes": ["my-theme"]}


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a fresh folder `mine` in the working directory."""
    monkeypatch.chdir(tmp_path)
    return started("mine")


def event(id: str, **fields: Any) -> dict[str, Any]:
    """Return an event that needs nothing but its theme."""
    return {"id": id, "date_edtf": "1950", **TEMPLATE, **fields}


def add_events(mine: Path, *events: dict[str, Any]) -> None:
    """Write events beside that of the folder, a line each."""
    (mine / "events.jsonl").write_text("".join(json.dumps(one) + "\n" for one in events), encoding="utf-8")


FAULTS = {
    "a date": {"date_edtf": "1950s"},
    "a wrong type": {"title": 7},
    "an unknown field": {"colour": "red"},
    "an unknown reference": {"themes": ["nowhere"]},
    "a taken id": {"id": "my-event-1905"},
    "a blank at an end": {"title": "T "},
    "a cause after it": {"causes": [{"event": "late", "basis": "judgement"}]},
    "a circle": {"causes": [{"event": "bad", "basis": "judgement"}]},
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_record_with_a_fault_is_left_out_and_the_others_answer(mine: Path, run: Run, fault: dict[str, Any]) -> None:
    add_events(mine, {**event("bad"), **fault}, event("late", date_edtf="1990"))
    first = run("timeline --data mine --json")
    assert (first.code, first.ids()) == (1, ["my-event-1905", "late"])
    assert first.err.startswith("left out 1 record with faults: mine/events.jsonl:1:")
    assert first.err.endswith("; `sinorus validate mine` lists what is wrong\n")
    assert run("timeline --data mine --json") == first
    [problem] = [one for one in problems(run, "mine") if one["level"] == "error"]
    assert problem["problem"] in first.err
    for line in ("timeline --data mine --strict", "cite late --data mine", "export ics --data mine -o a.ics"):
        assert problem["problem"] in refusal(run, line, 1)


def test_on_a_terminal_a_table_ends_with_0(mine: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    add_events(mine, event("bad", title=7))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("sinorus.output.deliver.is_terminal", lambda: True)
    assert run("timeline --data mine --no-pager").code == 0
    assert run("timeline --data mine --format list --no-pager").code == 0
    assert run("timeline --data mine --format json").code == 1
    assert run("timeline --data mine -o a.txt").code == 1


def test_links_fall_away_until_nothing_more_changes(mine: Path, run: Run) -> None:
    put(mine / "sources.json", "/0/title", 7)
    put(mine / "drivers.json", "/0/label", "oil, gas")
    add_events(mine, event("later", causes=[{"event": "my-event-1905", "basis": "claim", "claim": "my-claim"}]))
    assert run("claims --data mine --json").json() == []
    events = run("timeline --data mine --json").json()
    assert [(row["id"], row["drivers"], row["causes"]) for row in events] == [
        ("my-event-1905", [], []),
        ("later", [], []),
    ]
    said = run("timeline --data mine --json").err
    assert said.startswith("left out 3 records with faults, and 3 links to what is left out: ")


def test_of_two_records_with_one_id_the_first_stays(mine: Path, run: Run) -> None:
    add_events(mine, event("twin", title="First"), event("twin", title="Second"))
    titles = [row["title"] for row in run("timeline --data mine --json").json()]
    assert titles == ["Something happened", "First"]


def test_what_cannot_be_read_at_all_is_refused(mine: Path, run: Run) -> None:
    for line in ("{", '{"id": "a", "id": "b"}', '{"id": NaN}', "7 7"):
        (mine / "events.jsonl").write_text(f"{line}\n", encoding="utf-8")
        assert refusal(run, "timeline --data mine", 1).startswith("mine/events.jsonl:1:")
    folder_of("bad", events=[event("a", title=7), event("b", themes=["nowhere"])])
    assert refusal(run, "timeline --data bad", 1).startswith("bad/events.json:")
    assert refusal(run, "timeline --data bad --data mine", 1).startswith("mine/events.jsonl:1:")


def test_what_is_left_out_is_told_by_the_names_that_files_have_now(mine: Path, run: Run) -> None:
    add_events(mine, event("my-event-1905"))
    run("timeline --data mine")
    mine.rename("yours")
    assert 'yours/events.jsonl:1:8 /id: the id "my-event-1905" is taken by yours/events.json:3 /0/id' in (
        run("timeline --data yours").err
    )


def test_the_tab_key_completes_in_silence(mine: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    add_events(mine, event("bad", title=7))
    monkeypatch.setenv("_SINORUS_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "sinorus\nshow\n--data\nmine\nmy-ev")
    monkeypatch.setenv("COMP_CWORD", "4")
    assert run("x") == (0, "my-event-1905\n", "")


def test_no_fault_of_a_record_hides_another(mine: Path, run: Run) -> None:
    claim = like("claim", text="T ", effect="warm", hedging="asserted", attributed_to="Mao", events=["nowhere"])
    save(mine / "claims.json", [claim, {**claim, "text": "T", "effect": "mixed", "attributed_to": None}])
    said = [one["problem"] for one in problems(run, "mine") if one["file"] == "mine/claims.json"]
    assert [text for text in said if "blank" in text or "warm" in text or "hedging attributed" in text] != []
    assert len([text for text in said if text.startswith("the text begins")]) == 1
    assert len([text for text in said if text.startswith("effect is")]) == 1
    assert len([text for text in said if text.startswith("hedging attributed")]) == 1
    assert len([text for text in said if '"nowhere" is no event' in text]) == 2
    assert len([text for text in said if "is taken by" in text]) == 1


def test_every_circle_is_named(mine: Path, run: Run) -> None:
    pairs = [("a", "b"), ("b", "a"), ("c", "d"), ("d", "c"), ("e", "e")]
    add_events(mine, *(event(id, causes=[{"event": cause, "basis": "judgement"}]) for id, cause in pairs))
    circles = [one["problem"] for one in problems(run, "mine") if "circle" in one["problem"]]
    assert circles == [f"causes run in a circle: {c}" for c in ("a → b → a", "c → d → c", "e → e")]
    assert set(run("timeline --data mine --json").ids()) == {"my-event-1905", "b", "d"}


def test_gaps_are_warnings_and_warnings_alone_exit_0(mine: Path, run: Run) -> None:
    add_events(mine, event("bare", place={"name": "Kyakhta"}), event("page", references=[{"title": "A"}]))
    save(mine / "claims.json", [{**like("claim"), "passage": None}])
    source = load(mine / "sources.json")[0]
    save(mine / "sources.json", [{**source, "author": [], "issued": None}])
    listed = run("validate mine --json")
    assert listed.code == 0
    assert {one["level"] for one in listed.json()} == {"warning"}
    assert {one["problem"] for one in listed.json()} == {
        "the place is not on the map",
        "the event has no reference",
        "the reference names no publisher",
        "the claim has no passage",
        "the source has no author",
        "the source has no date",
    }
