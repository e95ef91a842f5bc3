"""The tools are made of the table of filters, and docs/mcp.md lists what they take."""

import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from conftest import ROOT
from sinorus.api.mcp import schemas
from sinorus.api.mcp.answers import Desk
from sinorus.api.mcp.tools import PAGING, TOOLS, arguments, description
from sinorus.query.filters import QUESTIONS, TABLE

PAGE = (ROOT / "docs" / "mcp.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("tool", TOOLS)
def test_a_tool_takes_the_filters_of_its_question_by_the_names_of_the_options(tool: str) -> None:
    schema = schemas.of_input(tool)
    Draft202012Validator.check_schema(schema)
    options = [TABLE[name].option.removeprefix("--").replace("-", "_") for name in QUESTIONS[tool]]
    assert [*schema["properties"]] == [*TOOLS[tool].own, *options, *PAGING]
    assert {*schema["required"]} <= {*TOOLS[tool].own}


def test_a_filter_takes_a_text_or_a_list_of_texts_and_a_switch_true_or_false() -> None:
    validator = Draft202012Validator(schemas.of_input("claims"))
    for good in ({"theme": "energy"}, {"theme": ["energy", "not:trade"]}, {"certain": True}, {"limit": 50}):
        assert validator.is_valid(good)
    for bad in ({"theme": 1}, {"theme": [1]}, {"certain": "yes"}, {"limit": 51}, {"limit": 0}, {"start": "1949"}):
        assert not validator.is_valid(bad)


def test_what_every_tool_gives_has_a_schema() -> None:
    Draft202012Validator.check_schema(schemas.OUTPUT)


@pytest.mark.parametrize("name", schemas.EXAMPLES)
def test_every_example_of_a_value_is_understood(name: str) -> None:
    desk = Desk(["builtin"])
    [tool, *_] = [tool for tool in ("claims", "timeline") if name in arguments(tool)]
    for example in schemas.EXAMPLES[name]:
        given: dict[str, Any] = {"slack": {"during": "1969"}, "cut": {"count_by": "decade"}}.get(name, {})
        result = desk.answer(tool, {**given, name: example}, lambda: False)
        assert result.data, result.text


def test_the_page_lists_every_tool_with_all_that_it_takes() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.+?) \| (.+?) \|$", PAGE, re.MULTILINE)
    expected = {tool: [name for name in arguments(tool) if name not in PAGING] for tool in TOOLS}
    assert {tool: re.findall(r"`(\w+)`", names) for tool, _, names in rows} == expected


@pytest.mark.parametrize("tool", TOOLS)
def test_a_tool_says_what_it_answers_in_a_few_sentences(tool: str) -> None:
    assert 40 < len(description(tool)) < 450
