"""What `kill -9` has left beside a target is swept an hour later, and nothing else is."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Run
from folders import refusal, started
from sinorus.base import leftovers

HOUR = 3600
LEFT = ".o.json.123.00c0ffee.tmp"


@pytest.fixture(autouse=True)
def _work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)


def put(name: str, age: int = 2 * HOUR) -> Path:
    """Write a file, last changed so many seconds ago, in a folder of the same age."""
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("left")
    then = time.time() - age
    for old in (path, *list(path.parents)[:-1]):
        os.utime(old, (then, then))
    return path


def names() -> list[str]:
    """List what lies here."""
    return sorted(path.name for path in Path().iterdir())


def test_an_old_temporary_file_of_the_same_target_is_swept(run: Run) -> None:
    put(LEFT)
    put(".o.json.4.abcdef01.tmp")
    assert run("timeline --json -o o.json").code == 0
    assert names() == ["o.json"]


def test_through_a_link_that_of_the_file_behind_it_is_swept(run: Run) -> None:
    put("there/.o.json.123.00c0ffee.tmp")
    Path("link.json").symlink_to("there/o.json")
    assert run("timeline --json -o link.json").code == 0
    assert [path.name for path in Path("there").iterdir()] == ["o.json"]


def pipe() -> None:
    """Make an old pipe."""
    os.mkfifo(LEFT)
    os.utime(LEFT, (1, 1))


KEPT: dict[str, Callable[[], object]] = {
    "young": lambda: put(LEFT, HOUR - 60),
    "of another target": lambda: put(".p.json.123.00c0ffee.tmp"),
    "of a longer name": lambda: put(".o.json.x.123.00c0ffee.tmp"),
    "without a number": lambda: put(".o.json.00c0ffee.tmp"),
    "of another form": lambda: put(".o.json.123.00c0ffe.tmp"),
    "hard link": lambda: Path(LEFT).hardlink_to(put("precious")),
    "link": lambda: Path(LEFT).symlink_to(put("precious")),
    "link to nothing": lambda: Path(LEFT).symlink_to("nowhere"),
    "folder": lambda: put(f"{LEFT}/file"),
    "pipe": pipe,
}


@pytest.mark.parametrize("kept", KEPT)
def test_what_may_be_somebody_elses_stays(run: Run, kept: str) -> None:
    KEPT[kept]()
    before = names()
    assert run("timeline --json -o o.json").code == 0
    assert names() == sorted([*before, "o.json"])


def test_an_input_is_never_swept(run: Run) -> None:
    started()
    assert run("cite --data mine --query timeline -o answer.json").code == 0
    left = Path("answer.json").rename(".o.json.123.00c0ffee.tmp")
    os.utime(left, (1, 1))
    assert run("replay", str(left), "--data", "mine", "-o", "o.json").code == 0
    assert left.exists()


def test_an_old_temporary_folder_of_the_same_target_is_swept(run: Run) -> None:
    put(".o.123.00c0ffee.tmp/events/part-00000.parquet")
    assert run("export parquet -o o").code == 0
    assert names() == ["o"]


@pytest.mark.parametrize("kept", ["a link", "a young file", "a hard link"])
def test_a_temporary_folder_that_holds_something_else_stays(run: Run, kept: str) -> None:
    left = put(".o.123.00c0ffee.tmp/part")
    if kept == "a link":
        Path(left.parent, "link").symlink_to("/etc/hostname")
    elif kept == "a young file":
        put(str(left), 60)
    else:
        Path("precious").hardlink_to(left)
    os.utime(left.parent, (1, 1))
    before = names()
    assert run("export parquet -o o").code == 0
    assert names() == sorted([*before, "o"])
    assert left.exists()


def test_an_export_that_was_moved_aside_is_swept_when_the_next_one_is_there(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leftovers, "OLD", -HOUR)
    assert run("export parquet --theme energy -o o").code == 0
    aside = Path("o").rename(".o.123.00c0ffee.tmp.old")
    assert run("export parquet -o o").code == 0
    assert aside.exists()
    (aside / "notes.md").write_text("mine")
    assert run("export parquet -o o").code == 0
    assert (aside / "notes.md").read_text() == "mine"
    (aside / "notes.md").unlink()
    assert run("export parquet -o o").code == 0
    assert names() == ["o"]


def test_a_refusal_sweeps_nothing(run: Run) -> None:
    put(LEFT)
    refusal(run, "timeline --json --theme nothing -o o.json", 2)
    assert names() == [LEFT]
