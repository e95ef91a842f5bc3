"""What is written, and where."""

import csv
import html.parser
import io
import json
import os

import pytest
from markdown_it import MarkdownIt

from desks import Desk, nobody
from folders import load

FORMULAS = ('=HYPERLINK("http://e.example","x")', "@SUM(1)", "+7 495", "-2+3", "=1+1")
TEXT = 'He said "no", then; left | a `c` <b>x</b> [y](javascript:z) *w* \\ é Ü Нерчинск 尼布楚'
SCRIPT = "</td></script><script>alert(1)</script> \" onmouseover=x ' &amp; <img src=x onerror=alert(2)>"
OLD = "echo OLD > o.json;"


def test_a_formula_gets_an_apostrophe_in_csv_and_a_date_does_not(desk: Desk) -> None:
    for number, title in enumerate(FORMULAS):
        desk.put(f"/{number}/title", title)
    desk.put("/0/date_edtf", "-0500")
    rows = list(csv.DictReader(io.StringIO(desk.sh("S timeline --format csv").text())))
    assert [row["title"] for row in rows[: len(FORMULAS)]] == [f"'{title}" for title in FORMULAS]
    assert rows[0]["date_edtf"] == "-0500"
    assert [row["title"] for row in json.loads(desk.sh("S timeline --json").out)][:5] == list(FORMULAS)


def test_quotes_commas_and_semicolons_come_back_from_csv(desk: Desk) -> None:
    desk.put("/0/title", TEXT)
    told = desk.sh("S timeline --format csv")
    assert next(csv.DictReader(io.StringIO(told.text())))["title"] == TEXT
    assert b"\r" not in told.out


def test_a_commonmark_reader_shows_the_same_text(desk: Desk) -> None:
    desk.put("/0/title", TEXT)
    told = desk.sh("S timeline --format md")
    cells = [token for token in MarkdownIt("commonmark").enable("table").parse(told.text()) if token.type == "inline"]
    shown = ["".join(part.content for part in cell.children or []) for cell in cells]
    assert TEXT in shown
    assert not [part for cell in cells for part in cell.children or [] if part.type not in ("text", "text_special")]


class Scripts(html.parser.HTMLParser):
    """Gather what a browser would run or fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.handlers: list[str] = []
        self.metas: list[dict[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note scripts, handlers, and what is said about the page."""
        self.scripts += [tag] * (tag in ("script", "img", "iframe", "object"))
        self.handlers += [name for name, value in attrs if name.startswith("on") or "javascript:" in (value or "")]
        self.metas += [dict(attrs)] * (tag == "meta")

    def handle_data(self, data: str) -> None:
        """Note a script that runs."""
        if self.get_starttag_text() == "<script>":
            self.scripts.append(data)


@pytest.mark.parametrize("line", ["page", "chart"])
def test_a_page_runs_nothing_from_the_data(desk: Desk, line: str) -> None:
    for number in range(3):
        desk.put(f"/{number}/title", SCRIPT)
        desk.put(f"/{number}/summary", SCRIPT)
    assert desk.sh(f"S {line} -o o.html").code == 0
    text = (desk.folder / "o.html").read_text(encoding="utf-8")
    page = Scripts()
    page.feed(text)
    assert "<script>alert" not in text
    assert page.handlers == []
    assert not {"img", "iframe", "object"} & set(page.scripts)
    assert page.metas[0] == {"charset": "utf-8"}
    [policy] = [meta["content"] or "" for meta in page.metas if meta.get("http-equiv") == "Content-Security-Policy"]
    assert "default-src 'none'" in policy


def test_json_is_the_same_wherever_it_is_written(desk: Desk) -> None:
    desk.put("/0/title", "Нерчинский договор 尼布楚")
    usual = desk.sh("S timeline --json")
    assert json.loads(usual.out)[0]["title"] == "Нерчинский договор 尼布楚"
    for place in (
        "LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0",
        "PYTHONIOENCODING=ascii",
        "COLUMNS=20",
        "FORCE_COLOR=1",
    ):
        assert desk.sh(f"{place} S timeline --json") == usual


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("timeline --format yaml", ["there are table, list, plain, json, jsonl, csv, csv-flat, md, xlsx"]),
        ("timeline --format JSON", ["did you mean json?"]),
        ("export yaml", ["there are"]),
        ("chart", ["ending"]),
    ],
)
def test_an_unknown_format_leaves_the_old_file(desk: Desk, line: str, said: list[str]) -> None:
    desk.sh(OLD)
    desk.clean(f"S {line} -o o.json", 2, *said)
    assert (desk.folder / "o.json").read_text(encoding="utf-8") == "OLD\n"


@pytest.mark.parametrize(
    "target", ["D/events.json", "D/../D/events.json", "link", "hard", "D/claims.jsonl", "D/series/x.json"]
)
@pytest.mark.parametrize(
    "line", ["timeline --json", "page", "export jsonld", "cite --query timeline", "chart", "validate"]
)
def test_the_data_are_never_the_target(desk: Desk, line: str, target: str) -> None:
    desk.sh("ln -s D/events.json link; ln D/events.json hard; ln -s D/events.json link.svg")
    told = desk.sh(f"S {line} -o {target}")
    assert (told.code, told.out, told.said().count("\n")) == (2, b"", 1)
    if line == "chart":
        assert "an input of this run" in desk.sh("S chart -o link.svg").said()


