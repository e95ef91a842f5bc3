"""Signals in the middle of work: the old file or the new one whole, and nothing beside it."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from desks import Desk
from moments import at_once, signalled, temporary
from sinorus.base.errors import Stopped
from sinorus.base.signals import tidily
from typewriter import SINORUS

WRITERS = {
    "timeline": "o.json",
    "page": "o.html",
    "chart": "o.svg",
    "export sqlite": "o.db",
    "export jsonld": "o.jsonld",
    "export parquet": "o",
}
CODES = {"INT": 130, "TERM": 143, "HUP": 129, "QUIT": 131, "USR1": 138, "USR2": 140, "ALRM": 142, "XCPU": 152}
MOMENTS = ["it begins", "the index is built", "the target is written"]
Begin = Callable[[str], subprocess.Popen[bytes]]


@pytest.fixture
def begin(desk: Desk) -> Begin:
    """Begin a writer at the desk, each time without an index, in the folder `cache` beside the desk."""
    cache = desk.folder.parent / "cache"

    def begin(line: str) -> subprocess.Popen[bytes]:
        subprocess.run(["rm", "-rf", str(cache)], check=True)
        command = [SINORUS, *line.split(), "--data", "D", "-o", WRITERS[line]]
        env = {**os.environ, "SINORUS_CACHE": str(cache)}
        return subprocess.Popen(command, cwd=desk.folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    return begin


@pytest.fixture
def new(desk: Desk, begin: Begin, line: str) -> object:
    """Fill the desk with 300 events, and return what a writer makes of them where nobody disturbs it."""
    desk.many(300)
    process = begin(line)
    process.communicate(timeout=120)
    assert process.returncode == 0
    return taken(desk.folder / WRITERS[line])


@pytest.mark.parametrize("program", [[SINORUS], [sys.executable, "-m", "sinorus"]], ids=["sinorus", "python -m"])
@pytest.mark.parametrize("module", ["sinorus.cli", "typer", "sinorus.cli.run", "sinorus.cli.app", "sinorus.index"])
def test_an_interrupt_while_the_program_loads_is_silent(program: list[str], module: str) -> None:
    env = {**os.environ, "PYTHONPROFILEIMPORTTIME": "1"}
    line = [*program, "timeline", "--from", "3 May 1950"]
    with subprocess.Popen(line, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        # Python writes a line for each module as soon as it is there.
        while not process.stderr.readline().decode().rstrip().endswith(f" {module}"):
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (-signal.SIGINT, b"")
    assert [line for line in err.splitlines() if not line.startswith(b"import time:")] == []


def test_an_interrupt_is_ignored_where_it_was_ignored_before(desk: Desk) -> None:
    desk.many(3000)
    program = "(echo $BASHPID > pid; exec sinorus timeline --data D --json)"
    # The number of the process is there when its first line is.
    reader = '(IFS= read -r line; echo "$line"; kill -INT $(cat pid); cat)'
    line = f"trap '' INT; {program} | {reader} | wc -l"
    assert desk.sh(line) == (0, b"3002\n", b"")


class Named:
    """What a class notes in its own words of whatever is raised while it is made (before Python 3.12)."""

    def __set_name__(self, owner: type, name: str) -> None:
        os.kill(os.getpid(), signal.SIGTERM)


@pytest.mark.parametrize("swallowed", [False, True], ids=["made another error", "swallowed"])
def test_a_signal_ends_also_what_takes_it_for_an_error(swallowed: bool) -> None:
    def work() -> None:
        try:
            type("Half", (), {"done": Named()})
        except BaseException:
            if not swallowed:
                raise

    with pytest.raises(Stopped, match="15"), tidily():
        work()
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


def taken(target: Path) -> object:
    """Return what stands in a file, or in the files of a folder; None where there is none."""
    if target.is_dir():
        return {path.relative_to(target): path.read_bytes() for path in sorted(target.rglob("*")) if path.is_file()}
    return target.read_bytes() if target.exists() else None


def moments(desk: Desk) -> dict[str, Callable[[], bool]]:
    """Return by what each moment is known."""
    return dict(zip(MOMENTS, [at_once, temporary(desk.folder.parent / "cache"), temporary(desk.folder)], strict=True))


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("line", WRITERS)
def test_a_signal_leaves_the_old_file_or_the_new_one_and_nothing_beside(
    desk: Desk, begin: Begin, new: object, line: str, moment: str
) -> None:
    target = desk.folder / WRITERS[line]
    left = desk.names()
    for name in CODES if line == "timeline" else list(CODES)[:3]:
        if target.suffix:
            target.write_bytes(b"OLD")
        old = taken(target)
        number = int(getattr(signal, f"SIG{name}"))
        ended = signalled(lambda: begin(line), moments(desk)[moment], number)
        # Before Python has begun to listen a signal simply ends it.
        assert ended.code == CODES[name] or (moment == "it begins" and ended.code == -number), ended
        assert moment == "it begins" or ended[1:] == (b"", b""), ended
        assert taken(target) in (old, new)
        assert desk.names() == left
        assert not list((desk.folder.parent / "cache").glob(".*"))


@pytest.mark.parametrize("line", WRITERS)
def test_a_kill_leaves_the_old_file_or_the_new_one_whole(desk: Desk, begin: Begin, new: object, line: str) -> None:
    target = desk.folder / WRITERS[line]
    # A folder that is no earlier export is never touched.
    for old in (new, None) if target.is_dir() else (b"OLD", None):
        if old is None:
            subprocess.run(["rm", "-r", str(target)], check=True)
        elif old == b"OLD":
            target.write_bytes(b"OLD")

        def begin_anew() -> subprocess.Popen[bytes]:
            subprocess.run(["bash", "-c", "rm -rf .*.tmp"], cwd=desk.folder, check=True)
            return begin(line)

        for moment in MOMENTS:
            assert signalled(begin_anew, moments(desk)[moment], signal.SIGKILL).code == -signal.SIGKILL
            assert taken(target) in (old, new)


@pytest.mark.parametrize("part", [0, 0.01, 0.3, 0.6, 0.95])
def test_a_build_that_is_killed_changes_no_answer(desk: Desk, monkeypatch: pytest.MonkeyPatch, part: float) -> None:
    folder = desk.folder / "cache"
    monkeypatch.setenv("SINORUS_CACHE", str(folder))
    desk.many(1500)
    good = desk.sh("S timeline --all --json")
    [index] = folder.iterdir()
    size = int(index.stat().st_size * part)

    def begin() -> subprocess.Popen[bytes]:
        for path in folder.iterdir():
            path.unlink()
        return subprocess.Popen(
            [SINORUS, "timeline", "--data", "D", "--json"],
            cwd=desk.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    assert signalled(begin, temporary(folder, size), signal.SIGKILL).code == -signal.SIGKILL
    assert desk.sh("S timeline --all --json") == good
    [whole] = [path for path in folder.iterdir() if path.suffix == ".sqlite"]
    with closing(sqlite3.connect(f"file:{whole}?mode=ro&immutable=1", uri=True)) as read:
        assert read.execute("SELECT count(*) FROM stored WHERE kind = 'event'").fetchone() == (1500,)
