"""Every command in every format with texts that would act if they were let, each output read back by another program.

What is walked is derived from the program: a new command, answer, format or export that is not here fails a test.
"""

import csv
import inspect
import json
import re
import shlex
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from python_calamine import CalamineWorkbook

from conftest import Result, Run
from folders import load, put
from hostile import TEXTS
from hostile_walk import FILES, NOT_WALKED, WALK, WORSE, enriched, invalid
from reading_back import AS_SHOWN, READERS, Document, cells_of_csv, drives, leaves, once_blank, shown_once
from reading_exports import EXPORT_READERS
from sheets import filled
from sinorus.cli.app import COMMANDS
from sinorus.model.kinds import KINDS
from sinorus.model.rows import ROWS
from sinorus.model.vocabulary import BINARY, EXPORTS
from sinorus.output.render import FORMATS, MORE, READ
from sinorus.output.render.table import NARROW
from typewriter import SINORUS, cells, column, on_terminal, squeezed

pytestmark = [
    # pydot is older than the pyparsing that it uses, and rdflib warns of a class of its own.
    pytest.mark.filterwarnings("ignore:.*deprecated:DeprecationWarning"),
]


def parameters(command: str) -> set[str]:
    """Name the options and arguments of a command."""
    function = f"{command}_" if iskeyword(command) else command
    module = import_module(f"sinorus.cli.commands.{function}")
    return set(inspect.signature(getattr(module, function)).parameters)


def formats(line: str) -> tuple[str, ...]:
    """Name the formats that the command of a line can give."""
    return (*FORMATS, *MORE.get(line.split()[0], ()))


