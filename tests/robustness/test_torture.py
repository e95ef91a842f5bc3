"""The first, second, third … call of the system fails until a run succeeds: the old file stays, nothing is left."""

import errno
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Result, Run
from desks import Desk, Told
from folders import contents, started
from sinorus.base.errors import Stopped
from sinorus.index import cache
from sinorus.model.vocabulary import EXPORTS
from torture import Fault, as_a_new_process, empty
from typewriter import SINORUS

pytestmark = [
    pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="paths of open files are not to be had"),
]
ERRORS = [
    OSError(errno.ENOSPC, "No space left on device"),
    OSError(errno.EIO, "Input/output error"),
    PermissionError(errno.EACCES, "Permission denied"),
]
WRITERS = {
    **{f"timeline --format {format}": "o.txt" for format in ("table", "list", "plain", "json", "jsonl", "csv", "md")},
    "validate mine --format plain": "o.txt",
    "cite --query timeline": "o.json",
    "trace my-event-1905 --format dot": "o.dot",
    "page": "o.html",
    "chart": "o.svg",
    "chart --climate decade": "o.png",
    **{f"export {format}": f"o{ending or ''}" for format, (ending, *_) in EXPORTS.items() if format != "parquet"},
}
Check = Callable[[Result], object]


@pytest.fixture
def desk_of_mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder of its own beside the data, with an index that is built already."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SINORUS_DATA", str(started("mine").absolute()))
    monkeypatch.setenv("SINORUS_CACHE", str(tmp_path / "cache"))
    (tmp_path / "work").mkdir()
    return tmp_path / "work"


def torture(run: Run, line: str, folder: Path, error: BaseException, check: Check) -> tuple[int, Result]:
    """Let the first, second, third … call fail, check each run, and return how many failed and the run that did not."""
    for n in range(1, 2000):
        as_a_new_process()
        with pytest.MonkeyPatch.context() as patch:
            fault = Fault(patch, folder, n, error)
            result = run(line)
        if fault.left > 0:
            return n - 1, result
        check(result)
    raise AssertionError("it never succeeds")


def is_refused(result: Result) -> None:
    """Hold that a run ended with 3 and one line."""
    assert (result.code, result.out, result.err.count("\n")) == (3, "", 1), result
    assert result.err.startswith("sinorus: cannot "), result.err


@pytest.mark.parametrize("error", ERRORS, ids=str)
@pytest.mark.parametrize("line", WRITERS)
def test_the_old_file_stays_whichever_call_fails(run: Run, desk_of_mine: Path, line: str, error: OSError) -> None:
    target = desk_of_mine / WRITERS[line]
    assert run(f"{line} -o {target}").code == 0
    new = target.read_bytes()

    refused: list[Result] = []

    def check(result: Result) -> None:
        assert [path.name for path in desk_of_mine.iterdir()] == [target.name]
        if result.code:
            is_refused(result)
            assert target.read_bytes() == b"OLD"
            refused.append(result)
        else:
            # A look for what a killed run has left may fail without harm.
            assert target.read_bytes() == new
            target.write_bytes(b"OLD")

    target.write_bytes(b"OLD")
    _, last = torture(run, f"{line} -o {target}", desk_of_mine, error, check)
    assert len(refused) >= 6
    assert (last.code, target.read_bytes()) == (0, new)


@pytest.mark.parametrize(
    "line", ["timeline --json -o work/o.json", "page -o work/o.html", "export parquet -o work/o", "new work/o"]
)
def test_what_is_new_is_not_there_at_all_whichever_call_fails(run: Run, desk_of_mine: Path, line: str) -> None:
    def check(result: Result) -> None:
        if result.code:
            is_refused(result)
            assert list(desk_of_mine.iterdir()) == []
        else:
            # A folder could not be made because it was there, or a look for what a killed run has left failed.
            [made] = desk_of_mine.iterdir()
            assert made == desk_of_mine / Path(line.split()[-1]).name
            shutil.rmtree(made) if made.is_dir() else made.unlink()

    failed, last = torture(run, line, desk_of_mine, ERRORS[0], check)
    assert failed >= 6
    assert last.code == 0
    assert len(list(desk_of_mine.iterdir())) == 1


