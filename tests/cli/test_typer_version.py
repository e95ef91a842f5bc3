"""A Typer outside the declared range: one paragraph and an exit code, whatever else of it is missing."""

import shlex
import sys
import tomllib
from pathlib import Path

import pytest
import typer

from conftest import ROOT, Result, Run
from sinorus.cli.typer_version import CEILING, FLOOR, refusal


@pytest.fixture
def other_typer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let Python find a Typer that has nothing but its version; return its file, which is still to be written."""
    (tmp_path / "typer").mkdir()
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    return tmp_path / "typer" / "__init__.py"


@pytest.mark.parametrize("version", ["0.9.0", "0.26.0", "0.27.1", "0.29.0", "0.29.0rc1", "0.100.0", "1.0"])
def test_a_typer_outside_the_range_is_refused_with_the_command_that_installs_another(
    process: Run, other_typer: Path, version: str
) -> None:
    other_typer.write_text(f'__version__ = "{version}"', encoding="utf-8")
    command = f'`{shlex.quote(sys.executable)} -m pip install "typer>=0.27.2,<0.29"`'
    message = f"sinorus: Typer {version} ({other_typer}) does not fit this version of sinorus; "
    assert process("timeline", "--json") == Result(3, "", f"{message}{command} installs one that does\n")


def test_a_typer_that_bears_no_version_is_refused(process: Run, other_typer: Path) -> None:
    other_typer.touch()
    result = process("--version")
    assert (result.code, result.out) == (3, "")
    assert result.err.startswith(f"sinorus: Typer unknown ({other_typer}) does not fit")


def test_whoever_presses_tab_hears_nothing_of_it(process: Run, other_typer: Path) -> None:
    other_typer.touch()
    env = {"_SINORUS_COMPLETE": "complete_bash", "COMP_WORDS": "sinorus time", "COMP_CWORD": "1"}
    assert process(env=env) == Result(3, "", "")


@pytest.mark.parametrize("version", ["0.27.2", "0.27.10", "0.28.0", "0.28.1rc1"])
def test_a_typer_of_the_range_is_let_in(
    version: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(typer, "__version__", version)
    assert refusal() == 0
    assert capsys.readouterr().err == ""


def test_the_range_is_the_declared_one() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    assert f"typer>={FLOOR},<{CEILING}" in declared
