"""The index is built once and then used; whatever happens to it, the answer is the same."""

import os
import shutil
import sqlite3
import tempfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import pytest

from conftest import Run
from desks import Desk
from folders import contents, like, put, started
from sinorus import index as store
from sinorus.index import cache

LINE = "timeline --data mine --json"


def index(own: Path) -> Path:
    """Return the one file of the cache."""
    [path] = own.iterdir()
    return path


def stamp(path: Path) -> tuple[int, int]:
    """Return what changes when a file is replaced by another."""
    seen = path.stat()
    return seen.st_ino, seen.st_mtime_ns


def test_the_index_is_built_once_and_then_used(own: Path, run: Run) -> None:
    first = run(LINE)
    built = stamp(index(own))
    assert run(LINE) == first
    assert run("claims --data mine").code == 0
    assert stamp(index(own)) == built


def test_what_validate_reads_becomes_the_index_that_an_answer_would_build(own: Path, run: Run) -> None:
    answer = run(LINE)
    built = index(own).read_bytes()
    index(own).unlink()
    assert run("validate mine").code == 0
    validated = stamp(index(own))
    assert index(own).read_bytes() == built
    assert run(LINE) == answer
    assert run("validate mine").code == 0
    assert stamp(index(own)) == validated


def test_validate_leaves_no_index_of_data_with_a_fault(own: Path, run: Run) -> None:
    Path("mine/events.json").write_text("[{}]", encoding="utf-8")
    assert run("validate mine").code == 1
    assert [*own.iterdir()] == []