def test_an_earlier_folder_stays_whichever_call_fails(run: Run, desk_of_mine: Path) -> None:
    line = "export parquet -o work/o"
    assert run(line).code == 0
    whole = {path: path.read_bytes() for path in desk_of_mine.rglob("*") if path.is_file()}

    def check(result: Result) -> None:
        # What fails while the old one is taken away is too late to be refused.
        if result.code:
            is_refused(result)
        assert {path: path.read_bytes() for path in desk_of_mine.rglob("*") if path.is_file()} == whole

    assert torture(run, line, desk_of_mine, ERRORS[0], check)[0] >= 6


@pytest.mark.parametrize(
    ("error", "code", "lines"), [(MemoryError(), 3, 1), (KeyboardInterrupt(), 130, 0), (Stopped(15), 143, 0)]
)
@pytest.mark.parametrize("line", ["timeline -o work/o.txt", "page -o work/o.html", "export parquet -o work/o"])
def test_what_ends_a_program_in_the_middle_leaves_the_old_file(
    run: Run, desk_of_mine: Path, line: str, error: BaseException, code: int, lines: int
) -> None:
    assert run(line).code == 0
    before = contents(desk_of_mine)

    def check(result: Result) -> None:
        # What fails while the old folder is taken away is too late to be told.
        assert (result.code, result.out, result.err.count("\n")) in [(code, "", lines), (0, "", 1)]
        assert contents(desk_of_mine) == before

    assert torture(run, line, desk_of_mine, error, check)[0] >= 6


@pytest.mark.parametrize("error", ERRORS, ids=str)
@pytest.mark.parametrize("line", ["timeline --json", "validate mine", "claims --format csv -o work/o.csv"])
def test_data_that_cannot_be_read_are_told_whichever_call_fails(
    run: Run, desk_of_mine: Path, line: str, error: OSError
) -> None:
    failed, last = torture(run, line, Path("mine"), error, is_refused)
    assert failed >= 20
    assert last.code == 0


@pytest.mark.parametrize("error", ERRORS, ids=str)
@pytest.mark.parametrize("built", ["is built", "is there", "is damaged"])
def test_a_cache_that_fails_changes_no_answer_whichever_call_fails(
    run: Run, desk_of_mine: Path, error: OSError, built: str
) -> None:
    line = "timeline --json"
    good = run(line)
    folder = Path("cache")

    def prepare() -> None:
        if built == "is built":
            empty(folder)
        elif built == "is damaged":
            [index] = folder.glob("index-*")
            index.write_bytes(index.read_bytes()[:-1])

    def check(result: Result) -> None:
        assert result == good
        prepare()

    prepare()
    failed, last = torture(run, line, folder, error, check)
    assert failed >= (2 if built == "is there" else 6)
    assert last == good
    as_a_new_process()
    assert run(line) == good
    assert not [path for path in folder.iterdir() if path.suffix == ".tmp"]


STRACE = shutil.which("strace")
TRACED = (
    STRACE and subprocess.run([STRACE, "-o", "/dev/null", "true"], check=False, capture_output=True).returncode == 0
)
traced = pytest.mark.skipif(not TRACED, reason="calls of a process cannot be made to fail here")


def failing(desk: Desk, call: str, error: str, n: int, line: str, only: str = "") -> tuple[bool, Told]:
    """Run a line with the n-th call of a kind failing, also those of libraries; say whether one did.

    ``only`` is a file: calls that concern others do not count.
    """
    path = f"-P {only}" if only else ""
    inject = f"strace -f --seccomp-bpf -qq -o trace {path} -e trace={call} -e inject={call}:error={error}:when={n}"
    told = desk.sh(f"{inject} {SINORUS} {line} --data D")
    trace = desk.folder / "trace"
    hit = "(INJECTED)" in trace.read_text(encoding="utf-8", errors="replace")
    trace.unlink()
    return hit, told