STEPS = [(name, format) for name, asked in WALK.items() for format in formats(asked.line)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a valid folder in which every text would act, an invalid one beside it, and an answer to be replayed."""
    folder = enriched(tmp_path_factory.mktemp("walk") / "H")
    invalid(folder.parent / "invalid")
    with (folder.parent / "odd.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("Date", "Event", "Kind"), *((text, text, text) for text in (*TEXTS, *WORSE))])
    return folder


@pytest.fixture
def ask(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a line on the folder, beside which lie an invalid one and an answer."""
    monkeypatch.chdir(folder.parent)
    _cited(run, folder)

    def ask(line: str, *more: str) -> Result:
        data = () if line.startswith(("validate", "date", "import")) else ("--data", "H")
        return run(*shlex.split(line), *more, *data)

    return ask


def _cited(run: Run, folder: Path) -> None:
    """Take an answer, once, of which a record is another now, and fill a sheet."""
    if not Path("answer.json").exists():
        assert run("cite --query timeline --data H -o answer.json").code == 0
        filled(run, "sheet.csv", "claims 9", "H")
        put(folder / "events.json", "/7/summary", "Another text.")


def harmless(result: Result, code: int = 0, allowed: str = "\n") -> None:
    """Hold a result to what is promised of all output."""
    assert (result.code, drives(result.out, allowed), drives(result.err)) == (code, [], []), result


# What is walked.


def test_every_command_and_every_answer_is_walked() -> None:
    walked = {asked.line.split()[0] for asked in WALK.values()}
    assert walked | set(FILES) | set(NOT_WALKED) == set(COMMANDS)
    assert {command for command in COMMANDS if "format" in parameters(command)} - {"export"} == walked
    assert set(ROWS) <= set(WALK)


def test_every_format_has_a_reader_of_its_own() -> None:
    assert set(READERS) == {*FORMATS, *(format for more in MORE.values() for format in more)}
    unread = set(EXPORTS) ^ set(EXPORT_READERS)
    assert not unread, f"EXPORT_READERS of tests/support/reading_exports.py is to have a function for each of {unread}"


def test_every_kind_of_record_is_shown_and_every_text_comes_out_of_json_as_it_went_in(ask: Run) -> None:
    assert {row["record"] for row in ask(WALK["show"].line, "--json").json()} == set(KINDS)
    texts = [unicodedata.normalize("NFC", text) for text in (*TEXTS, *WORSE)]
    assert {row["title"] for row in ask("timeline --json").json()} == set(texts)
    assert {row["text"] for row in ask("claims --json").json()} == set(texts)


# The walk.


@pytest.mark.parametrize(("name", "format"), STEPS)
def test_every_format_gives_every_text_back_and_lets_none_act(ask: Run, name: str, format: str) -> None:
    asked = WALK[name]
    rows = ask(asked.line, "--json").json()
    result = ask(asked.line, "--format", format)
    harmless(result, asked.code, "\t\n" if format == "plain" else "\n")
    for key, heading in {**asked.shown, **(asked.read if format in READ else {})}.items():
        part = under(result.out, heading) if format == "table" and heading else result.out
        lost(wanted(rows, key, format), READERS[format](part), AS_SHOWN.get(format, str))


def wanted(rows: list[dict[str, Any]], key: str, format: str) -> list[str]:
    """Return the texts of a key as they stand in the JSON; the formats of references show those of an item instead."""
    if format in MORE["cite"]:
        items = [{**row["csl"], "id": "", "type": "", "issued": ""} for row in rows]
        return list(leaves(items))
    found = [str(row[key]) for row in rows if row.get(key)]
    assert found
    return found


def lost(texts: Iterable[str], read: list[str], as_shown: Callable[[str], str] = str) -> None:
    """See that each text is whole in one of those that were read."""
    assert [text for text in texts if not any(as_shown(text) in cell for cell in read)] == []


def under(out: str, heading: str) -> str:
    """Return what stands under a heading of a table, whatever stands before the table; of a text with its id."""
    lines = out.splitlines()
    first = next(n for n, line in enumerate(lines) if re.search(rf"(^|  ){heading}(  |$)", line))
    header = re.sub("  Id(?=  |$)", "    ", lines[first])
    return "\n".join(column("\n".join([header, *lines[first + 1 :]]), heading))


@pytest.mark.parametrize("name", WALK)
def test_json_lines_and_csv_hold_all_that_json_holds(ask: Run, name: str) -> None:
    rows = ask(WALK[name].line, "--json").json()
    assert [json.loads(line) for line in ask(WALK[name].line, "--format", "jsonl").out.splitlines()] == rows
    header, *cells_of = cells_of_csv(ask(WALK[name].line, "--format", "csv").out)
    read = [dict(zip(header, line, strict=True)) for line in cells_of]
    texts = [{key: value for key, value in row.items() if isinstance(value, str)} for row in rows]
    assert [{key: row[key] for key in own} for row, own in zip(read, texts, strict=True)] == texts


# An import has a folder behind -o, and a cited answer is kept as JSON.
@pytest.mark.parametrize("name", sorted(set(WALK) - {"import", "cite-query"}))
def test_a_workbook_gives_every_text_back_and_no_text_is_a_formula(ask: Run, name: str) -> None:
    asked = WALK[name]
    rows = ask(asked.line, "--json").json()
    result = ask(asked.line, "--format", "xlsx", "-o", "out.xlsx")
    assert (result.code, result.out, drives(result.err)) == (asked.code, "", [])
    heads, *cells_of = CalamineWorkbook.from_path("out.xlsx").get_sheet_by_index(0).to_python()
    read = [dict(zip(map(str, heads), line, strict=True)) for line in cells_of]
    for row, found in zip(rows, read, strict=True):
        texts = {key: value for key, value in row.items() if isinstance(value, str) and value[:1] not in "0123456789"}
        assert {key: found[key] for key in texts} == texts


@pytest.mark.parametrize("format", EXPORTS)
def test_every_export_gives_every_text_back_and_lets_none_act(ask: Run, folder: Path, format: str) -> None:
    file = Path(f"out-{format}{EXPORTS[format][0]}")
    harmless(ask("export", format, "-o", str(file)))
    read = EXPORT_READERS[format](file)
    raw = read if format in BINARY else [file.read_bytes().decode("utf-8")]
    assert drives("".join(raw), "\r\n" if format == "ics" else "\n") == []
    lost(held(folder, format), read, EXPORTED_AS.get(format, AS_SHOWN.get(format, str)))


def held(folder: Path, format: str) -> Iterator[str]:
    """Yield the texts that an export holds; of an event for which no calendar has a day it tells the title alone."""
    for row in known(folder, "events") if format not in OF_CLAIMS else ():
        yield row["title"]
        if format != "ics" or not row["date_edtf"].startswith(".."):
            yield row["summary"]
    for row in known(folder, "claims") if format not in OF_EVENTS else ():
        yield row["text"]


# The metadata of a database hold no record.
OF_EVENTS, OF_CLAIMS = ("datasette", "ics", "geojson", "markwhen", "timelinejs"), ("datasette", "argdown")
# A story has each blank once, and in Markwhen one more behind each sign that would act.
EXPORTED_AS: dict[str, Callable[[str], str]] = {"markwhen": squeezed, "timelinejs": once_blank, "argdown": once_blank}


def known(folder: Path, name: str) -> list[dict[str, Any]]:
    """Return the records of a file as they are read: letters and accents composed."""
    text = unicodedata.normalize("NFC", json.dumps(load(folder / f"{name}.json"), ensure_ascii=False))
    return list(json.loads(text))


@pytest.mark.parametrize("records", FILES["sample"])
def test_a_sheet_gives_every_text_back_and_lets_none_act(ask: Run, folder: Path, records: str) -> None:
    result = ask("sample", records, "999")
    harmless(Result(result.code, result.out, ""))
    texts = [row[key] for row in known(folder, records) for key in ("text", "title", "summary") if key in row]
    lost(texts, READERS["csv"](result.out), AS_SHOWN.get("csv", str))


@pytest.mark.parametrize("ending", FILES["page"])
def test_the_page_shows_every_text_and_lets_none_act(ask: Run, folder: Path, ending: str) -> None:
    harmless(ask("page", "-o", f"page{ending}"))
    page = browsed(Path(f"page{ending}"))
    texts = [row[key] for row in known(folder, "events") for key in ("title", "summary", "disputed")]
    texts += [row["text"] for row in known(folder, "claims")] + [row["why"] for row in known(folder, "contrasts")]
    lost(texts, [shown_once(text) for text in leaves(json.loads(page.scripts[0]))], shown_once)
    lost([row["title"] for row in known(folder, "events")], [page.said()], shown_once)


def browsed(file: Path) -> Document:
    """Read a page in which nothing acts but two scripts, the first of which is JSON, and links lead to the web only."""
    text = file.read_text(encoding="utf-8")
    page = Document(text)
    assert not page.tags & {"iframe", "object", "embed", "base", "img", "frame", "applet"}
    assert (page.handlers, page.leads(), len(page.scripts)) == ([], [], 2)
    assert drives("".join([*page.words, *leaves(json.loads(page.scripts[0]))])) == []
    return page


PICTURE = "chart --series series --climate decade"


@pytest.mark.parametrize("ending", FILES["chart"])
def test_a_chart_shows_every_title_and_lets_none_act(ask: Run, folder: Path, ending: str) -> None:
    harmless(ask(PICTURE, "-o", f"chart{ending}"))
    titles = [row["title"] for row in known(folder, "events")]
    LOOKS[ending](Path(f"chart{ending}"), titles)


def _in_svg(file: Path, titles: list[str]) -> None:
    root = ElementTree.parse(file).getroot()
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "defs", "style", "clipPath", "g", "rect", "path", "text", "tspan", "line"}
    names = {name for element in root.iter() for name in element.attrib}
    assert [name for name in names if name.startswith("on") or name.endswith("href")] == []
    texts = ["".join(element.itertext()) for element in root.iter() if element.tag.endswith("}text")]
    assert drives("".join(root.itertext())) == []
    assert [title for title in titles if not any(is_label(text, title) for text in texts)] == []


