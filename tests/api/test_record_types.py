"""The types of records are made from the rows, and none of their keys hides what a record is."""

from typing import Any

import pytest

import record_types as tool
from sinorus.api import record_types
from sinorus.api.record import Record

CLASSES = [kind for kind in vars(record_types).values() if isinstance(kind, type) and issubclass(kind, Record)]


def test_the_module_is_what_the_tool_makes_of_the_rows() -> None:
    assert tool.TARGET.read_text(encoding="utf-8") == tool.module(), "run python tools/record_types.py"


@pytest.mark.parametrize("kind", CLASSES)
def test_no_key_has_the_name_of_a_method(kind: Any) -> None:
    keys = set(kind.__annotations__) if kind is not Record else set()
    assert keys & set(dir(Record)) == set()
    assert all(key.isidentifier() for key in keys)
