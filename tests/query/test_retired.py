"""Ids that are given no more, and the reasons of changes: nobody who cited a record is left alone."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from browsed_pages import texts_inside
from conftest import DATA, ROOT, Run
from folders import load, put, refusal, save, started
from sinorus.base.checksum import digest
from sinorus.index import open_index
from sinorus.query import lookup
from sinorus.query.retired import RetiredId

FILES = ("sources", "themes", "drivers", "periods", "actors", "places", "events", "claims", "contrasts")
RELEASED: dict[str, str] = json.loads((DATA / "released.json").read_text(encoding="utf-8"))["records"]
REVISIONS: list[dict[str, Any]] = json.loads((DATA / "revisions.json").read_text(encoding="utf-8"))
RETIRED = {row["id"]: row for row in json.loads((DATA / "retired.json").read_text(encoding="utf-8"))}


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make data in which one event was split in two and another one dropped."""
    monkeypatch.chdir(tmp_path)
    folder = Path(started("mine"))
    [event] = load(folder / "events.json")
    save(folder / "events.json", [event, {**event, "id": "second", "mentions": []}])
    retired = [
        {"id": "long-war", "day": "2026-11-01", "why": "It was two wars.", "by": ["my-event-1905", "second"]},
        {"id": "war", "day": "2026-11-01", "why": "It had a name like others.", "by": ["second"]},
        {"id": "rumour", "day": "2026-11-01", "why": "It never happened"},
    ]
    save(folder / "retired.json", retired)
    return folder


SPLIT = 'the id "long-war" was retired on 2026-11-01: It was two wars; `sinorus show my-event-1905 second` tells'


@pytest.mark.parametrize("line", ["show long-war", "cite long-war", "trace long-war", "show second long-war"])
def test_a_retired_id_is_answered_with_what_took_its_place(run: Run, mine: Path, line: str) -> None:
    assert SPLIT in refusal(run, f"{line} --data mine --strict", 1)


def test_where_nothing_took_its_place_it_is_said(run: Run, mine: Path) -> None:
    assert "It never happened; nothing took its place" in refusal(run, "show rumour --data mine --strict", 1)
    assert "It never happened; nothing took its place" in refusal(run, "claims --event rumour --data mine", 2)


@pytest.mark.parametrize("name", ["long-war", "war,long-war", "second,long-war"])
def test_in_a_filter_it_stands_for_what_took_its_place(run: Run, mine: Path, name: str) -> None:
    result = run(f"claims --event {name} --data mine --json")
    assert result.ids() == run("claims --event my-event-1905,second --data mine --json").ids() != []
    assert SPLIT in result.err


@pytest.mark.parametrize(
    ("retired", "said"),
    [
        ([{"id": "second", "day": "2026-11-01", "why": "A."}], 'the id "second" was retired, says mine/retired.json:'),
        ([{"id": "a", "day": "2026-11-01", "why": "A."}] * 2, 'the id "a" was retired, says mine/retired.json:'),
        ([{"id": "a", "day": "2026-11-01", "why": "A.", "by": ["b"]}], '"b" is no record in the data'),
        ([{"id": "a", "day": "2026-11", "why": "A."}], 'day is "2026-11"; write a day as 1969-03-02'),
        ([{"id": "a", "day": "2026-11-01"}], "why is missing"),
    ],
)
def test_a_retired_id_is_not_given_again(run: Run, mine: Path, retired: object, said: str) -> None:
    save(mine / "retired.json", retired)
    assert said in refusal(run, "timeline --data mine --strict", 1)


@pytest.mark.parametrize(
    ("revision", "said"),
    [
        ({"ids": ["second", "nothing"]}, '/0/ids/1: "nothing" is no record in the data'),
        ({"why": ""}, "why is empty"),
        ({"day": "2026-02-30"}, "/0/day"),
        ({"fields": []}, "fields is empty"),
    ],
)
def test_a_change_has_its_reason(run: Run, mine: Path, revision: dict[str, Any], said: str) -> None:
    whole = {
        "version": "2",
        "day": "2026-11-01",
        "ids": ["second", "rumour"],
        "fields": ["title"],
        "why": "A.",
        "source": "B.",
    }
    save(mine / "revisions.json", [whole])
    assert run("timeline --data mine").code == 0
    save(mine / "revisions.json", [{**whole, **revision}])
    assert said in refusal(run, "timeline --data mine --strict", 1)


