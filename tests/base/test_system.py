"""What differs from system to system: the tests run on one, and are told another."""

import errno
import os
import stat
from pathlib import Path

import pytest

from sinorus.base import child, inputs, system
from sinorus.base.errors import CannotAccess
from sinorus.base.install import command
from sinorus.index import cache
from sinorus.output import streams


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program believe that it runs on Windows."""
    monkeypatch.setattr("sys.platform", "win32")


@pytest.fixture
def macos(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program believe that it runs on macOS."""
    monkeypatch.setattr("sys.platform", "darwin")


@pytest.mark.parametrize(
    ("platform", "variables", "folder"),
    [
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/sinorus"),
        ("win32", {"LOCALAPPDATA": ""}, None),
        ("darwin", {"HOME": "/home"}, "/home/Library/Caches/sinorus"),
        ("linux", {"HOME": "/home", "XDG_CACHE_HOME": ""}, "/home/.cache/sinorus"),
        ("linux", {"XDG_CACHE_HOME": "/cache"}, "/cache/sinorus"),
        ("linux", {"XDG_CACHE_HOME": "cache"}, None),
        ("win32", {"SINORUS_CACHE": "mine", "LOCALAPPDATA": "/local"}, "mine"),
    ],
)
def test_the_index_lies_where_a_system_keeps_what_may_be_lost(
    platform: str, variables: dict[str, str], folder: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SINORUS_CACHE")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.platform", platform)
    assert cache.cache_dir() == (folder and Path(folder))


class Gone:
    """A stream whose reader has left, as Windows says it."""

    class buffer:
        """The stream of bytes."""

        @staticmethod
        def writelines(chunks: object) -> None:
            """Refuse to write."""
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))

    @staticmethod
    def flush() -> None:
        """Have nothing to write."""

    @staticmethod
    def fileno() -> int:
        """Return a file that nobody reads."""
        return os.open(os.devnull, os.O_WRONLY)


@pytest.mark.usefixtures("windows")
def test_a_reader_that_leaves_early_is_no_error_on_windows_either() -> None:
    assert streams.into(Gone(), [b"text"]) is False  # type: ignore[arg-type]


def test_an_invalid_argument_is_an_error_elsewhere() -> None:
    with pytest.raises(CannotAccess, match="cannot write the answer: invalid argument"):
        streams.into(Gone(), [b"text"])  # type: ignore[arg-type]


@pytest.mark.usefixtures("windows")
def test_an_old_terminal_of_windows_gets_no_colours_and_a_new_one_does(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("WT_SESSION", "ConEmuANSI", "ANSICON", "TERM"):
        monkeypatch.delenv(name, raising=False)
    assert not system.shows_colour()
    monkeypatch.setenv("WT_SESSION", "a number")
    assert system.shows_colour()


@pytest.mark.usefixtures("windows")
def test_where_users_have_no_numbers_every_file_is_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "geteuid")
    assert system.belongs_to(os.stat_result((stat.S_IFREG, 0, 0, 1, 54321, 0, 0, 0, 0, 0)))


@pytest.mark.usefixtures("macos")
def test_on_macos_a_picture_is_drawn_in_the_process_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fork", None)
    assert child.in_child(lambda: b"drawn") == b"drawn"


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize(
    ("word", "written"),
    [
        (r"C:\Python\python.exe", r"C:\Python\python.exe"),
        (r"C:\Program Files\python.exe", r'"C:\Program Files\python.exe"'),
        ("my data", '"my data"'),
        ("мои", "мои"),
        ("", '""'),
    ],
)
def test_a_command_that_is_to_be_pasted_is_one_of_the_shell_of_windows(word: str, written: str) -> None:
    assert system.shell_word(word) == written


@pytest.mark.usefixtures("windows")
def test_a_pager_of_windows_keeps_its_backslashes() -> None:
    assert system.shell_words(r'"C:\Program Files\less.exe" -R') == [r"C:\Program Files\less.exe", "-R"]


@pytest.mark.usefixtures("windows")
def test_an_extra_is_installed_from_a_drive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", r"C:\Python\python.exe")
    origin = {"url": "file:///C:/my%20files/s", "dir_info": {}}
    monkeypatch.setattr("sinorus.base.install._origin", lambda: origin)
    assert command("charts").endswith('pip install "C:/my files/s[charts]"')


def test_a_file_is_known_by_its_number_though_its_folder_tells_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows gives no number of a file together with the names in a folder."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "events.json").write_text("[]")
    (tmp_path / "other.json").hardlink_to(tmp_path / "data" / "events.json")
    inputs.forget()
    inputs.note_folder(tmp_path / "data", lambda name: name == "events.json")
    scan = os.scandir

    class Entry:
        """What is told of a file together with the names in its folder."""

        def __init__(self, entry: os.DirEntry[str]) -> None:
            self.name, self.path = entry.name, entry.path

        def stat(self) -> os.stat_result:
            """Return a status without a number."""
            return os.stat_result((stat.S_IFREG, 0, 0, 0, 0, 0, 0, 0, 0, 0))

    class Scan:
        """The names in a folder."""

        def __init__(self, folder: Path) -> None:
            self.entries = [Entry(entry) for entry in scan(folder)]

        def __enter__(self) -> list[Entry]:
            return self.entries

        def __exit__(self, *_: object) -> None:
            pass

    monkeypatch.setattr("sinorus.base.inputs.os.scandir", Scan)
    assert inputs.is_input(tmp_path / "other.json")
