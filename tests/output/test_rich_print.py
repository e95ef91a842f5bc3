"""On a real (pseudo-)terminal: a table as wide as the terminal, in colour unless somebody does not want it."""

import re
import sys
from pathlib import Path

import pytest

from conftest import Run
from typewriter import SINORUS, cells, on_terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are not there")
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
LINE = (SINORUS, "timeline", "--from", "1949", "--to", "1991")


@pytest.mark.parametrize("columns", [40, 80, 160])
def test_a_terminal_gets_a_table_of_its_width(columns: int) -> None:
    typed = on_terminal(*LINE, columns=columns)
    widths = [cells(line) for line in ESCAPE.sub("", typed.out).splitlines()]
    assert typed.code == 0
    assert columns * 0.7 < max(widths) <= columns
    assert ("Date" in typed.out.split("\n")[0]) == (columns >= 60)


def test_a_pipe_gets_plain_lines(process: Run) -> None:
    piped = process("timeline", "--from", "1949", "--to", "1991")
    assert all(line.count("\t") == 4 for line in piped.out.splitlines())
    assert piped.err == ""


def test_the_closing_line_goes_to_standard_error() -> None:
    typed = on_terminal(*LINE)
    assert re.fullmatch(r"\d+ events.* in 1949.*1991.*\n", typed.err)
    assert typed.err not in typed.out


def test_columns_outweighs_the_terminal() -> None:
    typed = on_terminal(*LINE, columns=160, env={"COLUMNS": "80", "NO_COLOR": "1"})
    assert 70 < max(map(cells, typed.out.splitlines())) <= 80


def test_a_terminal_gets_colour_that_says_nothing_of_its_own() -> None:
    coloured = on_terminal(*LINE)
    assert {"\x1b[32m", "\x1b[31m", "\x1b[33m"} <= set(ESCAPE.findall(coloured.out))
    plain = on_terminal(*LINE, env={"NO_COLOR": "1"})
    assert [line.rstrip() for line in ESCAPE.sub("", coloured.out).split("\n")] == plain.out.split("\n")
    assert all(word in plain.out for word in ("+ cooperation", "- friction", "~ mixed"))


@pytest.mark.parametrize("command", ["drivers", "claims", "show sino-soviet-treaty-1950", "timeline --format list"])
def test_labels_and_headings_stand_out_on_a_terminal(command: str) -> None:
    assert "\x1b[1m" in on_terminal(SINORUS, *command.split()).out


@pytest.mark.slow
@pytest.mark.parametrize(
    ("options", "environment"),
    [
        ((), {"NO_COLOR": "1"}),
        ((), {"NO_COLOR": "0"}),
        ((), {"TERM": "dumb"}),
        (("--no-color",), {}),
        ((), {"NO_COLOR": "1", "FORCE_COLOR": "1", "CLICOLOR_FORCE": "1", "COLORTERM": "truecolor"}),
        (("--no-color",), {"FORCE_COLOR": "1"}),
        ((), {"TERM": "dumb", "CLICOLOR": "1"}),
        ((), {"CLICOLOR": "0"}),
        ((), {"TERM": "dumb", "FORCE_COLOR": "", "CLICOLOR_FORCE": "0"}),
        (("--no-color",), {"CLICOLOR_FORCE": "1"}),
        (("--format", "json"), {"FORCE_COLOR": "1"}),
        (("--format", "csv"), {"FORCE_COLOR": "1"}),
        (("--format", "plain"), {}),
        (("--format", "md"), {}),
    ],
)
@pytest.mark.parametrize("command", ["timeline", "show western-sanctions-2014", "drivers --theme energy"])
def test_no_escape_where_none_is_wanted(command: str, options: tuple[str, ...], environment: dict[str, str]) -> None:
    typed = on_terminal(SINORUS, *command.split(), *options, env=environment)
    assert typed.code == 0
    assert "\x1b" not in typed.out + typed.err


def test_an_empty_no_color_means_nothing() -> None:
    assert "\x1b[" in on_terminal(*LINE, env={"NO_COLOR": ""}).out


@pytest.mark.slow
@pytest.mark.parametrize("variable", ["FORCE_COLOR=1", "FORCE_COLOR=0", "CLICOLOR_FORCE=1"])
def test_colour_that_is_forced_goes_into_a_pipe_and_to_a_dumb_terminal(process: Run, variable: str) -> None:
    name, value = variable.split("=")
    forced = {"NO_COLOR": "", "TERM": "dumb", "CLICOLOR": "0", name: value}
    for format in ("table", "list"):
        assert "\x1b[1m" in process("timeline", "--limit", "1", "--format", format, env=forced).out
    for format in ("plain", "md"):
        assert "\x1b" not in process("timeline", "--limit", "1", "--format", format, env=forced).out
    assert "\x1b[1m" in on_terminal(*LINE, env=forced).out


@pytest.mark.slow
@pytest.mark.parametrize("variable", ["", "CLICOLOR=1", "FORCE_COLOR=", "CLICOLOR_FORCE=0", "CLICOLOR_FORCE="])
def test_no_escape_in_a_pipe_unless_colour_is_forced(process: Run, variable: str) -> None:
    name, _, value = variable.partition("=")
    environment = {"NO_COLOR": "", "TERM": "xterm-256color", **({name: value} if name else {})}
    for format in ("table", "list", "plain"):
        assert "\x1b" not in process("timeline", "--limit", "1", "--format", format, env=environment).out


def test_a_file_gets_no_colour_however_it_is_forced(process: Run, tmp_path: Path) -> None:
    target = tmp_path / "answer.txt"
    assert process("claims", "--format", "table", "-o", str(target), env={"NO_COLOR": "", "FORCE_COLOR": "1"}).code == 0
    assert "\x1b" not in target.read_text(encoding="utf-8")


def test_errors_and_help_are_plain_on_a_terminal() -> None:
    assert "\x1b" not in on_terminal(SINORUS, "timeline", "--theme", "enregy", env={"FORCE_COLOR": "1"}).err
    assert "\x1b" not in on_terminal(SINORUS, "--help", env={"FORCE_COLOR": "1"}).out
    assert "\x1b" not in on_terminal(SINORUS, "timeline", "-h", env={"FORCE_COLOR": "1"}).out


@pytest.mark.slow
@pytest.mark.parametrize("hostile", ["\x1b]0;owned\x07", "\x1b[2J", "\x9b31m", "\u202eabc", "[/]"])
def test_hostile_arguments_do_not_reach_the_terminal(hostile: str) -> None:
    for line in (["show", hostile], ["timeline", "--theme", hostile], ["timeline", "--data", hostile]):
        typed = on_terminal(SINORUS, *line)
        assert typed.code in (1, 2, 3)
        assert not set("\x1b\x07\x9b\u202e") & set(typed.out + typed.err)
        assert typed.err.count("\n") == 1
    # Words that are no command are a question, which has an answer.
    asked = on_terminal(SINORUS, hostile, env={"NO_COLOR": "1"})
    assert asked.code == 0
    assert not set("\x1b\x07\x9b\u202e") & set(asked.out + asked.err)