def test_a_replay_says_what_became_of_each_record_and_why(run: Run, mine: Path) -> None:
    (mine / "retired.json").unlink()
    [event, second] = load(mine / "events.json")
    gone = [{**second, "id": id} for id in ("long-war", "war", "rumour", "unsaid")]
    save(mine / "events.json", [event, second, *gone])
    put(mine / "dataset.json", "/version", "0.9")
    assert run("cite --query timeline --data mine -o answer.json").code == 0
    assert run("cite", "--query", "show long-war second", "--data", "mine", "-o", "shown.json").code == 0
    save(mine / "events.json", [event, {**second, "title": "Another title"}])
    put(mine / "dataset.json", "/version", "0.10")
    retired = [
        {"id": "long-war", "day": "2026-11-01", "why": "Two wars.", "by": ["my-event-1905", "second"]},
        {"id": "war", "day": "2026-11-01", "why": "A name like others.", "by": ["second"]},
        {"id": "rumour", "day": "2026-11-01", "why": "It never happened."},
    ]
    save(mine / "retired.json", retired)
    change = {"day": "2026-11-01", "ids": ["second"], "fields": ["title"], "source": "A page."}
    revisions = [{**change, "version": "0.9", "why": "Old."}, {**change, "version": "0.10", "why": "A better title."}]
    save(mine / "revisions.json", revisions)
    rows = {row.pop("id"): row for row in run("replay answer.json --data mine --json").json()}
    assert rows == {
        "second": {"change": "changed", "by": [], "why": ["A better title."]},
        "long-war": {"change": "split", "by": ["my-event-1905", "second"], "why": ["Two wars."]},
        "war": {"change": "retired", "by": ["second"], "why": ["A name like others."]},
        "rumour": {"change": "retired", "by": [], "why": ["It never happened."]},
        "unsaid": {"change": "removed", "by": [], "why": []},
    }
    shown = run("replay shown.json --data mine --json")
    assert (shown.code, [row["change"] for row in shown.json()]) == (0, ["changed", "split"])


def test_a_link_of_a_page_to_a_retired_id_leads_to_what_took_its_place(run: Run, mine: Path) -> None:
    assert run("page --data mine -o page.html").code == 0
    assert {"long-war", "It was two wars.", "second"} <= {*texts_inside(Path("page.html"))}


def records() -> dict[str, Any]:
    """Return every packaged record as its file has it, by its id."""
    lists = [json.loads((DATA / f"{name}.json").read_text(encoding="utf-8")) for name in FILES]
    series = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((DATA / "series").glob("*.json"))]
    return {row["id"]: row for rows in [*lists, series] for row in rows}


def test_every_packaged_record_that_differs_from_0_1_0_has_its_reason() -> None:
    now = records()
    said = {id for revision in REVISIONS for id in revision["ids"]}
    changed = {id for id, hash in RELEASED.items() if id in now and digest(now[id]) != hash}
    assert changed - said == set(), "data/revisions.json says of each of these records why it was changed"
    assert len(changed) > 100
    assert {id for id in RELEASED if id not in now} == set(RETIRED) & set(RELEASED)
    assert all(id in now for row in RETIRED.values() for id in row.get("by", ()))


def test_what_a_retired_packaged_id_leads_to_is_there() -> None:
    with open_index([]) as index:
        for id, row in RETIRED.items():
            by = row.get("by", [])
            with pytest.raises(RetiredId, match=re.escape(" ".join(by)) if by else "nothing took its place"):
                lookup.find(index.db, [id])
            assert [found["id"] for found in lookup.find(index.db, by)] == by


def test_the_page_on_data_says_what_stands_in_the_files() -> None:
    page = (ROOT / "docs/data.md").read_text(encoding="utf-8")
    assert {"places.json", "retired.json", "revisions.json", "released.json"} <= set(re.findall(r"`([\w.]+)`", page))
