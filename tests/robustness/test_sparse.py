"""Records of which any field is null or absent: every command and every export takes them."""

from pathlib import Path

import pytest
from hypothesis import given

from asking import ANSWERS, EXPORTED, OTHERS, empty, words_of, write
from conftest import Run
from folders import started
from fuzzing import clean, examples
from shapes import Files, data_sets
from sums import check_all


@pytest.fixture(autouse=True)
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cache: Path) -> None:
    """Work in a folder that holds a folder `mine`."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SINORUS_CACHE", str(cache))
    started("mine")


def asked(run: Run, line: str, files: Files) -> None:
    """Ask one question, of which the answer may be in the way that was asked for."""
    # There may be no way between two events, and nothing on a side of a turning point.
    may_refuse = "--to {last" in line or line.startswith("change")
    codes = (0, 1) if line.startswith("validate") else (0, 2) if may_refuse else (0,)
    clean(run, *words_of(line, files), codes=codes, writes="-o" in line)
    empty("out")


@examples(6)
@given(files=data_sets())
def test_every_command_and_every_export_takes_whatever_is_not_coded(run: Run, files: Files) -> None:
    write(files, ".json")
    check_all(run)
    for line in (*ANSWERS, *(f"{line} --json" for line in ANSWERS), *OTHERS, *EXPORTED):
        asked(run, line, files)