def test_a_failure_leaves_the_old_file(desk: Desk) -> None:
    desk.sh(OLD)
    desk.events.write_bytes(desk.events.read_bytes().replace(b'"Clashes at Zhenbao"', rb'"\ud800"'))
    desk.clean("S timeline --strict -o o.json", 1, "/4/title", "<U+D800>")
    assert (desk.folder / "o.json").read_text(encoding="utf-8") == "OLD\n"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")  # noqa: PTH110
@pytest.mark.parametrize("line", ["timeline --json", "timeline", "page", "chart", "export ics", "export sqlite"])
def test_a_full_device_is_told(desk: Desk, line: str) -> None:
    command = (
        f"S {line} > /dev/full"
        if line in ("timeline --json", "timeline", "chart", "export ics")
        else f"S {line} -o full"
    )
    if command.endswith("-o full"):
        ending = {"page": "html", "export sqlite": "db"}[line]
        desk.sh(f"ln -s /dev/full full.{ending}")
        command += f".{ending}"
    desk.clean(command, 3, "no space left")


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("no/such/x.json", 3),
        (".", 2),
        ("D", 2),
        ("/proc/x.json", 3),
        ("D/events.json/x.json", 3),
        ("x" * 300 + ".json", 3),
    ],
)
def test_a_place_that_is_missing_or_forbidden_is_told(desk: Desk, target: str, code: int) -> None:
    desk.clean(f"S timeline --json -o {target}", code, "cannot write")


def test_a_link_in_the_way_of_a_folder_is_not_followed(desk: Desk) -> None:
    desk.sh(
        "mkdir mine precious; echo precious > precious/file; ln -s precious out;"
        " ln -s ../precious/file mine/events.json"
    )
    desk.clean("S export parquet -o out", 2, "it is there already and no earlier export")
    desk.clean("sinorus new mine", 2, "is there already and not an empty folder")
    assert (desk.folder / "precious" / "file").read_text(encoding="utf-8") == "precious\n"


def test_foreign_files_in_a_target_folder_are_left_alone(desk: Desk) -> None:
    desk.sh("mkdir out; echo mine > out/index.html")
    desk.clean("S export parquet -o out", 2, "it is there already and no earlier export")
    desk.clean("sinorus new out", 2, "is there already and not an empty folder")
    assert (desk.folder / "out" / "index.html").read_text(encoding="utf-8") == "mine\n"


@pytest.mark.parametrize("link", ["x.txt", "x.json"])
def test_no_link_makes_an_output_a_data_file(desk: Desk, link: str) -> None:
    desk.sh(f"ln -s D/series/new.json {link}")
    desk.clean(f"S timeline --format json -o {link}", 2, "would be read as one")


def test_what_would_be_read_through_a_link_is_no_output(desk: Desk) -> None:
    desk.sh("mkdir other; ln -s ../D/series other/series")
    desk.clean("S timeline --format json -o other/series/new.json", 2, "would be read as one")


@pytest.mark.parametrize("name", ["д" * 120 + ".csv", "中" * 80 + ".csv"])
def test_a_name_that_the_system_takes_is_taken(desk: Desk, name: str) -> None:
    assert desk.sh('S timeline -o "$1"', name).code == 0
    assert (desk.folder / name).is_file()


def test_a_file_that_is_named_like_an_ending_has_it(desk: Desk) -> None:
    assert desk.sh("S timeline -o .json; S timeline -o .hidden").code == 0
    assert load(desk.folder / ".json")[0]["id"] == "nerchinsk"
    assert (desk.folder / ".hidden").read_text(encoding="utf-8").startswith("nerchinsk\t")


def test_new_takes_away_all_that_it_made_and_says_why(desk: Desk) -> None:
    desk.clean(f"sinorus new a1/b1/{'x' * 300}", 3, "file name too long")
    (desk.folder / "closed").mkdir(mode=0o555)
    with nobody(desk) as somebody:
        desk.clean(f"{somebody}sinorus new closed/x", 3, "permission denied")


def test_new_needs_a_name_of_its_own(desk: Desk) -> None:
    desk.clean("sinorus new ''", 2, "DIR is empty")
    desk.clean("sinorus new builtin", 2, "the packaged data")
    desk.clean("sinorus validate D --texts ''", 2, "--texts is empty")
    (desk.folder / "dangling").symlink_to("nowhere")
    desk.clean("sinorus new dangling", 2, "is there already")


@pytest.mark.parametrize("name", ["my data", "-x"])
def test_new_names_a_command_that_works(desk: Desk, name: str) -> None:
    said = desk.sh('sinorus new -- "$1"', name).said()
    assert desk.sh(said.partition("`")[2].partition("`")[0]).code == 0
