"""Retired drivers that had a sign: in a filter each stands for its force with that sign, and nowhere else."""

import json
from pathlib import Path
from typing import Any

import pytest

from conftest import DATA, Run
from folders import folder_of, like, load, put, started

RETIRED = {row["id"]: row for row in json.loads((DATA / "retired.json").read_text(encoding="utf-8"))}
DRIVERS = {row["id"] for row in json.loads((DATA / "drivers.json").read_text(encoding="utf-8"))}
OLD = [id for id, row in RETIRED.items() if row["by"] and DRIVERS.issuperset(row["by"])]
SIGNS = {"friction": ["friction", "mixed"], "cooperation": ["cooperation", "mixed"]}


def rows(run: Run, line: str) -> list[dict[str, Any]]:
    return list(run(f"{line} --json").json())


def expected(command: str, run: Run, old: str) -> set[str]:
    """Return the ids of what bears the force of an old driver, with its sign if it had one."""
    [force], effects = RETIRED[old]["by"], RETIRED[old].get("effects")
    bearing = (row for row in rows(run, command) if force in row["drivers"])
    return {row["id"] for row in bearing if not effects or row["effect"] in effects}


@pytest.mark.slow
@pytest.mark.parametrize("old", OLD)
def test_every_driver_of_0_1_0_that_went_answers_with_its_force_and_its_sign(run: Run, old: str) -> None:
    for command in ("timeline", "claims"):
        result = run(f"{command} --driver {old} --json")
        assert set(result.ids()) == expected(command, run, old)
        assert result.err.count(f'the id "{old}" was retired on 2026-11-29') == 1
    assert RETIRED[old].get("effects", ["friction", "mixed"]) in SIGNS.values()


def test_twelve_of_them_had_a_sign_and_no_driver_that_stayed_has_one() -> None:
    assert len([old for old in OLD if RETIRED[old].get("effects")]) == 12
    assert len(OLD) == 22
    assert not DRIVERS & set(RETIRED)


def test_the_sentence_says_once_what_the_id_stands_for(run: Run) -> None:
    result = run("timeline --driver border-disputes --driver not:energy-fit,border-disputes --json")
    [sentence] = [line for line in result.err.splitlines() if "border-disputes" in line]
    assert "`sinorus show border` tells what took its place; " in sentence
    assert sentence.endswith("; here it stands for border with the effect friction or mixed")
    assert result.json() == []


@pytest.mark.parametrize("command", ["timeline", "claims", "claims --limit 5", "timeline --limit 3"])
def test_a_sign_belongs_to_its_value_alone(run: Run, command: str) -> None:
    joined = rows(run, f"{command} --driver ideological-rift,energy-fit")
    every = rows(run, command.split()[0])
    fitting = [
        row["id"]
        for row in every
        if "energy-fit" in row["drivers"] or ("creed" in row["drivers"] and row["effect"] in SIGNS["friction"])
    ]
    assert [row["id"] for row in joined] == fitting[: len(joined)]
    assert len(joined) == (int(command[-1]) if "limit" in command else len(fitting))


@pytest.mark.parametrize("command", ["timeline", "claims", "timeline --theme territory", "claims --from 1949"])
def test_not_denies_the_force_and_the_sign_together(run: Run, command: str) -> None:
    every, with_it = (set(run(f"{command} {more} --json").ids()) for more in ("", "--driver border-disputes"))
    assert set(run(f"{command} --driver not:border-disputes --json").ids()) == every - with_it
    assert 0 < len(with_it) < len(every)


def test_beside_the_force_itself_the_sign_says_nothing(run: Run) -> None:
    assert run("claims --driver border,border-disputes --json").ids() == run("claims --driver border --json").ids()


def test_drivers_counts_under_the_force_what_has_the_sign(run: Run) -> None:
    [border] = rows(run, "drivers --driver border-disputes")
    assert border["id"] == "border"
    assert set(border["claims"]) == expected("claims", run, "border-disputes")
    assert set(border["events"]) == expected("timeline", run, "border-disputes")
    assert border["effect"]["cooperation"] == border["effect"]["neutral"] == 0
    rest = {row["id"]: row for row in rows(run, "drivers --driver not:border-disputes")}
    [whole] = rows(run, "drivers --driver border")
    assert set(rest["border"]["claims"]) == set(whole["claims"]) - set(border["claims"])
    plain = run("drivers --driver border-disputes --format plain").out
    assert plain.split("\t")[2] == str(len(border["claims"]))


def test_compare_takes_it_too(run: Run) -> None:
    told = {
        id for row in rows(run, "compare --driver ideological-rift") for ids in row["claims"].values() for id in ids
    }
    assert expected("claims", run, "ideological-rift") <= told
    assert {row["driver"] for row in rows(run, "compare --driver ideological-rift")} == {"creed"}


