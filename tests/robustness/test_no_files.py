"""Data files and cited answers that are no files: pipes, devices, folders, links that lead nowhere."""

import os
import subprocess

import pytest

from desks import Desk, nobody
from typewriter import SINORUS

NO_FILES = {
    "a pipe": ("mkfifo {}", "it is not a regular file"),
    "an endless device": ("ln -s /dev/zero {}", "it is not a regular file"),
    "an empty device": ("ln -s /dev/null {}", "it is not a regular file"),
    "a directory": ("mkdir {}", "it is not a regular file"),
    "a loop of links": ("ln -s $(basename {}) {}", "too many levels of symbolic links"),
    "a link that leads nowhere": ("ln -s nowhere {}", "no such file or directory"),
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


def test_a_file_without_permission_is_refused(desk: Desk) -> None:
    desk.sh("S timeline")
    desk.events.chmod(0)
    with nobody(desk) as prefix:
        said = (
            desk.sh(f"SINORUS_CACHE=/dev/null {prefix}{SINORUS} timeline --data D") if prefix else desk.sh("S timeline")
        )
    assert (said.code, said.out) == (3, b"")
    assert "cannot read" in said.said()
    assert "permission denied" in said.said()


@pytest.mark.skipif(not os.access("/proc/kmsg", os.R_OK), reason="only root reads what the kernel says")
def test_a_data_file_that_would_be_waited_for_is_refused(desk: Desk) -> None:
    desk.events.unlink()
    desk.events.symlink_to("/proc/kmsg")
    told = desk.folder / "told"
    done = subprocess.run(
        ["bash", "-c", f"timeout 20 sinorus validate D 2> {told}"], cwd=desk.folder, check=False, stdout=-3
    )
    assert done.returncode == 3
    assert told.read_text().startswith('sinorus: cannot read "D/events.json": ')
