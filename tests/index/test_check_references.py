"""References: what their grades and days may be, and in which order they stand."""

from pathlib import Path
from typing import Any

import pytest

from conftest import Run
from folders import load, put, refusal, save, started

PAGE = {"title": "A page", "publisher": "A publisher", "url": "https://example.org/page"}


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make data of one's own."""
    monkeypatch.chdir(tmp_path)
    return Path(started("mine"))


def problems(run: Run) -> list[dict[str, Any]]:
    """Return what `validate` says."""
    return list(run("validate mine --json").json())


def test_references_are_ordered_by_grade_and_else_stay_as_they_stand(run: Run, mine: Path) -> None:
    grades = [None, "copy", "my own", "press", "primary", "press", "scholarly", "reference-work"]
    pages = [{**PAGE, "title": str(at), "grade": grade} for at, grade in enumerate(grades)]
    put(mine / "events.json", "/0/references", pages)
    put(mine / "claims.json", "/0/review", {"verdict": "judgement", "note": "A note.", "references": pages})
    order = ["4", "6", "3", "5", "7", "1", "0", "2"]
    [event] = run("timeline --data mine --json").json()
    [claim] = [row for row in run("claims --data mine --json").json() if row["review"]]
    [check] = run(f"check {claim['id']} --data mine --json").json()
    for row in (event, claim["review"], check):
        assert [page["title"] for page in row["references"]] == order


def test_a_reference_says_all_that_is_known_of_it_and_null_for_the_rest(run: Run, mine: Path) -> None:
    more = {
        "author": "Garver, John W.; Ministry of Foreign Affairs",
        "issued": "2016-05~",
        "grade": "copy",
        "copy_read": "2026-11-29",
        "accessed": "2026-11-28",
        "copy_of": "Another page",
    }
    put(mine / "events.json", "/0/references", [{**PAGE, **more}, PAGE])
    [event] = run("show my-event-1905 --data mine --json").json()
    assert event["references"] == [{**PAGE, **more}, {**PAGE, **dict.fromkeys(more)}]
    card = " ".join(run("show my-event-1905 --data mine --format list").out.split())
    assert "John W. Garver and Ministry of Foreign Affairs, A page, A publisher, c. May 2016 (copy)" in card


def test_a_grade_outside_the_list_is_worth_a_look_at_its_own_place(run: Run, mine: Path) -> None:
    put(mine / "events.json", "/0/references", [{**PAGE, "grade": "hearsay"}, {**PAGE, "grade": "primary"}])
    [problem] = problems(run)
    assert (problem["pointer"], problem["level"]) == ("/0/references/0/grade", "warning")
    assert problem["problem"] == 'grade is "hearsay"'
    assert run("validate mine").code == 0
    assert run("timeline --data mine").code == 0


@pytest.mark.parametrize("url", ["https://docslib.org/doc/1", "http://m.siyezi.com/x", "https://wenku.baidu.com:80/y"])
def test_what_people_upload_is_a_copy(run: Run, mine: Path, url: str) -> None:
    put(mine / "events.json", "/0/references/0", {**PAGE, "url": url, "grade": "scholarly"})
    [problem] = problems(run)
    assert problem["level"] == "warning"
    assert "people upload to" in problem["problem"]
    put(mine / "events.json", "/0/references/0/grade", "copy")
    assert problems(run) == []
    put(mine / "events.json", "/0/references/0", {**PAGE, "url": "https://docslibrary.org/", "grade": "press"})
    assert problems(run) == []


@pytest.mark.parametrize("key", ["copy_read", "accessed"])
def test_nothing_was_read_in_the_future(run: Run, mine: Path, key: str) -> None:
    put(mine / "events.json", "/0/references/0", {**PAGE, key: "9999-01-01"})
    [problem] = problems(run)
    assert (problem["pointer"], problem["level"]) == (f"/0/references/0/{key}", "error")
    assert problem["problem"] == f'{key} is "9999-01-01", which is in the future'
    assert run("validate mine").code == 1


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("issued", "May 2016", 'issued "May 2016" is no EDTF date'),
        ("copy_read", "2026-11", 'copy_read is "2026-11"; write a day as 1969-03-02'),
        ("grade", "", "grade is empty"),
    ],
)
def test_a_day_that_is_none_is_refused(run: Run, mine: Path, key: str, value: str, said: str) -> None:
    put(mine / "events.json", "/0/references/0", {**PAGE, key: value})
    assert said in refusal(run, "timeline --data mine --strict", 1)


def test_references_of_causes_and_reviews_and_in_lines_are_looked_at_too(run: Run, mine: Path) -> None:
    [event] = load(mine / "events.json")
    bad = {**PAGE, "grade": "hearsay"}
    cause = {"event": event["id"], "basis": "reference", "reference": bad}
    later = {**event, "id": "later", "date_edtf": "1906", "mentions": [], "causes": [cause]}
    (mine / "events.json").unlink()
    import json

    lines = "".join(json.dumps(row) + "\n" for row in (event, later))
    (mine / "events.jsonl").write_text(lines, encoding="utf-8")
    put(mine / "claims.json", "/0/review", {"verdict": "judgement", "note": "A note.", "references": [bad]})
    found = [(problem["file"], problem["line"], problem["pointer"]) for problem in problems(run)]
    assert ("mine/events.jsonl", 2, "/causes/0/reference/grade") in found
    assert "/0/review/references/0/grade" in [pointer for _, _, pointer in found]


def test_a_cause_says_where_in_its_reference_it_is_asserted(run: Run, mine: Path) -> None:
    [event] = load(mine / "events.json")
    passage = {"start": "Because of this", "end": "it came to that."}
    cause = {"event": event["id"], "basis": "reference", "reference": PAGE, "passage": passage}
    later = {**event, "id": "later", "date_edtf": "1906", "mentions": [], "causes": [cause]}
    save(mine / "events.json", [event, later])
    rows = {row["id"]: row for row in run("trace later --data mine --json").json()}
    assert (rows["later"]["passage"], rows[event["id"]]["passage"]) == (None, passage)
    sentence = "from “Because of this” to “it came to that.”"
    assert sentence in " ".join(run("trace later --data mine --format list").out.split())
    assert sentence in " ".join(run("show later --data mine --format list").out.split())
    save(mine / "events.json", [event, {**later, "causes": [{**cause, "basis": "judgement", "reference": None}]}])
    assert "a passage stands in a reference" in refusal(run, "timeline --data mine --strict", 1)


def test_a_cause_that_a_claim_asserts_says_what_the_record_says_of_the_claim(run: Run, mine: Path) -> None:
    [event] = load(mine / "events.json")
    claim = load(mine / "claims.json")[0]["id"]
    cause = {"event": event["id"], "basis": "claim", "claim": claim}
    later = {**event, "id": "later", "date_edtf": "1906", "mentions": [], "causes": [cause]}
    save(mine / "events.json", [event, later])
    put(mine / "claims.json", "/0/review", {"verdict": "judgement", "note": "A note."})
    [_, row] = run("trace later --data mine --json").json()
    assert row["verdict"] == "judgement"
    assert f"[{claim}] (judgement)" in " ".join(run("trace later --data mine --format list").out.split())
