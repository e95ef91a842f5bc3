"""Rows as columns and back: nothing that a row tells is lost."""

from typing import Any

from browsed_pages import column
from sinorus.page.packing import packed

ROWS: list[dict[str, Any]] = [
    {"id": "one", "kind": "visit", "themes": ["energy", "border"], "spans": [[1, 2]], "note": "", "denies": False},
    {"id": "two", "kind": "visit", "themes": ["energy"], "spans": [], "note": None, "denies": True},
    {"id": "three", "kind": "", "themes": ["border", "energy"], "spans": [[3]], "note": "rare", "denies": False},
    {"id": "four", "kind": "treaty", "themes": [], "spans": [[4, 5], [6]], "note": None, "denies": False},
    {"id": "five", "kind": "treaty", "themes": ["border"], "spans": [[7]], "note": None, "denies": False},
]


def test_what_a_row_tells_is_read_back_and_what_is_empty_is_left_out() -> None:
    made = packed(ROWS)
    read = {key: column(some, made["rows"]) for key, some in made["columns"].items()}
    for number, row in enumerate(ROWS):
        assert {key: values[number] for key, values in read.items() if values[number]} == {
            key: value for key, value in row.items() if value
        }


def test_a_word_that_many_rows_have_is_written_once_and_a_rare_value_alone() -> None:
    columns = packed(ROWS)["columns"]
    assert columns["kind"] == {"of": ["visit", "treaty"], "at": [1, 1, 0, 2, 2]}
    assert columns["note"] == {"few": {2: "rare"}}
    assert columns["id"] == ["one", "two", "three", "four", "five"]
