"""Whatever a sheet holds, its rows arrive in a folder that is valid, and a second import changes nothing."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sinorus.base import inputs
from sinorus.imports.run import Job, run
from sinorus.imports.table import Source
from sinorus.index.validate import problems_of

# What people and programs put into cells, and what should not be there.
PLAIN = st.sampled_from(
    [
        *("", "", "", " ", "India", "india", "Nehru; Gandhi", "a|b;c", "x, y", "1971", "the 1950s", "not: this", "May"),
        *(
            "9/8/1971",
            "15/10/2016",
            "Aug-62",
            "34241",
            "1971-08-09",
            "c. 1950",
            "??",
            "../..",
            "12:30",
            "1971/1965",
            "0",
        ),
        *(
            "treaty",
            "war",
            "+",
            "=1+1",
            "-0500",
            "https://example.org/a?b;c",
            "//x.org",
            "www.x",
            "55,75",
            "91",
            "1e400",
        ),
        *(
            "Договор",
            "北京条约",
            "line\nbreak",
            "a\r\nb",
            "soft\u00adhyphen",
            "no\u00a0break",
            "zero\u200bwidth",
            "e\u0301",
        ),
        *(
            "\ufeffmark",
            "\u202eback",
            "tab\there",
            "e" + "\u0301" * 40,
            "word " * 80,
            "ж" * 400,
            "x" * 6000,
            '"quoted"',
        ),
        *(
            "friction",
            "{}",
            "[1]",
            "null",
            "true",
            "007",
            "1.10",
            "-0",
            "a,b,c",
            "\u3000wide",
            "\x00nul",
            "\u2028",
            "—",
        ),
    ]
)
CELLS = PLAIN | st.text(max_size=30).map(lambda text: text.encode("utf-8", "ignore").decode())
HEADS = st.lists(
    st.sampled_from(
        [
            *(
                "Date",
                "id",
                "End",
                "Year",
                "Month",
                "Day",
                "Time",
                "What happened",
                "Kind",
                "Effect",
                "Themes",
                "Drivers",
            ),
            *("People", "Where", "Lat", "Lon", "Source", "URL", "Publisher", "Author", "Confidence", "Disputed"),
            *(
                "Calendar",
                "date_os",
                "date_text",
                "causes",
                "mentions",
                "extra",
                "Fatalities",
                "Note, long",
                "Тема",
                "x" * 150,
            ),
        ]
    ),
    unique=True,
    max_size=8,
)


@st.composite
def sheets(draw: st.DrawFn) -> tuple[list[str], list[list[str]]]:
    """Draw the heads and the rows of a sheet."""
    heads = ["Title", *draw(HEADS)]
    rows = draw(st.lists(st.lists(CELLS, min_size=len(heads), max_size=len(heads)), max_size=6))
    return heads, [*rows, ["the last row", *[""] * (len(heads) - 1)]]


def written(sheet: tuple[list[str], list[list[str]]], separator: str) -> str:
    """Write a sheet as spreadsheets save it."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator, quoting=csv.QUOTE_ALL)
    writer.writerows([sheet[0], *sheet[1]])
    return text.getvalue()


def imported(path: Path, folder: Path, **more: Any) -> Any:
    """Import a sheet of events."""
    inputs.forget()
    kind = more.pop("kind", "event")
    return run(Job([Source(path, path.name, kind=kind)], str(folder), **more), lambda _: None)


def content(folder: Path) -> dict[str, bytes]:
    """Return what is in the files of a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def errors(folder: Path) -> list[Any]:
    """List what is wrong with a folder, but for what is only worth a look."""
    inputs.forget()
    return [problem for problem in problems_of([str(folder)], [], None).problems if problem.level == "error"]


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["event", "claim"])
@settings(max_examples=15)
@given(sheet=sheets(), separator=st.sampled_from(",;\t"))
def test_every_row_arrives_in_a_valid_folder_and_a_second_import_changes_nothing(
    kind: str, sheet: tuple[list[str], list[list[str]]], separator: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    place = tmp_path_factory.mktemp("import")
    heads, rows = sheet
    heads = ["Claim" if head == "Title" and kind == "claim" else head for head in heads]
    (place / "sheet.csv").write_bytes(written((heads, rows), separator).encode())
    outcome = imported(place / "sheet.csv", place / "mine", kind=kind)
    assert outcome.rows[kind] == sum(any(row) for row in rows)
    lines = (place / "mine" / f"{kind}s.jsonl").read_bytes().splitlines() if outcome.rows else []
    assert len(lines) == outcome.rows[kind]
    assert len({json.loads(line)["id"] for line in lines}) == len(lines)
    assert errors(place / "mine") == []
    before = content(place / "mine")
    imported(place / "sheet.csv", place / "mine", kind=kind, is_update=True)
    assert content(place / "mine") == before
