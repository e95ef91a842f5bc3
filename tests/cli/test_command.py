"""An option is never taken for a value, and a lone dash is standard output."""

import io
import json
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
import typer

from conftest import DATA, Run
from folders import put
from sinorus.cli.app import COMMANDS, app_for
from typewriter import SINORUS, on_terminal

EVENTS = len(json.loads((DATA / "events.json").read_text(encoding="utf-8")))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def takers(command: str) -> list[str]:
    """Return the names of the options of a command that take a value."""
    group: Any = typer.main.get_command(app_for([command]))
    own = group.commands[command].params
    return [name for o in own if o.param_type_name == "option" and not o.is_flag for name in o.opts]


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_no_option_takes_an_option_for_its_value(run: Run, folder: Path, command: str) -> None:
    for taker in takers(command):
        for word in (taker, f"{taker}=x", "-h", "--help", "--version", "--show-completion"):
            result = run(command, taker, word)
            assert (result.code, result.out) == (2, ""), result
            assert result.err.startswith(f'sinorus: {taker} needs a value, and "{word}" is an option; '), result
    assert names(folder) == []


@pytest.mark.parametrize("words", ["-o -ofile", "-o -o", "-o --json=x", "--fields -o"])
def test_an_option_with_its_value_is_none_either(run: Run, folder: Path, words: str) -> None:
    assert run(f"timeline {words}").code == 2
    assert names(folder) == []


@pytest.mark.parametrize("words", ["-5o --json", "-o --json", "-0500 -o --json"])
def test_dates_that_begin_with_a_dash_hide_no_option(run: Run, folder: Path, words: str) -> None:
    assert run(f"date {words}").code == 2
    assert names(folder) == []


def test_the_refusal_says_how_to_mean_the_word(run: Run, folder: Path) -> None:
    assert run("timeline -o --json").err == (
        'sinorus: -o needs a value, and "--json" is an option; '
        'if it is meant as the value, write "--output=--json" or "./--json"\n'
    )
    assert run("timeline --limit 1 --output=--json").code == run("timeline --limit 1 -o ./--all").code == 0
    assert run("timeline --limit 1 -o-h").code == 0
    assert names(folder) == ["--all", "--json", "-h"]
    # No event has the word, and the dashes ask for what has it not.
    assert run("timeline --search=--json") == run("timeline")


@pytest.mark.parametrize(
    "words", ["--from -0500", "--search -5", "--search --jso", "--search -x", "--search -oil", "--search --", "-o -x"]
)
def test_a_value_may_begin_with_a_dash(run: Run, words: str) -> None:
    assert run(f"timeline {words}").code == 0


def test_a_line_that_is_cited_is_held_to_the_same(run: Run) -> None:
    result = run("cite", "--query", "timeline --search --json")
    assert result.code == 2
    assert result.err.startswith('sinorus: --search needs a value, and "--json" is an option')


@pytest.mark.parametrize(
    "line",
    [
        *(f"timeline --limit 3 --format {name}" for name in ("table", "list", "plain", "json", "jsonl", "csv", "md")),
        "trace nixon-visit-china-1972 --format dot",
        "cite --format biblatex",
        "date 1969",
        *(pytest.param(f"export {name}", marks=pytest.mark.slow) for name in ("ics", "jsonld")),
    ],
)
def test_a_dash_is_standard_output(run: Run, folder: Path, line: str) -> None:
    assert run(f"{line} -o -") == run(f"{line} --output=-") == run(line)
    assert names(folder) == []


def test_problems_go_to_standard_output_where_a_dash_asks_for_it(run: Run, own: Path) -> None:
    put(Path("mine/events.json"), "/0/kind", "party")
    assert run("validate mine -o -") == run("validate mine --output=-") == run("validate mine")
    assert run("validate mine").code == 1
    assert names(Path()) == ["mine"]


@pytest.mark.slow
def test_a_page_goes_to_standard_output_where_a_dash_asks_for_it(run: Run, folder: Path) -> None:
    result = run("page -o -")
    assert run("page -o page.html").code == result.code == 0
    assert result.out == (folder / "page.html").read_text(encoding="utf-8")
    assert result.err.startswith(f"wrote the page: {EVENTS} events and ")


def test_a_cited_answer_goes_to_standard_output_where_a_dash_asks_for_it(run: Run, folder: Path) -> None:
    result = run("cite --query timeline -o -")
    assert run("cite --query timeline -o answer.json").code == result.code == 0
    assert result.out == (folder / "answer.json").read_text(encoding="utf-8")
    assert json.loads(result.out)["query"] == "timeline"
    assert run("cite --query timeline -o - --format csv").code == 2


def test_what_is_no_text_goes_into_a_pipe_but_to_no_terminal(folder: Path) -> None:
    done = subprocess.run([SINORUS, "export", "datapackage", "-o", "-"], capture_output=True, check=True)
    assert "datapackage.json" in zipfile.ZipFile(io.BytesIO(done.stdout)).namelist()
    shown = on_terminal(SINORUS, "export", "datapackage", "-o", "-")
    assert (shown.code, shown.out) == (2, "")
    assert shown.err.startswith("sinorus: datapackage is no text; name a file for it")


def test_what_only_a_name_can_say_is_asked_for(run: Run, folder: Path) -> None:
    assert "its ending .svg, .png or .html" in run("chart -o -").err
    assert "parquet is a folder of files" in run("export parquet -o -").err
    assert names(folder) == []


def test_a_file_that_is_called_a_dash_is_reached_by_its_folder(run: Run, folder: Path) -> None:
    assert run("timeline --limit 1 -o ./-") == (0, "", f"{EVENTS} events; 1 shown, --all shows all\n")
    assert names(folder) == ["-"]
