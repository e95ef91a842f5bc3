"""What an answer holds, apart from the wire: bounds, places, cursors, and a call that was cancelled."""

import json
from pathlib import Path

import pytest

import sinorus
from sinorus.api.mcp import bounds, harmless
from sinorus.api.mcp.answers import Desk

HOME = Path(sinorus.__file__).parent


@pytest.fixture(scope="module")
def desk() -> Desk:
    """Return a desk with the packaged data."""
    return Desk(["builtin"])


def test_a_call_that_was_cancelled_ends_in_the_middle_of_a_query_and_the_next_is_answered(desk: Desk) -> None:
    asked = {"search": "russia", "count_by": "theme"}
    assert desk.answer("claims", asked, lambda: True).data is None
    assert desk.answer("claims", asked, lambda: False).data


def test_however_long_a_row_is_it_is_short_and_keeps_its_shape() -> None:
    row = {
        "id": "x",
        "text": "long " * 100_000,
        "claims": [f"claim-{n}" for n in range(100_000)],
        "sources": {f"source-{n}": {"claims": 1} for n in range(10_000)},
        "review": {"note": "n" * 10**6, "events": ["event"] * 10**5, "by": None},
    }
    short = bounds.bounded(row)
    assert bounds.size(short) <= bounds.ROW
    assert short["shortened"] == ["text", "claims", "sources", "review"]
    assert {key: type(value) for key, value in short.items() if key in row} == {k: type(v) for k, v in row.items()}
    assert bounds.bounded({"id": "x", "claims": ["a"]}) == {"id": "x", "claims": ["a"]}


def test_what_controls_who_reads_is_spelt_out_in_texts_and_in_keys() -> None:
    bad = {"a\x1b[31m": ["\u202egnp.exe", {"b": "zero\u200bwidth\nline"}], "n": 1, "none": None}
    assert harmless.harmless(bad) == {
        "a\\x1b[31m": ["<U+202E>gnp.exe", {"b": "zero<U+200B>width\\x0aline"}], "n": 1, "none": None
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("/data of anna/mine/events.json:3:5 /0/events/0: no", "mine/events.json:3:5 /0/events/0: no"),
        ("`sinorus validate '/data of anna/mine'` lists", "`sinorus validate 'mine'` lists"),
        (f"cannot read '{Path.home()}/.cache/x/index.db': denied", "cannot read 'index.db': denied"),
        (f"{Path.cwd()}/x.json and {HOME}/index/cache.py", "x.json and cache.py"),
        ("https://example.org/a/b, 1969/1970, /passage/start", "https://example.org/a/b, 1969/1970, /passage/start"),
    ],
)  # fmt: skip
def test_places_on_the_machine_are_not_told(text: str, left: str) -> None:
    assert harmless.without_places(text, ["/data of anna/mine", "builtin"]) == left


def test_a_folder_named_by_a_longer_way_has_its_last_name_alone(tmp_path: Path) -> None:
    said = harmless.without_places("../../anna/mine/events.json:1", ["../../anna/mine"])
    assert said == "mine/events.json:1"


def test_what_an_answer_gives_is_json_and_its_text_has_the_same_rows(desk: Desk) -> None:
    result = desk.answer("timeline", {"theme": "sanctions"}, lambda: False)
    assert result.data
    assert json.loads(json.dumps(result.data)) == result.data
    assert all(row["id"] in result.text for row in result.data["rows"])