def after(n: int) -> int:
    """Return the next number to try: after the first few, calls are of one kind."""
    return n + 1 if n < 10 else n * 5 // 4


@traced
@pytest.mark.parametrize(
    ("call", "error"), [("pwrite64", "ENOSPC"), ("pwrite64", "EIO"), ("rename", "EACCES"), ("write", "EIO")]
)
def test_an_index_that_sqlite_cannot_write_changes_no_answer(
    desk: Desk, call: str, error: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SINORUS_CACHE", str(desk.folder / "cache"))
    good = desk.sh("S timeline --format csv -o o; cat o")
    hit, n = True, 1
    while hit and n < 400:
        empty(desk.folder / "cache")
        # Nothing is written but the index, for the answer is none.
        hit, told = failing(
            desk,
            call,
            error,
            n,
            "timeline --from 3000 --json --limit 0" if call == "write" else "timeline --format csv",
        )
        assert told == good or (call == "write" and told.code in (0, 3)), told
        n = after(n)
    assert not hit
    assert desk.sh("S timeline --format csv") == good


@traced
@pytest.mark.parametrize("call", ["openat", "pread64", "read", "lseek", "fstat"])
def test_an_index_that_cannot_be_read_changes_no_answer(desk: Desk, call: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SINORUS_CACHE", str(desk.folder / "cache"))
    good = desk.sh("S timeline --format csv")
    hit, n = True, 1
    while hit and n < 400:
        [index] = (desk.folder / "cache").glob("index-*.sqlite")
        hit, told = failing(desk, call, "EIO", n, "timeline --format csv", only=str(index))
        assert told == good
        n = after(n)
    assert not hit


@traced
def test_the_calls_of_a_writer_of_parquet_fail_too_and_leave_nothing(desk: Desk) -> None:
    # The index is there before, for a call that fails while it is built harms nothing.
    desk.sh(f"{SINORUS} timeline --data D")
    before = desk.names()
    hit, n, refused = True, 1, 0
    while hit and n < 1000:
        hit, told = failing(desk, "write", "ENOSPC", n, "export parquet -o parquet")
        if hit:
            assert (told.code, told.out, told.err.count(b"\n")) == (3, b"", 1), told
            assert desk.names() == before
            refused += 1
        n = after(n)
    assert refused > 10
    assert told.code == 0
    assert "parquet/sinorus-parquet.json" in desk.names()


@pytest.mark.parametrize(
    "line", ["timeline --json", "export parquet -o o", "page -o o.html", "timeline --json -o o.json"]
)
def test_a_limit_on_the_size_of_files_is_a_clean_error_or_changes_nothing(
    desk: Desk, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SINORUS_CACHE", str(desk.folder / "cache"))
    good = desk.sh("S timeline --json")
    before = desk.names()
    for kilobytes in (0, 1, 4, 16, 64, 128, 200):
        empty(desk.folder / "cache")
        told = desk.sh(f"ulimit -f {kilobytes}; S {line} | cat; exit ${{PIPESTATUS[0]}}")
        if "-o" not in line:
            assert told == good
        elif told.code:
            assert (told.code, told.out, told.err.count(b"\n")) == (3, b"", 1), told
            assert "file too large" in told.said()
            assert [name for name in desk.names() if "cache/" not in name] == [
                name for name in before if "cache/" not in name
            ]
        else:
            desk.sh("rm -r o o.html o.json 2>/dev/null")


def test_an_index_of_other_data_under_the_right_name_is_not_taken(run: Run, desk_of_mine: Path) -> None:
    mine = run("timeline --json")
    [index] = Path("cache").iterdir()
    packaged = cache.PACKAGED
    other = next(packaged.glob("*.sqlite"), None)
    if other is None:
        run("timeline --data builtin --json")
        [other] = [path for path in Path("cache").iterdir() if path != index]
    index.write_bytes(other.read_bytes())
    as_a_new_process()
    assert run("timeline --json") == mine
