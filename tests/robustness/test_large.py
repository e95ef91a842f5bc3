"""Data of more than 6 MiB: the index is keyed by what the system says of the files, and nothing else is different.

Most tests lower the bound from which a folder counts as large, and have a folder of 500 kB; what concerns size itself
has one of 17 MB.
"""

import json
import os
import shutil
import signal
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from conftest import Run
from folders import like
from moments import signalled, temporary
from typewriter import SINORUS, on_terminal

COUNT = 42
LINE = "timeline --data mine --fields id,title --json"
REFERENCES = [
    {"title": "A page", "publisher": "A publisher", "url": f"https://example.org/{n:03}{'x' * 1970}"}
    for n in range(200)
]


def write(titles: str = "Event", references: int = 6) -> None:
    """Write 42 events into events.jsonl, of 2 kB for each of their references."""
    lines = (
        json.dumps(like("event", id=f"event-{n:02}", title=f"{titles} {n:02}", references=REFERENCES[:references]))
        + "\n"
        for n in range(COUNT)
    )
    Path("mine/events.jsonl").write_text("".join(lines), encoding="utf-8")


@pytest.fixture
def lowered(own: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the folder `mine` count as large, though it holds only half a megabyte, and files be old after a moment."""
    monkeypatch.setattr("sinorus.index.SMALL", 2**18)
    monkeypatch.setattr("sinorus.index.SETTLED", 0.05)
    write()
    assert Path("mine/events.jsonl").stat().st_size > 2**18
    return own


@pytest.fixture
def large(own: Path) -> Path:
    """Make the folder `mine` large."""
    write(references=200)
    assert Path("mine/events.jsonl").stat().st_size > 16 * 2**20
    return own


@pytest.fixture(params=["lowered", pytest.param("large", marks=pytest.mark.slow)])
def either(request: pytest.FixtureRequest) -> Path:
    """Make the folder `mine` large, or let it count as large."""
    folder: Path = request.getfixturevalue(request.param)
    return folder


def stamp(own: Path) -> set[tuple[int, int]]:
    """Return what changes when an index is added or replaced."""
    return {(path.stat().st_ino, path.stat().st_mtime_ns) for path in own.iterdir()}


def test_a_large_folder_answers_and_is_built_once(either: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    # A file stays young however long one waits: then it is known by its content.
    monkeypatch.setattr("sinorus.index.time.time", Path("mine/events.jsonl").stat().st_ctime.__float__)
    monkeypatch.setattr("sinorus.index.time.sleep", lambda seconds: None)
    first = run(LINE)
    assert first.ids() == [*(f"event-{n:02}" for n in range(COUNT)), "my-event-1905"]
    built = stamp(either)
    assert len(built) == 1
    assert run(LINE) == first
    assert run("show event-07 --data mine --json").ids() == ["event-07"]
    assert run("timeline --data mine --search 'event 07' --json").ids() == ["event-07"]
    assert stamp(either) == built


def test_an_old_large_file_is_known_by_its_identity_alone(
    lowered: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = Path("mine/events.jsonl").stat().st_ctime + 3600
    monkeypatch.setattr("sinorus.index.time.time", lambda: later)
    first = run(LINE)
    built = stamp(lowered)
    assert run(LINE) == first
    assert stamp(lowered) == built


def test_a_file_that_was_written_just_now_is_compiled_once(
    lowered: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = run(LINE)
    built = stamp(lowered)
    later = Path("mine/events.jsonl").stat().st_ctime + 3600
    monkeypatch.setattr("sinorus.index.time.time", lambda: later)
    assert run(LINE) == first
    assert stamp(lowered) == built


@pytest.mark.parametrize("hours", [0, 1])
def test_a_changed_large_file_is_noticed_even_where_size_and_time_stay(
    lowered: Path, run: Run, monkeypatch: pytest.MonkeyPatch, hours: int
) -> None:
    events = Path("mine/events.jsonl")
    later = events.stat().st_ctime + 3600 * hours
    monkeypatch.setattr("sinorus.index.time.time", lambda: later)
    assert run(LINE).json()[0]["title"] == "Event 00"
    seen = events.stat()
    write("Evert")
    os.utime(events, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    assert events.stat().st_size == seen.st_size
    assert run(LINE).json()[0]["title"] == "Evert 00"


def test_another_file_of_a_large_folder_that_changes_is_noticed(lowered: Path, run: Run) -> None:
    run(LINE)
    Path("mine/claims.json").write_text("[]", encoding="utf-8")
    assert run("claims --data mine --json").json() == []


def test_an_error_in_a_large_file_names_its_line_and_hides_no_other_record(lowered: Path, run: Run) -> None:
    with Path("mine/events.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(like("event", id="last", effect="warm")) + "\n")
    result = run(f"{LINE} --strict")
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith(f"sinorus: mine/events.jsonl:{COUNT + 1}:")
    left_out = run(LINE)
    assert (left_out.code, f"mine/events.jsonl:{COUNT + 1}:" in left_out.err) == (1, True)


def overwritten(path: Path, at: float) -> None:
    """Write zeroes over a page, at a place between the beginning (0) and the end (1) of a file."""
    with path.open("r+b") as file:
        file.seek(int((path.stat().st_size - 4096) * at))
        file.write(bytes(4096))


def flipped(path: Path, at: float) -> None:
    """Change one bit of a byte, and let the size stay."""
    with path.open("r+b") as file:
        file.seek(int(path.stat().st_size * at))
        byte = file.read(1)[0]
        file.seek(-1, os.SEEK_CUR)
        file.write(bytes([byte ^ 1]))


Harm = Callable[[Path], object]
DAMAGE: dict[str, Harm] = {
    "deleted": Path.unlink,
    "emptied": lambda path: path.write_bytes(b""),
    "cut in half": lambda path: os.truncate(path, path.stat().st_size // 2),
    "garbage": lambda path: path.write_bytes(b"garbage " * 20_000),
    **{f"overwritten at {n}%": partial(overwritten, at=n / 100) for n in (0, 50, 100)},
    **{f"a letter changed at {n}%": partial(flipped, at=n / 100) for n in (3, 40, 97)},
    "denied": lambda path: path.unlink() or path.mkdir(),  # type: ignore[func-returns-value]
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_large_index_changes_no_answer(lowered: Path, run: Run, damage: Harm) -> None:
    good = run(LINE)
    [path] = lowered.iterdir()
    damage(path)
    assert run(LINE) == good


def test_a_large_index_that_is_set_back_in_time_is_noticed(
    lowered: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = run(LINE)
    [path] = lowered.iterdir()
    seen = path.stat()
    monkeypatch.setattr("sinorus.index.cache.SOON", path.stat().st_ctime_ns - seen.st_mtime_ns)
    flipped(path, 0.5)
    os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    assert run(LINE) == good
    assert path.stat().st_ino != seen.st_ino


def test_a_large_folder_answers_without_any_cache(either: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    good = run(LINE)
    for named in ("/proc/sinorus", "/dev/null"):
        monkeypatch.setenv("SINORUS_CACHE", named)
        assert run(LINE) == good


def test_a_damaged_large_index_that_cannot_be_deleted_changes_no_answer(
    either: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = run(LINE)
    [index] = either.iterdir()
    content = bytearray(index.read_bytes())
    content[len(content) // 8 : len(content) * 7 // 8] = bytes(len(content) * 7 // 8 - len(content) // 8)
    index.write_bytes(content)

    def refused(self: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "unlink", refused)
    assert run(LINE) == whole


def test_a_question_that_sqlite_cannot_take_is_bad_usage_and_leaves_the_index_alone(lowered: Path, run: Run) -> None:
    run(LINE)
    built = stamp(lowered)
    result = run("timeline", "--data", "mine", *["--theme", "my-theme"] * 1200)
    assert (result.code, result.out) == (2, "")
    assert result.err == "sinorus: a question takes up to 100 filters; this one has 1200\n"
    assert stamp(lowered) == built


def test_a_large_list_is_read_record_by_record_and_answers_like_lines(
    either: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sinorus.index.read_array.MAX_RECORD", 2**19)
    lines = run(LINE)
    records = [json.loads(line) for line in Path("mine/events.jsonl").read_text(encoding="utf-8").splitlines()]
    records[7]["title"] = "Событие 07, 事件"
    Path("mine/events.jsonl").unlink()
    for indent in (None, 2):
        text = json.dumps([like("event"), *records], indent=indent, ensure_ascii=False)
        Path("mine/events.json").write_text(text, encoding="utf-8")
        listed = run(LINE)
        assert listed.ids() == lines.ids()
        assert listed.json()[7]["title"] == "Событие 07, 事件"


@pytest.mark.parametrize("indent", [None, 1])
def test_a_problem_in_a_large_list_names_line_and_column(either: Path, run: Run, indent: int | None) -> None:
    records = [json.loads(line) for line in Path("mine/events.jsonl").read_text(encoding="utf-8").splitlines()]
    records[20]["summary"] = "Ünruhe"
    records[30]["effect"], records[40]["themes"] = "warm", ["nowhere"]
    Path("mine/events.jsonl").unlink()
    text = json.dumps(records, indent=indent, ensure_ascii=False)
    Path("mine/events.json").write_text(text, encoding="utf-8")
    for pointer, found in (("/30/effect", '"warm"'), ("/40/themes/0", '"nowhere"')):
        before = text[: text.index(found)]
        place = f":{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))} {pointer}: "
        assert f"sinorus: mine/events.json{place}" in f"sinorus: {said(run)[pointer]}"


def test_a_person_sees_a_bar_while_the_index_is_built_and_a_pipe_nothing(own: Path, run: Run) -> None:
    records = "".join(
        json.dumps(like("event", id=f"e-{n}", summary="Word " * 900 + "end.")) + "\n" for n in range(1700)
    )
    Path("mine/events.jsonl").write_text(records, encoding="utf-8")
    shown = on_terminal(SINORUS, *["timeline", "--data", "mine", "--limit", "1", "--json"], keys="\n")
    assert "building the index" in shown.out
    assert "%" in shown.out
    assert shown.out.endswith("]\n1701 events; 1 shown, --all shows all\n") or "1701 events" in shown.out
    Path("mine/claims.json").write_text("[]", encoding="utf-8")
    assert run(LINE + " --limit 1").err == "1701 events; 1 shown, --all shows all\n"


def test_a_build_that_is_interrupted_leaves_nothing_and_the_next_one_answers(large: Path, run: Run) -> None:
    environment = {**os.environ, "SINORUS_CACHE": str(large)}

    def begin() -> subprocess.Popen[bytes]:
        shutil.rmtree(large, ignore_errors=True)
        words = [SINORUS, *LINE.split()]
        return subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    assert signalled(begin, temporary(large), signal.SIGINT) == (130, b"", b"")
    assert list(large.iterdir()) == []
    assert len(run(LINE).ids()) == COUNT + 1


def said(run: Run) -> dict[str, str]:
    """Return the problems of the folder by pointer, as sentences."""
    problems = run("validate mine --json").json()
    return {p["pointer"]: "{file}:{line}:{column} {pointer}: {problem}".format(**p) for p in problems}
