"""The TAB key in real shells: commands, options and values, read from the data that stand on the line."""

import os
import re
import shlex
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Run
from sinorus import cli
from sinorus.counting import BY
from sinorus.render import FORMATS
from sinorus.vocabulary import SCHEMAS, WORDS
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


def bash(line: str) -> list[str]:
    """Return what bash is offered: the function of its script is called as the TAB key calls it."""
    words = re.findall(r"[:=]|[^\s:=]+", line)
    words += [""] if line.endswith((" ", ",")) and not line.endswith(",") else []
    script = f"""
        source <(sinorus --show-completion)
        COMP_WORDS=({shlex.join(words)}) COMP_CWORD={len(words) - 1} COMP_LINE={shlex.quote(line)} COMP_POINT={len(line)}
        _sinorus_completion sinorus "${{COMP_WORDS[COMP_CWORD]}}"
        printf '%s\\n' "${{COMPREPLY[@]}}" {END}
    """
    return _offered(on_terminal(_shell("bash"), "--norc", "-c", script))


def zsh(line: str) -> list[str]:
    """Return what zsh is offered: its script is sourced, and the list that it hands to zsh is read."""
    words = line.split() + ([""] if line.endswith(" ") else [])
    script = f"""
        compdef() {{ : }}
        _arguments() {{ eval "offered=(${{1#*: :\\(}}"; print -rl -- ${{(e)offered//\\\\:/:}} }}
        _files() {{ : }}
        source <(sinorus --show-completion)
        words=({shlex.join(words)}) CURRENT={len(words)}
        _sinorus_completion
        print {END}
    """
    return _offered(on_terminal(_shell("zsh"), "-f", "-c", script))


def fish(line: str) -> list[str]:
    """Return what fish offers for a line."""
    script = f"sinorus --show-completion | source; complete --do-complete {shlex.quote(line)}; echo {END}"
    return [word.split("\t")[0] for word in _offered(on_terminal(_shell("fish"), "--no-config", "-c", script))]


def _offered(typed: tuple[int, str, str]) -> list[str]:
    code, out, err = typed
    *offered, end = out.splitlines()
    assert (code, end, err) == (0, END, "")
    return [word for word in offered if word]


SHELLS = (bash, zsh, fish)
each_shell = pytest.mark.parametrize("shell", SHELLS, ids=lambda shell: shell.__name__)
Shell = Callable[[str], list[str]]


@each_shell
def test_commands_and_options_complete(shell: Shell) -> None:
    assert set(shell("sinorus ")) == set(cli.COMMANDS)
    assert shell("sinorus timel") == ["timeline"]
    assert shell("sinorus timeline --cou") == ["--count-by"]
    assert {"--theme", "--type", "--hedging"} <= set(shell("sinorus claims --"))
    assert "--type" not in shell("sinorus timeline --")


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
    known = run(f"{command} --json").ids()
    assert sorted(shell(f"sinorus {option} ")) == sorted(known)
    begun = known[0][:3]
    assert sorted(shell(f"sinorus {option} {begun}")) == sorted(id for id in known if id.startswith(begun))


@each_shell
@pytest.mark.parametrize(
    ("line", "known"),
    [
        ("timeline --format", FORMATS),
        ("timeline --count-by", BY),
        ("timeline --kind", WORDS["kind"]),
        ("timeline --effect", WORDS["effect"]),
        ("claims --type", WORDS["type"]),
        ("claims --hedging", WORDS["hedging"]),
        ("schema", SCHEMAS),
    ],
)
def test_words_complete(shell: Shell, line: str, known: tuple[str, ...]) -> None:
    assert sorted(shell(f"sinorus {line} ")) == sorted(known)


@each_shell
def test_ids_of_every_kind_complete(shell: Shell) -> None:
    assert shell("sinorus show western-sanctions-20") == ["western-sanctions-2014"]
    assert shell("sinorus show sino-soviet-treaty-1950 ratho")[0] == "rathod"
    assert "rathod-trade-7bn-1991" in shell("sinorus show rathod-trade-")


@each_shell
def test_what_stands_before_a_comma_stays(shell: Shell) -> None:
    assert shell("sinorus timeline --theme trade,energ") == ["trade,energy"]
    assert shell("sinorus timeline --effect mixed,fri") == ["mixed,friction"]


@pytest.mark.parametrize(("shell", "before"), [(bash, ""), (zsh, "not:"), (fish, "not:")])
def test_what_stands_before_a_colon_stays(shell: Shell, before: str) -> None:
    # bash parts words at the colon by itself and puts in what follows it.
    assert shell("sinorus timeline --theme not:energ") == [f"{before}energy"]
    assert shell("sinorus timeline --theme not:trade,energ") == [f"{before}trade,energy"]
    assert shell("sinorus timeline --theme trade --effect not:fri") == [f"{before}friction"]


@pytest.mark.parametrize(
    ("shell", "start"),
    [("bash", "--norc --noprofile -i"), ("zsh", "-f -i")],
    ids=["bash", "zsh"],
)
@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("timel", "timeline"),
        ("timeline --theme energ", "timeline --theme energy"),
        ("timeline --theme not:energ", "timeline --theme not:energy"),
        ("timeline --theme not:trade,energ", "timeline --theme not:trade,energy"),
        ("show western-sanctions-20", "show western-sanctions-2014"),
    ],
)
def test_the_tab_key_itself(shell: str, start: str, typed: str, completed: str) -> None:
    ready = "autoload -U compinit; compinit -u -D; " if shell == "zsh" else ""
    keys = f"PS1=; {ready}source <(sinorus --show-completion)\nsinorus {typed}\t\x01echo '<' \x05 '>'\nexit\n"
    out = on_terminal(_shell(shell), *start.split(), keys=keys).out
    assert re.findall(r"^< (.*?) +>$", out, re.MULTILINE) == [f"sinorus {completed}"]


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


@each_shell
def test_nonsense_offers_nothing(shell: Shell) -> None:
    for line in (
        "sinorus timeline --theme zzz",
        "sinorus show zzz",
        "sinorus show \u202e",
        "sinorus timeline --theme %' ",
    ):
        assert shell(line) == []
