"""`agree`: how far a filled sheet agrees with the data, or with another sheet; and what is no sheet."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from conftest import Run
from folders import load, put, refusal, save, started
from sheets import Row, filled, sheet, write

CLAIM = ["main_theme", "effect", "type", "hedging", "drivers", "verdict"]
EVENT = ["main_theme", "effect", "kind", "confidence", "drivers"]
HEADER = "id,main_theme,effect,type,hedging,drivers,verdict\n"
MINE = "my-claim,my-theme,cooperation,causal,asserted,my-driver,"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in a folder with a data folder `mine`."""
    monkeypatch.chdir(tmp_path)
    started("mine")


def fields(run: Run, line: str) -> dict[str, dict[str, Any]]:
    """Return the rows of an answer by their fields."""
    return {row["field"]: row for row in run(f"{line} --json").json()}


def changed(name: str, rows: list[Row], field: str, codes: dict[int, str]) -> None:
    """Write a sheet of which some lines have other codes in a field."""
    write(name, [{**row, field: codes.get(at, row[field])} for at, row in enumerate(rows)])


# What agrees.


@pytest.mark.parametrize(("sample", "columns"), [("claims 60", CLAIM), ("events 60", EVENT)])
def test_a_sheet_with_the_codes_of_the_data_agrees_throughout(run: Run, sample: str, columns: list[str]) -> None:
    filled(run, "sheet.csv", sample)
    rows = fields(run, "agree sheet.csv")
    assert list(rows) == columns
    for field, row in rows.items():
        assert (row["records"], row["coded"], row["same"], row["share"]) == (60, 60, 60, 1)
        assert 0.9 < row["share_low"] < row["share_high"] == 1
        assert row["kappa"] == (None if field == "drivers" else 1)
        # Where all agree, the formula would give an interval without width.
        assert row["kappa_low"] is row["kappa_high"] is None


def test_what_a_person_codes_otherwise_is_counted(run: Run) -> None:
    rows = filled(run, "sheet.csv")
    others = {at: "hedged" if rows[at]["hedging"] == "asserted" else "asserted" for at in range(10)}
    changed("sheet.csv", rows, "hedging", others)
    answer = fields(run, "agree sheet.csv")
    assert (answer["hedging"]["coded"], answer["hedging"]["same"], answer["hedging"]["share"]) == (40, 30, 0.75)
    assert answer["hedging"]["kappa_low"] < answer["hedging"]["kappa"] < answer["hedging"]["kappa_high"] < 1
    assert answer["effect"]["same"] == 40


def test_kappa_takes_out_what_agrees_by_chance(run: Run) -> None:
    rows = filled(run, "a.csv", "claims 100")
    first, second = ([*"ccccccccf", *"cf"], [*"cccccccff", *"fc"])
    words = {"c": "cooperation", "f": "friction"}
    changed("a.csv", rows[:11], "effect", {at: words[code] for at, code in enumerate(first)})
    changed("b.csv", rows[:11], "effect", {at: words[code] for at, code in enumerate(second)})
    row = fields(run, "agree a.csv b.csv")["effect"]
    # 8 of 11 agree; by chance 9 * 8 + 2 * 3 of 121 would.
    by_chance = (9 * 8 + 2 * 3) / 121
    assert (row["same"], row["kappa"]) == (8, round((8 / 11 - by_chance) / (1 - by_chance), 4))


def test_drivers_agree_with_one_in_common_or_with_none_in_both(run: Run) -> None:
    rows = filled(run, "sheet.csv", "claims 40 --driver western-sanctions,arms-trade")
    drivers = ["western-sanctions;arms-trade"] * 2 + ["western-sanctions", "none"]
    others = ["arms-trade; border-settlement", "border-settlement", "none", "none"]
    for name, codes in (("a.csv", drivers), ("b.csv", others)):
        changed(name, rows[:4], "drivers", dict(enumerate(codes)))
    row = fields(run, "agree a.csv b.csv")["drivers"]
    assert (row["coded"], row["same"], row["share"], row["kappa"]) == (4, 2, 0.5, None)


def test_empty_cells_are_not_coded_and_said(run: Run) -> None:
    rows = filled(run, "sheet.csv")
    changed("sheet.csv", rows, "effect", dict.fromkeys(range(15), ""))
    answer = fields(run, "agree sheet.csv")
    assert (answer["effect"]["records"], answer["effect"]["coded"], answer["effect"]["same"]) == (40, 25, 25)
    assert answer["type"]["coded"] == 40
    table = run("agree sheet.csv --format table")
    assert "not coded on one side or both, and left out: 15 pairs" in table.err.replace("\n", " ")


def test_a_field_that_nobody_coded_has_no_figures(run: Run) -> None:
    rows = filled(run, "sheet.csv")
    changed("sheet.csv", rows, "verdict", dict.fromkeys(range(40), ""))
    row = fields(run, "agree sheet.csv")["verdict"]
    assert [row[key] for key in row if key not in ("field", "records")] == [0, 0, *[None] * 6]


