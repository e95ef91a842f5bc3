"""Data that are replaced while they are read: the answer to a folder is that folder's, then and for ever."""

import json
import os
import random
import sqlite3
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from conftest import Run
from folders import like, put, started
from sinorus import index
from sinorus.index import build, build_links, cache, validate
from typewriter import SINORUS

# A tenth of them where a machine waits for the answer.
SWAPS = 30 if os.environ.get("CI") else 300
PAGE = 16384
WORDS = {"v1": "One", "v2": "Two"}
ASK = [SINORUS, "timeline", "--data", "current", "--json", "--fields", "id,title"]


@pytest.fixture
def releases(own: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make two releases of large data, `v1` and `v2`, and a link `current` to the first; files are soon old."""
    monkeypatch.setattr("sinorus.index.SMALL", 2**18)
    monkeypatch.setattr("sinorus.index.SETTLED", 0.02)
    for folder, word in WORDS.items():
        write(Path(started(folder)) / "events.jsonl", word)
    Path("current").symlink_to("v1")
    return own


def write(path: Path, word: str) -> None:
    """Write 300 kB of events with titles that begin with a word."""
    lines = [json.dumps(like("event", id=f"event-{n}", title=f"{word} {n}", summary="a b" * 1000)) for n in range(100)]
    path.write_text("\n".join(lines), encoding="utf-8")


def swap_link(name: str) -> None:
    """Let the link `current` lead to another release, as programs do that put a release in place."""
    Path("next").unlink(missing_ok=True)
    Path("next").symlink_to(name)
    Path("next").replace("current")


def swap_folders() -> None:
    """Let the two releases change their names."""
    Path("v1").rename("v0")
    Path("v2").rename("v1")
    Path("v0").rename("v2")


def swap_files() -> None:
    """Let the events of the two releases change their places."""
    Path("v1/events.jsonl").rename("events.jsonl")
    Path("v2/events.jsonl").rename("v1/events.jsonl")
    Path("events.jsonl").rename("v2/events.jsonl")


def rewrite() -> None:
    """Write the first release over in place."""
    write(Path("v1/events.jsonl"), "Two")


def words(run: Run, folder: str) -> set[str]:
    """Return the first words of the titles in the answer to a folder."""
    result = run(f"timeline --data {folder} --json --fields id,title")
    assert result.code == 0, result.err
    return {row["title"].split()[0] for row in result.json() if row["id"].startswith("event-")}


Change = Callable[[], Any]
CHANGES: dict[str, tuple[str, Change]] = {
    "a link to a folder": ("current", lambda: swap_link("v2")),
    "folders": ("v1", swap_folders),
    "files": ("v1", swap_files),
    "a file in place": ("v1", rewrite),
}
MOMENTS: dict[str, tuple[ModuleType, str]] = {
    "before the first look": (index, "_look_at"),
    "before the key": (index, "_identity"),
    "before the index is looked for": (cache, "path_of"),
    "before the build": (index, "_build"),
    "before the first file is read": (build, "compile_files"),
    "before a file is opened": (build, "records"),
    "while a file is read": (build_links, "links"),
    "when all files are read": (build_links, "problems"),
    "before the index gets its name": (cache, "_seal"),
}


@contextmanager
def at(moment: tuple[ModuleType, str], change: Change) -> Iterator[list[Change]]:
    """Make a change when a function is called for the first time in the block; the list is empty when it was made."""
    module, name = moment
    function = getattr(module, name)
    changes = [change]

    def change_first(*arguments: Any, **options: Any) -> Any:
        if changes:
            changes.pop()()
        return function(*arguments, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, name, change_first)
        yield changes


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("what", CHANGES)
@pytest.mark.usefixtures("releases")
def test_large_data_that_are_replaced_at_any_moment_of_a_build_answer_for_themselves(
    run: Run, moment: str, what: str
) -> None:
    folder, change = CHANGES[what]
    with at(MOMENTS[moment], change) as left:
        assert words(run, folder) in ({"One"}, {"Two"})
    assert not left
    for name in (folder, "v1", "v2"):
        title = json.loads((Path(name) / "events.jsonl").read_text(encoding="utf-8").split("\n")[1])["title"]
        assert words(run, name) == {title.split()[0]}


@pytest.mark.parametrize("moment", ["before a file is opened", "while a file is read", "when all files are read"])
@pytest.mark.parametrize("what", CHANGES)
@pytest.mark.usefixtures("releases")
def test_validate_finds_nothing_wrong_with_good_data_that_are_replaced(run: Run, moment: str, what: str) -> None:
    folder, change = CHANGES[what]
    with at(MOMENTS[moment], change):
        assert run(f"validate {folder}") == (0, "", "no problems found\n")


def test_links_that_are_swapped_all_the_time_give_no_wrong_answer(releases: Path, run: Run) -> None:
    chance = random.Random(0)
    for number in range(SWAPS):
        other = f"v{number % 2 + 1}"
        swap = threading.Timer(chance.random() / 4, swap_link, [other])
        swap.start()
        try:
            assert words(run, "current") in ({"One"}, {"Two"})
        finally:
            swap.join()
        if number % 10 == 9:
            assert {name: words(run, name) for name in WORDS} == {name: {word} for name, word in WORDS.items()}
            for path in releases.iterdir():
                path.unlink()


@pytest.mark.parametrize("what", ["a link to a folder", "folders", "files"])
@pytest.mark.usefixtures("releases")
def test_two_processes_and_one_writer_give_no_wrong_answer(run: Run, what: str) -> None:
    chance = random.Random(what)
    for number in range(SWAPS // 10):
        two = [subprocess.Popen(ASK, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
        while any(process.poll() is None for process in two):
            time.sleep(chance.random() / 5)
            swap_link(f"v{number % 2 + 1}") if what == "a link to a folder" else CHANGES[what][1]()
        for process in two:
            out, err = process.communicate()
            # In the middle of a change there may be nothing under the name.
            assert (process.returncode, err.count(b"\n")) in ((0, 0), (1, 1), (2, 1), (3, 1)), err
            titles = [row["title"] for row in json.loads(out or b"[]") if row["id"].startswith("event-")]
            assert {title.split()[0] for title in titles} in (set(), {"One"}, {"Two"})
            # Between two renames a folder is without its events.
            without = [0] if what == "files" else []
            assert len(titles) in ([100, *without] if process.returncode == 0 else [0])
        for name in WORDS:
            first = (Path(name) / "events.jsonl").read_text(encoding="utf-8").split("\n")[0]
            assert words(run, name) == {json.loads(first)["title"].split()[0]}


def give_away(path: Path, patch: pytest.MonkeyPatch) -> None:
    """Let a file belong to another user than the one who runs the program."""
    if os.geteuid() == 0:
        os.chown(path, 54321, 54321)
    else:
        patch.setattr(os, "geteuid", lambda: 54321)


@pytest.mark.parametrize("small", [2**18, 2**22], ids=["known by identity", "known by content"])
def test_an_index_of_another_user_is_not_believed(
    releases: Path, run: Run, monkeypatch: pytest.MonkeyPatch, small: int
) -> None:
    monkeypatch.setattr(index, "SMALL", small)
    good = run("timeline --data v1 --json")
    [path] = releases.iterdir()
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE body SET json = replace(json, 'One', 'Forged')")
    os.truncate(path, path.stat().st_size // PAGE * PAGE)
    cache._seal(path, has_checksum=small == 2**22)
    assert "Forged" in run("timeline --data v1 --json").out
    give_away(path, monkeypatch)
    assert run("timeline --data v1 --json") == good


def test_a_cache_that_gives_its_files_to_another_user_is_not_written_to(
    releases: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "_is_trusted", lambda stat: False)
    assert words(run, "v1") == {"One"}
    assert not list(releases.iterdir())


def test_the_index_in_the_package_may_belong_to_anybody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "PACKAGED", tmp_path / "packaged")
    path = index.ship()
    assert path
    give_away(path, monkeypatch)
    db = cache.open_file(path, has_checksum=True)
    assert db
    db.close()


def emptied(path: Path) -> Path:
    """Delete a file, so that something else can stand there."""
    path.unlink()
    return path


BECOMES: dict[str, Callable[[Path], Any]] = {
    "nothing": emptied,
    "empty": lambda path: path.write_bytes(b""),
    "half of it": lambda path: os.truncate(path, path.stat().st_size // 2),
    "garbage": lambda path: path.write_bytes(b"\xff[{" * 50_000),
    "nested": lambda path: path.write_bytes(b"[" * 100_000),
    "other JSON": lambda path: path.write_bytes(b'{"a": 1}' * 20_000),
    "a folder": lambda path: emptied(path).mkdir(),
    "a link to nothing": lambda path: emptied(path).symlink_to("nowhere"),
    "a link to itself": lambda path: emptied(path).symlink_to(path.name),
    "a pipe": lambda path: os.mkfifo(emptied(path)),
    "a device": lambda path: emptied(path).symlink_to("/dev/zero"),
    "another": lambda path: path.write_bytes((path.parent / "actors.json").read_bytes()),
}
READING: dict[str, tuple[ModuleType, str]] = {
    "before the first look": (validate, "all_files"),
    "before it is opened": (build, "records"),
    "while it is read": (build_links, "links"),
    "when all is read": (build_links, "problems"),
    "before problems are placed": (build, "read_again"),
    "before notes": (validate, "_notes"),
    "before strays": (validate, "_strays"),
    "before fingerprints": (validate, "_texts_of_sources"),
}


@pytest.mark.parametrize("moment", READING)
@pytest.mark.parametrize("what", BECOMES)
@pytest.mark.parametrize("name", ["events.json", "series/my-series.json", "fingerprints.json"])
@pytest.mark.usefixtures("own")
def test_validate_ends_cleanly_whatever_its_files_become(run: Run, moment: str, what: str, name: str) -> None:
    Path("mine/fingerprints.json").write_text("{}", encoding="utf-8")
    put(Path("mine/events.json"), "/0/themes/0", "nowhere")
    with at(READING[moment], lambda: BECOMES[what](Path("mine") / name)):
        result = run("validate mine")
    assert result.code in (0, 1, 3), result
    assert "a bug" not in result.err
