"""The pages of the project: what they show is what one gets, and what they name is there.

`tests/support/pages.py` runs the blocks; ``UPDATE_DOCS=1`` renews the outputs.
"""

import ast
import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import sinorus
from conftest import ROOT, Fill, Run
from pages import check, targets
from sheets import filled
from sinorus import __version__
from sinorus.base import checksum as sealing
from sinorus.cli.app import COMMANDS
from sinorus.model.rows import answer, change, claim, event, find, keys, series, vocabulary, works
from sinorus.model.vocabulary import EXPORTS
from sinorus.output.view import flat

OUTPUT = (ROOT / "docs" / "output.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
TOUR = (ROOT / "docs" / "tour.md").read_text(encoding="utf-8")
MARKDOWN = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])

# A run of each command whose answer has rows, and the row that it should have.
ANSWERS: dict[str, tuple[str, type]] = {
    "find": ("find huawei", find.FindRow),
    "timeline": ("timeline --during 1969", event.EventRow),
    "today": ("today 10-01", event.TodayRow),
    "timeline --count-by": ("timeline --count-by theme", event.CountRow),
    "claims": ("claims --type predictive", claim.ClaimRow),
    "claims --count-by": ("claims --count-by theme", claim.ClaimCountRow),
    "drivers": ("drivers", vocabulary.DriverRow),
    "drivers --count-by": ("drivers --count-by theme", vocabulary.DriverCountRow),
    "periods": ("periods", vocabulary.PeriodRow),
    "themes": ("themes", vocabulary.ThemeRow),
    "actors": ("actors", vocabulary.ActorRow),
    "sources": ("sources", works.SourceRow),
    "compare": ("compare --theme sanctions", claim.CompareRow),
    "compare --matrix": ("compare --matrix", claim.MatrixRow),
    "check": ("check --verdict contradicted", claim.CheckRow),
    "check --count-by": ("check --count-by source", claim.VerdictCountRow),
    "change": ("change --at 2014-03", change.ChangeRow),
    "trace": ("trace nixon-visit-china-1972", event.TraceRow),
    "series": ("series", series.SeriesRow),
    "series ID": ("series trade-total", series.PointRow),
    "cite": ("cite energy", works.CiteRow),
    "cite --query": ("cite --query 'timeline --theme energy'", answer.AnswerRow),
    "replay": ("replay {answer}", answer.ReplayRow),
    "revisions": ("revisions --since 0.1.0", answer.RevisionRow),
    "date": ('date 1969 "late 1960s"', answer.DateRow),
    "import": ("import {odd} -o {new} --update", answer.ImportRow),
    "validate": ("validate {broken}", answer.ProblemRow),
    "agree": ("agree {sheet}", claim.AgreeRow),
}
NESTED: dict[str, type] = {
    "passage": claim.Passage,
    "figure": claim.Figure,
    "review": claim.ReviewRow,
    "measure": claim.Measure,
    "points": series.Point,
    "datasets": answer.DatasetRow,
    "place": event.PlaceOfEvent,
    "mentions": event.Mention,
    "references": works.Reference,
    "author": works.Author,
    "issued": works.Issued,
    "official": vocabulary.Voices,
    "effect": vocabulary.Effects,
    "commands": change.Commands,
}


def fill(run: Run) -> None:
    """Write a data folder with a problem, a cited answer of which a record has changed since, and a filled sheet."""
    filled(run, "sheet.csv")
    Path("broken").mkdir()
    Path("broken/themes.json").write_text('[{"id": "trade", "label": "Trade"}]')
    Path("odd.csv").write_text("Date,Event,Kind\n1971,A war,war\n")
    answer = Path("answer.json")
    assert run(f"cite --query 'timeline --theme energy' -o {answer}").code == 0
    kept = json.loads(answer.read_text(encoding="utf-8"))
    del kept["checksum"]
    kept["records"][0]["hash"] = f"sha256:{'0' * 64}"
    answer.write_text(json.dumps(sealing.sealed(kept)))


@pytest.fixture
def files(lay: Callable[[Fill], Path]) -> dict[str, Path]:
    """Return these files, a sheet of which a cell cannot be taken as it stands, and a folder that is not there."""
    place = lay(fill)
    names = {"broken": "broken", "answer": "answer.json", "sheet": "sheet.csv", "odd": "odd.csv", "new": "new"}
    return {word: place / name for word, name in names.items()}


# The pages with commands that have tests of their own, and all others with commands.
APART = {"docs/data.md", "docs/errors.md", "docs/gallery.md", "docs/own-data.md", "docs/sources.md"}
TYPED = {str(page.relative_to(ROOT)) for page in MARKDOWN if "\n```console\n" in page.read_text("utf-8")} - APART


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.slow) if name == "docs/tour.md" else name for name in sorted(TYPED)]
)
def test_every_block_of_the_page_shows_what_one_gets(name: str, tmp_path: Path) -> None:
    check(name, tmp_path)


def test_every_command_that_the_page_of_the_sources_goes_on_with_answers(run: Run) -> None:
    lines = re.findall(r"^\$ sinorus (.+)$", (ROOT / "docs" / "sources.md").read_text("utf-8"), re.MULTILINE)
    assert lines
    assert [line for line in lines if run(line).code] == []


def test_every_page_has_its_place_in_the_site() -> None:
    tree = ast.parse((ROOT / "docs" / "conf.py").read_text(encoding="utf-8"))
    [order] = [
        node.value for node in tree.body if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "ORDER"
    ]
    placed = [name.rpartition("<")[2].rstrip(">") for part in ast.literal_eval(order).values() for name in part]
    missing = {f"docs/{page.stem}" for page in (ROOT / "docs").glob("*.md")} - set(placed)
    assert not missing, f"ORDER in docs/conf.py has no place for {missing}"


