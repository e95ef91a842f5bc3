"""The table fits the width, folds and never cuts, and says in words what it shows."""

import re
from pathlib import Path

import pytest
from inline_snapshot import snapshot

from conftest import Run
from folders import folder_of, like
from typewriter import cells, column, data_folder, event, squeezed

LISTINGS = (
    "timeline --from 1949 --to 1991",
    "timeline --count-by actor",
    "claims",
    "drivers",
    "drivers --theme energy",
    "periods",
    "themes",
    "actors",
    "sources",
    "date 'late 1960s' 1969-03-02/1969-03-15",
    "show western-sanctions-2014 russia rathod trade-total",
    "check",
    "compare",
    "compare --matrix",
    "change --at 2014-03",
    "series",
    "series trade-total",
    "trace nixon-visit-china-1972",
    "cite trade-total sikka",
)


@pytest.fixture
def eras(tmp_path: Path) -> str:
    """Write a small folder with two eras and events of every effect."""
    periods = [
        {"id": "early", "label": "The early years", "date_edtf": "1949/1959", "description": "Early.", "era": True},
        {"id": "late", "label": "The late years", "date_edtf": "1960/1991", "description": "Late.", "era": True},
    ]
    events = [
        event("pact", "A pact is signed in the capital", "1950-02-14", effect="cooperation"),
        event("talks", "Talks without an end", "1958~/1962", effect="mixed"),
        event("clash", "A clash on an island in the frozen border river", "1969-03-02/1969-03-15", effect="friction"),
        event("visit", "A visit", "198X", effect="neutral"),
    ]
    return str(data_folder(tmp_path / "D", events, periods=periods))