def test_a_cited_answer_keeps_the_retired_id_because_its_sign_has_no_other_word(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run("cite", "--query", "claims --driver ideological-rift,mutual-restraint", "-o", "answer.json")
    answer = json.loads(Path("answer.json").read_text(encoding="utf-8"))
    assert answer["query"] == "claims --driver ideological-rift,support-and-restraint"
    assert "identical" in run("replay answer.json").err


def test_a_retired_event_has_no_sign_and_answers_as_before(run: Run) -> None:
    result = run("claims --event chinese-civil-war-1949 --json")
    assert result.ids() == run("claims --event chinese-civil-war-1937,chinese-civil-war-second-1949 --json").ids()
    assert "here it stands" not in result.err


@pytest.mark.parametrize(
    "name", ["ideology", "Ideological rift", "border disputes", "Chinese investment and construction"]
)
def test_old_labels_and_aliases_find_the_force(run: Run, name: str) -> None:
    assert len(run("drivers", "--driver", name, "--json").ids()) == 1


def test_a_driver_of_ones_own_with_a_retired_id_is_that_driver(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    mine = started("mine")
    put(mine / "drivers.json", "/0/id", "border-disputes")
    for name in ("claims", "events"):
        put(mine / f"{name}.json", "/0/drivers", ["border-disputes"])
    result = run("claims --driver border-disputes --data mine --json")
    assert (result.ids(), "retired" in result.err) == (["my-claim"], False)


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make data whose claim and event name drivers that the packaged data have retired."""
    monkeypatch.chdir(tmp_path)
    folder = started("mine")
    put(folder / "claims.json", "/0/drivers", ["border-disputes", "my-driver", "border-settlement"])
    put(folder / "events.json", "/0/drivers", ["converging-interests", "my-driver"])
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("folders", ["--data mine --data builtin", "--data builtin --data mine"])
def test_in_data_of_ones_own_a_retired_id_is_read_as_its_force_with_a_warning(
    run: Run, mine: Path, folders: str
) -> None:
    result = run(f"claims {folders} --source my-essay --json")
    [claim] = result.json()
    assert claim["drivers"] == ["border", "my-driver"]
    assert 'mine/events.json:2:2 /0: the driver "converging-interests" was retired, and is read as "interests" (2 ' in (
        result.err
    )
    assert "sinorus validate" in result.err
    assert run(f"claims {folders} --driver border --source my-essay --json").ids() == ["my-claim"]
    assert run(f"claims {folders} --driver border-disputes --source my-essay --json").ids() == []
    assert run(f"timeline {folders} --driver interests --actor my-railway --json").ids() == ["my-event-1905"]


@pytest.mark.slow
def test_validate_warns_of_each_of_them_at_its_place(run: Run, mine: Path) -> None:
    result = run("validate mine --data builtin --json")
    assert result.code == 0
    rows = [row for row in result.json() if "retired" in row["problem"]]
    assert [(row["file"], row["pointer"], row["problem"][:40], row["level"]) for row in rows] == [
        ("mine/claims.json", "/0/drivers", 'the driver "border-disputes" was retired', "warning"),
        ("mine/claims.json", "/0/drivers", 'the driver "border-settlement" was retir', "warning"),
        ("mine/events.json", "/0/drivers", 'the driver "converging-interests" was re', "warning"),
    ]
    assert {row["remedy"] for row in rows} == {'write "border"', 'write "interests"'}
    assert all(row["line"] > 2 for row in rows)


def test_without_the_packaged_data_the_id_leads_to_nothing(run: Run, mine: Path) -> None:
    assert '"border-disputes" is no driver in the data' in run("validate mine").out


def test_in_the_folder_that_retired_it_the_id_leads_to_nothing(run: Run, mine: Path) -> None:
    claims = [like("claim", id="c", drivers=["x"], events=[])]
    retired = [{"id": "x", "day": "2026-11-01", "why": "W.", "by": ["d"]}]
    others = {name: load(mine / f"{name}.json") for name in ("themes", "sources")}
    folder_of("other", retired=retired, drivers=[like("driver", id="d", label="D")], claims=claims, **others)
    assert '"x" is no driver in the data' in run("validate other").out


@pytest.mark.slow
def test_what_took_the_place_may_be_ones_own_driver_of_the_same_name(run: Run, mine: Path) -> None:
    put(mine / "drivers.json", "/0/label", "The common border")
    result = run("claims --data mine --data builtin --driver border-disputes,border --json")
    assert "my-claim" in result.ids()
    assert {driver for row in result.json() for driver in row["drivers"] if "border" in driver} == set()
    problems = run("validate mine --data builtin --json").json()
    assert not [row for row in problems if "in the data" in row["problem"]]


@pytest.mark.parametrize(
    ("effects", "by", "said"),
    [
        (["friction"], [], "effects are those of what took its place; name it in by, or leave effects out"),
        (["bad"], ["my-driver"], 'effects is "bad"; write one of cooperation, friction, mixed or neutral'),
    ],
)
def test_a_sign_is_one_of_the_effects_of_a_successor(
    run: Run, mine: Path, effects: list[str], by: list[str], said: str
) -> None:
    retired = {"id": "old", "day": "2026-11-01", "why": "W.", "by": by, "effects": effects}
    (mine / "retired.json").write_text(json.dumps([retired]), encoding="utf-8")
    assert said in run("timeline --data mine").err
