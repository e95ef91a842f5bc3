"""Every format shows the same records, whatever stands in their texts and wherever it is printed."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from inline_snapshot import snapshot
from markdown_it import MarkdownIt

from conftest import Run
from sinorus.model.rows import ROWS, keys, paths
from sinorus.output.render import CSV, FORMATS
from typewriter import column, data_folder, event

# Legal texts that a careless program would colour, run, break or lose.
AWKWARD = (
    "Note [red]ALERT[/red] [bold] of the [/] treaty [/b]",
    "Nibuchu [sic] [a] [1689] [link=https://e.example]click[/link] :smile:",
    'He said "no", then; left, and that\'s it',
    "a | b `c` <script>alert(1)</script> [y](javascript:z) *w* _u_ ~~s~~ &amp; \\ \\| # ![i](j) <!-- k -->",
    '=HYPERLINK("http://e.example","x")',
    "@SUM(1)",
    "+7 495",
    "-2+3",
    "- no list",
    "# no heading",
    "1. no list",
    "珍宝岛事件在乌苏里江上" * 8,
    "Нерчинский договор, подписанный в Нибучу; ёлка",
    "Cafe\u0301 in Zürich, 10\u00a0billion",
    "Donaudampfschifffahrtsgesellschaftskapitän" * 5,
)
WRITTEN = tuple(format for format in FORMATS if format not in ("table", "list"))
PLACES: dict[str, dict[str, str]] = {
    "in the C locale": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "with an ASCII output": {"PYTHONIOENCODING": "ascii"},
    "with a UTF-16 output": {"PYTHONIOENCODING": "utf-16"},
    "on 20 columns": {"COLUMNS": "20"},
    "on 160 columns": {"COLUMNS": "160"},
    "with colour forced": {"FORCE_COLOR": "1", "NO_COLOR": "", "TERM": "xterm-256color"},
}


def _titles(rows: list[dict[str, Any]]) -> list[str]:
    return [row["title"] for row in rows]


def _of_csv(out: str) -> list[str]:
    """Read CSV; an apostrophe stands before what a spreadsheet would take for a formula, and only there."""
    titles = _titles(list(csv.DictReader(io.StringIO(out, newline=""))))
    formulas = [title for title in titles if title.startswith("'")]
    assert formulas == ["'" + title for title in AWKWARD if title.startswith(("=", "+", "-", "@"))]
    return [title.removeprefix("'") for title in titles]


def _of_md(out: str) -> list[str]:
    """Read Markdown with a CommonMark reader, which must find nothing but text in the cells."""
    tokens = MarkdownIt("commonmark").enable("table").parse(out)
    cells = [token.children or [] for token in tokens if token.type == "inline"]
    assert {child.type for cell in cells for child in cell} <= {"text", "text_special"}
    texts = ["".join(child.content for child in cell) for cell in cells]
    columns = texts.index("Id") + 1
    return texts[columns:][1::columns]


# How a user reads each format back; a new format needs a line here.
READERS: dict[str, Callable[[str], list[str]]] = {
    "table": lambda out: [title for title in column(out, "Event") if title],
    "list": lambda out: re.findall(r"^Event: (.*)$", out, re.MULTILINE),
    "plain": lambda out: [line.split("\t")[2] for line in out.split("\n")[:-1]],
    "json": lambda out: _titles(json.loads(out)),
    "jsonl": lambda out: _titles([json.loads(line) for line in out.split("\n")[:-1]]),
    "csv": _of_csv,
    "csv-flat": _of_csv,
    "md": _of_md,
}


@pytest.fixture(scope="module")
def awkward(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Write a folder of events with awkward titles, one a year."""
    events = [event(f"event-{n}", title, str(1900 + n)) for n, title in enumerate(AWKWARD)]
    return str(data_folder(tmp_path_factory.mktemp("awkward") / "D", events))