@pytest.fixture(scope="session")
def thousand(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Write a folder of 1,001 events."""
    events = [event(f"event-{n}", f"Event number {n}", str(1000 + n)) for n in range(1001)]
    return str(data_folder(tmp_path_factory.mktemp("thousand") / "D", events))


def test_a_table_has_eras_as_headings_marks_with_words_and_a_closing_line(run: Run, eras: str) -> None:
    result = run("timeline", "--data", eras, "--format", "table", "--to", "1985")
    assert result.out == snapshot("""\
Date           On the tie     Event                                        Id

The early years
14 Feb 1950    + cooperation  A pact is signed in the capital              pact
? c. 1958 –    ~ mixed        Talks without an end                         talks
1962

The late years
2–15 Mar 1969  - friction     A clash on an island in the frozen border river
                                                                           clash
? 1980s        = neutral      A visit                                      visit
""")
    assert result.err == snapshot("4 events, 2 of them only possibly until 1985-12-31; --long shows more of each\n")


def test_below_sixty_columns_there_is_one_field_a_line(run: Run, eras: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    result = run("timeline", "--data", eras, "--format", "table", "--from", "1969")
    assert result.out == snapshot("""\
Id: clash
Date: 2–15 Mar 1969
Event: A clash on an island in the
  frozen border river
On the tie: - friction
Themes: Trade

Id: visit
Date: 1980s
Event: A visit
On the tie: = neutral
Themes: Trade
""")


@pytest.mark.parametrize("line", ["check", "compare", "compare --matrix"])
def test_the_heading_of_a_column_is_folded_and_never_cut(run: Run, tmp_path: Path, line: str) -> None:
    long = "essay" + "x" * 50
    claims = [like("claim", id="a"), like("claim", id="b", source=long)]
    sources = [like("source"), like("source", id=long)]
    files = {f"{kind}s": [like(kind)] for kind in ("theme", "driver", "event", "actor")}
    folder = folder_of(str(tmp_path / "D"), claims=claims, sources=sources, **files)
    out = run(f"{line} --data {folder} --format table").out
    assert "…" not in out
    assert long in "".join(re.findall(r"\S*xx+", out))


def test_the_list_format_has_one_labelled_line_a_field(run: Run, eras: str) -> None:
    result = run("timeline", "--data", eras, "--format", "list", "--from", "1969")
    assert result.out == snapshot("""\
Id: clash
Date: 2–15 Mar 1969
Event: A clash on an island in the frozen border river
On the tie: - friction
Themes: Trade

Id: visit
Date: 1980s
Event: A visit
On the tie: = neutral
Themes: Trade
""")


@pytest.mark.slow
@pytest.mark.floor
@pytest.mark.parametrize("line", LISTINGS)
@pytest.mark.parametrize("columns", [20, 59, 60, 80, 160])
def test_no_line_is_wider_than_the_terminal(run: Run, monkeypatch: pytest.MonkeyPatch, columns: int, line: str) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    result = run(f"{line} --format table")
    assert result.code == 0
    assert [text for text in result.out.splitlines() if cells(text) > columns] == []
    assert "\x1b" not in result.out


def test_long_headings_fold_too(run: Run, tmp_path: Path) -> None:
    era = {"id": "e", "label": "A long name " * 15 + "of an era", "date_edtf": "1900/1991", "description": "Long."}
    folder = data_folder(tmp_path / "D", [event("a", "A")], periods=[{**era, "era": True}])
    result = run("timeline", "--data", str(folder), "--format", "table")
    assert max(map(cells, result.out.splitlines())) <= 80
    assert squeezed(str(era["label"])) in squeezed(result.out)


@pytest.mark.slow
@pytest.mark.floor
@pytest.mark.parametrize("columns", [60, 80, 100, 160, 250])
def test_every_word_of_every_title_is_there(run: Run, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    eras = {row["label"] for row in run("periods --json").json()} | {"Outside the eras"}
    titles = [row["title"] for row in run("timeline --json").json()]
    ids = set(run("timeline --json").ids())
    out = run("timeline --format table").out
    rows = "\n".join(_without_id(line, ids) for line in out.splitlines() if line not in eras)
    assert squeezed(*column(rows, "Event")) == squeezed(*titles)


def _without_id(line: str, ids: set[str]) -> str:
    """Blank the id in a line of a table, which stands apart, and the heading of the ids."""
    for word in re.findall(r"(?:^|  )([a-z0-9-]+|Id)(?=  |$)", line):
        if word in ids or word == "Id":
            line = re.sub(f"(?<= ){re.escape(word)}(?=  |$)", " " * len(word), line)
    return line


@pytest.mark.slow
@pytest.mark.floor
@pytest.mark.parametrize("columns", [60, 80, 100, 120, 160, 250])
def test_every_id_stands_whole_on_a_line(run: Run, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    for line in ("timeline", "claims", "check --all"):
        out = run(f"{line} --format table").out
        words, ids = set(out.split()), run(f"{line} --json").ids()
        assert [id for id in ids if id not in words and len(id) <= columns] == []
        unbroken = squeezed(out)
        assert [id for id in ids if id not in unbroken] == []


# How many lines a record takes at a width, headings and empty lines included.
LINES = [
    ("timeline --from 1949 --to 1991", 80, 2.2),
    ("timeline --from 1949 --to 1991", 120, 1.3),
    ("timeline --from 1949 --to 1991", 160, 1.8),
    ("timeline", 80, 2.2),
    ("timeline", 120, 1.3),
    ("timeline", 160, 1.8),
    ("claims", 80, 3.9),
    ("claims", 120, 2.25),
    ("claims", 160, 2.2),
    ("check --all", 80, 8.0),
    ("check --all", 120, 6.2),
    ("check --all", 160, 4.7),
    ("drivers", 80, 2.5),
    ("drivers", 120, 2.0),
    ("sources", 80, 3.0),
    ("sources", 120, 2.0),
    ("periods", 120, 1.1),
    ("series", 120, 1.9),
]


@pytest.mark.slow
@pytest.mark.floor
@pytest.mark.parametrize(("line", "columns", "most"), LINES)
def test_a_record_takes_few_lines(
    run: Run, monkeypatch: pytest.MonkeyPatch, line: str, columns: int, most: float
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = run(f"{line} --format table").out.count("\n")
    assert lines / len(run(f"{line} --json").json()) <= most


@pytest.mark.slow
@pytest.mark.floor
@pytest.mark.parametrize("columns", [20, 80, 120, 160])
def test_long_shows_the_summary_and_the_themes_of_each_event(
    run: Run, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    labels = {row["id"]: row["label"] for row in run("themes --json").json()}
    rows = run("timeline --during 1969 --json").json()
    for format in ("table", "list", "md"):
        shown = squeezed(run(f"timeline --during 1969 --long --format {format}").out)
        assert [row["id"] for row in rows if squeezed(row["summary"]) not in shown] == []
        assert squeezed(", ".join(labels[theme] for theme in rows[0]["themes"])) in shown
    for format in ("plain", "json", "csv"):
        assert run(f"timeline --long --format {format}") == run(f"timeline --format {format}")


def test_long_shows_what_the_record_says_of_each_claim(run: Run) -> None:
    shown = squeezed(run("claims --source sikka --theme energy --long --format table").out)
    for row in run("claims --source sikka --theme energy --json").json():
        assert squeezed(row["review"]["note"]) in shown


def test_themes_stand_by_their_names_where_there_is_room(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    assert "Territory and borders" in run("timeline --during 1969 --format table").out
    monkeypatch.setenv("COLUMNS", "159")
    assert "Territory and borders" not in run("timeline --during 1969 --format table").out


def test_an_id_that_has_no_room_behind_its_text_stands_below_it(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "70")
    events = [event(f"an-event-{n}", "Short", "1969") for n in range(3)]
    events.append(event("an-event-with-a-longer-id", "A title that needs the whole width", "1970"))
    out = run("timeline", "--data", str(data_folder(tmp_path / "D", events)), "--format", "table").out
    assert out == snapshot("""\
Date  On the tie  Event                      Id
1969  = neutral   Short                      an-event-0
1969  = neutral   Short                      an-event-1
1969  = neutral   Short                      an-event-2
1970  = neutral   A title that needs the whole width
                                             an-event-with-a-longer-id
""")


@pytest.mark.slow
@pytest.mark.floor
@pytest.mark.parametrize("columns", [20, 30, 59])
def test_every_word_is_there_on_narrow_terminals_too(run: Run, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    shown = squeezed(run("claims --format table").out)
    rows = run("claims --json").json()
    assert [row["id"] for row in rows if squeezed(f"Claim: {row['text']}") not in shown] == []
    assert [row["id"] for row in rows if squeezed(f"Id: {row['id']}") not in shown] == []


def test_a_wide_terminal_is_used(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    wide = run("timeline --format table").out
    assert max(map(cells, wide.splitlines())) > 120
    assert set(column(wide, "Id")) >= {"sino-soviet-treaty-1950", "western-sanctions-2014"}


@pytest.mark.parametrize(
    "title", ["珍宝岛事件" * 30, "Донаудампфшиффартсгезельшафт" * 5, "x" * 300, "珍 e\u0301 " * 60 + "end"]
)
@pytest.mark.parametrize("columns", [20, 60, 80])
def test_words_wider_than_a_column_are_folded(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, columns: int, title: str
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    folder = str(data_folder(tmp_path / "D", [event("a", title)]))
    out = run("timeline", "--data", folder, "--format", "table").out
    assert max(map(cells, out.splitlines())) <= columns
    shown = squeezed(*column(out, "Event")) if columns >= 60 else squeezed(out)
    assert squeezed(title.replace("e\u0301", "é")) in shown


@pytest.mark.parametrize("columns", ["1", "-5", "abc", "100000", "0", ""])
def test_odd_widths_lose_nothing(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    folder = str(data_folder(tmp_path / "D", [event("zhenbao", "Zhenbao"), event("nibuchu", "Nibuchu")]))
    result = run("timeline", "--data", folder, "--format", "table")
    assert result.code == 0
    assert [result.out.count(word) for word in ("Zhenbao", "Nibuchu", "neutral", "nibuchu")] == [1, 1, 2, 1]


@pytest.mark.parametrize("columns", ["20", "60", "80", "160"])
def test_every_row_says_in_a_word_and_a_mark_what_it_did(
    run: Run, eras: str, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    out = run("timeline", "--data", eras, "--format", "table").out
    assert all(said in squeezed(out) for said in ("+cooperation", "-friction", "~mixed", "=neutral"))


@pytest.mark.parametrize("format", ["table", "list"])
def test_only_possible_rows_are_marked(run: Run, eras: str, format: str) -> None:
    marked = run("timeline", "--data", eras, "--from", "1985", "--format", format)
    assert "? 1980s" in marked.out
    assert "1 event, only possibly from 1985-01-01 on" in marked.err
    certain = run("timeline", "--data", eras, "--from", "1980", "--format", format)
    assert "?" not in certain.out
    assert "possibly" not in certain.err


def _shown(out: str) -> int:
    return sum(line.startswith("Event: ") for line in out.splitlines())


@pytest.mark.parametrize(
    ("limits", "count", "closing"),
    [
        ("", 200, "1001 events; 200 shown, --all shows all\n"),
        ("--to 1999", 1000, "1000 events until 1999-12-31\n"),
        ("--all", 1001, "1001 events\n"),
        ("--limit 3", 3, "1001 events; 3 shown, --all shows all\n"),
        ("--limit 0", 0, "1001 events; 0 shown, --all shows all\n"),
        ("--limit 500", 500, "1001 events; 500 shown, --all shows all\n"),
        ("--limit 99999999999999999999", 1001, "1001 events\n"),
    ],
)
def test_more_than_a_thousand_rows_show_the_first_and_say_so(
    run: Run, thousand: str, limits: str, count: int, closing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Only a terminal shows less than all.
    monkeypatch.setattr("sinorus.output.deliver._on_terminal", lambda output: True)
    listed = run("timeline", "--data", thousand, "--format", "list", *limits.split())
    assert (listed.code, _shown(listed.out)) == (0, count)
    assert listed.err == closing
    table = run("timeline", "--data", thousand, "--format", "table", *limits.split())
    hint = "; --long shows more of each\n" if count else "\n"
    assert (table.code, table.out.count("Event number"), table.err) == (0, count, closing.replace("\n", hint))


@pytest.mark.parametrize("format", ["plain", "json", "jsonl", "csv", "md"])
def test_other_formats_show_all_rows_and_say_only_what_was_left_out(run: Run, thousand: str, format: str) -> None:
    whole = run("timeline", "--data", thousand, "--format", format)
    assert (whole.code, whole.out.count("Event number"), whole.err) == (
        0,
        1001 * (2 if "summary" in whole.out else 1),
        "",
    )
    cut = run("timeline", "--data", thousand, "--format", format, "--limit", "7")
    assert cut.err == "1001 events; 7 shown, --all shows all\n"


@pytest.mark.parametrize("limit", ["-1", "abc", "1.5", ""])
def test_a_limit_is_a_number_from_zero(run: Run, limit: str) -> None:
    result = run("timeline", f"--limit={limit}")
    assert (result.code, result.out) == (2, "")
    assert "--limit" in result.err
