"""`-o x.xlsx`: a workbook read back by openpyxl and by calamine, which shares no line with it."""

import datetime
import json
import sys
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from conftest import Run
from sinorus.base.install import command
from sinorus.output.render import xlsx
from sinorus.output.render.xlsx import CHARACTERS, CUT, book
from sinorus.output.view import Tally, View
from typewriter import data_folder, event

LINES = ("timeline", "timeline --count-by theme,decade", "show trade china sikka", "find gas", "series trade-total",
         "compare --matrix", "sources", "cite", "date 1960~")  # fmt: skip
FORMULAS = ("=1+1", "+7 495", "-2+3", "@SUM(1)", '=HYPERLINK("http://e.example","x")', "＝1+1")


def read(path: str = "x.xlsx") -> list[dict[str, Any]]:
    """Return the rows of a workbook as calamine reads them, by their headings."""
    heads, *rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    return [dict(zip(map(str, heads), row, strict=True)) for row in rows]


def sheet(path: str = "x.xlsx") -> Any:
    """Return the sheet of a workbook with its looks."""
    return openpyxl.load_workbook(path).active


@pytest.fixture(autouse=True)
def _own(own: Path) -> None:
    """Work in a folder of its own."""


def test_a_workbook_has_a_row_a_record_in_flat_columns(run: Run) -> None:
    assert run("timeline --theme energy --from 2014 -o x.xlsx").code == 0
    events = run("timeline --theme energy --from 2014 --json").json()
    rows = read()
    assert [row["id"] for row in rows] == [known["id"] for known in events]
    for row, known in zip(rows, events, strict=True):
        place = known["place"] or {"name": None, "lat": None}
        assert (row["title"], row["place_name"] or None) == (known["title"], place["name"])
        assert (row["lat"] if row["lat"] != "" else None) == place["lat"]
        assert (row["themes"], row["references_title"]) == (
            ";".join(known["themes"]),
            ";".join(page["title"] for page in known["references"]),
        )


def test_days_are_days_where_a_calendar_of_spreadsheets_has_them(run: Run) -> None:
    days = ("1899-12-31", "1900-01-01", "1950-02-14", "9999-12-31", "-0044-03-15", "1950")
    folder = data_folder(Path("D"), [event(f"event-{n}", "A title", day) for n, day in enumerate(days)])
    assert run("timeline", "--data", str(folder), "-o", "x.xlsx").code == 0
    found = {row["date_edtf"]: row["earliest"] for row in read()}
    assert found == {
        "1899-12-31": "1899-12-31",
        "1900-01-01": datetime.date(1900, 1, 1),
        "1950-02-14": datetime.date(1950, 2, 14),
        "9999-12-31": datetime.date(9999, 12, 31),
        "-0044-03-15": "-0044-03-15",
        "1950": datetime.date(1950, 1, 1),
    }


def test_no_text_is_a_formula_not_even_when_somebody_edits_it(run: Run) -> None:
    folder = data_folder(Path("D"), [event(f"event-{n}", text, str(1900 + n)) for n, text in enumerate(FORMULAS)])
    assert run("timeline", "--data", str(folder), "-o", "x.xlsx").code == 0
    assert [row["title"] for row in read()] == list(FORMULAS)
    cells = [row[1] for row in sheet().iter_rows(min_row=2)]
    assert {(cell.data_type, cell.quotePrefix) for cell in cells} == {("s", True)}
    with zipfile.ZipFile("x.xlsx") as package:
        assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")


def test_the_header_stays_in_view_and_filters_and_columns_have_the_width_of_what_they_hold(run: Run) -> None:
    assert run("claims --theme energy -o x.xlsx").code == 0
    found = sheet()
    assert (found.title, found.freeze_panes) == ("claims", "A2")
    assert found.auto_filter.ref == found.dimensions
    assert all(cell.font.bold for cell in found[1])
    wide = {cell.value: found.column_dimensions[cell.column_letter].width for cell in found[1]}
    assert wide["text"] == 60 > wide["effect"] >= len("cooperation")


def test_the_same_answer_gives_the_same_bytes(run: Run) -> None:
    assert [run(f"claims --theme energy -o {name}.xlsx").code for name in "ab"] == [0, 0]
    assert Path("a.xlsx").read_bytes() == Path("b.xlsx").read_bytes()


@pytest.mark.parametrize("text", ["长" * 40_000, "𠀀" * 20_000])
def test_what_is_longer_than_a_cell_may_be_says_so(text: str) -> None:
    view: View[Any] = View("lists", lambda limit: [], lambda: ["all"], [], [], lambda: Tally(1, 0, 1))
    Path("x.xlsx").write_bytes(b"".join(book(view, [json.dumps({"all": [text]})])))
    [row] = read()
    assert row["all"].endswith(CUT)
    assert len(row["all"].encode("utf-16-le")) // 2 in (CHARACTERS, CHARACTERS - 1)


def test_more_rows_than_a_sheet_holds_are_refused_and_nothing_is_written(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "ROWS", 10)
    result = run("timeline -o x.xlsx")
    assert (result.code, result.err) == (
        2, "sinorus: a sheet of xlsx holds 9 rows; ask for less, or write csv\n"
    )  # fmt: skip
    assert run("timeline --limit 9 -o y.xlsx").code == 0
    assert not Path("x.xlsx").exists()


@pytest.mark.slow
@pytest.mark.parametrize("line", LINES)
def test_every_command_with_rows_writes_one(run: Run, line: str) -> None:
    assert run(f"{line} -o x.xlsx").code == 0
    assert len(read()) == len(run(f"{line} --json").json())


def test_nothing_found_is_a_header(run: Run) -> None:
    assert run("timeline --from 3000 -o x.xlsx").code == 0
    assert read() == []
    assert sheet()["A1"].value == "id"


@pytest.mark.parametrize("line", ["timeline --format xlsx", "timeline --theme energy --format xlsx"])
def test_it_needs_a_file_but_for_a_pipe_that_is_asked_for(run: Run, line: str) -> None:
    refused = run(line)
    assert (refused.code, refused.out) == (2, "")
    assert refused.err == "sinorus: xlsx is no text; name a file for it, such as -o events.xlsx\n"


def test_a_pipe_that_is_asked_for_gets_it(process: Run) -> None:
    # A zip is no UTF-8, so that the fixture cannot read what comes.
    with pytest.raises(UnicodeDecodeError):
        process("timeline", "--format", "xlsx", "-o", "-")


def test_a_missing_library_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    result = run("timeline -o x.xlsx")
    assert (result.code, result.out) == (2, "")
    assert "--format xlsx needs openpyxl" in result.err
    assert f"`{command('sheets')}` installs it" in result.err


def test_our_own_workbook_comes_back_as_a_data_folder(run: Run) -> None:
    assert run("timeline --theme energy --from 2014 -o x.xlsx").code == 0
    assert run("import x.xlsx -o back").code == 0
    kept = ("title", "date_edtf", "kind", "effect", "summary", "themes")
    back = run("timeline --data back --json").json()
    events = run("timeline --theme energy --from 2014 --json").json()
    assert [[row[key] for key in kept[:5]] for row in back] == [[row[key] for key in kept[:5]] for row in events]
