"""A desk to provoke faults at: good data in a folder D, a shell that finds the command, and a look at what is left."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from conftest import Run
from folders import contents, like, load, put, save, started

EVENTS = [
    like("event", id="nerchinsk", title="Treaty of Nerchinsk", date_edtf="1689-09-06"),
    like("event", id="peking", title="Treaty of Peking", date_edtf="1860-11-14"),
    like("event", id="proclamation", title="The PRC is proclaimed", date_edtf="1949-10-01"),
    like("event", id="alliance", title="Treaty of alliance", date_edtf="1950-02-14"),
    like("event", id="zhenbao", title="Clashes at Zhenbao", date_edtf="1969-03-02/1969-03-15"),
    like("event", id="visit", title="Gorbachev in Beijing", date_edtf="1989-05-15/1989-05-18"),
]
CLAIM = like("claim", events=["zhenbao"], date_edtf="1969")
FUNCTION = 'S() { sinorus "$1" --data D "${@:2}"; }'
# A command without anything that a shell acts on, under variables that the program reads when it runs.
WORDS = re.compile(r"((COLUMNS|FORCE_COLOR|NO_COLOR)=[\w-]* )*(S|sinorus)( [\w./:@+,-]+)+", re.ASCII)
PARAGRAPH = re.compile(r"sinorus: [^\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+\n")


class Told(NamedTuple):
    """What a shell line gave: its exit code and both streams, as bytes."""

    code: int
    out: bytes
    err: bytes

    def text(self) -> str:
        """Return standard output as text."""
        return self.out.decode("utf-8")

    def said(self) -> str:
        """Return standard error as text."""
        return self.err.decode("utf-8")


class Desk:
    """A working folder of one test; ``S`` in a shell line is ``sinorus`` asked about ``D``."""

    def __init__(self, folder: Path, run: Run) -> None:
        self.folder = folder
        self.run = run
        self.data = started(str(folder / "D"))
        self.events = self.data / "events.json"
        self.claims = self.data / "claims.json"
        save(self.events, EVENTS)
        save(self.claims, [CLAIM])
        self.made: set[str] = set()

    def put(self, pointer: str, value: Any, file: str = "events.json") -> None:
        """Set a value in a data file; ``/0/title`` is the title of Nerchinsk."""
        put(self.data / file, pointer, value)

    def many(self, count: int) -> None:
        """Fill the events with so many valid records."""
        save(self.claims, [])
        save(
            self.events,
            [like("event", id=f"e{n}", title=f"Some title here {n}", date_edtf="1969") for n in range(count)],
        )

    def sh(self, line: str, *words: str, **more: Any) -> Told:
        """Run a line of bash; ``words`` are its $1, $2 and so on. Whatever it does, the data stay as they are.

        A command without shell syntax runs in this process, which shows the same in a tenth of the time.
        """
        before = contents(self.data)
        told = (
            self._here(line) if WORDS.fullmatch(line) and not words and not more else self._bash(line, *words, **more)
        )
        assert contents(self.data) == before
        return told

    def _here(self, line: str) -> Told:
        variables, name, words = re.split(r"(?:^| )(S|sinorus) ", line, maxsplit=1)
        command, *options = words.split()
        with pytest.MonkeyPatch.context() as patch:
            for variable in variables.split():
                patch.setenv(*variable.split("="))
            result = self.run(command, *(["--data", "D"] if name == "S" else []), *options)
        return Told(result.code, result.out.encode("utf-8"), result.err.encode("utf-8"))

    def _bash(self, line: str, *words: str, **more: Any) -> Told:
        done = subprocess.run(
            # In UTF-8, whatever the locale of the tests.
            [word.encode("utf-8") for word in ("bash", "-c", f"{FUNCTION}\n{line}", "bash", *words)],
            cwd=self.folder,
            capture_output=True,
            timeout=120,
            check=False,
            **more,
        )
        return Told(done.returncode, done.stdout, done.stderr)

    def clean(self, line: str, code: int, *said: str) -> str:
        """Run a line that must be refused cleanly, with these words in its one paragraph, and return that.

        Clean is: nothing on standard output, harmless characters, no file changed and none left behind.
        """
        before = self.names()
        told = self.sh(line)
        assert (told.code, told.out) == (code, b""), told
        assert PARAGRAPH.fullmatch(told.said()), told.said()
        assert "Traceback" not in told.said()
        assert [word for word in said if word not in told.said()] == [], told.said()
        assert self.names() == before
        return told.said()

    def broken(self, *said: str, code: int = 1) -> None:
        """Hold that the data are refused with these words, whether they are asked strictly or validated."""
        self.clean("S timeline --strict", code, "D/", *said)
        if code != 1:
            self.clean("sinorus validate D", code, *said)
            return
        listed = self.sh("sinorus validate D --format plain")
        assert (listed.code, listed.err) == (1, b""), listed
        assert [word for word in said if word not in listed.text().replace("\t", " ")] == [], listed.text()

    def names(self) -> list[str]:
        """List what lies on the desk."""
        return sorted(str(path.relative_to(self.folder)) for path in self.folder.rglob("*"))

    def load(self, file: str = "events.json") -> Any:
        """Return what stands in a data file."""
        return load(self.data / file)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Desk:
    """Return a desk with good data, and work at it; the shell finds this Python and its `sinorus`."""
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    (tmp_path / "desk").mkdir()
    monkeypatch.chdir(tmp_path / "desk")
    return Desk(tmp_path / "desk", run)


@contextmanager
def nobody(desk: Desk) -> Iterator[str]:
    """Give the words that run a command as an ordinary user, whom permissions stop, on a desk open to any user."""
    if os.geteuid() != 0:
        yield ""
        return
    for folder in (desk.folder, *desk.folder.parents[:3]):
        folder.chmod(0o755)
    yield "setpriv --reuid=65534 --regid=65534 --clear-groups "