def as_read(text: str) -> str:
    """Compose letters and accents, as the data are when they are read."""
    return text.replace("e\u0301", "é")


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_shows_every_text_as_it_is(
    run: Run, awkward: str, monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    if format in ("table", "list"):
        monkeypatch.setenv("COLUMNS", "400")
    result = run("timeline", "--data", awkward, "--format", format)
    assert result.code == 0
    assert READERS[format](result.out) == [as_read(title) for title in AWKWARD]


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("format", WRITTEN)
def test_written_formats_are_the_same_everywhere(process: Run, awkward: str, format: str, place: str) -> None:
    line = ("timeline", "--data", awkward, "--format", format)
    assert process(*line, env=PLACES[place]) == process(*line)


@pytest.mark.parametrize("format", WRITTEN)
def test_written_formats_are_silent_on_standard_error(run: Run, awkward: str, format: str) -> None:
    assert run("timeline", "--data", awkward, "--format", format).err == ""


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_found_is_no_error_but_is_said(run: Run, awkward: str, format: str) -> None:
    result = run("timeline", "--data", awkward, "--from", "2001", "--format", format)
    assert (result.code, result.err) == (0, snapshot("nothing matched: 0 of 15 events from 2001-01-01 on\n"))
    header = run("timeline", "--data", awkward, "--limit", "0", "--format", format).out if format in CSV else ""
    empty = {"json": "[]\n", **dict.fromkeys(CSV, header)}
    if format in ("json", "jsonl", *CSV, "plain", "list"):
        assert result.out == empty.get(format, "")


def test_csv_has_a_header_of_all_json_keys_and_one_kind_of_line_end(run: Run, awkward: str) -> None:
    rows = run("timeline", "--data", awkward, "--json").json()
    out = run("timeline", "--data", awkward, "--format", "csv").out
    assert out.split("\n")[0].split(",") == list(rows[0])
    assert "\r" not in out


def test_csv_joins_lists_and_leaves_null_empty_and_dates_alone(run: Run, tmp_path: Path) -> None:
    place = {"name": "Moscow", "lat": 55.75, "lon": 37.5}
    dates = ("-0551/-0479", "-0500~", "-0500", "-0044-03-15", "196X", "../1949", "-05XX")
    events = [event(f"event-{n}", f"Event {n}", date, place=place) for n, date in enumerate(dates)]
    folder = str(data_folder(tmp_path / "D", events))
    read = list(csv.DictReader(io.StringIO(run("timeline", "--data", folder, "--format", "csv").out)))
    assert {row["date_edtf"] for row in read} == set(dates)
    assert {row["place"] for row in read} == {'{"id":null,"name":"Moscow","lat":55.75,"lon":37.5}'}
    assert {(row["match"], row["drivers"], row["themes"]) for row in read} == {("", "", "trade")}
    written = {row["id"]: row for row in run("timeline", "--data", folder, "--json").json()}
    assert all(row["earliest"] == (written[row["id"]]["earliest"] or "") for row in read)


@pytest.mark.parametrize("format", WRITTEN)
def test_rows_of_several_kinds_are_shown_in_every_written_format(run: Run, format: str) -> None:
    result = run("show", "trade", "china", "sikka", "--format", format)
    assert (result.code, result.err) == (0, "")
    assert all(word in result.out for word in ("trade", "china", "sikka"))


def test_plain_has_tabs_and_no_header_and_is_never_cut(run: Run, awkward: str) -> None:
    lines = run("timeline", "--data", awkward).out.split("\n")
    assert len(lines) == len(AWKWARD) + 1
    assert all(line.count("\t") == 4 for line in lines[:-1])
    assert lines[4] == 'event-4\t1904\t=HYPERLINK("http://e.example","x")\tneutral\ttrade'


@pytest.mark.parametrize("format", FORMATS)
def test_fields_choose_and_order(run: Run, format: str) -> None:
    result = run(f"timeline --from 1950-02-14 --to 1950-02-14 --fields date_edtf,id --format {format}")
    assert result.code == 0
    assert "Vyshinsky" not in result.out
    assert result.out.index("1950-02-14") < result.out.index("sino-soviet-treaty-1950")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("show sino-soviet-treaty-1950 --fields kind,place.name", {"kind": "treaty", "place.name": "Moscow"}),
        ("show trade-fit --fields sources.rathod,sources.sikka", {"sources.rathod": 5, "sources.sikka": None}),
        ("show sikka --fields author.family,issued.circa", {"author.family": ["Sikka"], "issued.circa": True}),
    ],
)
def test_fields_reach_into_nested_keys(run: Run, line: str, expected: dict[str, object]) -> None:
    assert run(f"{line} --json").json() == [expected]


@pytest.mark.parametrize("format", FORMATS)
def test_nested_fields_are_in_every_format(run: Run, format: str) -> None:
    [row] = run("show sino-soviet-treaty-1950 --json").json()
    result = run(f"show sino-soviet-treaty-1950 --fields references.url,place.name --format {format}")
    assert result.code == 0
    for text in (row["place"]["name"], row["references"][0]["url"].split("/")[2]):
        assert text in result.out.replace("\\", "")


def test_all_nested_paths_that_the_schemas_promise_are_fields(run: Run) -> None:
    for line in ("timeline", "claims", "check", "drivers", "series", "sources"):
        fields = [path for path in paths(ROWS[line]) if "*" not in path]
        assert len(fields) > len(keys(ROWS[line]))
        [row] = run(f"{line} --limit 1 --json --fields {','.join(fields)}").json()
        assert list(row) == fields


@pytest.mark.parametrize(
    ("line", "near"),
    [
        ("claims --fields verdict", "did you mean review.verdict?"),
        ("claims --fields review.verdic", "did you mean review.verdict"),
        ("timeline --fields place.nam", "did you mean place.name"),
        ("timeline --fields id.x", "did you mean id or place.id or wikidata.id?"),
        ("timeline --fields place.", "did you mean place?"),
        ("timeline --fields .", "there are id, title"),
    ],
)
def test_an_unknown_path_names_the_near_ones(run: Run, line: str, near: str) -> None:
    result = run(line)
    assert (result.code, result.out) == (2, "")
    assert near in result.err


def test_fields_of_json_are_just_these(run: Run) -> None:
    [row] = run("show sino-soviet-treaty-1950 --json --fields title,id").json()
    assert list(row) == ["title", "id"]


def test_an_unknown_field_is_refused_with_the_nearest(run: Run) -> None:
    result = run("timeline --fields id,titel")
    assert (result.code, result.out) == (2, "")
    assert result.err == snapshot('sinorus: --fields "titel" is no field of events; did you mean title?\n')


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("timeline --format jsn", "did you mean json"),
        ("timeline --format yaml", "there are table, list, plain, json, jsonl, csv, csv-flat, md, xlsx"),
        ("timeline --json --format csv", "give one of them"),
        ("timeline --fields ''", "there are id, title"),
    ],
)
def test_an_output_that_does_not_exist_is_refused_with_what_there_is(run: Run, line: str, hint: str) -> None:
    result = run(line)
    assert (result.code, result.out) == (2, "")
    assert hint in result.err
