"""``-o FILE`` writes whole or not at all, and never onto the data."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest
from inline_snapshot import snapshot

from conftest import Run
from typewriter import SINORUS, data_folder, event, on_terminal

LINE = ("timeline", "--during", "1950", "-o")
RECORDS = {
    "actors": [{"id": "russia", "name": "Russia", "kind": "state"}],
    "periods": [{"id": "p", "label": "P", "date_edtf": "1949/1991", "description": "A period."}],
}
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="POSIX files")


def names(folder: Path) -> list[str]:
    """List what lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Write an old file that a new answer shall replace."""
    path = tmp_path / "o"
    path.write_text("OLD")
    return path


def test_a_file_is_written_whole_and_standard_output_stays_empty(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "o.txt"
    expected = run("timeline --during 1950")
    assert run(*LINE, str(target)) == (0, "", "")
    assert target.read_text(encoding="utf-8") == expected.out
    assert names(tmp_path) == ["o.txt"]


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("o.json", "json"),
        ("o.jsonl", "jsonl"),
        ("o.ndjson", "jsonl"),
        ("o.csv", "csv"),
        ("o.md", "md"),
        ("O.CSV", "csv"),
        ("o.txt", "plain"),
        ("o", "plain"),
    ],
)
def test_the_ending_of_the_file_chooses_the_format(run: Run, tmp_path: Path, name: str, format: str) -> None:
    assert run(*LINE, str(tmp_path / name)).code == 0
    expected = run(f"timeline --during 1950 --format {format}").out
    assert (tmp_path / name).read_bytes().decode("utf-8") == expected


def test_a_format_that_is_named_outweighs_the_ending(run: Run, tmp_path: Path) -> None:
    assert run(*LINE, str(tmp_path / "o.json"), "--format", "csv").code == 0
    assert (tmp_path / "o.json").read_text(encoding="utf-8").startswith("id,title,")


@pytest.mark.parametrize("wrong", ["--theme nothing", "--format yaml", "--fields nothing", "--from 1991 --to 1949"])
def test_a_wrong_question_leaves_the_old_file(run: Run, old: Path, wrong: str) -> None:
    assert run("timeline", "-o", str(old), *wrong.split()).code == 2
    assert old.read_text(encoding="utf-8") == "OLD"


def test_an_unknown_id_leaves_the_old_file(run: Run, old: Path) -> None:
    assert run("show", "no-such-id", "-o", str(old)).code == 1
    assert old.read_text(encoding="utf-8") == "OLD"


@pytest.mark.parametrize(
    "line",
    ["timeline", "claims", "drivers", "show trade", "themes", "periods", "actors", "sources", "validate", "date 1969"],
)
@pytest.mark.parametrize("way", ["named", "through a link", "as a hard link"])
def test_a_data_file_is_not_overwritten(run: Run, tmp_path: Path, line: str, way: str) -> None:
    folder = data_folder(tmp_path / "D", [event("a", "A")], **RECORDS)
    target = events = folder / "events.json"
    before = events.read_bytes()
    if way != "named":
        target = tmp_path / "o.json"
        target.symlink_to(events) if way == "through a link" else target.hardlink_to(events)
    result = run(*line.split(), "--data", str(folder), "-o", str(target))
    assert (result.code, result.out, events.read_bytes()) == (2, "", before)
    assert "is an input of this run" in result.err


def test_a_folder_is_refused_and_a_missing_one_cannot_be_written(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "D").mkdir()
    folder, here, missing = run(*LINE, "D"), run(*LINE, "."), run(*LINE, "no/such/o.json")
    assert (folder.code, folder.err) == (2, snapshot('sinorus: cannot write "D": it is a folder; name a file\n'))
    assert (here.code, run(*LINE, "").code) == (2, 2)
    assert (missing.code, missing.err) == (
        3,
        snapshot('sinorus: cannot write "no/such/o.json": no such file or directory\n'),
    )
    assert names(tmp_path) == ["D"]


@POSIX
def test_a_name_that_no_file_can_have_cannot_be_written(run: Run, tmp_path: Path) -> None:
    for name in ("x" * 300, "a/" * 3000 + "b", str(tmp_path / "loop")):
        (tmp_path / "loop").unlink(missing_ok=True)
        (tmp_path / "loop").symlink_to("loop")
        result = run(*LINE, str(tmp_path / name))
        assert (result.code, result.err.count("\n"), names(tmp_path)) == (3, 1, ["loop"])


@POSIX
def test_devices_stay_devices(run: Run, process: Run) -> None:
    assert run(*LINE, "/dev/null") == (0, "", "")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    expected = process("timeline", "--during", "1950")
    assert process(*LINE, "/dev/stdout") == expected


@POSIX
def test_a_full_device_is_told(run: Run) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    assert run(*LINE, "/dev/full") == (3, "", snapshot('sinorus: cannot write "/dev/full": no space left\n'))


@POSIX
def test_standard_output_as_a_file_is_not_replaced(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text("OLD\n")
    with log.open("a") as file:
        subprocess.run([SINORUS, *LINE, "/dev/stdout"], stdout=file, check=True, timeout=60)
    assert log.read_text(encoding="utf-8").startswith("OLD\n")
    assert "sino-soviet-treaty-1950" in log.read_text(encoding="utf-8")


@POSIX
def test_a_link_stays_a_link_and_the_file_behind_it_is_written(run: Run, tmp_path: Path, old: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to("o")
    assert run(*LINE, str(link)).code == 0
    assert link.is_symlink()
    assert old.read_text(encoding="utf-8") == run("timeline --during 1950 --json").out


@POSIX
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o444, 0o755])
def test_permissions_are_kept(run: Run, old: Path, mode: int) -> None:
    old.chmod(mode)
    assert run(*LINE, str(old)).code == 0
    assert stat.S_IMODE(old.stat().st_mode) == mode


@POSIX
def test_a_new_file_has_the_usual_permissions(run: Run, tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.touch()
    assert run(*LINE, str(tmp_path / "new")).code == 0
    assert (tmp_path / "new").stat().st_mode == usual.stat().st_mode


def test_who_sits_at_a_terminal_is_told_what_was_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    typed = on_terminal(SINORUS, "timeline", "--theme", "energy", "--limit", "2", "-o", "energy.csv")
    assert (typed.out, typed.err.splitlines()[0]) == ("", 'wrote 2 events to "energy.csv"')


def test_nothing_found_still_writes_a_file(run: Run, old: Path) -> None:
    result = run("timeline", "--from", "3000", "--json", "-o", str(old))
    assert (result.code, result.out, old.read_text(encoding="utf-8")) == (0, "", "[]\n")
    assert result.err.startswith("nothing matched")


@pytest.mark.slow
def test_two_outputs_to_one_file_leave_one_of_them_whole(old: Path) -> None:
    formats = ("json", "csv")
    line = [SINORUS, "timeline", "-o", str(old), "--format"]
    alone = [subprocess.run([SINORUS, "timeline", "--format", f], capture_output=True, check=True) for f in formats]
    for _ in range(5):
        for process in [subprocess.Popen([*line, format]) for format in formats]:
            assert process.wait(timeout=60) == 0
        assert old.read_bytes() in [done.stdout for done in alone]
    assert names(old.parent) == ["o"]


def test_inputs_are_looked_for_only_where_a_file_is_written(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    targets: list[Path] = []
    monkeypatch.setattr("sinorus.base.inputs.is_input", targets.append)
    assert run("timeline").code == 0
    assert targets == []
    assert run(*LINE, str(tmp_path / "o.txt")).code == 0
    assert set(targets) == {tmp_path / "o.txt"}
