"""The explorer on a real terminal: how it begins, what a signal does, how it sleeps, wakes and ends."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("textual")

from conftest import Run
from tmux import PATIENCE, SINORUS, Pane, pane

pytestmark = pytest.mark.slow
FIRST, LAST = "1 Timeline", "quit"


@pytest.fixture
def terminal(run: Run) -> Iterator[Pane]:
    """Return a terminal of 80 columns and 24 lines, as the environment says too; the index is built already."""
    assert run("timeline --limit 0").code == 0
    with pane(80, 24, COLUMNS="80", LINES="24") as opened:
        yield opened


def explore(terminal: Pane, options: str = "", after: str = "echo ended $?") -> str:
    terminal.type(f"clear; {SINORUS} explore {options}; {after}")
    return terminal.wait(FIRST, LAST, " of ", "│", "Id:")


def gone(process: int) -> bool:
    """Say whether a process ends in time."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if not Path(f"/proc/{process}").exists():
            return True
        time.sleep(0.05)
    return False


def test_it_begins_with_filters_and_prints_the_last_command_when_it_ends(terminal: Pane) -> None:
    assert "from 2000; energy" in explore(terminal, "--theme energy --from 2000")
    terminal.keys("2")
    terminal.wait("Drivers", "Energy fit")
    terminal.keys("q")
    terminal.wait("sinorus drivers --from 2000 --theme energy", "ended 0", no=FIRST)
    # The terminal is as it was: what is typed is seen.
    terminal.type("echo it $((1+1)) ends")
    terminal.wait("it 2 ends")


def test_a_signal_ends_it_with_the_terminal_as_it_was(terminal: Pane) -> None:
    explore(terminal)
    os.kill(terminal.process(), signal.SIGTERM)
    screen = terminal.wait("ended 143", no=FIRST)
    assert "Traceback" not in screen
    terminal.type("echo it $((1+1)) ends")
    terminal.wait("it 2 ends")


def test_control_c_ends_it_without_a_word(terminal: Pane) -> None:
    explore(terminal)
    terminal.keys("C-c")
    terminal.wait("ended 130", no=FIRST)


def test_it_sleeps_and_wakes(terminal: Pane) -> None:
    explore(terminal, after="true")
    terminal.keys("j", "C-z")
    terminal.wait("Stopped", no=FIRST)
    terminal.type("fg")
    terminal.wait(FIRST, "2 of", "│")
    terminal.keys("j")
    terminal.wait("3 of")


def test_it_wakes_where_others_have_stopped_it(terminal: Pane) -> None:
    explore(terminal, after="true")
    process = terminal.process()
    os.kill(process, signal.SIGSTOP)
    terminal.wait("Stopped")
    os.kill(process, signal.SIGCONT)
    # It sleeps on, since the terminal is the shell's.
    terminal.settled(process)
    terminal.type("fg")
    terminal.wait(FIRST, "1 of", no="Stopped")
    terminal.keys("j", "j")
    terminal.wait("3 of")
    terminal.keys("q")
    terminal.wait("sinorus timeline", no=FIRST)


def test_it_ends_with_its_terminal(terminal: Pane) -> None:
    explore(terminal)
    process = terminal.process()
    terminal.tmux("kill-server")
    assert gone(process)


def test_it_fits_a_window_that_changes(terminal: Pane) -> None:
    explore(terminal)
    terminal.tmux("resize-window", "-x", "60", "-y", "20")
    terminal.wait(FIRST, "2 3 4 5 6 7", no="│")
    terminal.keys("Enter")
    terminal.wait("What happened", no="Petlin")
    terminal.tmux("resize-window", "-x", "30", "-y", "8")
    terminal.wait("needs 32", "here are", no=FIRST)
    terminal.tmux("resize-window", "-x", "120", "-y", "40")
    terminal.wait(FIRST, "The order of Nerchinsk and Kyakhta", "│")


@pytest.mark.parametrize("term", ["screen", "tmux-256color", "xterm-16color", "xterm-256color"])
def test_it_speaks_with_every_terminal(term: str, terminal: Pane) -> None:
    terminal.type(f"export TERM={term}")
    explore(terminal)
    terminal.keys("/")
    terminal.wait("search:")
    terminal.type("gazprom")
    terminal.wait("“gazprom”")
    terminal.keys("q")
    terminal.wait("sinorus timeline --search gazprom", "ended 0", no=FIRST)


@pytest.mark.parametrize("way", ["NO_COLOR=1", "NO_COLOR=0", "--no-color"])
def test_without_colour_there_is_none(way: str, terminal: Pane) -> None:
    name, _, value = way.partition("=")
    if value:
        terminal.type(f"export {name}={value}")
    explore(terminal, "" if value else way)
    assert not colours(terminal)


def test_with_colour_there_is(terminal: Pane) -> None:
    terminal.type("export NO_COLOR=")
    explore(terminal)
    assert {"32", "31", "33"} <= colours(terminal)


def colours(terminal: Pane) -> set[str]:
    """Return the numbers of the colours on the screen."""
    numbers = set()
    for part in terminal.tmux("capture-pane", "-p", "-e").split("\x1b[")[1:]:
        numbers |= set(part.partition("m")[0].split(";"))
    return {
        number
        for number in numbers
        if number.isdigit() and (30 <= int(number) <= 48 or int(number) >= 90) and number != "39"
    }