def test_validate_needs_no_place_for_an_index(own: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    report = run("validate mine")
    index(own).unlink()
    (own / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("SINORUS_CACHE", str(own / "file"))
    assert run("validate mine") == report


def test_a_file_that_is_touched_but_not_changed_builds_nothing(own: Path, run: Run) -> None:
    run(LINE)
    built = stamp(index(own))
    events = Path("mine/events.json")
    os.utime(events, (1, 1))
    events.write_bytes(events.read_bytes())
    run(LINE)
    assert stamp(index(own)) == built


def test_a_folder_with_the_same_content_shares_the_index(own: Path, run: Run) -> None:
    run(LINE)
    started("copy")
    run("timeline --data copy")
    assert index(own)


def test_a_changed_byte_is_noticed_even_where_size_and_times_stay(own: Path, run: Run) -> None:
    assert "Something happened" in run(LINE).out
    events = Path("mine/events.json")
    seen = events.stat()
    events.write_bytes(events.read_bytes().replace(b"Something happened", b"Something HAPPENED"))
    os.utime(events, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    assert "Something HAPPENED" in run(LINE).out
    assert len(list(own.iterdir())) == 2


def test_a_file_that_appears_or_goes_is_noticed(own: Path, run: Run) -> None:
    assert run("claims --data mine --json").ids() == ["my-claim"]
    Path("mine/claims.json").unlink()
    assert run("claims --data mine --json").ids() == []


def test_bad_data_leave_no_index_behind(own: Path, run: Run) -> None:
    Path("mine/events.json").write_text("[{", encoding="utf-8")
    assert run(LINE).code == 1
    assert not own.exists() or not list(own.iterdir())


def flipped(path: Path, at: float) -> None:
    """Flip one bit of a file, at a place between its beginning (0) and its end (1)."""
    data = bytearray(path.read_bytes())
    data[min(int(len(data) * at), len(data) - 1)] ^= 0x10
    path.write_bytes(bytes(data))


Harm = Callable[[Path], object]
DAMAGE: dict[str, Harm] = {
    "deleted": Path.unlink,
    "emptied": lambda path: path.write_bytes(b""),
    "one byte": lambda path: path.write_bytes(b"S"),
    "cut in half": lambda path: os.truncate(path, path.stat().st_size // 2),
    "last byte lost": lambda path: os.truncate(path, path.stat().st_size - 1),
    "longer": lambda path: path.write_bytes(path.read_bytes() + b"\0"),
    "garbage": lambda path: path.write_bytes(b"garbage " * 20_000),
    "zeroes": lambda path: path.write_bytes(bytes(path.stat().st_size)),
    **{f"bit at {n}%": partial(flipped, at=n / 100) for n in (0, 1, 5, 20, 35, 50, 65, 80, 95, 100)},
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_index_changes_no_answer_and_is_mended(own: Path, run: Run, damage: Harm) -> None:
    good = run(LINE)
    bytes_of_good = index(own).read_bytes()
    damage(index(own))
    assert run(LINE) == good
    assert index(own).read_bytes() == bytes_of_good


@pytest.mark.parametrize(
    "change", ["DELETE FROM meta WHERE key = 'key'", "UPDATE meta SET value = 'x' WHERE key = 'key'"]
)
def test_an_index_that_does_not_say_it_is_of_these_data_is_built_again(own: Path, run: Run, change: str) -> None:
    good = run(LINE)
    path = index(own)
    bytes_of_good = path.read_bytes()
    path.write_bytes(bytes_of_good[:-4])
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(change)
    seal(path)
    assert run(LINE) == good
    assert index(own).read_bytes() == bytes_of_good


def seal(path: Path) -> None:
    """Add the checksum to an index, as if nobody had written into it since it was built."""
    path.write_bytes(path.read_bytes() + zlib.crc32(path.read_bytes()).to_bytes(4, "big"))


def damaged(path: Path, change: str) -> None:
    """Change an index by SQL in a way that no look at its checksum shows."""
    path.write_bytes(path.read_bytes()[:-4])
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(change)
    seal(path)


OUT_OF_SIGHT = {
    "a table is missing": "DROP TABLE body",
    "a text is no JSON": "UPDATE body SET json = 'x'",
    "a text holds a zero": "UPDATE body SET json = char(0)",
}


@pytest.mark.parametrize("change", OUT_OF_SIGHT.values(), ids=OUT_OF_SIGHT)
def test_damage_that_shows_before_the_first_byte_changes_no_answer(own: Path, run: Run, change: str) -> None:
    line = "timeline --data mine --format csv"
    good = run(line)
    bytes_of_good = index(own).read_bytes()
    damaged(index(own), change)
    assert run(line) == good
    assert index(own).read_bytes() == bytes_of_good


MIDDLE = "UPDATE body SET json = {} WHERE n = (SELECT n FROM stored WHERE id = 'last')"
BROKE_OFF = "sinorus: the answer broke off, because the index turned out damaged; it was deleted: ask again\n"


@pytest.mark.parametrize("text", ["'x'", "char(0)"])
def test_damage_that_shows_in_the_middle_of_an_answer_ends_it_and_whoever_asks_again_is_answered(
    own: Path, run: Run, text: str
) -> None:
    put(Path("mine/events.json"), "/-", like("event", id="last", date_edtf="2000"))
    line = "timeline --data mine --format csv"
    good = run(line)
    damaged(index(own), MIDDLE.format(text))
    first_rows = "".join(good.out.splitlines(keepends=True)[:-1])
    assert run(line) == (3, first_rows, BROKE_OFF)
    assert not list(own.iterdir())
    assert run(line) == good


def test_whoever_is_answered_in_part_hears_that_a_damaged_index_stays(
    own: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(Path("mine/events.json"), "/-", like("event", id="last", date_edtf="2000"))
    line = "timeline --data mine --format csv"
    run(line)
    damaged(index(own), MIDDLE.format("'x'"))
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refused)
        remedy = "it cannot be deleted: name another cache folder with SINORUS_CACHE"
        assert run(line).err == BROKE_OFF.replace("it was deleted: ask again", remedy)
    monkeypatch.setattr(cache, "_unusable", set())
    monkeypatch.setattr(cache, "PACKAGED", own)
    assert run(line).err == BROKE_OFF.replace(
        "it was deleted: ask again", "it is a part of the package: install sinorus again"
    )
    assert index(own).exists()


def refused(self: Path, missing_ok: bool = False) -> None:
    """Refuse to delete a file, as where permissions deny it."""
    raise PermissionError(13, "Permission denied")


def test_a_file_is_whole_even_if_damage_shows_in_the_middle_of_it(own: Path, run: Run) -> None:
    put(Path("mine/events.json"), "/-", like("event", id="last", date_edtf="2000"))
    good = run("timeline --data mine --format csv").out
    damaged(index(own), MIDDLE.format("char(0)"))
    assert run("timeline --data mine -o answer.csv").code == 0
    assert Path("answer.csv").read_text(encoding="utf-8") == good


def test_a_damaged_index_that_cannot_be_deleted_is_passed_over(
    own: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = run(LINE)
    damaged(index(own), "DROP TABLE body")
    monkeypatch.setattr(Path, "unlink", refused)
    assert run(LINE) == good


def test_a_folder_where_the_index_should_be_changes_no_answer(own: Path, run: Run) -> None:
    good = run(LINE)
    path = index(own)
    path.unlink()
    path.mkdir()
    assert run(LINE) == good


DENIED: dict[str, Harm] = {
    "a file in its place": lambda own: own.write_bytes(b"precious"),
    "a link that leads nowhere": lambda own: own.symlink_to("/nonexistent/nowhere"),
}


@pytest.mark.parametrize("deny", DENIED.values(), ids=DENIED)
def test_a_cache_that_is_denied_changes_no_answer(own: Path, run: Run, deny: Harm) -> None:
    good = run(LINE)
    for path in own.iterdir():
        path.unlink()
    own.rmdir()
    deny(own)
    before = contents(own.parent)
    assert run(LINE) == good
    assert contents(own.parent) == before


@pytest.mark.parametrize("named", ["/proc/sinorus", "/proc/self/status", "/dev/null"])
def test_a_cache_that_the_system_refuses_changes_no_answer(
    own: Path, run: Run, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    good = run(LINE)
    monkeypatch.setenv("SINORUS_CACHE", named)
    assert run(LINE) == good


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Return a folder whose path any user may walk."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@contextmanager
def without_rights() -> Iterator[None]:
    """Be nobody for a while where the tests are run by root, whom no permission stops."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_read_only_cache_is_used_but_never_needed(
    open_folder: Path, own: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = open_folder / "own"
    monkeypatch.setenv("SINORUS_CACHE", str(own))
    good = run(LINE)
    built = stamp(index(own))
    for of_index, of_folder in ((0o444, 0o555), (0, 0o555), (0o444, 0), (0, 0)):
        index(own).chmod(of_index)
        own.chmod(of_folder)
        with without_rights():
            assert run(LINE) == good
        own.chmod(0o755)
    assert stamp(index(own)) == built


def test_a_read_only_folder_of_data_is_enough(own: Path, run: Run) -> None:
    good = run(LINE)
    for path in (*Path("mine").iterdir(), Path("mine")):
        path.chmod(path.stat().st_mode & 0o555)
    with without_rights():
        assert run(LINE) == good
    Path("mine").chmod(0o755)


def test_a_data_file_without_permission_is_refused(own: Path, run: Run) -> None:
    run(LINE)
    Path("mine/events.json").chmod(0)
    with without_rights():
        assert run(LINE) == (3, "", 'sinorus: cannot read "mine/events.json": permission denied\n')


@pytest.fixture(scope="session")
def _shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sinorus.index.cache.PACKAGED", tmp_path_factory.mktemp("shipped") / "compiled")
        path = store.ship()
    assert path is not None
    return path


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, _shipped: Path) -> Path:
    """Return the index of the packaged data as it comes with the package, in a folder of the test."""
    monkeypatch.setattr("sinorus.index.cache.PACKAGED", tmp_path / "compiled")
    shutil.copytree(_shipped.parent, tmp_path / "compiled")
    return tmp_path / "compiled" / _shipped.name


@pytest.mark.slow
def test_the_first_run_on_the_packaged_data_builds_nothing(own: Path, run: Run, shipped: Path) -> None:
    before = contents(shipped.parent)
    assert run("show western-sanctions-2014 --json").ids() == ["western-sanctions-2014"]
    assert not own.exists()
    assert contents(shipped.parent) == before


@pytest.mark.slow
def test_an_index_that_came_with_other_data_is_passed_over(own: Path, run: Run, shipped: Path) -> None:
    good = run("timeline --json")
    assert run(LINE).ids() == ["my-event-1905"]
    shipped.rename(shipped.with_name("index-of-others.sqlite"))
    assert run("timeline --json") == good


@pytest.mark.slow
@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_damage_to_the_index_that_came_with_the_package_changes_no_answer(
    own: Path, run: Run, shipped: Path, damage: Harm
) -> None:
    good = run("timeline --json")
    damage(shipped)
    harmed = contents(shipped.parent)
    assert run("timeline --json") == good
    assert contents(shipped.parent) == harmed


def test_strangers_files_in_the_cache_stay(desk: Desk) -> None:
    desk.sh("mkdir c; for n in $(seq 12); do echo mine > c/index-of-books-$n.sqlite; done")
    assert desk.sh("SINORUS_CACHE=$PWD/c S timeline").code == 0
    assert sum(path.name.startswith("index-of-books") for path in (desk.folder / "c").iterdir()) == 12


def built(desk: Desk) -> Path:
    """Build the index in the folder c and return it."""
    assert desk.sh("SINORUS_CACHE=$PWD/c S timeline").code == 0
    [path] = (desk.folder / "c").iterdir()
    return path


@pytest.mark.slow
@pytest.mark.parametrize("lost", ["VIEW record", "TABLE body", "TABLE span", "TABLE extent", "TABLE facet"])
def test_an_index_from_which_something_was_taken_is_built_again(desk: Desk, lost: str) -> None:
    path = built(desk)
    line = "SINORUS_CACHE=$PWD/c S timeline --count-by effect; SINORUS_CACHE=$PWD/c S timeline --from 1949 --search a"
    usual = desk.sh(line)
    path.write_bytes(path.read_bytes()[:-4])
    database = sqlite3.connect(path)
    database.execute(f"DROP {lost}")
    database.close()
    path.write_bytes(path.read_bytes() + zlib.crc32(path.read_bytes()).to_bytes(4, "big"))
    assert desk.sh(line) == usual


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        ("SELECT * FROM recrod", "no such table: recrod"),
        ("SELECT * FROM link", "no such table: link"),
        ("SELECT jsn FROM record", "no such column: jsn"),
        ("SELECT jsn_extract(json, '$.id') FROM record", "no such function: jsn_extract"),
    ],
)
def test_a_fault_of_a_question_is_no_damage_and_the_index_stays(own: Path, run: Run, fault: str, message: str) -> None:
    run(LINE)
    built = stamp(index(own))
    with pytest.raises(sqlite3.OperationalError, match=f"^{message}$"), store.open_index(["mine"]) as opened:
        opened.db.execute(fault)
    assert stamp(index(own)) == built


def test_a_pipe_in_the_place_of_the_index_is_not_waited_for(desk: Desk) -> None:
    path = built(desk)
    usual = desk.sh("S timeline")
    path.unlink()
    os.mkfifo(path)
    assert desk.sh("SINORUS_CACHE=$PWD/c timeout 20 sinorus timeline --data D") == usual
