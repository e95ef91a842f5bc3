"""Faults 78 to 92: streams, signals, processes, and files that are no files."""

import json
import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from desks import Desk, nobody
from typewriter import SINORUS

WRITERS = {
    "timeline": "o.json",
    "page": "o.html",
    "chart": "o.svg",
    "export sqlite": "o.db",
    "export jsonld": "o.jsonld",
    "export parquet": "o",
}


@pytest.mark.parametrize("format", ["json", "csv", "table", "plain", "md", "list", "jsonl"])
def test_78_a_reader_that_closes_early_is_no_error(desk: Desk, format: str) -> None:
    desk.many(3000)
    told = desk.sh(f"S timeline --all --format {format} 2>err | head -c 5 >o; echo ${{PIPESTATUS[0]}}")
    assert (told.text(), (desk.folder / "err").read_bytes()) == ("0\n", b"")


def test_80_nobody_has_to_hear_an_error(desk: Desk) -> None:
    desk.events.write_text("", encoding="utf-8")
    assert desk.sh("S timeline 2>&-") == (1, b"", b"")
    assert desk.sh("sinorus validate D --json 2>&-").code == 1


def test_81_a_closed_standard_input_does_not_matter(desk: Desk) -> None:
    assert desk.sh("S timeline <&-") == desk.sh("S timeline")


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
@pytest.mark.parametrize("line", WRITERS)
def test_82_83_a_signal_at_any_moment_leaves_the_old_file_or_the_new_one_and_nothing_beside(
    desk: Desk, line: str, number: int, code: int
) -> None:
    desk.many(300)
    target = desk.folder / WRITERS[line]
    command = [SINORUS, *line.split(), "--data", "D", "-o", target.name]
    began = time.monotonic()
    subprocess.run(command, cwd=desk.folder, check=True, capture_output=True, timeout=120)
    took = time.monotonic() - began
    left = desk.names()
    for part in (2, 4, 5, 6):
        process = subprocess.Popen(command, cwd=desk.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(took * part / 7)
        process.send_signal(number)
        out, err = process.communicate(timeout=120)
        # Before Python has begun to listen a signal simply ends it.
        assert process.returncode in (0, code, -number)
        assert (
            (out, err.count(b"Traceback")) == (b"", 0)
            or process.returncode == -number
            or b"KeyboardInterrupt" in err
            or b"Exception ignored" in err
        )
        assert desk.names() == left


@pytest.mark.parametrize("line", WRITERS)
def test_84_a_kill_at_any_moment_leaves_the_old_file_or_the_new_one_whole(desk: Desk, line: str) -> None:
    desk.many(100)
    target = desk.folder / WRITERS[line]
    command = [SINORUS, *line.split(), "--data", "D", "-o", target.name]
    began = time.monotonic()
    subprocess.run(command, cwd=desk.folder, check=True, capture_output=True, timeout=120)
    took = time.monotonic() - began
    new = taken(target)
    for old in (None, b"OLD") if target.suffix else (None,):
        for _ in range(6):
            subprocess.run(["rm", "-rf", str(target)], check=True)
            if old:
                target.write_bytes(old)
            process = subprocess.Popen(command, cwd=desk.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            time.sleep(took * random.uniform(0.4, 1.05))
            process.kill()
            process.communicate()
            assert taken(target) in (old, new)


def taken(target: Path) -> object:
    """Return what stands in a file, or in the files of a folder; None where there is none."""
    if target.is_dir():
        return {path.relative_to(target): path.read_bytes() for path in sorted(target.rglob("*")) if path.is_file()}
    return target.read_bytes() if target.exists() else None


def test_85_of_two_runs_to_one_target_one_wins_whole(desk: Desk) -> None:
    desk.many(300)
    alone = [desk.sh(f"S timeline --format {format}").out for format in ("json", "csv")]
    for _ in range(10):
        desk.sh("for f in json csv; do S timeline --format $f -o o & done; wait")
        assert (desk.folder / "o").read_bytes() in alone


def test_86_data_that_change_while_they_are_read_are_an_answer_or_a_clean_error(desk: Desk) -> None:
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


NO_FILES = {
    "87 a pipe": ("mkfifo {}", "it is not a regular file"),
    "88 an endless device": ("ln -s /dev/zero {}", "it is not a regular file"),
    "88 an empty device": ("ln -s /dev/null {}", "it is not a regular file"),
    "89 a directory": ("mkdir {}", "it is not a regular file"),
    "89 a loop of links": ("ln -s $(basename {}) {}", "too many levels of symbolic links"),
    "89 a link that leads nowhere": ("ln -s nowhere {}", "no such file or directory"),
}
PLACES = ["D/events.json", "D/events.jsonl", "D/dataset.json", "D/series/my-series.json"]


@pytest.mark.parametrize(("make", "said"), NO_FILES.values(), ids=NO_FILES)
@pytest.mark.parametrize("place", PLACES)
def test_a_data_file_that_is_no_file_is_refused_at_once(desk: Desk, place: str, make: str, said: str) -> None:
    desk.sh("true")
    (desk.folder / place).unlink(missing_ok=True)
    subprocess.run(["bash", "-c", make.format(place, place)], cwd=desk.folder, check=True)
    for line in ("S timeline", "sinorus validate D"):
        desk.clean(f"ulimit -v 2000000; {line}", 3, place, said)


@pytest.mark.parametrize(("make", "said"), NO_FILES.values(), ids=NO_FILES)
def test_a_cited_answer_that_is_no_file_is_refused_at_once(desk: Desk, make: str, said: str) -> None:
    subprocess.run(["bash", "-c", make.format("answer.json", "answer.json")], cwd=desk.folder, check=True)
    desk.clean("S replay answer.json", 3, "answer.json", said)


def test_90_a_file_without_permission_is_refused(desk: Desk) -> None:
    desk.sh("S timeline")
    desk.events.chmod(0)
    with nobody(desk) as prefix:
        said = (
            desk.sh(f"SINORUS_CACHE=/dev/null {prefix}{SINORUS} timeline --data D") if prefix else desk.sh("S timeline")
        )
    assert (said.code, said.out) == (3, b"")
    assert "cannot read" in said.said()
    assert "permission denied" in said.said()


@pytest.mark.parametrize("megabytes", [60, 100, 160])
def test_91_little_memory_is_enough_or_told(desk: Desk, megabytes: int) -> None:
    desk.many(5_000)
    told = desk.sh(f"ulimit -v {megabytes * 1000}; S timeline --json")
    if told.code == 0:
        assert len(json.loads(told.out)) == 5_000
    else:
        assert (told.code, told.out, told.err.count(b"\n")) == (3, b"", 1), told.err


def test_92_few_file_descriptors_are_enough(desk: Desk) -> None:
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
