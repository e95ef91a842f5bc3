"""What a run reads, and data that another run may read, are never written over, whatever the option is called."""

import shutil
from pathlib import Path

import pytest

from conftest import Run
from desks import Desk
from folders import contents, refusal, started
from sinorus.base import inputs

ESSAY = "The railway brought " + "each empire closer to the other in those years " * 5 + "to each other."
INPUT = "it is an input of this run, or would be read as one; name another file"
AMONG_DATA = "it bears the name of a data file and lies in a folder of data; name another, or add --force"


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with two data folders, the text of an essay and a cited answer."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(started("asked"), "other")
    Path("essays").mkdir()
    Path("essays/my-essay.txt").write_text(ESSAY)
    return tmp_path


@pytest.mark.parametrize("state", ["good", "bad"])
@pytest.mark.parametrize("target", ["essays/my-essay.txt", "essays/new.txt", "link.txt", "hard.txt"])
def test_an_essay_is_not_overwritten(work: Path, run: Run, target: str, state: str) -> None:
    Path("link.txt").symlink_to("essays/my-essay.txt")
    Path("hard.txt").hardlink_to("essays/my-essay.txt")
    if state == "bad":
        # Then validate comes to its end before it reads an essay.
        Path("asked/events.json").write_text("[{}]")
    said = refusal(run, f"validate asked --essays essays --force -o {target}", 2)
    assert said == f'cannot write "{target}": {INPUT}'


@pytest.mark.parametrize("way", ["itself", "link", "hard link"])
def test_an_answer_that_is_replayed_is_not_overwritten(work: Path, run: Run, way: str) -> None:
    assert run("cite --data asked --query timeline -o answer.json").code == 0
    if way != "itself":
        target = Path("o.json")
        target.symlink_to("answer.json") if way == "link" else target.hardlink_to("answer.json")
    said = refusal(run, f"replay answer.json --data asked --force -o {'answer' if way == 'itself' else 'o'}.json", 2)
    assert said.endswith(INPUT)


@pytest.mark.parametrize("line", ["cite --query timeline", "replay answer.json"])
def test_what_the_inner_line_reads_is_an_input_too(work: Path, run: Run, line: str) -> None:
    assert run("cite --data asked --query timeline -o answer.json").code == 0
    assert INPUT in refusal(run, f"{line} --data asked --force -o asked/claims.json", 2)


def test_an_answer_from_the_cache_knows_its_data_by_every_link(work: Path, run: Run) -> None:
    assert run("timeline --data asked").code == 0
    Path("kept").mkdir()
    Path("asked/events.json").rename("kept/e")
    Path("asked/events.json").symlink_to("../kept/e")
    Path("two.json").symlink_to("one.json")
    Path("one.json").symlink_to("asked/events.json")
    for target in ("kept/e", "two.json", "kept/../asked/./events.json"):
        assert INPUT in refusal(run, f"timeline --data asked --json --force -o {target}", 2)


def test_data_that_were_not_asked_are_replaced_only_by_force(
    work: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SINORUS_DATA", "other")
    Path("link.json").symlink_to("other/events.json")
    for target in (
        "other/events.json",
        "other/claims.jsonl",
        "other/series/new.json",
        "other/Events.JSON",
        "link.json",
    ):
        said = refusal(run, f"timeline --data builtin --json -o {target}", 2)
        assert said == f'cannot write "{target}": {AMONG_DATA}'
    assert run("timeline --data asked --json --force -o other/events.json").code == 0
    assert run("timeline --data asked --json").out == Path("other/events.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("data", [["events.json"], ["series/one.json"], ["fingerprints.json"]])
def test_a_folder_that_holds_one_data_file_is_a_folder_of_data(work: Path, run: Run, data: list[str]) -> None:
    for name in data:
        Path("few", name).parent.mkdir(parents=True)
        Path("few", name).write_text("[]")
    assert AMONG_DATA in refusal(run, "timeline -o few/events.json", 2)


def test_the_name_of_a_data_file_is_free_where_no_data_are(work: Path, run: Run) -> None:
    Path("free/series").mkdir(parents=True)
    Path("free/series/note.txt").write_text("mine")
    for target in ("free/series/x.json", "events.json", "other/x.json"):
        assert run("timeline", "--json", "-o", target).code == 0


@pytest.mark.parametrize("target", ["asked", "asked/series/x", "asked/pq", ".", "..", "asked/../asked", "link/pq"])
def test_no_folder_is_exported_into_around_or_over_the_data(work: Path, run: Run, target: str) -> None:
    Path("link").symlink_to("asked")
    said = refusal(run, f"export parquet --data asked --force -o {target}", 2)
    assert said == f'cannot write "{target}": it is, holds or lies in an input of this run; name another folder'


def test_no_folder_takes_the_name_of_a_data_file_beside_data(work: Path, run: Run) -> None:
    shutil.rmtree("other/series")
    for target in ("other/series", "other/claims.jsonl"):
        assert AMONG_DATA in refusal(run, f"export parquet --data asked -o {target}", 2)


def test_standard_output_is_not_added_to_an_input(desk: Desk) -> None:
    for option in ("", "-o /dev/stdout"):
        told = desk.sh(f"S timeline --json {option} >> D/claims.json")
        assert (told.code, told.out, told.said().count("\n")) == (2, b"", 1)
    assert desk.sh("S timeline --json >> o.json; S timeline --json >> o.json").code == 0


@pytest.mark.parametrize("ending", ["svg", "ics", "md", "html"])
def test_a_refusal_comes_without_the_notes_on_what_was_not_written(
    work: Path, run: Run, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    monkeypatch.setattr("sinorus.chart.image.missing_fonts", lambda text: ["Chinese"])
    Path(f"o.{ending}").symlink_to("asked/claims.json")
    line = {"svg": "chart", "ics": "export ics", "md": "timeline", "html": "page"}[ending]
    said = refusal(run, f"{line} --data asked --to 'the fifties' -o o.{ending}", 2)
    assert said == f'cannot write "o.{ending}": {INPUT}'


def test_no_message_is_added_to_an_input(desk: Desk) -> None:
    for line in ("timeline --limit 0", "timeline --search nowhere", "trace nowhere"):
        usual, told = desk.sh(f"S {line}"), desk.sh(f"S {line} 2>> D/claims.json")
        assert (told.code, told.out, told.err) == (usual.code, usual.out, b"")
        assert usual.err


def test_the_index_is_an_input_too(work: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SINORUS_CACHE", "own")
    assert run("timeline --data asked").code == 0
    [index] = Path("own").iterdir()
    Path("link.json").symlink_to(index)
    assert INPUT in refusal(run, "timeline --data asked --force -o link.json", 2)


def test_what_is_read_while_the_answer_is_written_is_no_target_either(
    work: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("o.json").write_text("precious")

    def late(view: object, rows: object, format: str, page: object) -> list[str]:
        inputs.note_file(Path("o.json"), Path("o.json").stat())
        return ["answer"]

    monkeypatch.setattr("sinorus.output.deliver.render", late)
    before = contents(work)
    assert run("timeline --json -o o.json").code == 2
    assert contents(work) == before
