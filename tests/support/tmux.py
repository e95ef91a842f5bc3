"""A real terminal: a program in a pane of tmux, keys sent to it, and what stands on its screen."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

# So many seconds something may take to stand on the screen, on a machine that has other things to do.
PATIENCE = 40
SINORUS = str(Path(sys.executable).parent / "sinorus")


class Pane:
    """A pane of tmux, in which a shell runs."""

    def __init__(self, socket: str) -> None:
        self._socket = socket

    def tmux(self, *words: str) -> str:
        """Give tmux a command, and return what it prints."""
        line = ["tmux", "-L", self._socket, *words]
        return subprocess.run(line, capture_output=True, text=True, check=True, timeout=PATIENCE).stdout

    def keys(self, *keys: str) -> None:
        """Press keys, in the names of tmux."""
        self.tmux("send-keys", *keys)

    def type(self, line: str) -> None:
        """Type a line, and Enter."""
        self.tmux("send-keys", "-l", line)
        self.keys("Enter")

    def screen(self) -> str:
        """Return what stands on the screen."""
        return self.tmux("capture-pane", "-p")

    def wait(self, *words: str, no: str = "\0") -> str:
        """Wait until some words stand on the screen, and another does not; return the screen."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            screen = self.screen()
            if all(word in screen for word in words) and no not in screen:
                return screen
            time.sleep(0.05)
        raise AssertionError(f"{words} {no!r}\n{screen}")

    def settled(self, process: int) -> None:
        """Wait until a process is stopped, and stays so."""
        states: list[str] = []
        while states[-10:] != ["T"] * 10:
            assert len(states) < 20 * PATIENCE
            time.sleep(0.05)
            states.append(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0])

    def process(self) -> int:
        """Return the number of the process of sinorus."""
        shell = self.tmux("display-message", "-p", "#{pane_pid}").strip()
        children = Path(f"/proc/{shell}/task/{shell}/children").read_text().split()
        return int(children[-1])


@contextmanager
def pane(columns: int, lines: int, **environment: str) -> Iterator[Pane]:
    """Open a pane with a shell; skips the test where there is no tmux."""
    if not shutil.which("tmux"):
        assert "CI" not in os.environ, "tmux is missing: .ci/run installs it"
        pytest.skip("there is no tmux")
    pane = Pane(f"sinorus-{os.getpid()}")
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("TERM", "NO_COLOR", "COLUMNS", "LINES", "TMUX")
    }
    environment = {**kept, **environment}
    start = ["tmux", "-L", pane._socket, "-f", "/dev/null", "new-session", "-d", "-x", str(columns), "-y", str(lines)]
    subprocess.run([*start, "bash --norc --noprofile"], env=environment, check=True, timeout=PATIENCE)
    try:
        pane.type("PS1='ready> '; clear")
        pane.wait("ready>", no="PS1")
        yield pane
    finally:
        subprocess.run(["tmux", "-L", pane._socket, "kill-server"], check=False, timeout=PATIENCE)