def test_a_claim_without_a_review_has_no_verdict_to_agree_with(run: Run) -> None:
    Path("sheet.csv").write_text(f"{HEADER}{MINE}supported\n")
    assert fields(run, "agree sheet.csv --data mine")["verdict"]["coded"] == 0
    Path("sheet.csv").write_text(f"{HEADER}{MINE}unreviewed\n")
    assert fields(run, "agree sheet.csv --data mine")["verdict"]["coded"] == 0


def test_two_persons_are_compared_on_what_both_have(run: Run) -> None:
    rows = filled(run, "a.csv")
    write("b.csv", rows[5:])
    result = run("agree a.csv b.csv --json")
    assert {row["records"] for row in result.json()} == {35}
    assert result.err == "only one of the two sheets has 5 claims, which are left out\n"


# What is understood.


def test_the_sheets_of_spreadsheets_are_understood(run: Run) -> None:
    rows = filled(run, "sheet.csv", "claims 12")
    expected = run("agree sheet.csv")
    text = Path("sheet.csv").read_text(encoding="utf-8")
    Path("excel.csv").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert run("agree excel.csv") == expected
    for delimiter, is_quoted in ((";", True), (";", False), ("\t", False)):
        buffer = io.StringIO()
        writer = csv.writer(buffer, delimiter=delimiter, quoting=csv.QUOTE_ALL if is_quoted else csv.QUOTE_MINIMAL)
        writer.writerows([[name.upper().replace("_", " ") for name in rows[0]], *(row.values() for row in rows)])
        Path("other.csv").write_bytes(buffer.getvalue().encode() + b";;;;\n" * (delimiter == ";"))
        assert run("agree other.csv") == expected


def test_only_the_id_and_the_codes_are_needed_in_any_order(run: Run) -> None:
    rows = filled(run, "sheet.csv", "events 12")
    expected = run("agree sheet.csv")
    write("few.csv", [{"note": "x", **{name: row[name] for name in [*reversed(EVENT), "id"]}} for row in rows])
    assert run("agree few.csv") == expected


def test_names_labels_and_words_are_read_as_filters_read_them(run: Run) -> None:
    Path("sheet.csv").write_text(f"{HEADER}my-claim, My Theme ,Cooperation,CAUSAL,asserted,my driver,\n")
    assert [row["same"] for row in fields(run, "agree sheet.csv --data mine").values()] == [1, 1, 1, 1, 1, 0]


def test_an_old_id_stands_for_what_took_its_place_and_it_is_said(run: Run) -> None:
    save(Path("mine/retired.json"), [{"id": "old", "day": "2026-11-01", "why": "One word.", "by": ["my-driver"]}])
    Path("sheet.csv").write_text(HEADER + MINE.replace("my-driver", "old") + "\n")
    result = run("agree sheet.csv --data mine --json")
    assert [row["same"] for row in result.json() if row["field"] == "drivers"] == [1]
    assert result.err.startswith('the id "old" was retired on 2026-11-01: One word; ')


@pytest.mark.parametrize("format", ["table", "list", "plain", "json", "jsonl", "csv", "md"])
def test_every_format_has_every_field(run: Run, format: str) -> None:
    filled(run, "sheet.csv")
    out = run(f"agree sheet.csv --format {format}").out
    assert [field for field in CLAIM if field not in out.replace("\\", "")] == []


# What is refused.

WRONG = {
    "another id": (f"{HEADER}my-clam,,,,,,\n", ':2: "my-clam" is the id of no claim; did you mean my-claim?'),
    "the id of an event": (f"{HEADER}my-event-1905,,,,,,\n", ':2: "my-event-1905" is the id of an event and not of a '),
    "an id twice": (f"{HEADER}{MINE}\n{MINE}\n", ':3: "my-claim" stands twice; take one of the lines out'),
    "no id": (f"{HEADER},my-theme,,,,,\n", ':2: "" is the id of no claim'),
    "another theme": (f"{HEADER}my-claim,my-them,,,,,\n", ':2: theme "my-them" is no known theme; did you mean my-'),
    "another effect": (
        f"{HEADER}my-claim,,warm,,,,\n",
        ':2: effect "warm" is no known effect; there are coop',
    ),
    "another type": (f"{HEADER}my-claim,,,causl,,,\n", ':2: type "causl" is no known type; did you mean causal?'),
    "another driver": (
        f"{HEADER}my-claim,,,,,my-driver;x,\n",
        ':2: driver "x" is no known driver; there are my-',
    ),
    "two effects": (f'{HEADER}my-claim,,"mixed;neutral",,,,\n', ':2: effect "mixed;neutral" is no known effect'),
    "a denial": (f"{HEADER}my-claim,not:my-theme,,,,,\n", ':2: main_theme "not:my-theme": a cell says what holds; '),
    "a missing name": (f'{HEADER}my-claim,,,,,"my-driver,,",\n', ":2: driver "),
    "a missing column": (
        "id,main_theme,effect,type,drivers,verdict\n",
        ":1: the column hedging is missing; a sheet",
    ),
    "a missing column of events": (
        "id,kind,confidence,effect\n",
        ":1: the column main_theme is missing; a sheet of",
    ),
    "a column twice": (HEADER.replace("verdict", "verdict,verdict"), ":1: the column verdict stands twice; take one "),
    "no codes": (
        f"{HEADER}my-claim,,,,,,\n",
        ":1: no code is filled in below; the columns of the codes are ",
    ),
    "no lines": (HEADER, ":1: no code is filled in below; "),
    "nothing": (
        "",
        ":1: the first line of a sheet names its columns, and none is called id; `sinorus sample claims 40",
    ),
    "JSON": ('[\n{"id": "my-claim"}\n]\n', ":1: the first line of a sheet names its columns, and none is called id; "),
    "too many cells": (
        f"{HEADER}{MINE},,x\n",
        ":2: the line has 9 cells, and the first line 7; put quotation ",
    ),
    "an open quotation mark": (f'{HEADER}{MINE}\n"my-claim,\n', ':3: the line is no CSV ("unexpected end of data"); '),
    "a line behind one of several lines": (f'{HEADER}my-claim,"my\n-theme",,,,,\nx,,,,,,\n', ":2: theme "),
    "an escape": (f"{HEADER}\x1b[2J,,,,,,\n", ':2: "\\x1b[2J" is the id of no claim'),
}


