"""An answer that is longer than the screen goes through a pager, on a real terminal and nowhere else."""

import shlex
import sys
from collections.abc import Iterator
from itertools import repeat
from pathlib import Path

import pytest

from sinorus.output.pager import print_paged
from typewriter import SINORUS, Typed, data_folder, event, on_terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals")
# A pager that marks each line that goes through it.
MARK = "sed s/^/|/"
NUMBER = "667 events"


def typed(*words: str, keys: str = "", **environment: str) -> Typed:
    """Type a command on a terminal of 24 lines, in an environment that names a pager."""
    return on_terminal(SINORUS, *words, keys=keys, env={"NO_COLOR": "1", **environment})


def script(folder: Path, *lines: str) -> str:
    """Write a shell script and return the words that run it."""
    path = folder / "a pager.sh"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return shlex.join(["sh", str(path)])


def test_a_long_answer_goes_through_the_pager_and_the_count_comes_behind_it() -> None:
    paged = typed("timeline", PAGER=MARK)
    plain = typed("timeline", PAGER="cat")
    assert paged.code == plain.code == 0
    assert paged.out == "".join(f"|{line}\n" for line in plain.out.splitlines())
    assert paged.err == plain.err != ""


@pytest.mark.parametrize("line", ["timeline --limit 3", "date 1969", "themes", "timeline --to 1500"])
def test_an_answer_that_fits_the_screen_needs_no_pager(line: str) -> None:
    assert "|" not in typed(*line.split(), PAGER=MARK).out


@pytest.mark.parametrize(
    "line", ["claims --json", "actors --format csv", "trace zhenbao-damansky-clashes-1969", "schema"]
)
def test_any_format_is_paged(line: str) -> None:
    assert typed(*line.split(), PAGER=MARK).out.startswith("|")


def test_the_variable_of_the_program_counts_more_than_that_of_all() -> None:
    assert typed("timeline", SINORUS_PAGER=MARK, PAGER="false").out.startswith("|")
    for none in ("", "cat"):
        assert typed("timeline", SINORUS_PAGER=none, PAGER=MARK).out == typed("timeline", PAGER=none).out


@pytest.mark.parametrize(
    ("words", "environment"), [(("--no-pager",), {}), ((), {"TERM": "dumb"}), (("-o", "answer.json"), {})]
)
def test_no_pager_where_none_is_wanted(
    words: tuple[str, ...], environment: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = typed("timeline", *words, PAGER="false", **environment)
    assert (result.code, "pager" in result.err) == (0, False)


def test_colours_stay_on_in_the_pager() -> None:
    assert "|\x1b[1mDate\x1b[0m" in on_terminal(SINORUS, "timeline", env={"PAGER": MARK, "NO_COLOR": ""}).out


def test_less_is_told_what_it_needs_and_what_a_user_told_it_stays(tmp_path: Path) -> None:
    pager = script(tmp_path, 'echo "LESS=$LESS LESSCHARSET=$LESSCHARSET"', "cat >/dev/null")
    assert typed("timeline", PAGER=pager).out == "LESS=FRX LESSCHARSET=utf-8\n"
    assert typed("timeline", PAGER=pager, LESS="S", LESSCHARSET="dos").out == "LESS=S LESSCHARSET=dos\n"


@pytest.mark.skipif(not Path("/usr/bin/less").exists(), reason="no less here")
def test_less_shows_a_screenful_and_ends_at_a_key() -> None:
    result = typed("timeline", keys="q", SINORUS_PAGER="less")
    assert result.code == 0
    assert 20 < result.out.count("\n") < 40
    assert NUMBER in result.out


@pytest.mark.parametrize(("pager", "problem"), [("no-such-pager -x", "cannot be started"), ('"less', "not closed")])
def test_a_pager_that_cannot_be_started_is_said_in_a_line_and_the_answer_printed(pager: str, problem: str) -> None:
    result = typed("timeline", PAGER=pager)
    assert (result.code, result.out) == (0, typed("timeline", PAGER="cat").out)
    first, second = result.err.splitlines()
    assert "pager" in first
    assert problem in first
    assert NUMBER in second


def test_a_pager_that_ends_early_is_no_error() -> None:
    result = typed("timeline", PAGER="head -n 2")
    assert (result.code, len(result.out.splitlines())) == (0, 2)
    assert result.err == typed("timeline", PAGER="cat").err


def test_a_pager_that_fails_is_named_with_what_helps() -> None:
    result = typed("timeline", PAGER="false")
    assert (result.code, result.out) == (0, "")
    assert result.err.splitlines()[0] == (
        'the pager "false" ended with exit code 1; --no-pager prints the answer without one'
    )


def test_ctrl_c_is_for_the_pager(tmp_path: Path) -> None:
    # It comes to the program while the pager reads, as from the keyboard.
    result = typed("timeline", PAGER=script(tmp_path, "kill -INT $PPID", "sed 's/^/|/'"))
    assert result.code == 0
    assert result.out.count("\n") == typed("timeline", PAGER="cat").out.count("\n")


def test_a_pager_that_a_signal_ends_is_no_error(tmp_path: Path) -> None:
    result = typed("timeline", PAGER=script(tmp_path, "kill -INT $$"))
    assert (result.code, "Traceback" in result.err) == (0, False)


def test_the_exit_code_of_the_command_stays(tmp_path: Path) -> None:
    events = [event(f"e{n}", "An event", "1969", kind="none") for n in range(40)]
    folder = data_folder(tmp_path / "D", events)
    result = typed("validate", str(folder), "--all", PAGER=MARK)
    assert (result.code, result.out.startswith("|")) == (1, True)


def test_an_answer_without_end_streams_into_the_pager(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("PAGER", "head -n 3")
    assert print_paged(repeat(b"a row\n"))
    assert capfd.readouterr() == ("a row\n" * 3, "")


def test_no_more_than_a_screenful_is_taken_before_the_pager_starts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    taken = []
    started = tmp_path / "started"

    def answer() -> Iterator[bytes]:
        for number in range(24):
            taken.append(number)
            yield b"a row\n"
        while not started.exists():
            pass

    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("LINES", "24")
    monkeypatch.setenv("PAGER", script(tmp_path, f"touch {started}", "cat >/dev/null"))
    assert print_paged(answer())
    assert len(taken) == 24
