"""Text from data, and from arguments, on its way to a terminal."""

import json
import re

import pytest

from desks import Desk
from typewriter import SINORUS, cells, column, on_terminal, squeezed

FORMATS = ("table", "list", "plain", "json", "jsonl", "csv", "md")
MARKUP = {
    "colour": "Note [red]ALERT[/red] [bold]",
    "closing tags": "Treaty [/] of Peking [/b]",
    "editorial brackets": "Nibuchu [sic] [a] [1689]",
    "a hidden link": "[link=https://e.example]click[/link]",
    "emoji": ":smiley: :warning:",
    "a style of rich": "[@click=app.bell]x[/] \\[x\\]",
}
CONTROLS = {
    "escape sequences": "\x1b[31mred\x1b[2J\x1b]0;owned\x07",
    "a C1 escape": "\x9b31mred",
    "overwriting": "harmless\rFAKE\x08\x08\x00\x7f",
    "bidirectional": "abc\u202edef\u2066ghi\u200f",
    "separators": "a\u2028b\u2029c\u200bd\ufeffe",
    "soft hyphen and word joiner": "a\xadb\u2060c",
    "tags": "a\U000e0041b",
    "interlinear": "a\ufff9b",
}


@pytest.mark.parametrize("title", MARKUP.values(), ids=MARKUP)
def test_markup_is_shown_letter_by_letter(desk: Desk, title: str) -> None:
    desk.put("/0/title", title)
    assert squeezed(title) in squeezed(*column(desk.sh("FORCE_COLOR=1 S timeline --format table").text(), "Event"))
    for format in ("list", "plain"):
        assert squeezed(title) in squeezed(desk.sh(f"FORCE_COLOR=1 S timeline --format {format}").text())
    assert squeezed(title) in squeezed(desk.sh("S show nerchinsk").text())
    typed = on_terminal(SINORUS, "timeline", "--data", str(desk.data), columns=100)
    assert (typed.code, "\x1b]" in typed.out) == (0, False)


@pytest.mark.parametrize("title", CONTROLS.values(), ids=CONTROLS)
def test_what_could_drive_a_terminal_is_refused_and_spelt_out(desk: Desk, title: str) -> None:
    desk.put("/0/title", title)
    desk.broken("/0/title", "the text holds")
    for line in (
        *(f"S timeline {strict} --format {format}" for format in FORMATS for strict in ("", "--strict")),
        "FORCE_COLOR=1 S show nerchinsk",
        "S page -o o.html",
    ):
        told = desk.sh(line)
        assert told.code == 1
        assert not re.search(
            "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]", told.text() + told.said()
        )


@pytest.mark.parametrize("columns", [20, 40, 80])
def test_wide_and_combining_characters_keep_a_table_in_its_width(desk: Desk, columns: int) -> None:
    desk.put("/0/title", "珍宝岛 " * 30 + "Остров e\u0301")
    told = desk.sh(f"COLUMNS={columns} S timeline --format table")
    assert told.code == 0
    assert max(map(cells, told.text().splitlines())) <= columns
    assert squeezed(told.text()).count("珍") == 30


@pytest.mark.parametrize(
    "line",
    [
        "timeline",
        "claims",
        "drivers",
        "show zhenbao",
        "check",
        "compare",
        "trace zhenbao",
        "series",
        "cite zhenbao",
        "themes",
        "actors",
        "periods",
        "sources",
        "chart",
        "date 1969",
    ],
)
def test_twenty_columns_change_only_where_lines_are_folded(desk: Desk, line: str) -> None:
    for format in FORMATS if line != "chart" else ("",):
        option = f"--format {format}" if format else ""
        narrow, wide = (desk.sh(f"COLUMNS={columns} S {line} {option}") for columns in (20, 200))
        assert narrow.code == wide.code == 0
        if format in ("table", ""):
            assert max(map(cells, narrow.text().splitlines())) <= 20
        elif format == "list":
            assert squeezed(narrow.text()) == squeezed(wide.text())
        else:
            assert narrow.out == wide.out


@pytest.mark.parametrize("columns", ["1", "-5", "abc", "100000", "", "0", "9" * 40])
def test_a_width_that_cannot_be_keeps_every_record(desk: Desk, columns: str) -> None:
    for format in ("table", "list", "plain"):
        told = desk.sh(f"COLUMNS={columns} S timeline --format {format}")
        assert told.code == 0
        assert squeezed("Clashes at Zhenbao") in squeezed(told.text())


def test_without_a_terminal_nothing_is_coloured_or_cut(desk: Desk) -> None:
    desk.put("/0/title", "A title " * 30 + "to the end")
    for format in ("", "--format table", "--format list"):
        told = desk.sh(f"S timeline {format} | cat")
        assert squeezed("A title " * 30 + "to the end") in squeezed(told.text())
        assert not set("\x1b\u2026") & set(told.text())


def test_a_dumb_terminal_and_no_colour_give_the_same_bytes(desk: Desk) -> None:
    line = (SINORUS, "timeline", "--data", str(desk.data))
    dumb, plain, asked = (
        on_terminal(*words, env=env).out
        for words, env in ((line, {"TERM": "dumb"}), (line, {"NO_COLOR": "1"}), ((*line, "--no-color"), {}))
    )
    assert dumb == plain == asked
    assert "\x1b" not in dumb


@pytest.mark.parametrize(
    "line", ["show", "timeline --theme", "timeline --from", "check", "trace", "series", "cite", "replay"]
)
def test_a_hostile_argument_is_spelt_out_in_the_error(desk: Desk, line: str) -> None:
    command, *option = line.split()
    told = desk.sh(f'S {command} {" ".join(option)} "$1"', "\x1b]0;x\x07[/]")
    assert told.code in (1, 2, 3)
    assert told.out == b""
    assert r"\x1b]0;x\x07[/]" in told.said()
    assert told.said().count("\n") == 1


@pytest.mark.parametrize("columns", [1, 20, 80])
def test_help_is_readable_in_any_width(desk: Desk, columns: int) -> None:
    for line in ("sinorus --help", "sinorus timeline --help"):
        told = desk.sh(f"COLUMNS={columns} {line}")
        assert (told.code, told.err) == (0, b"")
        assert squeezed("--help") in squeezed(told.text())


def test_a_hostile_name_of_a_file_is_spelt_out(desk: Desk) -> None:
    told = desk.sh('S timeline -o "$1/o.json"', "\x1b[2J\u202e")
    assert told.code == 3
    assert r"\x1b[2J<U+202E>/o.json" in told.said()
    assert json.loads(desk.sh("S timeline --json").out)
