"""Signals in the middle of work: the old file or the new one whole, and nothing beside it."""

import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from desks import Desk
from typewriter import SINORUS

ENDING = ("TERM", "HUP", "QUIT", "USR1", "USR2", "ALRM", "XCPU")


@pytest.mark.parametrize("name", ENDING)
def test_a_signal_that_can_be_caught_leaves_nothing(desk: Desk, name: str) -> None:
    number = getattr(signal, f"SIG{name}")
    desk.many(1000)
    before = desk.names()
    for tenths in range(1, 6):
        run = subprocess.Popen(
            ["bash", "-c", 'exec sinorus timeline --data D --format table --all -o "$PWD/out.txt"'],
            cwd=desk.folder,
            stderr=subprocess.PIPE,
        )
        time.sleep(tenths / 10)
        run.send_signal(number)
        _, said = run.communicate(timeout=60)
        assert run.returncode in (0, 128 + number, -number), said
        assert b"Traceback" not in said
        assert set(desk.names()) - set(before) <= {"out.txt"}


WRITERS = {
    "timeline": "o.json",
    "page": "o.html",
    "chart": "o.svg",
    "export sqlite": "o.db",
    "export jsonld": "o.jsonld",
    "export parquet": "o",
}


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
@pytest.mark.parametrize("line", WRITERS)
def test_a_signal_at_any_moment_leaves_the_old_file_or_the_new_one_and_nothing_beside(
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
def test_a_kill_at_any_moment_leaves_the_old_file_or_the_new_one_whole(desk: Desk, line: str) -> None:
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
