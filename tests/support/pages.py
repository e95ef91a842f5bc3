"""What the tests of the documentation share: pages are read, their blocks run as typed, their outputs renewed.

``UPDATE_DOCS=1 .venv/bin/pytest tests/project/test_docs.py tests/project/test_own_data_page.py`` writes the present
outputs into the pages.

Blocks run from top to bottom in one folder. In a ``console`` block a line that begins with ``$`` is typed on a terminal
of 80 columns without colour; below it stands what a person then sees. A block with ``file=NAME`` behind its language is
written to that file. A ``python`` block without one needs pandas: it is run where pandas is installed, else compiled,
and the files that it reads must be there. A ``sh`` block sets the project up: it names targets of the Makefile, or
installs the project with every extra.
"""

import errno
import fcntl
import importlib.util
import os
import pty
import re
import shlex
import shutil
import struct
import subprocess
import sys
import termios
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import ROOT

BLOCK = re.compile(r"^```(?P<kind>\w+)(?: file=(?P<file>\S+))?\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
STEP = re.compile(r"^\$ (?P<command>(?:.*\\\n)*.*)\n(?P<output>(?:(?!\$ ).*\n)*)", re.MULTILINE)
# Before version 1.7.1 jq puts colour on a terminal whatever NO_COLOR says.
JQ = shutil.which("jq")
SHIMS = {
    "sinorus": [sys.executable, "-m", "sinorus"],
    "python3": [sys.executable],
    **({"jq": [JQ, "-M"]} if JQ else {}),
}


class Page:
    """A page of the documentation, with its blocks run in a folder."""

    def __init__(self, path: Path, folder: Path) -> None:
        self.path = path
        self.folder = folder
        self.missing: set[str] = set()
        self.text = path.read_text(encoding="utf-8")
        self.tools = folder / ".tools"
        self.tools.mkdir()
        for name, words in SHIMS.items():
            shim = self.tools / name
            shim.write_text(f'#!/bin/sh\nexec {shlex.join(words)} "$@"\n')
            shim.chmod(0o755)

    def renewed(self) -> str:
        """Run all blocks in order and return the page with what they put out now."""
        return BLOCK.sub(self._run, self.text)

    def _run(self, block: re.Match[str]) -> str:
        if block["file"]:
            target = self.folder / block["file"]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block["body"], encoding="utf-8")
            return block[0]
        body = KINDS[block["kind"]](self, block["body"])
        return block[0].replace(block["body"], body) if body is not None else block[0]

    def console(self, body: str) -> str:
        """Type the commands of a block and put what is seen below each."""
        return STEP.sub(self._typed, body)

    def _typed(self, step: re.Match[str]) -> str:
        if "| jq" in step["command"] and not (self.tools / "jq").exists():
            assert "CI" not in os.environ, "jq is missing: .ci/run installs it"
            self.missing.add("jq")
            return step[0]
        path = f"{self.tools}{os.pathsep}{os.environ['PATH']}"
        return f"$ {step['command']}\n{seen(step['command'], self.folder, path)}"

    def python(self, body: str) -> None:
        """Run a snippet for pandas, or see that it could be run."""
        compile(body, self.path.name, "exec")
        for name in re.findall(r'read_\w+\("([^"]+)"', body):
            assert (self.folder / name).is_file(), f"{self.path.name} reads {name} before it is written"
        if importlib.util.find_spec("pandas"):
            subprocess.run([sys.executable, "-c", body], cwd=self.folder, check=True, stdout=subprocess.DEVNULL)

    def setup(self, body: str) -> None:
        """See that a block that sets the project up names what the Makefile has, or every extra there is."""
        for line in body.splitlines():
            installed = re.fullmatch(r'(?:uv tool|pipx|python -m pip) install "\.\[([\w,]+)\]"', line)
            if installed:
                assert set(installed[1].split(",")) == extras(), line
            else:
                word, target = line.split()
                assert word == "make", line
                assert target in targets(), line


def seen(command: str, folder: Path, path: str) -> str:
    """Run a command whose standard output and standard error are a terminal of 80 columns, and return what it shows."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    kept = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    quiet = {"TERM": "xterm", "SINORUS_PAGER": "cat", "NO_COLOR": "1", "LC_ALL": "C", "PYTHONUTF8": "1", "PATH": path}
    process = subprocess.Popen(
        ["sh", "-c", command], cwd=folder, env={**kept, **quiet}, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    read = bytearray()
    try:
        while block := os.read(ours, 65536):
            read += block
    except OSError as error:
        # Linux says EIO when the last program has left the terminal, others an end of file.
        if error.errno != errno.EIO:
            raise
    finally:
        os.close(ours)
    process.wait(60)
    return read.decode("utf-8").replace("\r\n", "\n")


KINDS: dict[str, Callable[[Page, str], str | None]] = {
    "console": Page.console,
    "python": Page.python,
    "sh": Page.setup,
}


def targets() -> set[str]:
    """Name the targets of the Makefile."""
    return set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def extras() -> set[str]:
    """Name the extras that install something; the empty ones are names of once, and an engine of 300 MB is for few."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {extra for extra, needs in project["optional-dependencies"].items() if needs} - {"spark"}


def check(name: str, folder: Path) -> None:
    """Hold a page to what its blocks put out now, or, with UPDATE_DOCS, write that into it."""
    page = Page(ROOT / name, folder)
    renewed = page.renewed()
    if os.environ.get("UPDATE_DOCS"):
        page.path.write_text(renewed, encoding="utf-8")
    else:
        assert renewed == page.text, f"{name} is out of date: UPDATE_DOCS=1 renews it, see tests/support/pages.py"
    if page.missing:
        pytest.skip(f"not run for want of {', '.join(sorted(page.missing))}: some blocks of {name}")
