"""The data inside a page: JSON in pieces, which no browser takes for markup."""

import json
from typing import Any

import pytest

from sinorus.page.embedded_data import inline_json

VALUES: dict[str, Any] = {
    "nothing": {},
    "a list": [1, {"a": {}}],
    "numbers for keys": {1: "one", 2: ["two"]},
    "nested": {"events": {"rows": 2, "columns": {"id": ["a", "b"], "few": {3: "x"}, "none": {}}}, "as_of": None},
    "markup": {"</script>": {"<!--": "a & b </script>"}},
}


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_the_pieces_are_the_json_of_the_value_without_signs_of_markup(value: Any) -> None:
    text = "".join(inline_json(value))
    whole = json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    assert json.loads(text) == json.loads(whole)
    assert text == whole.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def test_no_piece_holds_more_than_a_column() -> None:
    columns = {name: [name * 10] * 100 for name in "abcdefgh"}
    pieces = [*inline_json({"events": {"rows": 100, "columns": columns}})]
    assert max(map(len, pieces)) < sum(map(len, pieces)) / 7
