"""Where the index lies, who may build it at the same time, and that nothing around the program changes an answer."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Run
from folders import contents, put, started

LINE = "timeline --data mine --json"
SINORUS = [sys.executable, "-m", "sinorus"]
linux = pytest.mark.skipif(sys.platform != "linux", reason="other platforms keep their caches elsewhere")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder that holds a fresh folder `mine`, without a cache folder named."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SINORUS_CACHE", raising=False)
    for name in ("HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    started("mine")
    return tmp_path


def indexes(folder: Path) -> list[Path]:
    """List the indexes of a folder that may not be there."""
    return sorted(folder.glob("index-*.sqlite"))


@linux
def test_the_index_lies_in_the_cache_folder_of_the_platform(here: Path, run: Run) -> None:
    assert run(LINE).code == 0
    assert len(indexes(here / "xdg_cache_home" / "sinorus")) == 1
    assert not (here / "home").exists()


@linux
def test_the_index_lies_in_the_home_where_no_cache_folder_is_named(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for empty in (None, "", "relative/cache"):
        if empty is None:
            monkeypatch.delenv("XDG_CACHE_HOME")
        else:
            monkeypatch.setenv("XDG_CACHE_HOME", empty)
        assert run(LINE).code == 0
    assert len(indexes(here / "home" / ".cache" / "sinorus")) == 1
    assert not (here / "relative").exists()


def test_a_folder_named_by_sinorus_cache_comes_first(here: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SINORUS_CACHE", "named/deep")
    assert run(LINE).code == 0
    assert len(indexes(here / "named" / "deep")) == 1
    assert not (here / "xdg_cache_home").exists()


def test_nothing_is_written_but_the_index(here: Path, run: Run) -> None:
    before = contents(here)
    for line in (LINE, "show my-claim --data mine", "validate mine", "schema events.json", "date 1950", "--help"):
        assert run(line).code == 0
    new = [Path(path) for path in contents(here) if path not in before]
    assert [path.name[:6] for path in new if path.is_file()] == ["index-"]
    assert {path: data for path, data in contents(here).items() if path in before} == before


def test_an_environment_that_names_only_the_cache_is_enough(here: Path, run: Run) -> None:
    good = run(LINE)
    bare = {"SINORUS_CACHE": str(here / "built")}
    done = subprocess.run([*SINORUS, *LINE.split()], env=bare, capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, good.out, b"")


def test_a_home_that_is_not_there_is_enough(here: Path, process: Run) -> None:
    good = process(*LINE.split())
    nowhere = {"HOME": "/nonexistent", "XDG_CACHE_HOME": "/proc", "XDG_CONFIG_HOME": "/proc"}
    assert process(*LINE.split(), env=nowhere) == good


AROUND = {
    "time zone": {"TZ": "Pacific/Kiritimati"},
    "hash seed": {"PYTHONHASHSEED": "3"},
    "Turkish": {"LC_ALL": "tr_TR.UTF-8"},
    "Chinese": {"LANG": "zh_CN.UTF-8"},
    "plain C": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "optimised Python": {"PYTHONOPTIMIZE": "2"},
    "warnings as errors": {"PYTHONWARNINGS": "error"},
    "no buffer": {"PYTHONUNBUFFERED": "1"},
    "development mode": {"PYTHONDEVMODE": "1"},
}


@pytest.mark.parametrize("around", AROUND.values(), ids=AROUND)
def test_nothing_around_the_program_changes_an_answer(
    here: Path, run: Run, process: Run, around: dict[str, str]
) -> None:
    put(Path("mine/events.json"), "/0/title", "Нерчинский договор 尼布楚條約")
    good = run(LINE)
    assert good.code == 0
    for _ in ("index built", "index used"):
        assert process(*LINE.split(), env={**around, "SINORUS_CACHE": "built"}) == good


@pytest.mark.parametrize("line", ["timeline --data mine", "show my-claim --data mine", "validate mine", "new other"])
def test_warnings_as_errors_find_nothing(here: Path, process: Run, line: str) -> None:
    result = process(*line.split(), env={"PYTHONWARNINGS": "error", "PYTHONDEVMODE": "1", "SINORUS_CACHE": "built"})
    assert result.code == 0
    assert "Warning" not in result.err


def test_processes_that_build_at_once_all_succeed(here: Path, run: Run) -> None:
    good = run(LINE).out.encode()
    environment = {**os.environ, "SINORUS_CACHE": "shared"}
    line = [*SINORUS, *LINE.split()]
    started_at_once = [
        subprocess.Popen(line, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)
    ]
    for one in started_at_once:
        assert one.communicate(timeout=120) == (good, b"")
        assert one.returncode == 0
    assert len(indexes(here / "shared")) == len(list((here / "shared").iterdir())) == 1


def test_only_the_latest_few_indexes_are_kept(here: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SINORUS_CACHE", "built")
    built = here / "built"
    for n in range(12):
        put(Path("mine/events.json"), "/0/title", f"Title {n}")
        assert run(LINE).json()[0]["title"] == f"Title {n}"
        newest = max(indexes(built), key=lambda path: path.stat().st_mtime_ns)
        os.utime(newest, (1_000_000 + n, 1_000_000 + n))
    assert len(indexes(built)) == 8
    kept = {path.stat().st_mtime for path in indexes(built)}
    assert max(kept) == 1_000_011


def test_what_a_killed_build_left_is_swept_but_not_what_is_being_built(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SINORUS_CACHE", "built")
    built = here / "built"
    built.mkdir()
    old, young = built / f".index-{'0' * 32}.sqlite.1.aa.tmp", built / f".index-{'0' * 32}.sqlite.2.bb.tmp"
    foreign = [built / "notes.txt", built / "index.html", built / "index-of-books.txt", built / "other.tmp"]
    for path in (old, young, *foreign):
        path.write_bytes(b"x")
    for path in (old, *foreign):
        os.utime(path, (1, 1))
    assert run(LINE).code == 0
    assert not old.exists()
    assert all(path.read_bytes() == b"x" for path in (young, *foreign))
