"""Several processes at once, and processes that get little: memory, open files, room on the disk."""

import json
import os
import signal
import subprocess

import pytest

from desks import Desk
from typewriter import SINORUS


def test_of_two_runs_to_one_target_one_wins_whole(desk: Desk) -> None:
    desk.many(300)
    alone = [desk.sh(f"S timeline --format {format}").out for format in ("json", "csv")]
    for _ in range(10):
        desk.sh("for f in json csv; do S timeline --format $f -o o & done; wait")
        assert (desk.folder / "o").read_bytes() in alone


def test_data_that_change_while_they_are_read_are_an_answer_or_a_clean_error(desk: Desk) -> None:
    good = desk.events.read_bytes()
    (desk.folder / "good.json").write_bytes(good)
    (desk.folder / "none.json").write_text("[]", encoding="utf-8")
    loop = "while :; do cp ../good.json x && mv x events.json; cp ../none.json x && mv x claims.json; sleep 0.003; done"
    changing = subprocess.Popen(["bash", "-c", loop], cwd=desk.data, start_new_session=True)
    command = [SINORUS, "timeline", "--data", "D", "--json"]
    try:
        for _ in range(8):
            done = subprocess.run(command, cwd=desk.folder, capture_output=True, check=False, timeout=60)
            assert done.returncode in (0, 1, 3)
            assert b"Traceback" not in done.stderr
            assert len(json.loads(done.stdout)) == 6 if done.returncode == 0 else not done.stdout
    finally:
        os.killpg(changing.pid, signal.SIGKILL)
        changing.wait()


@pytest.mark.parametrize("megabytes", [60, 100, 160])
def test_little_memory_is_enough_or_told(desk: Desk, megabytes: int) -> None:
    desk.many(5_000)
    told = desk.sh(f"ulimit -v {megabytes * 1000}; S timeline --json")
    if told.code == 0:
        assert len(json.loads(told.out)) == 5_000
    else:
        assert (told.code, told.out, told.err.count(b"\n")) == (3, b"", 1), told.err


@pytest.mark.parametrize("kilobytes", [60_000, 300_000, 1_000_000, 6_000_000])
@pytest.mark.parametrize("ending", ["svg", "png"])
def test_a_picture_for_which_there_is_no_room_is_refused_in_a_sentence(desk: Desk, kilobytes: int, ending: str) -> None:
    (desk.folder / f"o.{ending}").write_text("old", encoding="utf-8")
    line = f"ulimit -c unlimited; ulimit -v {kilobytes}; S chart -o o.{ending}"
    assert "enough memory" in desk.clean(line, 3)
    assert (desk.folder / f"o.{ending}").read_text(encoding="utf-8") == "old"


HEAVY = {
    "export parquet -o o": "pyarrow",
    "export graphml -o o.graphml": "networkx",
    "export sqlite -o o.db": "sqlite_utils",
    "trace visit --format graphml": "networkx",
}


@pytest.mark.parametrize("line", HEAVY)
def test_a_library_that_would_end_the_program_is_not_loaded_where_there_is_no_room(desk: Desk, line: str) -> None:
    for kilobytes in (150_000, 300_000):
        said = desk.clean(f"ulimit -v {kilobytes}; S {line}", 3, f"needs {HEAVY[line]}, for which there is not enough")
        assert "`ulimit -v` must leave" in said
    assert desk.sh(f"ulimit -v 1000000; S {line}").code == 0


def test_few_file_descriptors_are_enough(desk: Desk) -> None:
    usual = desk.sh("S timeline --json")
    assert desk.sh("ulimit -n 12; S timeline --json") == usual
    assert desk.sh("ulimit -n 12; SINORUS_CACHE=/dev/null S timeline --json") == usual
    assert desk.sh("ulimit -n 12; S timeline --json -o o.json").code == 0


def test_many_processes_at_once_all_answer(desk: Desk) -> None:
    command = [SINORUS, "timeline", "--data", "D", "--json"]
    env = {**os.environ, "SINORUS_CACHE": str(desk.folder / "cache")}
    at_once = [subprocess.Popen(command, cwd=desk.folder, env=env, stdout=subprocess.PIPE) for _ in range(8)]
    answers = {process.communicate(timeout=120)[0] for process in at_once}
    assert len(answers) == 1
    assert len(list((desk.folder / "cache").iterdir())) == 1
