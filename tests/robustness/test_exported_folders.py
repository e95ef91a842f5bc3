"""Of a folder that is exported again, only what an export wrote is deleted."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Run
from folders import contents, load, refusal, save
from sinorus.base.checksum import sealed
from sinorus.export.parquet import MARK

LINE = "export parquet -o pq"


@pytest.fixture
def pq(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Path:
    """Work in a folder that holds an export."""
    monkeypatch.chdir(tmp_path)
    assert run("export parquet --theme energy -o pq").code == 0
    return Path("pq")


def part(folder: Path) -> Path:
    """Return a file of an export."""
    return folder / "events" / "part-00000.parquet"


def renamed(folder: Path) -> None:
    """Give a part another name."""
    part(folder).rename(folder / "events" / "mine.parquet")


def linked(folder: Path) -> None:
    """Put a link in the place of a part."""
    part(folder).rename("elsewhere")
    part(folder).symlink_to("../../elsewhere")


def moved(folder: Path) -> None:
    """Put a link in the place of a folder of parts."""
    (folder / "events").rename("elsewhere")
    (folder / "events").symlink_to("../elsewhere")


ADDED: dict[str, Callable[[Path], object]] = {
    "a file": lambda pq: (pq / "notes.md").write_text("mine"),
    "a file beside the parts": lambda pq: (pq / "events" / "notes.md").write_text("mine"),
    "a hidden file": lambda pq: (pq / ".notes").write_text("mine"),
    "an empty folder": lambda pq: (pq / "mine").mkdir(),
    "an empty folder beside the parts": lambda pq: (pq / "links" / "mine").mkdir(),
    "a link": lambda pq: (pq / "link").symlink_to("/etc/hostname"),
    "a link to nothing": lambda pq: (pq / "events" / "link").symlink_to("nowhere"),
    "a pipe": lambda pq: os.mkfifo(pq / "pipe"),
    "a part that has grown": lambda pq: part(pq).write_bytes(part(pq).read_bytes() + b"mine"),
    "a part with another name": renamed,
    "a link for a part": linked,
    "a link for a folder": moved,
}


@pytest.mark.parametrize("added", ADDED)
def test_what_no_export_wrote_is_named_and_nothing_is_touched(pq: Path, run: Run, added: str) -> None:
    ADDED[added](pq)
    Path("link").symlink_to("pq")
    for target in ("pq", "link"):
        said = refusal(run, f"export parquet --force -o {target}", 2)
        assert "which is not as an export wrote it; take it out, or name another folder" in said


MARKS: dict[str, Callable[[Path], object]] = {
    "empty object": lambda mark: mark.write_text("{}"),
    "empty": lambda mark: mark.write_text(""),
    "no object": lambda mark: mark.write_text("[]"),
    "deep": lambda mark: mark.write_text("[" * 100_000),
    "no text": lambda mark: mark.write_bytes(b"\xff"),
    "without manifest": lambda mark: save(
        mark, {k: v for k, v in load(mark).items() if k not in ("files", "checksum")}
    ),
    "something added": lambda mark: save(mark, {**load(mark), "files": {**load(mark)["files"], "thesis.txt": 8}}),
    "sealed, but of something else": lambda mark: mark.write_text(json.dumps(sealed({"query": "timeline"}))),
    "link": lambda mark: mark.symlink_to(mark.rename("kept").absolute()),
    "folder": lambda mark: Path(mark.rename("kept").parent, mark).mkdir(),
    "pipe": lambda mark: os.mkfifo(Path(mark.rename("kept").parent, mark)),
    "missing": Path.unlink,
}


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_that_no_export_wrote_is_none(pq: Path, run: Run, mark: str) -> None:
    MARKS[mark](pq / MARK)
    said = refusal(run, LINE, 2)
    assert said == 'cannot write "pq": it is there already and no earlier export; name another folder'


def test_a_repository_with_the_name_of_a_mark_stays(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("pq/.git/HEAD", "pq/thesis.txt", f"pq/{MARK}"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("{}")
    assert "no earlier export" in refusal(run, LINE, 2)


def test_an_export_that_lacks_a_part_is_replaced(pq: Path, run: Run) -> None:
    part(pq).unlink()
    (pq / "events").rmdir()
    assert run(LINE).code == 0
    assert part(pq).is_file()
    assert [path.name for path in Path().iterdir()] == ["pq"]


def test_what_comes_while_the_export_is_written_is_kept(pq: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = Path.rename

    def late(path: Path, target: Path) -> Path:
        if path.name == "pq":
            (path / "notes.md").write_text("mine")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", late)
    before = contents(pq)
    assert run(LINE).code == 2
    assert contents(pq) == {**before, "pq/notes.md": b"mine"}
    assert [path.name for path in Path().iterdir()] == ["pq"]


def test_an_old_export_that_cannot_go_back_is_not_deleted(pq: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {Path(name).relative_to(pq): data for name, data in contents(pq).items()}
    rename = Path.rename

    def fails(path: Path, target: Path) -> Path:
        if target.name == "pq":
            raise OSError(5, "Input/output error")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fails)
    assert run(LINE).code == 3
    [aside] = Path().iterdir()
    assert {Path(name).relative_to(aside): data for name, data in contents(aside).items()} == before
