"""Counts of records of which any field is null or absent: their sums agree, and what is not coded is a group."""

from pathlib import Path

import pytest
from hypothesis import given

from asking import write
from conftest import Run
from folders import started
from fuzzing import examples
from shapes import Files, data_sets
from sums import check_all


@pytest.fixture(autouse=True)
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cache: Path) -> None:
    """Work in a folder that holds a folder `mine`."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SINORUS_CACHE", str(cache))
    started("mine")


@examples(2)
@given(files=data_sets())
def test_sums_agree_and_answers_keep_their_schemas_whatever_is_not_coded(run: Run, files: Files) -> None:
    write(files, ".json")
    check_all(run)
