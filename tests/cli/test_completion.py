"""The TAB key in real shells: commands, options and values, read from the data that stand on the line."""

import os
import re
import shlex
import shutil
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from conftest import Result, Run
from sinorus.cli import app as application
from sinorus.model.rows import SCHEMAS
from sinorus.model.sheets import KINDS
from sinorus.model.vocabulary import GROUPS, WORDS
from sinorus.output.render import BINARY, FORMATS
from typewriter import SINORUS, data_folder, event, on_terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no such shells")
END = "that-is-all"


@pytest.fixture(autouse=True)
def _on_the_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let the shells find sinorus by its name, from an empty folder."""
    monkeypatch.setenv("PATH", f"{Path(SINORUS).parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)


def _shell(name: str) -> str:
    """Find a shell, or skip the test by its name; where everything must be tested a missing shell is a failure."""
    found = shutil.which(name)
    if found is None and not os.environ.get("CI"):
        pytest.skip(f"{name} is not installed")
    assert found, f"{name} is not installed, but CI tests completion in it"
    return found


@cache
def _script(name: str) -> str:
    """Return the script that sinorus prints in a shell; it finds out by itself in which."""
    code, out, err = on_terminal(_shell(name), "-c", "sinorus --show-completion; true")
    assert (code, err) == (0, "")
    return out


def _offered(shell: str, script: str, *options: str) -> list[str]:
    """Source the completion script in a shell, run a script there, and return the lines that it prints."""
    (sourced := Path("completion")).write_text(_script(shell), encoding="utf-8")
    before = "compdef() { : }; " if shell == "zsh" else ""
    code, out, err = on_terminal(
        _shell(shell), *options, "-c", f"{before}source {sourced.resolve()}; {script}; echo {END}"
    )
    *offered, end = out.splitlines()
    assert (code, end, err) == (0, END, "")
    return [word for word in offered if word]


def bash(line: str) -> list[str]:
    """Return what bash is offered: the function of its script is called as the TAB key calls it."""
    words = re.findall(r"[:=]|[^\s:=]+", line) + [""] * line.endswith(" ")
    given = f"COMP_WORDS=({shlex.join(words)}) COMP_CWORD={len(words) - 1}"
    return _offered("bash", f"{given}; _sinorus_completion sinorus; printf '%s\\n' \"${{COMPREPLY[@]}}\"", "--norc")


def zsh(line: str) -> list[str]:
    """Return what zsh is offered: its script is called, and the list that it hands to zsh is read."""
    words = line.split() + [""] * line.endswith(" ")
    given = f"words=({shlex.join(words)}); CURRENT={len(words)}; _arguments() {{ print -r -- $1 }}; _files() {{ : }}"
    listed = _offered("zsh", f"{given}; _sinorus_completion", "-f")
    found = re.findall(r'[( ]"([^"]*)"(?::"(?:[^"]|"")*")?(?=[ )])', " ".join(listed))
    return [word.replace("\\\\:", ":") for word in found]


def fish(line: str) -> list[str]:
    """Return what fish offers for a line, without the descriptions."""
    listed = _offered("fish", f"complete --do-complete {shlex.quote(line)}", "--no-config")
    return [word.split("\t")[0] for word in listed]


SHELLS = (bash, *(pytest.param(shell, marks=pytest.mark.slow) for shell in (zsh, fish)))
each_shell = pytest.mark.parametrize("shell", SHELLS, ids=lambda shell: shell.__name__)
Shell = Callable[[str], list[str]]


@each_shell
def test_commands_and_options_complete(shell: Shell) -> None:
    assert set(shell("sinorus ")) == set(application.COMMANDS)
    assert shell("sinorus timel") == ["timeline"]
    assert shell("sinorus timeline --cou") == ["--count-by"]
    assert {"--theme", "--type", "--hedging"} <= set(shell("sinorus claims --"))
    assert "--type" not in shell("sinorus timeline --")


@each_shell
def test_fields_complete_with_their_paths(shell: Shell) -> None:
    assert shell("sinorus claims --fields id,review.ver") == ["id,review.verdict"]
    nested = {f"place.{key}" for key in ("id", "name", "lat", "lon")}
    assert set(shell("sinorus timeline --fields pla")) == {"place", *nested}


@each_shell
@pytest.mark.parametrize(
    ("option", "command"),
    [
        ("timeline --theme", "themes"),
        ("timeline --driver", "drivers"),
        ("timeline --during", "periods"),
        ("timeline --actor", "actors"),
        ("claims --source", "sources"),
    ],
)
def test_names_in_the_data_complete(run: Run, shell: Shell, option: str, command: str) -> None:
    assert sorted(shell(f"sinorus {option} ")) == sorted(run(f"{command} --json").ids())


@each_shell
@pytest.mark.parametrize(
    ("line", "known"),
    [
        ("timeline --format", (*FORMATS, *BINARY)),
        ("timeline --count-by", GROUPS["timeline"]),
        ("check --count-by", GROUPS["check"]),
        ("drivers --count-by", GROUPS["drivers"]),
        ("timeline --kind", WORDS["kind"]),
        ("timeline --effect", WORDS["effect"]),
        ("claims --type", WORDS["type"]),
        ("claims --hedging", WORDS["hedging"]),
        ("schema", SCHEMAS),
        ("sample", tuple(KINDS)),
    ],
)
def test_words_complete(shell: Shell, line: str, known: tuple[str, ...]) -> None:
    assert sorted(shell(f"sinorus {line} ")) == sorted(known)


@each_shell
def test_ids_of_every_kind_complete(shell: Shell) -> None:
    assert shell("sinorus show western-sanctions-201") == ["western-sanctions-2014"]
    assert shell("sinorus show sino-soviet-treaty-1950 ratho")[0] == "rathod"
    assert "rathod-trade-7bn-1991" in shell("sinorus show rathod-trade-")


@each_shell
def test_what_stands_before_a_comma_stays(shell: Shell) -> None:
    assert shell("sinorus timeline --theme trade,energ") == ["trade,energy"]
    assert shell("sinorus timeline --effect mixed,fri") == ["mixed,friction"]


@pytest.mark.slow
@pytest.mark.floor
@pytest.mark.parametrize(("shell", "before"), [(bash, ""), (zsh, "not:"), (fish, "not:")])
def test_what_stands_before_a_colon_stays(shell: Shell, before: str) -> None:
    # bash parts words at the colon by itself and puts in what follows it.
    assert shell("sinorus timeline --theme not:energ") == [f"{before}energy"]
    assert shell("sinorus timeline --theme not:trade,energ") == [f"{before}trade,energy"]
    assert shell("sinorus timeline --theme trade --effect not:fri") == [f"{before}friction"]


def _after_tab(shell: str, typed: str) -> str:
    """Return what stands on the line of a real interactive shell after its TAB key was pressed."""
    start = {"bash": ["--norc", "--noprofile", "-i"], "zsh": ["-f", "-i"]}[shell]
    ready = "autoload -U compinit; compinit -u -D; " if shell == "zsh" else ""
    keys = f"PS1=; {ready}source <(sinorus --show-completion)\nsinorus {typed}\t\x01echo '<' \x05 '>'\nexit\n"
    [line] = re.findall(r"[\r\n]< sinorus (.*?) +>\n", on_terminal(_shell(shell), *start, keys=keys).out)
    # zsh takes the slash after a folder back as soon as one goes on.
    return str(line).rstrip("/")


@pytest.mark.slow
@pytest.mark.floor
@pytest.mark.parametrize("shell", ["bash", "zsh"])
@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("timel", "timeline"),
        ("timeline --theme energ", "timeline --theme energy"),
        ("timeline --theme not:energ", "timeline --theme not:energy"),
        ("timeline --theme not:trade,energ", "timeline --theme not:trade,energy"),
        ("show western-sanctions-201", "show western-sanctions-2014"),
        ("timeline --data fold", "timeline --data folder"),
        ("timeline -o fold", "timeline -o folder"),
    ],
)
def test_the_tab_key_itself(shell: str, typed: str, completed: str) -> None:
    Path("folder").mkdir()
    assert _after_tab(shell, typed) == completed


@pytest.mark.slow
@pytest.mark.floor
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize(
    "hostile",
    [r"'\$(touch x),", "'$(touch x),", "'`touch x`,", "';touch x;,", '"\\$(touch x),', "'\\\",touch x,"],
)
def test_no_shell_evaluates_what_is_given_back(shell: str, hostile: str) -> None:
    start = {"bash": ["--norc", "--noprofile", "-i"], "zsh": ["-f", "-i"], "fish": ["--no-config", "-i"]}[shell]
    (script := Path("script")).write_text(_script(shell), encoding="utf-8")
    ready = "autoload -U compinit; compinit -u -D; " if shell == "zsh" else ""
    keys = f"{ready}source {script}; touch begun\nsinorus timeline --theme {hostile}energ\t\t\x15touch ended; exit\n"
    # fish wants a terminal that is its own.
    on_terminal(*["setsid", "--ctty", "--wait"] * (shell == "fish"), _shell(shell), *start, keys=keys)
    assert sorted(path.name for path in Path().iterdir() if path.name in "x begun ended") == ["begun", "ended"]


def test_fish_offers_files_where_a_file_or_folder_is_meant() -> None:
    Path("folder").mkdir()
    assert fish("sinorus timeline --data fold") == ["folder/"]
    assert fish("sinorus timeline -o fold") == ["folder/"]


@each_shell
def test_the_data_on_the_line_are_asked(shell: Shell, tmp_path: Path) -> None:
    folder = data_folder(tmp_path / "own", [event("own-event", "An event")])
    assert shell(f"sinorus timeline --data {folder} --theme ") == ["trade"]
    assert shell(f"sinorus show --data {folder} own") == ["own-event"]
    assert "own-event" not in shell("sinorus show own")


@each_shell
def test_the_data_of_the_environment_are_asked(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SINORUS_DATA", str(data_folder(tmp_path / "own", [event("own-event", "An event")])))
    assert shell("sinorus timeline --theme ") == ["trade"]


@each_shell
@pytest.mark.parametrize("broken", ["{", '[{"id": 1}]', None])
def test_the_tab_key_is_silent_when_the_data_are_broken(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str | None
) -> None:
    if broken is not None:
        (tmp_path / "events.json").write_text(broken)
    monkeypatch.setenv("SINORUS_DATA", str(tmp_path) if broken is not None else str(tmp_path / "missing"))
    offered = shell("sinorus timeline --theme ")
    assert [word for word in offered if not Path(word).exists()] == []
    assert shell("sinorus timel") == ["timeline"]
    assert shell("sinorus timeline --format jsonl") == ["jsonl"]


@pytest.mark.parametrize("asked", ["complete_bash", "complete_zsh", "complete_fish", "complete_pwsh", "source_zsh"])
@pytest.mark.parametrize(
    "word", ["'$(x),en", r"\$(x),en", "`x`,en", "a b,en", "*,en", "~,en", "\udcff,en", "\x1b[2J,en"]
)
def test_nothing_is_given_back_that_a_shell_reads(
    run: Run, monkeypatch: pytest.MonkeyPatch, asked: str, word: str
) -> None:
    env = {
        "_SINORUS_COMPLETE": asked,
        "COMP_WORDS": f"sinorus\ntimeline\n--theme\n{word}",
        "COMP_CWORD": "3",
        "_TYPER_COMPLETE_ARGS": f"sinorus timeline --theme {word}",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": word,
    }
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    result = run()
    assert (result.code, result.err) == (0, "")
    assert asked == "source_zsh" or result.out in ("", "_files\n")


@pytest.mark.parametrize(
    "around",
    [
        {},
        {"COMP_CWORD": "x", "COMP_WORDS": "sinorus\ntimel"},
        {"COMP_CWORD": "-5", "COMP_WORDS": "sinorus\ntimel"},
        {"COMP_CWORD": "9", "COMP_WORDS": "sinorus\ntimel"},
        {"COMP_CWORD": "9" * 5000, "COMP_WORDS": "sinorus\ntimel"},
        {"COMP_CWORD": "1"},
        {"COMP_WORDS": "sinorus\nshow\n\udcff", "COMP_CWORD": "2"},
    ],
)
@pytest.mark.parametrize(
    "asked", ["complete_bash", "complete_fish", "complete_pwsh", "complete_tcsh", "complete_", "x_bash", "nonsense"]
)
@pytest.mark.parametrize("more", [{}, {"SINORUS_DEBUG": "1"}], ids=["", "debug"])
def test_an_odd_environment_is_met_with_silence(
    run: Run, monkeypatch: pytest.MonkeyPatch, around: dict[str, str], asked: str, more: dict[str, str]
) -> None:
    for name, value in {"_SINORUS_COMPLETE": asked, **around, **more}.items():
        monkeypatch.setenv(name, value)
    assert run() == Result(0, "", "")


@each_shell
def test_nonsense_offers_nothing(shell: Shell) -> None:
    for line in (
        "sinorus timeline --theme zzz",
        "sinorus show zzz",
        "sinorus show \u202e",
        "sinorus timeline --theme %' ",
    ):
        assert shell(line) == []
