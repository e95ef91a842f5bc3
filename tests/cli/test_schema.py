"""Every answer in JSON, and every data file, is what `sinorus schema` says."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from conftest import DATA, Fill, Run
from folders import load, save
from sheets import filled, write
from sinorus.base import checksum as sealing
from sinorus.model.vocabulary import GROUPS

# A schema and command lines whose JSON it describes.
ANSWERS = {
    "timeline": ["timeline", "timeline --from 1949 --to 1991", "timeline --from 1400 --to 1401"],
    "find": ["find huawei", "find energy 2014", "find treaty --records event,claim --all", "find zzz"],
    "today": ["today 10-01", "today november", "today 02-29 --from 1949"],
    "timeline-count-by": [f"timeline --count-by {by}" for by in (*GROUPS["timeline"], "theme,decade", "place,year")],
    "claims-count-by": [f"claims --count-by {by}" for by in (*GROUPS["claims"], "source,verdict")],
    "drivers-count-by": [f"drivers --count-by {by}" for by in (*GROUPS["drivers"], "theme,source")],
    "claims": ["claims", "claims --from 1949 --to 1991"],
    "drivers": ["drivers", "drivers --theme energy", "drivers --during 1969"],
    "periods": ["periods", "periods --from 1949 --to 1991"],
    "themes": ["themes"],
    "actors": ["actors"],
    "sources": ["sources"],
    "date": ["date 1950-02-14", "date 'late 1960s' '27 August 1689 O.S.' ../1911 1991/ [1858,1860] Y-17E7"],
    "show": [
        "show western-sanctions-2014 sikka-treaty-seals-alliance western-sanctions energy normalisation russia rathod",
        "show trade-total thaw-early-eighties-or-1991",
    ],
    "compare": ["compare", "compare --event beijing-summit-1989"],
    "compare-matrix": ["compare --matrix", "compare --matrix --event beijing-summit-1989"],
    "check": ["check", "check --during 1991", "check rathod-trade-7bn-1991"],
    "sources-count-by": [f"sources --count-by {by}" for by in (*GROUPS["sources"], "tradition,source-decade")],
    "check-count-by": [f"check --count-by {by}" for by in (*GROUPS["check"], "source,type")],
    "change": ["change 2014-03", "change --before 1950s --after 1960s --theme ideology"],
    "trace": ["trace nixon-visit-china-1972", "trace zhenbao-damansky-clashes-1969 --to nixon-visit-china-1972"],
    "series": ["series", "series --from 2000"],
    "series-points": ["series trade-total", "series unsc-joint-vetoes --from 2010"],
    "cite": ["cite", "cite sikka rathod-trade-7bn-1991 trade-total sino-soviet-treaty-1950 energy"],
    "cite-query": ["cite --query timeline"],
    "replay": ["replay changed.json"],
    "agree": ["agree sheet.csv", "agree sheet.csv other.csv"],
    "revisions": ["revisions --since 0.1.0"],
    "validate": ["validate"],
    "import": ["import odd.csv -o new"],
}
# Files of hashes are no records.
HASHES = ("fingerprints.json", "released.json")
FILES = sorted(file.name for file in DATA.glob("*.json") if file.name not in HASHES)
SERIES = sorted((DATA / "series").glob("*.json"))


def fill(run: Run) -> None:
    """Write changed.json, the citation of an answer that was another one then, and filled sheets."""
    Path("odd.csv").write_text("Date,Event,Kind\n1971,A war,war\n")
    write("other.csv", [{**row, "effect": "mixed"} for row in filled(run, "sheet.csv", "events 9")])
    assert run("cite --query 'timeline --theme energy' -o changed.json").code == 0
    kept = load(Path("changed.json"))
    del kept["checksum"]
    records = [{**kept["records"][0], "hash": f"sha256:{'0' * 64}"}, *kept["records"][2:]]
    save(Path("changed.json"), sealing.sealed({**kept, "records": records}))


@pytest.fixture(autouse=True)
def _changed(lay: Callable[[Fill], Path]) -> None:
    """Stand where these files are."""
    lay(fill)


def schema(run: Run, name: str) -> Any:
    result = run("schema", name)
    assert (result.code, result.err) == (0, "")
    return result.json()


def pair(name: str, line: str) -> Any:
    """Pair a schema with a line; to hold thousands of rows to it takes as long as a hundred other lines together."""
    is_long = line in ("validate", "timeline", "claims", "check", "compare --matrix")
    return pytest.param(name, line, marks=(pytest.mark.slow, pytest.mark.floor) if is_long else ())


@pytest.mark.parametrize(("name", "line"), [pair(name, line) for name, lines in ANSWERS.items() for line in lines])
def test_an_answer_is_valid_against_its_schema(run: Run, name: str, line: str) -> None:
    answer = run(f"{line} --json").json()
    Draft202012Validator(schema(run, name)).validate(answer)


@pytest.mark.parametrize("name", [*ANSWERS, *FILES])
def test_a_schema_is_a_schema_of_draft_2020_12(run: Run, name: str) -> None:
    document = schema(run, name)
    assert document["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(document)


@pytest.mark.parametrize("name", FILES)
def test_a_data_file_is_valid_against_its_schema(run: Run, name: str) -> None:
    Draft202012Validator(schema(run, name)).validate(json.loads((DATA / name).read_text(encoding="utf-8")))


@pytest.mark.parametrize("file", SERIES, ids=lambda file: file.stem)
def test_a_series_is_valid_against_its_schema(run: Run, file: Path) -> None:
    Draft202012Validator(schema(run, "series.json")).validate(load(file))


def resolved(document: Any, part: Any) -> Any:
    """Follow references within the schema."""
    while "$ref" in part:
        part = document["$defs"][part["$ref"].removeprefix("#/$defs/")]
    return part


@pytest.mark.parametrize("name", sorted(set(ANSWERS) - {"show", "validate"}))
def test_the_keys_of_an_answer_come_in_the_order_of_its_schema(run: Run, name: str) -> None:
    document = schema(run, name)
    expected = list(resolved(document, document["items"])["properties"])
    rows = run(f"{ANSWERS[name][0]} --json").json()
    assert {tuple(row) for row in rows} == {tuple(expected)}


def test_the_keys_of_show_come_in_the_order_of_the_schema_of_their_kind(run: Run) -> None:
    document = schema(run, "show")
    kinds = {kind: resolved(document, part) for kind, part in parts(document).items()}
    for row in run(f"{ANSWERS['show'][0]} --json").json():
        assert list(row) == list(kinds[row["record"]]["properties"])


def parts(document: Any) -> dict[str, Any]:
    return {kind: {"$ref": ref} for kind, ref in document["items"]["discriminator"]["mapping"].items()}


@pytest.mark.parametrize("name", sorted(set(ANSWERS) - {"show"}))
def test_an_answer_with_another_key_or_without_one_is_not_valid(run: Run, name: str) -> None:
    document = schema(run, name)
    item = resolved(document, document["items"])
    assert item["additionalProperties"] is False
    assert item["required"] == list(item["properties"])


def test_every_name_in_the_list_is_a_schema_and_every_command_and_file_is_in_it(run: Run) -> None:
    names = run("schema").out.split()
    assert {*ANSWERS, *FILES, "series.json"} == set(names)
    assert all(run("schema", name).code == 0 for name in names)


def test_fields_are_described(run: Run) -> None:
    item = resolved(document := schema(run, "timeline"), document["items"])
    assert "null" in item["properties"]["match"]["description"]
    assert resolved(document, item)["description"].startswith("An event")


@pytest.mark.parametrize(
    ("typed", "near"), [("timelin", "timeline"), ("event.json", "events.json"), ("Claims", "claims")]
)
def test_an_unknown_schema_is_refused_with_the_nearest_names(run: Run, typed: str, near: str) -> None:
    result = run("schema", typed)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f'sinorus: there is no schema "{typed}"; did you mean ')
    assert near in result.err


def test_a_schema_of_a_file_of_lines_is_that_of_the_file(run: Run) -> None:
    assert run("schema events.jsonl") == run("schema events.json")
