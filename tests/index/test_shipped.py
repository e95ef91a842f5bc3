"""The index that came with the package answers without a look into the data beside it, until one of them changes."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Run
from folders import TEMPLATE
from sinorus import __version__
from sinorus import index as store
from sinorus.index import cache, shipped

LINE = "timeline --json"
OLD, NEW = "Something happened", "Something HAPPENED"


@pytest.fixture(params=["a wheel", "a checkout"])
def data(request: pytest.FixtureRequest, own: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the data of a program that was installed from a wheel, or stands in a checkout, with its index."""
    site = own.parent / "site"
    data = site / ("sinorus/data" if request.param == "a wheel" else "data")
    shutil.copytree(TEMPLATE, data)
    (data / "words.json").write_text("[]", encoding="utf-8")
    monkeypatch.setattr("sinorus.index.folders.data_dir", lambda: data)
    monkeypatch.setattr(cache, "PACKAGED", site / "sinorus/index/packaged")
    # Whether files are young has a test of its own.
    monkeypatch.setattr("sinorus.index.SETTLED", 0)
    assert store.ship()
    record = site / f"sinorus-{__version__}.dist-info/RECORD"
    record.parent.mkdir()
    record.write_text("")
    later = max(stat.st_mtime_ns for _, stat in shipped.see()) + 10**9
    os.utime(record, ns=(later, later))
    return data


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the data files that are opened from now on."""
    names: list[str] = []
    look_into = os.open

    def note(path: str | Path, *more: int) -> int:
        names.extend([Path(path).name] if Path(path).suffix == ".json" else [])
        return look_into(path, *more)

    monkeypatch.setattr("sinorus.index.open_file.os.open", note)
    return names


def test_an_answer_opens_no_data_file(data: Path, run: Run, read: list[str], own: Path) -> None:
    assert run(LINE).ids() == ["my-event-1905"]
    assert read == []
    assert not own.exists()


def edit(data: Path) -> None:
    """Change the content of a file, and neither its size nor its inode."""
    events = data / "events.json"
    events.write_text(events.read_text(encoding="utf-8").replace(OLD, NEW), encoding="utf-8")
    later = events.stat().st_mtime_ns + 2 * 10**9
    os.utime(events, ns=(later, later))


def test_a_file_that_was_changed_is_read_though_it_has_its_size(data: Path, run: Run) -> None:
    assert OLD in run(LINE).out
    edit(data)
    assert NEW in run(LINE).out


def longer(data: Path) -> None:
    """Change the content and the size of a file, and not its times."""
    events = data / "events.json"
    times = events.stat()
    events.write_text(events.read_text(encoding="utf-8").replace(OLD, f"{NEW} twice"), encoding="utf-8")
    os.utime(events, ns=(times.st_atime_ns, times.st_mtime_ns))


def test_a_file_of_another_size_is_read_whatever_its_times_say(data: Path, run: Run) -> None:
    longer(data)
    assert NEW in run(LINE).out


def test_what_was_changed_is_compiled_once_and_then_known_by_its_times(data: Path, run: Run, own: Path) -> None:
    edit(data)
    assert NEW in run(LINE).out
    [built] = own.iterdir()
    assert NEW in run(LINE).out
    assert [*own.iterdir()] == [built]


def test_a_file_that_appears_or_goes_is_noticed(data: Path, run: Run) -> None:
    assert run("claims --json").ids() == ["my-claim"]
    (data / "claims.json").rename(data / "claims.txt")
    assert run("claims --json").ids() == []
    (data / "claims.txt").rename(data / "claims.json")
    assert run("claims --json").ids() == ["my-claim"]


def touch(data: Path) -> None:
    """Set the times of all files anew, as a copy does."""
    for path in data.rglob("*.json"):
        os.utime(path)
        os.utime(path, ns=(0, path.stat().st_mtime_ns + 5 * 10**9))


def test_files_that_were_moved_and_not_changed_build_nothing(data: Path, run: Run, own: Path) -> None:
    good = run(LINE)
    touch(data)
    assert run(LINE) == good
    assert not own.exists()


SPOILT: dict[str, Callable[[Path], object]] = {
    "another version": lambda mark: mark.write_bytes(mark.read_bytes().replace(b"\n", b"\n9", 1)),
    "empty": lambda mark: mark.write_bytes(b""),
    "a zero": lambda mark: mark.write_bytes(b"\0"),
    "another folder": lambda mark: mark.write_bytes(b"../" + mark.read_bytes()),
    "not there": Path.unlink,
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_a_mark_that_is_spoilt_changes_no_answer(
    data: Path, run: Run, own: Path, spoil: Callable[[Path], object]
) -> None:
    good = run(LINE)
    for name in (shipped.LOOKS, shipped.SIZES):
        spoil(cache.PACKAGED / name)
    assert run(LINE) == good
    assert not own.exists()


def test_an_index_that_was_written_into_is_held_to_its_checksum(data: Path, run: Run, own: Path) -> None:
    good = run(LINE)
    [path] = cache.PACKAGED.glob("*.sqlite")
    content = path.read_bytes()
    path.write_bytes(content.replace(OLD.encode(), NEW.encode()))
    os.utime(path, ns=(0, path.stat().st_mtime_ns + 3 * 10**9))
    assert run(LINE) == good
    assert len([*own.iterdir()]) == 1


def test_an_index_that_breaks_under_a_question_is_passed_over(data: Path, run: Run) -> None:
    good = run(LINE)
    [path] = cache.PACKAGED.glob("*.sqlite")
    times = path.stat()
    path.write_bytes(b"garbage " * (times.st_size // 8) + b"g" * (times.st_size % 8))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert run(LINE) == good


def test_files_that_are_too_young_are_known_by_their_content(
    data: Path, own: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sinorus.index.SETTLED", 60)
    monkeypatch.setattr("sinorus.index._let_settle", lambda files: None)
    assert store.ship()
    assert [mark.name for mark in cache.PACKAGED.iterdir() if mark.suffix != ".sqlite"] == [shipped.SIZES]
    assert run(LINE).ids() == ["my-event-1905"]
    assert not own.exists()
