"""docs/own-data.md: the walk from a spreadsheet to a folder that answers, step by step."""

import json
from pathlib import Path

import pytest

from pages import check


@pytest.mark.slow
def test_the_walk_from_a_spreadsheet_to_a_folder_that_answers(tmp_path: Path) -> None:
    check("docs/own-data.md", tmp_path)
    lines = (tmp_path / "india" / "events.jsonl").read_text(encoding="utf-8").splitlines()
    dates = [json.loads(line)["date_edtf"] for line in lines]
    assert dates[:3] == ["1947-04", "1955-02-02", "1955-06"]
    assert len(dates) == 11