def section(title: str) -> str:
    """Return what stands in docs/output.md under the heading that begins with a name in code."""
    found = re.search(rf"^##+ `{re.escape(title)}`[^\n]*\n(.*?)(?=^##|\Z)", OUTPUT, re.MULTILINE | re.DOTALL)
    assert found, f"docs/output.md has no heading for {title}"
    return found[1]


def tabled(text: str) -> list[str]:
    """Return the first cells of a table of keys."""
    return re.findall(r"^\| `([^`]+)` \| \S.*\|$", text, re.MULTILINE)


def plain_columns(text: str) -> list[str]:
    """Return the columns of the plain format that a section names."""
    found = re.search(r"^Plain columns: (.*?)\.(?: |$)", text, re.MULTILINE)
    assert found, text
    return re.findall(r"`([^`]+)`", found[1])


@pytest.mark.parametrize("command", ANSWERS)
def test_the_keys_that_the_page_lists_are_those_of_the_answer(command: str, run: Run, files: dict[str, Path]) -> None:
    line, expected = ANSWERS[command]
    row = run(f"{line.format(**files)} --json").json()[0]
    assert tuple(tabled(section(command))) == tuple(row) == keys(expected)


@pytest.mark.parametrize("command", ANSWERS)
def test_the_plain_columns_that_the_page_lists_are_those_of_the_answer(
    command: str, run: Run, files: dict[str, Path]
) -> None:
    line = ANSWERS[command][0].format(**files)
    row: dict[str, Any] = run(f"{line} --json").json()[0]
    cells = run(f"{line} --format plain").out.splitlines()[0].split("\t")
    named = plain_columns(section(command))
    assert len(named) == len(cells)
    for name, cell in zip(named, cells, strict=True):
        is_number = command == "drivers" and name in ("claims", "denials")
        value = len(row[name]) if is_number else row.get(name)
        assert name not in row or cell == flat(value), name


@pytest.mark.parametrize("kind", ["event", "claim", "driver", "theme", "period", "actor", "source"])
def test_show_puts_record_before_the_keys_of_the_kind(kind: str, run: Run) -> None:
    command = "timeline" if kind == "event" else f"{kind}s"
    id = run(f"{command} --json").json()[0]["id"]
    [row] = run(f"show {id} --json").json()
    related = tabled(section("event_ids")) if kind in ("theme", "period", "actor", "source") else []
    assert list(row) == [*tabled(section("show")), *tabled(section(command)), *related]
    assert row["record"] == kind


@pytest.mark.parametrize("name", NESTED)
def test_the_keys_of_nested_objects_are_those_of_the_model(name: str) -> None:
    assert tuple(tabled(section(name))) == keys(NESTED[name])


def test_every_command_has_its_section_and_an_example() -> None:
    for command in COMMANDS:
        section(command)
        assert f"$ sinorus {command}" in README + TOUR + OUTPUT


def test_every_format_of_export_is_in_the_table_of_its_page() -> None:
    cells = re.findall(r"^\| (\[`.*?) \|", (ROOT / "docs" / "export.md").read_text(encoding="utf-8"), re.MULTILINE)
    named = re.findall(r"`([\w-]+)`", " ".join(cells))
    assert sorted(named) == sorted(EXPORTS), "the first table of docs/export.md has a row, with a link, for each format"


@pytest.mark.parametrize("page", MARKDOWN, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if target.startswith(("https://", "http://")):
            continue
        name, _, anchor = target.partition("#")
        file = (page.parent / name).resolve() if name else page
        assert file.exists(), f"{page.name} links to {target}"
        assert not anchor or anchor in anchors(file.read_text(encoding="utf-8")), f"{page.name} links to {target}"


def anchors(text: str) -> set[str]:
    """Return the anchors that a page on the web has for its headings."""
    titles = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", MARKDOWN, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_make_target_and_every_file_that_a_page_names_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert set(re.findall(r"`make ([a-z-]+)", text)) <= targets()
    for name in re.findall(r"`((?:src|tests|tools|data|docs|benchmarks)/[\w./-]*)`", text):
        assert (ROOT / name).exists(), f"{page.name} names {name}"


def test_every_name_in_a_recipe_stands_in_the_file_that_the_recipe_sends_one_to() -> None:
    recipes = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = re.findall(r"((?:`\w+`(?:, | and )(?:\w+ )*?)?`\w+`) (?:there )?in `(src/[\w/.]+)`", recipes)
    assert named
    for names, file in named:
        for name in re.findall(r"`(\w+)`", names):
            assert re.search(rf"\b{name}\b", (ROOT / file).read_text(encoding="utf-8")), f"{file} has no {name}"


def test_the_first_page_is_read_at_a_sitting() -> None:
    assert len(README.splitlines()) <= 160


def test_the_version_is_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert ROOT / project["tool"]["hatch"]["version"]["path"] == Path(str(sinorus.__file__))
    citation = re.findall(r"^ *version: (.+)$", (ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.MULTILINE)
    [newest, *_] = re.findall(r"^## (\d.*)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    data = json.loads((ROOT / "data" / "dataset.json").read_text(encoding="utf-8"))["version"]
    assert {citation[0], newest.split(" ")[0]} == {__version__}
    assert citation[1:] == [data]
    assert f"*Russia and China: events and claims*, version {data}" in README


def test_the_numbers_of_the_data_set_are_those_of_the_data(run: Run) -> None:
    rows = {"events": run("timeline --json").json(), "claims": run("claims --json").json()}
    for text in (README, (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")):
        for number, noun in re.findall(r"more than (\d+) (?:dated )?(events|claims)", text):
            assert len(rows[noun]) > int(number)
        assert rows["events"][0]["earliest"][:4] in text
