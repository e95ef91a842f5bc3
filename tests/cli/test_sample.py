"""`sample`: a sheet of records drawn by a seed, which every program could draw."""

import hashlib
from pathlib import Path

import pytest

from conftest import DATA, Run
from folders import load, refusal
from sheets import sheet

CLAIM = "id,text,source,paragraph,start,end,date_edtf,main_theme,effect,type,hedging,drivers,verdict"
EVENT = "id,text,date_edtf,main_theme,effect,kind,confidence,drivers"
CODES = ("main_theme", "effect", "type", "hedging", "drivers", "verdict", "kind", "confidence")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def ids(run: Run, line: str) -> list[str]:
    result = run(f"{line} -o sheet.csv")
    assert (result.code, result.out, result.err) == (0, "", "")
    return [row["id"] for row in sheet("sheet.csv")]


@pytest.mark.parametrize(("records", "header"), [("claims", CLAIM), ("events", EVENT)])
def test_a_sheet_says_what_the_record_is_and_leaves_its_codes_empty(run: Run, records: str, header: str) -> None:
    assert len(ids(run, f"sample {records} 40")) == 40
    assert Path("sheet.csv").read_text(encoding="utf-8").splitlines()[0] == header
    for row in sheet("sheet.csv"):
        assert row["id"]
        assert row["text"]
        assert [row[name] for name in CODES if row.get(name)] == []


def test_a_claim_stands_with_the_place_of_its_passage(run: Run) -> None:
    claims = {row["id"]: row for row in load(DATA / "claims.json")}
    ids(run, "sample claims 20")
    for row in sheet("sheet.csv"):
        claim = claims[row["id"]]
        passage = claim["passage"]
        assert row["text"] == claim["text"]
        assert row["source"] == claim["source"]
        assert row["paragraph"] == str(passage["paragraph"] or "")
        assert (row["start"], row["end"]) == (passage["start"], passage["end"])


def test_an_event_stands_with_its_title_and_its_summary(run: Run) -> None:
    events = {row["id"]: row for row in load(DATA / "events.json")}
    ids(run, "sample events 20")
    for row in sheet("sheet.csv"):
        assert row["text"] == f"{events[row['id']]['title']}: {events[row['id']]['summary']}"


def test_those_are_drawn_whose_hash_with_the_seed_is_smallest(run: Run) -> None:
    every = run("claims --json").ids()
    lots = sorted(every, key=lambda id: hashlib.sha256(f"7:{id}".encode()).hexdigest())
    assert ids(run, "sample claims 25 --seed 7") == lots[:25]


def test_a_seed_draws_the_same_again_another_seed_others_and_more_begins_with_less(run: Run) -> None:
    few, many = ids(run, "sample events 10 --seed 3"), ids(run, "sample events 30 --seed 3")
    assert many[:10] == few == ids(run, "sample events 10 --seed 3")
    assert set(few) != set(ids(run, "sample events 10 --seed 4"))
    assert ids(run, "sample claims 10") == ids(run, "sample claims 10 --seed 1")


def test_without_a_file_the_sheet_goes_to_standard_output(run: Run) -> None:
    assert run("sample claims 5 -o sheet.csv").code == 0
    for line in ("sample claims 5", "sample claims 5 -o -"):
        assert run(line) == (0, Path("sheet.csv").read_text(encoding="utf-8"), "")


def test_filters_choose_what_is_drawn_from(run: Run) -> None:
    drawn = ids(run, "sample claims 5 --source sikka --theme energy")
    assert set(drawn) <= set(run("claims --source sikka --theme energy --json").ids())
    assert set(ids(run, "sample events 5 --during 1969")) <= set(run("timeline --during 1969 --json").ids())


def test_where_fewer_match_all_of_them_are_written_and_it_is_said(run: Run) -> None:
    result = run("sample events 500 --during 1969")
    assert result.code == 0
    assert len(result.out.splitlines()) == 1 + len(run("timeline --during 1969 --json").ids())
    assert "no more match" in result.err


def test_where_nothing_matches_it_is_said(run: Run) -> None:
    result = run("sample claims 5 --search nothinglikeit")
    assert (result.code, result.out) == (0, f"{CLAIM}\n")
    assert result.err.startswith("nothing matched: 0 of ")


def test_every_data_folder_has_sheets(run: Run) -> None:
    assert run("new mine").code == 0
    result = run("sample claims 1 --data mine")
    assert result.out.splitlines()[1].startswith("my-claim,The railway brought the two empires closer")


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("sample drivers 5", 2, '"drivers" cannot be sampled; there are claims, events'),
        ("sample claim 5", 2, '"claim" cannot be sampled; did you mean claims?'),
        ("sample claims 0", 2, "invalid value for 'N': 0 is not in the range x>=1"),
        ("sample claims", 2, "missing argument 'N'"),
        ("sample claims 5 -o sheet.xlsx", 2, '-o "sheet.xlsx": a sheet is CSV; let the name end in .csv'),
        ("sample claims 5 --theme enrgy", 2, "did you mean energy?"),
    ],
)
def test_what_cannot_be_drawn_is_refused(run: Run, line: str, code: int, said: str) -> None:
    assert said in refusal(run, line, code)