@pytest.mark.parametrize(("text", "said"), WRONG.values(), ids=WRONG)
def test_what_is_no_sheet_is_refused_with_file_line_and_what_would_be_right(run: Run, text: str, said: str) -> None:
    Path("sheet.csv").write_text(text, encoding="utf-8")
    assert refusal(run, "agree sheet.csv --data mine --strict", 1).startswith(f"sheet.csv{said}")


def test_a_sheet_that_is_no_utf_8_is_refused(run: Run) -> None:
    Path("sheet.csv").write_bytes(HEADER.encode() + "my-claim,Энергия,,,,,\n".encode("cp1251"))
    said = "sheet.csv:2: the text is not UTF-8; save the sheet as CSV in UTF-8"
    assert refusal(run, "agree sheet.csv --data mine --strict", 1) == said
    Path("sheet.csv").write_bytes((HEADER + MINE).encode("utf-16"))
    assert "is not UTF-8" in refusal(run, "agree sheet.csv --data mine --strict", 1)


def test_an_old_id_of_which_two_were_made_is_no_main_theme(run: Run) -> None:
    theme = load(Path("mine/themes.json"))[0]
    put(Path("mine/themes.json"), "/-", {**theme, "id": "other-theme", "label": "Other theme"})
    retired = [
        {"id": "old", "day": "2026-11-01", "why": "Two things.", "by": ["my-theme", "other-theme"]},
        {"id": "old-claim", "day": "2026-11-01", "why": "Two claims.", "by": ["my-claim"]},
    ]
    save(Path("mine/retired.json"), retired)
    Path("sheet.csv").write_text(f"{HEADER}my-claim,old,,,,,\n")
    said = refusal(run, "agree sheet.csv --data mine --strict", 1)
    assert said == 'sheet.csv:2: main_theme "old" names my-theme, other-theme; write one of them'
    Path("sheet.csv").write_text(f"{HEADER}old-claim,,mixed,,,,\n")
    assert 'sheet.csv:2: the id "old-claim" was retired' in refusal(run, "agree sheet.csv --data mine --strict", 1)


def test_sheets_that_have_nothing_in_common_are_refused(run: Run) -> None:
    rows = filled(run, "a.csv")
    filled(run, "events.csv", "events 5")
    write("a.csv", rows[:5])
    write("b.csv", rows[5:])
    for other, kind in (("b.csv", "claim"), ("events.csv", "event")):
        said = refusal(run, f"agree a.csv {other}", 1)
        assert said == f"{other}:2: none of its {kind}s stands in a.csv; give two persons the same sheet"


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("agree", 2, "agree needs the FILE of a sheet"),
        ("agree sheet.csv sheet.csv", 2, "the same sheet is named twice; name one, or that of another person"),
        ("agree missing.csv", 3, 'cannot read "missing.csv": no such file or directory'),
        ("agree mine", 3, 'cannot read "mine": it is not a regular file'),
        ("agree sheet.csv --fields kapa", 2, "is no field of fields; did you mean kappa"),
    ],
)
def test_a_wrong_line_is_refused(run: Run, line: str, code: int, said: str) -> None:
    filled(run, "sheet.csv", "claims 3")
    assert said in refusal(run, line, code)


@pytest.mark.parametrize("target", ["sheet.csv", "link.csv", "hard.csv", "mine/../other.csv"])
def test_a_sheet_is_not_overwritten(run: Run, target: str) -> None:
    filled(run, "sheet.csv", "claims 3")
    write("other.csv", sheet("sheet.csv"))
    Path("link.csv").symlink_to("sheet.csv")
    Path("hard.csv").hardlink_to("sheet.csv")
    said = refusal(run, f"agree sheet.csv other.csv --force -o {target}", 2)
    assert said.endswith("it is an input of this run, or would be read as one; name another file")
