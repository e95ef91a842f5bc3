"""Data of one's own: a folder to start from, folders that are joined, and folders that cannot be read."""

import os
import shutil
from pathlib import Path

import pytest

from conftest import DATA, Run
from folders import contents, folder_of, like, load, put, refusal, save, started


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a fresh folder `mine` in the working directory."""
    monkeypatch.chdir(tmp_path)
    return started("mine")


COMMANDS = ["timeline", "drivers", "claims", "periods", "themes", "actors", "sources", "show my-event-1905"]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_answers_from_a_folder_of_ones_own(mine: Path, run: Run, command: str) -> None:
    answer = run(f"{command} --data mine --json")
    assert answer.code == 0
    assert [id.startswith("my-") for id in answer.ids()] == [True]


def test_new_writes_a_folder_that_is_valid_and_says_how_to_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("new deep/down/mine") == (
        0,
        "",
        "wrote 10 files to deep/down/mine; `sinorus validate deep/down/mine` checks them\n",
    )
    assert run("validate deep/down/mine") == (0, "", "no problems found\n")
    assert run("timeline --data deep/down/mine --json").ids() == ["my-event-1905"]


def test_new_fills_an_empty_folder_and_refuses_any_other(mine: Path, run: Run) -> None:
    Path("void").mkdir()
    assert run("new void").code == 0
    assert refusal(run, "new mine", 2) == '"mine" is there already and not an empty folder; name a new one'
    assert refusal(run, "new mine/events.json", 2).startswith('"mine/events.json" is there already')
    assert refusal(run, "new mine/events.json/x", 3) == 'cannot make the folder "mine/events.json/x": not a directory'


@pytest.mark.slow
def test_a_folder_may_be_joined_with_the_packaged_data(mine: Path, run: Run) -> None:
    both = run("timeline --data builtin --data mine --json").ids()
    assert both.count("my-event-1905") == 1
    assert len(both) == len(run("timeline --json").ids()) + 1
    assert run("timeline --data mine --data builtin --json").ids() == both


@pytest.mark.slow
def test_a_folder_may_build_on_the_packaged_records(mine: Path, run: Run) -> None:
    driver = run("drivers --json").ids()[0]
    extra = like("event", id="extra", themes=["energy"], drivers=[driver], actors=["prc"], mentions=[])
    folder_of("extra", events=[extra])
    assert "extra" in run(f"timeline --driver {driver} --actor china --data extra --data builtin --json").ids()
    assert "is no actor in the data; add it to actors.json, or join a folder that has it (--data builtin" in refusal(
        run, "timeline --data extra --strict", 1
    )
    assert run("validate extra --data builtin").code == 0


def test_the_same_id_in_two_folders_is_named_with_both_files(mine: Path, run: Run) -> None:
    folder_of("two", events=[like("event", title="Something else")])
    taken = 'the id "my-event-1905" is taken by'
    assert refusal(run, "timeline --data mine --data two --strict", 1).startswith(
        f"two/events.json:3:9 /0/id: {taken} mine/events.json:3 /0/id; ids are unique over all files; --prefix two=two"
    )
    assert refusal(run, "timeline --data two --data mine --strict", 1).startswith(
        f"mine/events.json:3:11 /0/id: {taken} two/events.json:3 /0/id; ids are unique over all files; --prefix mine="
    )


def test_a_record_that_two_folders_have_alike_is_one(mine: Path, run: Run) -> None:
    started("two")
    assert run("validate mine --data two") == (0, "", "no problems found\n")
    assert run("timeline --data mine --data two --json").ids() == ["my-event-1905"]


def test_a_prefix_lets_two_folders_have_one_id_and_is_kept_in_citations(mine: Path, run: Run) -> None:
    started("two")
    put(Path("two/events.json"), "/0/title", "Something else")
    both = "--data mine --data two --prefix two=other"
    assert run(f"timeline {both} --json").ids() == ["my-event-1905", "other-my-event-1905"]
    assert [row["events"] for row in run(f"claims {both} --json").json()] == [
        ["my-event-1905"],
        ["other-my-event-1905"],
    ]
    assert run("validate mine --data two --prefix other").code == 0
    assert run(f"cite --query claims {both} -o a.json").code == 0
    assert "identical" in run("replay a.json --data mine --data two").err
    for wrong in ("nowhere=x", "two=X", "two="):
        assert "--prefix" in refusal(run, f"timeline --data two --prefix {wrong}", 2)


def test_an_event_that_two_folders_may_have_is_a_warning(mine: Path, run: Run) -> None:
    put(mine / "events.json", "/0/date_edtf", "1905-09-05")
    folder_of("two", events=[like("event", id="b", date_edtf="1905-09-05", title="The railway: something happened")])
    said = "two/events.json:2:2 /0: the event may be that of mine/events.json:3 /0/id: it has its day"
    joined = run("timeline --data mine --data two")
    assert (joined.code, said in joined.err) == (0, True)
    assert run("validate two --data mine --json").json()[0]["level"] == "warning"


@pytest.mark.slow
def test_an_id_of_the_packaged_data_is_taken_too(mine: Path, run: Run) -> None:
    id = run("timeline --json --limit 1").ids()[0]
    put(mine / "events.json", "/-", like("event", id=id))
    message = refusal(run, "timeline --data builtin --data mine --strict", 1)
    assert message.startswith("mine/events.json:")
    assert f'/1/id: the id "{id}" is taken by builtin/events.json:' in message


def test_the_same_folder_twice_counts_once_or_is_refused(mine: Path, run: Run) -> None:
    assert run("timeline --data mine --data mine --json").ids() == ["my-event-1905"]
    Path("alias").symlink_to("mine")
    for other in ("mine/", "./mine", "alias"):
        assert "the same data folder is named twice in --data" in refusal(
            run, f"timeline --data mine --data {other}", 2
        )


def test_the_environment_names_folders_unless_the_option_does(
    mine: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder_of("two", themes=[like("theme", id="two", label="Two")])
    monkeypatch.setenv("SINORUS_DATA", "mine")
    assert run("themes --json").ids() == ["my-theme"]
    assert run("themes --data two --json").ids() == ["two"]
    assert "energy" in run("themes --data builtin --json").ids()
    monkeypatch.setenv("SINORUS_DATA", os.pathsep.join(["mine", "two"]))
    assert run("themes --json").ids() == ["my-theme", "two"]
    monkeypatch.setenv("SINORUS_DATA", "nowhere")
    assert refusal(run, "themes", 3).startswith('cannot read the data folder "nowhere": no such file or directory')
    monkeypatch.setenv("SINORUS_DATA", "")
    assert "energy" in run("themes --json").ids()


def test_a_folder_may_hold_any_of_the_files(mine: Path, run: Run) -> None:
    for name in ("claims", "dataset", "periods"):
        (mine / f"{name}.json").unlink()
    assert run("timeline --data mine --json").ids() == ["my-event-1905"]
    assert run("claims --data mine --json").json() == []
    assert run("validate mine").code == 0


def test_a_folder_that_cannot_be_read_is_refused_by_its_name(mine: Path, run: Run) -> None:
    Path("void").mkdir()
    Path("void/notes.txt").write_text("not data", encoding="utf-8")
    for command in ("timeline --data", "validate"):
        assert refusal(run, f"{command} nowhere", 3).startswith(
            'cannot read the data folder "nowhere": no such file or directory; builtin names the packaged data'
        )
        assert refusal(run, f"{command} mine/events.json", 3).startswith(
            'cannot read the data folder "mine/events.json": not a directory'
        )
        assert refusal(run, f"{command} void", 3).startswith('the data folder "void" holds no data file; it may hold')
        assert refusal(run, f"{command} ''", 2).startswith("--data is empty; name a folder")


def test_empty_files_are_an_empty_answer(mine: Path, run: Run) -> None:
    for name in ("events", "claims"):
        save(mine / f"{name}.json", [])
    assert run("timeline --data mine --json").json() == []
    for format in ("table", "list", "plain", "csv", "md", "jsonl"):
        result = run(f"timeline --data mine --format {format}")
        assert (result.code, "0 of 0 events" in result.err) == (0, True), format


def test_the_latest_as_of_of_joined_folders_holds(mine: Path, run: Run) -> None:
    save(
        mine / "events.json",
        [
            like("event", date_edtf="2001/.."),
        ],
    )
    put(mine / "dataset.json", "/as_of", "2010-01-01")
    later = folder_of("later", themes=[])
    save(later / "dataset.json", {**load(mine / "dataset.json"), "as_of": "2020-01-01"})
    line = "timeline --from 2015 --to 2016 --json --data mine"
    assert [row["match"] for row in run(line).json()] == ["possible"]
    assert [row["match"] for row in run(f"{line} --data later").json()] == ["certain"]


def test_no_output_overwrites_a_file_of_the_data(mine: Path, run: Run) -> None:
    Path("link.json").symlink_to("mine/events.json")
    os.link("mine/events.json", "hard.json")
    for target in ("mine/events.json", "mine/../mine/claims.json", "link.json", "hard.json"):
        message = refusal(run, f"timeline --data mine --json -o {target}", 2)
        assert (
            message
            == f'cannot write "{target}": it is an input of this run, or would be read as one; name another file'
        )


@pytest.mark.slow
def test_a_copy_of_the_packaged_data_answers_the_same(mine: Path, run: Run) -> None:
    shutil.copytree(DATA, "copy")
    before = contents(Path("copy"))
    assert run("timeline --json --data copy").out == run("timeline --json").out
    assert run("validate copy") == (0, "", "no problems found\n")
    assert contents(Path("copy")) == before


def test_the_hint_to_validate_names_all_folders_that_were_joined(mine: Path, run: Run) -> None:
    Path("my other").mkdir()
    for name in ("events", "claims"):
        Path(f"my other/{name}.json").write_bytes((mine / f"{name}.json").read_bytes())
    put(Path("my other/events.json"), "/0/title", "Something else")
    put(Path("my other/claims.json"), "/0/text", "Something else.")
    message = run("timeline", "--data", "mine", "--data", "my other", "--strict").err
    assert "`sinorus validate mine --data 'my other'` lists them all" in message
    assert len(run("validate", "mine", "--data", "my other", "--json").json()) == 2
