"""`revisions`: what was changed in the data since a version, and why."""

import json
from pathlib import Path

import pytest

from conftest import DATA, Run
from folders import load, put, refusal, save, started
from sinorus.base.wording import join

REVISIONS = json.loads((DATA / "revisions.json").read_text(encoding="utf-8"))
CHANGE = {"version": "0.10", "day": "2026-11-01", "fields": ["title"], "why": "It was wrong.", "source": "A page."}


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make data with three changes: of a version that is told, of a later one, and of many records."""
    monkeypatch.chdir(tmp_path)
    folder = Path(started("mine"))
    put(folder / "dataset.json", "/version", "0.10")
    save(folder / "retired.json", [{"id": "rumour", "day": "2026-11-01", "why": "It never happened."}])
    save(folder / "released.json", {"version": "0.8", "records": {}})
    changes = [
        {**CHANGE, "version": "0.9", "ids": ["my-event-1905"]},
        {**CHANGE, "ids": ["my-essay"]},
        {**CHANGE, "ids": ["my-claim", "my-event-1905", "my-essay", "rumour", "my-theme"]},
    ]
    save(folder / "revisions.json", changes)
    return folder


def test_all_changes_are_told_as_the_data_tell_them(run: Run) -> None:
    assert run("revisions --json").json() == REVISIONS
    assert run("revisions --since 0.1.0 --json").json() == REVISIONS


def test_later_changes_are_those_of_later_versions_by_their_numbers(run: Run, mine: Path) -> None:
    assert len(run("revisions --data mine --json").json()) == 3
    assert len(run("revisions --data mine --since 0.8 --json").json()) == 3
    assert [row["version"] for row in run("revisions --data mine --since 0.9 --json").json()] == ["0.10", "0.10"]
    assert run("revisions --data mine --since 0.10 --json").json() == []


def test_changes_of_single_records_are_told(run: Run, mine: Path) -> None:
    rows = run("revisions my-event-1905 --data mine --json").json()
    assert [len(row["ids"]) for row in rows] == [1, 5]
    assert [len(row["ids"]) for row in run("revisions my-event-1905 my-essay --data mine --json").json()] == [1, 1, 5]
    assert [len(row["ids"]) for row in run("revisions my-event-1905 --since 0.9 --data mine --json").json()] == [5]


def test_people_are_told_the_first_records_of_a_change_and_programs_all(
    run: Run, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    listed = " ".join(run("revisions my-claim --data mine --format list").out.split())
    assert "Records: my-claim, my-event-1905, my-essay and 2 more" in listed
    asked = " ".join(run("revisions my-theme --data mine --format list").out.split())
    assert "Records: my-theme, my-claim, my-event-1905 and 2 more" in asked
    assert "Why: It was wrong. Seen in: A page." in listed
    assert "and 2 more" in run("revisions --data mine --format table").out
    assert run("revisions my-claim --data mine").out == (
        "0.10\t2026-11-01\tmy-claim;my-event-1905;my-essay;rumour;my-theme\ttitle\tIt was wrong.\tA page.\n"
    )


def test_a_version_that_never_was_is_refused_with_those_that_were(run: Run, mine: Path) -> None:
    versions = sorted({load(DATA / "dataset.json")["version"], "0.1.0", *(row["version"] for row in REVISIONS)})
    assert refusal(run, "revisions --since 0.1.1", 2) == (
        f'--since "0.1.1" is no version of the data; there are {join(versions)}'
    )
    assert "there are 0.8, 0.9 and 0.10" in refusal(run, "revisions --since 1 --data mine", 2)
    for name in ("dataset", "revisions", "released"):
        (mine / f"{name}.json").unlink()
    assert "no version of the data; there are none" in refusal(run, "revisions --since 1 --data mine", 2)


@pytest.mark.parametrize("text", ["", "[", "[]", "{}", "7"])
def test_hashes_without_a_version_tell_of_none(run: Run, mine: Path, text: str) -> None:
    (mine / "released.json").write_text(text, encoding="utf-8")
    assert "there are 0.9 and 0.10" in refusal(run, "revisions --since 0.8 --data mine", 2)


def test_an_id_that_no_record_bears_is_refused_and_one_that_went_answered(run: Run, mine: Path) -> None:
    assert "is the id of no record" in refusal(run, "revisions nothing --data mine --strict", 1)
    assert "It never happened; nothing took its place" in refusal(run, "revisions rumour --data mine --strict", 1)


def test_data_without_changes_have_none(run: Run, mine: Path) -> None:
    (mine / "revisions.json").unlink()
    result = run("revisions --data mine")
    assert (result.code, result.out, result.err) == (0, "", "nothing matched: 0 of 0 revisions\n")
