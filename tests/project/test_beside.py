"""What lies beside the package: completions that work from the first TAB, in shells that find them by themselves."""

import os
import re
import shutil
import tomllib
from pathlib import Path

import pytest

import hatch_build
import smoke
from conftest import ROOT
from typewriter import SINORUS, on_terminal

# How a shell is told of the folder, which is among its own where all is installed for everybody.
READY = {
    "zsh": "fpath=($PWD/share/zsh/site-functions $fpath); autoload -U compinit; compinit -u -D",
    "bash": "source share/bash-completion/completions/sinorus",
}
START = {"bash": ["--norc", "--noprofile", "-i"], "zsh": ["-f", "-i"]}


@pytest.fixture
def prefix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Lay all that the package has beside it into an empty folder, and work there."""
    for place, text in hatch_build.beside().items():
        (tmp_path / place).parent.mkdir(parents=True)
        (tmp_path / place).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{Path(SINORUS).parent}{os.pathsep}{os.environ['PATH']}")
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize("shell", READY)
def test_the_first_tab_completes(shell: str, prefix: Path) -> None:
    if not (program := shutil.which(shell)):
        assert "CI" not in os.environ, f"{shell} is missing: .ci/run installs it"
        pytest.skip(f"{shell} is not here")
    keys = f"PS1=; {READY[shell]}\nsinorus timeline --theme energ\t\x01echo '<' \x05 '>'\nexit\n"
    out = on_terminal(program, *START[shell], keys=keys).out
    assert re.findall(r"[\r\n]< sinorus (.*?) +>\n", out) == ["timeline --theme energy"]


def test_the_installed_program_is_asked_for_the_completions_that_the_package_has() -> None:
    assert smoke.COMPLETIONS == hatch_build.COMPLETIONS


def test_what_builds_the_package_is_asked_for_as_the_package_asks_for_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    tool, *ours = project["build-system"]["requires"]
    assert tool.startswith("hatchling")
    assert ours
    assert set(ours) <= set(project["project"]["dependencies"])