def is_label(text: str, title: str) -> bool:
    """Say whether a label is a title, or the beginning of one for which there is no room."""
    return text == title or (text.endswith("…") and title.startswith(text[:-1]))


def _in_html(file: Path, titles: list[str]) -> None:
    lost(titles, list(leaves(json.loads(browsed(file).scripts[0]))))


def _in_png(file: Path, titles: list[str]) -> None:
    assert file.read_bytes().startswith(b"\x89PNG\r\n\x1a\n")


LOOKS = {".svg": _in_svg, ".html": _in_html, ".png": _in_png}


# Widths and colour.


@pytest.mark.parametrize("width", [20, 40, 80])
@pytest.mark.parametrize("name", WALK)
def test_no_line_is_wider_than_asked_and_no_long_word_is_lost(
    ask: Run, monkeypatch: pytest.MonkeyPatch, name: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    asked = WALK[name]
    out = ask(asked.line, "--format", "table").out
    assert [line for line in out.splitlines() if cells(line) > width] == []
    rows = ask(asked.line, "--json").json()
    for key in {**asked.shown, **asked.read} if width < NARROW else ():
        lost(wanted(rows, key, "table"), READERS["table"](out), squeezed)


@pytest.mark.parametrize("width", [20, 40, 80])
def test_a_chart_in_letters_fits_and_lets_no_text_act(
    ask: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    result = ask(PICTURE)
    harmless(result)
    assert [line for line in result.out.splitlines() if cells(line) > width] == []
    told = [row["label"] for row in known(folder, "periods")] + [load(folder / "series" / "series.json")["title"]]
    lost(told, READERS["table"](result.out), squeezed)


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are not there")
@pytest.mark.parametrize("name", ["timeline", "drivers of a theme", "show", "compare", "check", "trace", "series"])
def test_on_a_terminal_nothing_is_added_but_colour(ask: Run, name: str) -> None:
    typed = on_terminal(SINORUS, *shlex.split(WALK[name].line), "--data", "H")
    plain = re.sub(r"\x1b\[[0-9;]*m", "", typed.out)
    assert (typed.code, drives(plain), drives(typed.err)) == (0, [], [])
    assert "\x1b[" in typed.out or name == "trace"
    out = ask(WALK[name].line, "--format", "table").out
    assert [line.rstrip() for line in plain.splitlines()] == [line.rstrip() for line in out.splitlines()]
