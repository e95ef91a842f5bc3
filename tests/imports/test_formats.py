"""A file that cannot be imported is refused in one paragraph, and nothing of it is written."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import openpyxl
import pytest

from conftest import ROOT, Run
from sinorus.imports.formats import READERS

GOOD = b"Date,Event\n1971,A treaty\n"
BAD: dict[str, tuple[bytes, str]] = {
    "empty.csv": (b"", "the file is empty"),
    "blank.csv": (b" \n\n", "the file is empty"),
    "header.csv": (b"Date,Event\n", "there are no rows below the names of the columns"),
    "noheader.csv": (b"1971,Treaty\n1972,War\n", "no column says what happened"),
    "twice.csv": (b"Date,Event,Event\n1,2,3\n", 'columns 2 and 3 are both called "Event"'),
    "open.csv": (b'Date,Event\n1971,"open\n1972,x\n', "open.csv:2: this row is no CSV"),
    "workbook.csv": (b"PK\x03\x04....", "let its name end in .xlsx"),
    "json.csv": (b'[{"title": "x"}]', "let its name end in .json"),
    "text.xlsx": (GOOD, "the file is no workbook"),
    "locked.xlsx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "a workbook that a password protects"),
    "damaged.xlsx": (b"PK\x03\x04" + b"x" * 600, "the workbook is damaged"),
    "open.json": (b'[{"title": ', "the file ends too early"),
    "numbers.json": (b"[1, 2]", "row 1 is no object"),
    "none.json": (b"[]", "the file holds no rows"),
    "text.jsonl": (b"xx\n", "this is not JSON"),
    "large.csv": (b"Date,Event\n1971," + b"x" * 2**21 + b"\n", "a cell has more than 1,048,576 characters"),
    "quoted.csv": (b'Date,Event\n1971,"' + b"x\n" * 2**20 + b'"\n', "a cell has more than 1,048,576 characters"),
    "russian.csv": ("Дата,Событие\n1971,Договор\n".encode("cp1251"), '"Дата,Событие" in windows-1251'),
    "french.csv": (
        "Date,Event\n1971,Café\n".encode("cp1252"),
        'french.csv:2: this line is not UTF-8; it reads "1971,Café"',
    ),
    "chinese.csv": ("日期,标题\n1971,条约\n".encode("gb18030"), '"日期,标题" in gb18030'),
}


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("good.csv").write_bytes(GOOD)


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_is_refused_in_one_paragraph(run: Run, name: str) -> None:
    content, words = BAD[name]
    Path(name).write_bytes(content)
    result = run(f"import {name} -o mine")
    [sentence] = [line for line in result.err.splitlines() if not line.startswith("columns of")]
    assert (result.code, result.out) == (1, "")
    assert words in sentence
    assert {path.name for path in Path.cwd().iterdir()} == {"good.csv", name}


@pytest.mark.parametrize(
    ("folder", "code", "words"),
    [
        ("good.csv", 2, "there is a file of this name"),
        ("good.csv/mine", 3, "not a directory"),
        ("missing/mine", 3, "no such file or directory"),
        ("builtin", 2, "name a new folder"),
        ("full", 2, "the folder is there already"),
    ],
)
def test_a_folder_that_cannot_be_written_is_refused(run: Run, folder: str, code: int, words: str) -> None:
    Path("full").mkdir()
    Path("full/mine.txt").touch()
    result = run(f"import good.csv -o {folder}")
    assert (result.code, result.out) == (code, "")
    assert words in result.err
    assert {path.name for path in Path.cwd().iterdir()} == {"good.csv", "full"}


@pytest.mark.parametrize(
    ("encoding", "option"),
    [("utf-8-sig", ""), ("utf-16", ""), ("cp1251", "--encoding windows-1251"), ("gb18030", "--encoding gb18030")],
)
def test_a_sheet_is_read_in_its_encoding(run: Run, encoding: str, option: str) -> None:
    Path("sheet.csv").write_bytes("Дата;Событие\r\n1950-02-14;Договор\r\n".encode(encoding))
    assert run(f"import sheet.csv -o mine {option}").code == 0
    assert '"title":"Договор"' in Path("mine/events.jsonl").read_text(encoding="utf-8")


def test_the_cells_of_a_workbook_are_what_a_person_sees(run: Run) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["India and the Soviet Union"])
    sheet.append(["Date", "Event", "Sum"])
    sheet.append([34241, "A visit", "=1+1"])
    claims = book.create_sheet("Claims")
    claims.append(["Claim", "Author", "Year"])
    claims.append(["It helped.", "Doe", 1999])
    book.save("book.xlsx")
    result = run("import book.xlsx -o mine --json")
    assert [row["problem"] for row in result.json()] == ["is a formula whose result is not in the file; kept in extra"]
    assert '"date_edtf":"1993-09-29"' in Path("mine/events.jsonl").read_text(encoding="utf-8")
    assert '"source":"doe-1999"' in Path("mine/claims.jsonl").read_text(encoding="utf-8")
    assert run("validate mine").code == 0


def test_the_page_names_every_ending() -> None:
    page = (ROOT / "docs" / "own-data.md").read_text(encoding="utf-8")
    missing = [ending for ending in READERS if f"`{ending}`" not in page]
    assert not missing, f"docs/own-data.md is to say what comes of files that end in {missing}"


def test_an_import_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    with Path("many.csv").open("w") as file:
        file.write("Date,Event\n")
        file.writelines(f"{1900 + number % 100},Event {number}\n" for number in range(200_000))
    words = [sys.executable, "-m", "sinorus", "import", "many.csv", "-o", "mine"]
    running = subprocess.Popen(words, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    while not [*tmp_path.glob(".mine*")]:
        time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    assert running.wait(60) == 130
    assert sorted(path.name for path in tmp_path.iterdir()) == ["good.csv", "many.csv"]
