"""Data that break the codebook are refused by every command, and `validate` lists all that is wrong with them."""

from pathlib import Path
from typing import Any

import pytest

from conftest import Run
from folders import like, load, problems, put, refusal, save, started

FIGURE = {"value": 7, "unit": "%", "bound": "about", "date_edtf": None, "what": "a share"}


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a fresh folder `mine` in the working directory."""
    monkeypatch.chdir(tmp_path)
    return started("mine")


# File and pointer, the value put there, and what is said about it.
WRONG: dict[str, tuple[str, Any, str]] = {
    "misspelt field": ("events/0/disputd", "x", 'unknown field "disputd"; did you mean "disputed"?'),
    "unknown field": ("themes/0/colour", "x", 'unknown field "colour"; the fields are description, id, label'),
    "unknown inner field": ("events/0/place/zoom", 3, 'unknown field "zoom"; take it out'),
    "date as a number": ("events/0/date_edtf", 1969, 'date_edtf must be text; write "1969"'),
    "title that is null": ("events/0/title", None, "title must be text"),
    "list that is text": ("events/0/themes", "my-theme", "themes must be a list"),
    "truth as text": ("periods/0/era", "yes", "era must be true or false"),
    "number as text": ("claims/0/figure/value", "7", "value must be a number"),
    "latitude as text": ("events/0/place/lat", "45", "lat must be a number"),
    "latitude beyond the pole": ("events/0/place/lat", 91, "lat is"),
    "paragraph 0": ("events/0/mentions/0/paragraph", 0, "paragraph is"),
    "paragraph one and a half": ("events/0/mentions/0/paragraph", 1.5, "paragraph must be a whole number"),
    "unknown effect": ("events/0/effect", "warm", "write one of cooperation, friction, mixed or neutral"),
    "unknown kind": ("events/0/kind", "deal", "write one of agreement, conflict, crisis"),
    "empty title": ("events/0/title", "", "title is empty"),
    "blank title": ("events/0/title", "  ", "the text begins or ends with a blank; take the blank out"),
    "two lines": ("events/0/title", "two\nlines", 'a line break behind "two"; write a blank in its place'),
    "script address": ("events/0/references/0/url", "javascript:alert(1)", "only http and https addresses are allowed"),
    "comma in a label": ("drivers/0/label", "oil, gas", "leave commas out"),
    "day that is none": ("events/0/date_edtf", "1969-02-30", "is no EDTF date: February 1969 has 28 days"),
    "Julian leap day": (
        "events/0/date_edtf", "1900-02-29", "only in the Julian calendar; in the Gregorian it is 1900-03-13",
    ),
    "Cyrillic mask": (
        "events/0/date_edtf", "195\u0425", "(U+0425) stands where the Latin X belongs; write for example 195X",
    ),
    "backwards": ("events/0/date_edtf", "1969-03-15/1969-03-02", "runs backwards"),
    "English date": ("events/0/date_edtf", "14 February 1950", "EDTF has no blanks; write 1950-02-14"),
    "as_of without a day": ("dataset/as_of", "2026", "write a day as 1969-03-02"),
    "as_of that is no day": ("dataset/as_of", "2026-02-31", "as_of"),
    "issued without a year": ("sources/0/issued/date-parts/0", [], "date-parts"),
}  # fmt: skip


@pytest.mark.parametrize(("where", "value", "said"), WRONG.values(), ids=WRONG)
def test_a_wrong_value_is_named_by_file_line_and_pointer(
    mine: Path, run: Run, where: str, value: Any, said: str
) -> None:
    name, _, pointer = where.partition("/")
    file = mine / f"{name}.json"
    put(mine / "claims.json", "/0/figure", FIGURE)
    put(file, f"/{pointer}", value)
    [problem] = [problem for problem in problems(run, "mine") if problem["file"] == str(file)]
    assert said in f"{problem['problem']}; {problem['remedy']}"
    assert f"/{pointer}".startswith(problem["pointer"])
    line = file.read_text(encoding="utf-8").splitlines()[problem["line"] - 1]
    assert f'"{problem["pointer"].rpartition("/")[2]}"' in line or problem["pointer"][-1].isdigit()
    place = f"{file}:{problem['line']}:{problem['column']} {problem['pointer']}: "
    assert refusal(run, "timeline --data mine --strict", 1).startswith(place)


@pytest.mark.parametrize("id", ["../x", "/abs", "A B", "", "-rf", "a/b", ".hidden", "x.", "x" * 65, "\u0430"])
def test_an_id_that_could_be_a_path_or_an_option_is_refused(mine: Path, run: Run, id: str) -> None:
    put(mine / "themes.json", "/-", like("theme", id=id))
    message = refusal(run, "timeline --data mine --strict", 1)
    assert message.startswith("mine/themes.json:8:9 /1/id: id is")
    assert message.endswith("an id has up to 64 of a-z, 0-9 and -, and begins with a letter or digit")


def test_a_missing_field_is_named_with_the_place_of_its_record(mine: Path, run: Run) -> None:
    record = like("theme", id="another")
    del record["label"]
    put(mine / "themes.json", "/-", record)
    message = refusal(run, "timeline --data mine --strict", 1)
    assert message == 'mine/themes.json:7:2 /1: label is missing; add "label"'


def event_with(mine: Path, **fields: Any) -> None:
    """Change the event of the folder."""
    save(mine / "events.json", [like("event", **fields)])


def test_fields_that_contradict_each_other_are_refused(mine: Path, run: Run) -> None:
    event_with(mine, causes=[{"event": "my-event-1905", "basis": "claim"}])
    assert "basis claim names the claim, and only then" in refusal(run, "timeline --data mine --strict", 1)
    event_with(mine, causes=[{"event": "my-event-1905", "basis": "reference"}])
    assert "basis reference gives the reference, and only then" in refusal(run, "timeline --data mine --strict", 1)
    started("yours")
    put(Path("yours/claims.json"), "/0/hedging", "attributed")
    assert "hedging attributed names whom in attributed_to" in refusal(run, "timeline --data yours --strict", 1)
    put(Path("yours/claims.json"), "/0/hedging", "asserted")
    put(Path("yours/actors.json"), "/0/members", ["my-railway"])
    assert "a line has members and nothing else has" in refusal(run, "timeline --data yours --strict", 1)


def test_a_julian_day_must_be_the_day_of_the_event(mine: Path, run: Run) -> None:
    event_with(mine, date_edtf="1905-09-14", date_os="1905-09-01", calendar="julian")
    assert run("timeline --data mine").code == 0
    event_with(mine, date_edtf="1905-09-15", date_os="1905-09-01", calendar="julian")
    assert "date_os 1905-09-01 (Julian) is 1905-09-14, but date_edtf says 1905-09-15" in refusal(
        run, "timeline --data mine --strict", 1
    )
    event_with(mine, date_os="1905-02-31", calendar="julian")
    assert "date_os 1905-02-31 is no day of the Julian calendar" in refusal(run, "timeline --data mine --strict", 1)
    event_with(mine, date_os="1905-09-01")
    assert "set calendar to julian, or leave date_os out" in refusal(run, "timeline --data mine --strict", 1)


def test_two_hundred_broken_records_make_twenty_lines(mine: Path, run: Run) -> None:
    save(mine / "themes.json", [{"id": n, "label": None} for n in range(200)])
    result = run("validate mine --limit 20")
    assert (result.code, len(result.out.splitlines())) == (1, 20)
    assert "20 shown, --all shows all" in result.err
    assert len(run("validate mine").out.splitlines()) == len(problems(run, "mine")) >= 600
    assert len(run("validate mine --format csv").out.splitlines()) > 600
    assert len(refusal(run, "timeline --data mine --strict", 1)) < 300


def test_all_files_are_checked_at_once_and_listed_by_file_and_line(mine: Path, run: Run) -> None:
    put(mine / "themes.json", "/-", {"id": "b", "label": "B"})
    put(mine / "actors.json", "/-", {"id": "B", "name": "B", "kind": "town"})
    (mine / "dataset.json").write_text("{", encoding="utf-8")
    found = problems(run, "mine")
    assert [problem["file"][5:-5] for problem in found] == ["actors", "actors", "dataset", "themes"]
    keys = ("file", "line", "column", "pointer", "problem", "remedy", "level")
    assert [tuple(problem) for problem in found] == [keys] * 4


@pytest.mark.slow
@pytest.mark.floor
def test_validate_says_when_all_is_well(mine: Path, run: Run) -> None:
    assert run("validate mine") == (0, "", "no problems found\n")
    assert run("validate mine --json").json() == []
    assert run("validate").code == 0


def test_what_a_broken_record_leads_to_is_not_blamed(mine: Path, run: Run) -> None:
    put(mine / "events.json", "/0/effect", "warm")
    save(mine / "claims.json", [like("claim", id=f"claim-{n}") for n in range(30)])
    assert [problem["pointer"] for problem in problems(run, "mine")] == ["/0/effect"]
    (mine / "events.json").write_text("[", encoding="utf-8")
    assert [problem["file"] for problem in problems(run, "mine")] == ["mine/events.json"]


def test_a_theme_without_a_driver_is_reported_but_does_no_harm(mine: Path, run: Run) -> None:
    put(mine / "themes.json", "/-", like("theme", id="bare", label="Bare"))
    put(mine / "claims.json", "/0/themes/-", "bare")
    [warning] = run("validate mine --json").json()
    assert (warning["level"], warning["problem"]) == ("warning", 'the theme "bare" has claims but no driver')
    assert run("validate mine").code == 0
    assert run("timeline --data mine --json").ids() == ["my-event-1905"]


def test_a_file_with_almost_the_right_name_is_reported(mine: Path, run: Run) -> None:
    save(mine / "event.json", [])
    save(mine / "notes.json", [])
    [problem] = problems(run, "mine")
    assert (problem["file"], problem["remedy"]) == ("mine/event.json", "is events.json meant?")


def test_validate_never_overwrites_the_data(mine: Path, run: Run) -> None:
    message = refusal(run, "validate mine --json -o mine/events.json", 2)
    assert message.startswith('cannot write "mine/events.json": it is an input of this run')


def test_no_check_rests_on_assert(mine: Path, process: Run) -> None:
    put(mine / "events.json", "/0/date_edtf", "1969-02-30")
    result = process("validate", "mine", env={"PYTHONOPTIMIZE": "2"})
    assert (result.code, "February 1969 has 28 days" in result.out) == (1, True)


def test_every_bad_line_of_a_jsonl_file_is_listed(mine: Path, run: Run) -> None:
    (mine / "events.jsonl").write_text('{"id": "a",}\n{"id": "b"}\nno json\n', encoding="utf-8")
    listed = run("validate mine --json").json()
    assert {row["line"] for row in listed if row["file"] == "mine/events.jsonl"} == {1, 2, 3}


@pytest.mark.parametrize("line", ["date 1950", "timeline", "validate"])
@pytest.mark.parametrize("name", ["themes.json", "fingerprints.json"])
def test_no_output_overwrites_a_file_of_the_folder_that_the_environment_names(
    mine: Path, run: Run, monkeypatch: pytest.MonkeyPatch, line: str, name: str
) -> None:
    monkeypatch.setenv("SINORUS_DATA", str(mine))
    (mine / "fingerprints.json").write_text("{}", encoding="utf-8")
    before = (mine / name).read_bytes()
    result = run(f"{line} -o mine/{name}")
    assert (result.code, result.out) == (2, "")
    assert "is an input of this run" in result.err
    assert (mine / name).read_bytes() == before


def test_a_contrast_is_not_blamed_for_a_claim_that_could_not_be_read(run: Run, mine: Path) -> None:
    [claim, *_], [source, *_] = load(mine / "claims.json"), load(mine / "sources.json")
    # Another work by its title and address, since `validate` rightly warns of one work that is taken down twice.
    other = source | {"id": "other", "title": "Another essay", "URL": "https://example.org/another"}
    save(mine / "sources.json", [source, other])
    save(mine / "claims.json", [claim, claim | {"id": "k2", "source": "other", "effect": "warm"}])
    contrast = {"id": "x", "claims": [claim["id"], "k2"], "relation": "agree", "why": "Because."}
    save(mine / "contrasts.json", [contrast])
    told = run("validate mine").out.splitlines()
    assert len(told) == 1
    assert "/1/effect" in told[0]
