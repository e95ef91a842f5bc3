"""docs/own-data.md: the walk from a spreadsheet to a folder that answers, step by step."""

import json
from pathlib import Path

import pytest

from pages import check


@pytest.mark.slow
def test_the_walk_from_a_spreadsheet_to_a_folder_that_answers(tmp_path: Path) -> None:
    check("docs/own-data.md", tmp_path)
    events = json.loads((tmp_path / "my-data" / "events.json").read_text(encoding="utf-8"))
    assert [event["date_edtf"] for event in events][:3] == ["1925-11-07", "1930", "195X"]
