"""The help of all commands as a page and as a manual: both say what the program says today.

``UPDATE_DOCS=1`` writes the page anew.
"""

import os
import shutil
import subprocess

import pytest

import manual
from conftest import Run
from sinorus.cli.app import COMMANDS


def test_the_page_of_the_commands_is_what_the_program_says() -> None:
    if os.environ.get("UPDATE_DOCS"):
        manual.PAGE.write_text(manual.page(), encoding="utf-8")
    assert manual.PAGE.read_text("utf-8") == manual.page(), "python tools/manual.py renews it"


@pytest.mark.parametrize("name", ["find", "import", "schema"])
def test_a_command_has_its_help_in_the_page_as_it_is_printed(name: str, run: Run) -> None:
    assert f"```text\n{run('help', name).out}```\n" in manual.PAGE.read_text("utf-8")


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the lines of the manual on a terminal of 80 columns."""
    if not shutil.which("groff"):
        assert "CI" not in os.environ, "groff is missing: .ci/run installs it"
        pytest.skip("groff is not here")
    monkeypatch.setenv("GROFF_NO_SGR", "1")
    line = ["groff", "-man", "-ww", "-Tutf8", "-Kutf8", "-P-c", "-P-b", "-P-u", "-rLL=80n"]
    done = subprocess.run(line, input=manual.manual().encode(), capture_output=True, check=True)
    assert done.stderr == b""
    return done.stdout.decode().splitlines()


def test_the_manual_shows_the_help_of_every_command_as_it_stands(shown: list[str]) -> None:
    texts = manual.helps(manual.INDENTED)
    assert {*texts} == {"", *COMMANDS, "options"}
    text = "\n".join(line.strip() for line in shown)
    for name in COMMANDS:
        lines = "\n".join(line.strip() for line in texts[name].strip().splitlines())
        assert f"sinorus {name}\n{lines}\n" in text, name


def test_no_line_of_the_manual_is_wider_than_the_terminal(shown: list[str]) -> None:
    # Examples are not broken, since they are there to be copied.
    assert [line for line in shown if len(line) > 80 and "  sinorus " not in line] == []
