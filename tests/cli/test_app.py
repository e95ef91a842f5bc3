"""Help and version always work, and every example in them is true."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer

from conftest import Fill, Run
from sheets import filled
from sinorus import __version__
from sinorus.cli import app as application
from sinorus.cli.options import OPTIONS
from sinorus.cli.questions import QUESTIONS
from sinorus.model.vocabulary import WORDS
from typewriter import squeezed

COMMANDS = tuple(application.COMMANDS)
LINES = ("--help", "-h", "--version", *(f"{command} {option}" for command in COMMANDS for option in ("-h", "--help")))


def _examples(text: str) -> list[str]:
    return re.findall(r"^ +sinorus ((?!\[OPTIONS\]).+)$", text, re.MULTILINE)


def fill(run: Run) -> None:
    """Write the folder my-data and the files that the examples speak of."""
    assert run("new my-data").code == 0
    assert run("cite --query timeline -o answer.json").code == 0
    for name in ("sheet.csv", "sheet-a.csv", "sheet-b.csv"):
        filled(run, name)
    Path("events.csv").write_text("Headline,Year\nA summit,1949\n")
    Path("claims.csv").write_text("Claim,Author\nIt mattered.,Doe\n")


@pytest.fixture
def folder(lay: Callable[[Fill], Path]) -> Path:
    """Stand in an empty folder, with the folder my-data and the files that the examples speak of."""
    return lay(fill)


@pytest.mark.parametrize("line", LINES)
def test_help_and_version_go_to_standard_output(run: Run, line: str) -> None:
    result = run(line)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith(f"sinorus {__version__}\n" if line == "--version" else "Usage: sinorus ")
    assert result.out.endswith("\n")


def test_a_bare_command_shows_the_help(run: Run) -> None:
    assert run() == run("--help")


@pytest.mark.parametrize("command", COMMANDS)
def test_both_spellings_of_help_say_the_same(run: Run, command: str) -> None:
    assert run(f"{command} -h") == run(f"{command} --help")


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("broken", ["", "{", None])
def test_help_and_version_work_with_broken_data(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, broken: str | None
) -> None:
    if broken is not None:
        (tmp_path / "events.json").write_text(broken)
    monkeypatch.setenv("SINORUS_DATA", str(tmp_path if broken is not None else tmp_path / "missing"))
    assert run(line).code == 0


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("columns", ["1", "20", "300", "abc"])
def test_help_is_readable_at_any_width(run: Run, monkeypatch: pytest.MonkeyPatch, line: str, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    result = run(line)
    assert result.code == 0
    summaries = application.COMMANDS.values() if line in ("-h", "--help") else ()
    assert [summary for summary in summaries if squeezed(summary) not in squeezed(result.out)] == []


def test_every_command_is_listed_with_what_it_answers(run: Run) -> None:
    listed = run("--help").out.split("Commands:\n")[1]
    assert re.findall(r"^  (\w+)  +(.*)$", listed, re.MULTILINE) == list(application.COMMANDS.items())


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_examples_stand_before_the_options(run: Run, command: str) -> None:
    text = run(f"{command} --help").out
    assert 0 < text.index("Examples:") < text.index("Options:")
    assert _examples(text)
    if command:
        assert all(line.startswith(command) for line in _examples(text)[:1])


@pytest.mark.slow
@pytest.mark.floor
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_example_runs(run: Run, folder: Path, command: str) -> None:
    if command == "explore":
        # It types at a terminal: tests/explore has its examples.
        return
    if command == "mcp":
        # The lowest versions of its library are tried in an environment of their own.
        pytest.importorskip("mcp")
    for line in _examples(run(f"{command} --help").out):
        result = run(*shlex.split(line.replace("new my-data", "new other-data")))
        assert (result.code, "nothing matched" in result.err) == (0, False), line
        assert result.out or result.err or "-o" in line


def names_of(command: str) -> list[str]:
    """Return the long name of every option of a command; of several the first, since others are of older versions."""
    group: Any = typer.main.get_command(application.app_for([command]))
    own = group.commands[command].params
    options = [option for option in own if option.param_type_name == "option"]
    return [next(name for name in option.opts if name.startswith("--")) for option in options]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_is_one_screen_and_names_every_option(run: Run, command: str) -> None:
    text = run(f"{command} --help").out
    assert text.count("\n") <= 24
    assert max(map(len, text.splitlines())) <= 80 or "cite" in command or "chart" in command
    assert [name for name in names_of(command) if name not in re.sub(r"(?<!-)-o\b", "--output", text)] == []
    assert len(_examples(text)) <= 3


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_explained(run: Run, command: str) -> None:
    texts = run(f"help {command}").out + run("help options").out
    for name in names_of(command):
        assert re.search(rf"{name}\b.*  ?(\w|\n +\w)", texts), name


def test_closed_lists_stand_whole_in_the_help(run: Run) -> None:
    for line, field in (
        *(("timeline", field) for field in ("kind", "effect")),
        *(("compare", field) for field in ("effect", "type", "hedging", "verdict", "relation")),
    ):
        text = " ".join(run(f"{line} -h").out.split())
        assert ", ".join(WORDS[field]) in text, field
        assert "by id, label or other name" in text


def test_help_with_the_name_of_a_command_is_its_help(run: Run) -> None:
    for command in COMMANDS:
        assert run(f"help {command}") == run(f"{command} --help")
    result = run("help timelin")
    assert (result.code, result.out) == (2, "")
    assert result.err == 'sinorus: there is no help for "timelin"; did you mean timeline?\n'
    assert "there are find, timeline, today, drivers" in run("help nothing").err


def test_common_options_are_explained_whole_at_one_place(run: Run) -> None:
    text = run("help options").out
    for kind, option in OPTIONS.values():
        assert option.default in text
        assert squeezed(option.help) in squeezed(text), kind


def test_every_question_of_the_help_has_a_command_that_answers_it(run: Run, folder: Path) -> None:
    text = run("help").out
    assert text.count("\n") <= 24
    assert max(map(len, text.splitlines())) <= 80
    lines = re.findall(r"^  (\S.*?)  +(sinorus .+)$", text, re.MULTILINE)
    assert dict(lines) == QUESTIONS
    for _, line in lines:
        result = run(*shlex.split(line)[1:])
        assert result.code == 0, line
        assert result.out, line
    assert run("help", "energy", "2014").code == 2


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("timline", "`sinorus timeline`"),
        ("timeline --form json", "`sinorus timeline --format json`"),
        ("timeline --foo", "`sinorus timeline --help`"),
        ("show", "ID"),
        ("timeline extra", "`sinorus timeline --search extra` or `sinorus find extra`"),
    ],
)
def test_a_wrong_line_is_refused_in_one_sentence_with_what_is_meant(run: Run, line: str, hint: str) -> None:
    result = run(line)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert hint in result.err
