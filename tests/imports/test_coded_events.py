"""Machine-coded events of public layouts as Parquet, and as series beside those of the packaged data."""

import json
from pathlib import Path

import pytest

from conftest import Run
from folders import like, refusal, save, started
from sinorus.imports.coded_layouts import _gdelt

# Of each event the day, the two sides, the code of CAMEO and the address.
TOLD = [
    ("20140521", "RUS", "CHN", "051", "https://news.example/1"),
    ("20140521", "CHN", "RUS", "0312", ""),
    ("20140603", "RUS", "CHN", "112", "javascript:alert(1)"),
    ("20149999", "CHN", "RUS", "190", ""),
    ("20140604", "RUS", "USA", "173", ""),
    ("20140605", "CHN", "RUS", "99", ""),
]
NAMES = {"RUS": "RUSSIA", "CHN": "CHINA '\x1b[31m", "USA": "UNITED STATES"}


def gdelt(columns: int) -> str:
    """Write an event table of GDELT, as version 1.0 had it before and after 2013, or version 2.0 has it."""
    heads = _gdelt(columns).heads
    lines = []
    for number, (day, one, other, code, url) in enumerate(TOLD):
        cells = {"GLOBALEVENTID": f"{number}", "SQLDATE": day, "EventCode": code, "SOURCEURL": url}
        cells |= {"ActionGeo_FullName": "Shanghai, China", "ActionGeo_Lat": "31.2", "ActionGeo_Long": "121.5"}
        for side, name in (("Actor1", one), ("Actor2", other)):
            cells |= {f"{side}Code": name, f"{side}Name": NAMES[name], f"{side}CountryCode": name}
        lines.append("\t".join(cells.get(head, "") for head in heads))
    return "\n".join(lines) + "\n"


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("columns", [57, 61])
def test_events_of_both_sides_are_kept_with_their_codes(work: Path, run: Run, columns: int) -> None:
    (work / "e.csv").write_text(gdelt(columns), encoding="utf-8")
    assert run("import e.csv --layout gdelt --actor RUS --actor chn -o big").err.startswith("wrote 5 events to big; ")
    rows = run("timeline --data big --json").json()
    assert [(row["date_edtf"], row["kind"], row["effect"]) for row in rows] == [
        ("2014-05-21", "agreement", "cooperation"),
        ("2014-05-21", "statement", "cooperation"),
        ("2014-06-03", "statement", "friction"),
        ("2014-06-05", "other", None),
        (None, "conflict", "friction"),
    ]
    assert rows[0]["extra"]["EventCode"] == "051"
    assert rows[0]["actors"] == ["rus", "chn"]
    assert [len(row["references"]) for row in rows] == [int(columns > 57), 0, 0, 0, 0]
    assert rows[-1]["date_text"] == "20149999"
    assert "\x1b" not in run("timeline --data big --format table").out
    assert run("validate --data big").code == 0


def test_a_search_and_the_index_of_the_same_rows_agree(work: Path, run: Run) -> None:
    (work / "e.csv").write_text(gdelt(61), encoding="utf-8")
    run("import e.csv --layout gdelt -o big")
    found = run("timeline --data big --search 'disapprov*, agreement' --count-by month --json").json()
    assert [(row["key"], row["events"]) for row in found] == [("2014-05", 1), ("2014-06", 1)]
    assert (
        run("timeline --data big --actor 'Russian Federation' --json").ids() == run("timeline --data big --json").ids()
    )


HEADS = ("Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\t"
         "Target Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\t"
         "Country\tLatitude\tLongitude")  # fmt: skip


def test_events_of_icews_are_known_by_the_names_of_countries(work: Path, run: Run) -> None:
    row = "7\t2014-05-21\tVladimir Putin\t\tRussian Federation\tSign formal agreement\t057\t8.0\tXi Jinping\t\tChina"
    row += "\t1\t2\tXinhua\tShanghai\t\t\tChina\t31.2\t121.5"
    (work / "e.tab").write_text(f"{HEADS}\n{row}\n{row}\n", encoding="utf-8")
    assert run("import e.tab --layout icews --actor RUS --actor CHN -o big").code == 0
    rows = run("timeline --data big --json").json()
    assert [row["id"] for row in rows] == ["icews-7", "icews-7-2"]
    assert rows[0]["title"] == "Vladimir Putin – engage in diplomatic cooperation – Xi Jinping"
    assert rows[0]["actors"] == ["russian-federation", "china"]
    assert rows[0]["place"]["name"] == "Shanghai, China"


def test_series_by_month_stand_beside_those_of_the_data(work: Path, run: Run) -> None:
    (work / "e.csv").write_text(gdelt(58), encoding="utf-8")
    assert run("import e.csv --layout gdelt --actor RUS --actor CHN --as-series month -o months").code == 0
    assert run("validate months").code == 0
    points = {
        id: json.loads((work / f"months/series/{id}.json").read_text())["points"]
        for id in ("gdelt-events", "gdelt-balance")
    }
    assert points == {
        "gdelt-events": [{"date_edtf": "2014-05", "value": 2}, {"date_edtf": "2014-06", "value": 2}],
        "gdelt-balance": [{"date_edtf": "2014-05", "value": 100.0}, {"date_edtf": "2014-06", "value": -100.0}],
    }
    shown = run("series gdelt-events trade-total --data builtin --data months --json")
    assert {row["series"] for row in shown.json()} == {"gdelt-events", "trade-total"}


CLAIM = {"value": 3, "unit": "events", "bound": "about", "date_edtf": "2014-05", "what": "coded events"}


def test_series_by_month_decide_claims_and_stand_on_both_sides_of_a_turning_point(work: Path, run: Run) -> None:
    (work / "e.csv").write_text(gdelt(58), encoding="utf-8")
    run("import e.csv --layout gdelt --actor RUS --actor CHN --as-series month -o months")
    mine = started()
    figure = CLAIM | {"series": "gdelt-events"}
    claim = like("claim", id="three-in-may", date_edtf="2014-05", figure=figure, review=None)
    save(mine / "claims.json", [claim])
    save(mine / "contrasts.json", [])
    [row] = run("check three-in-may --data mine --data months --json").json()
    assert (row["verdict"], row["measure"]["series"], row["measure"]["value"]) == ("contradicted", "gdelt-events", 2)
    rows = run("change --at 2014-06 --data mine --data months --json").json()
    sides = {row["key"]: (row["before"], row["after"]) for row in rows if row["measure"] == "series"}
    assert sides["gdelt-balance"] == (100, -100)
    assert sides["gdelt-events"] == (2, 2)


def test_a_series_by_month_is_drawn_under_the_events(work: Path, run: Run) -> None:
    (work / "e.csv").write_text(gdelt(58), encoding="utf-8")
    run("import e.csv --layout gdelt --actor RUS --actor CHN --as-series month -o months")
    assert run("chart --series gdelt-balance --data builtin --data months --from 2014 --to 2014 -o c.svg").code == 0
    assert "balance of cooperation and friction by month" in (work / "c.svg").read_text(encoding="utf-8")


def test_what_is_no_such_file_is_refused_and_nothing_is_written(work: Path, run: Run) -> None:
    (work / "e.csv").write_text("a\tb\n", encoding="utf-8")
    said = (
        '"e.csv" has 2 columns in its first line; an event table of GDELT, unzipped, has 57, 58 or 61, parted by tabs'
    )
    assert refusal(run, "import e.csv --layout gdelt -o big", 1) == said
    said = '"e.csv" lacks the column "Event ID" of the layout icews; is it tab-delimited?'
    assert refusal(run, "import e.csv --layout icews -o big", 1) == said
    (work / "e.csv").write_text(gdelt(58) + "one\ttoo few\n", encoding="utf-8")
    (work / "sound.csv").write_text(gdelt(58), encoding="utf-8")
    lines = gdelt(58).count("\n")
    said = f'cannot import line {lines + 1} of "e.csv", which has 2 columns of 58; '
    remedy = "take it out, or fetch the file again if its end is missing"
    assert refusal(run, "import sound.csv e.csv --layout gdelt -o big", 1) == said + remedy
    (work / "e.csv").write_bytes(gdelt(58).replace("RUSSIA", "RUSSIÉ").encode("latin-1"))
    said = 'cannot import line 1 of "e.csv", which is no UTF-8; write the file in UTF-8'
    assert refusal(run, "import e.csv --layout gdelt -o big", 1) == said
    (work / "e.csv").write_text("\t".join(["GLOBALEVENTID"] * 58) + "\n" + gdelt(58), encoding="utf-8")
    said = '"e.csv" begins with "GLOBALEVENTID" and not with the number of an event; '
    rule = "the files of GDELT have no names of columns, and begin with an event"
    assert refusal(run, "import e.csv --layout gdelt -o big", 1) == said + rule
    (work / "sound.csv").unlink()
    assert (
        refusal(run, "import e.csv --actor RUS -o big", 2) == "--actor and --as-series are for --layout gdelt or icews"
    )
    assert refusal(run, "import e.csv --layout gdelt --as-series week -o big", 2) == '--as-series "week": write month'
    (work / "e.csv").write_text(gdelt(58), encoding="utf-8")
    remedy = "an actor is a code such as RUS, in icews a country too; leave --actor out, or one of them"
    assert refusal(run, "import e.csv --layout gdelt --actor FRA --as-series month -o big", 1) == (
        f"no event of the files has these actors and a day that can be read; {remedy}"
    )
    said = f"no event of the files has these actors; {remedy}"
    assert refusal(run, "import e.csv --layout gdelt --actor CHINESE -o big", 1) == said
    assert [path.name for path in work.iterdir()] == ["e.csv"]


@pytest.mark.usefixtures("work")
def test_options_of_sheets_and_of_the_report_on_their_cells_are_refused_by_name(run: Run) -> None:
    for option in ("--claims c.csv", "--map title=x", "--update", "--day-first", "--month-first", "--sheet x"):
        said = f"--layout icews has no use for {option.split()[0]}; leave it out"
        assert refusal(run, f"import e.csv --layout icews {option} -o big", 2) == said
    said = "--layout gdelt has no use for --encoding, --limit, --all, --format, --json and --fields; leave them out"
    report = "--limit 0 --all --format csv --json --fields row"
    assert refusal(run, f"import e.csv --layout gdelt --encoding cp1251 {report} -o big", 2) == said


def test_a_folder_of_series_is_not_written_twice(work: Path, run: Run) -> None:
    (work / "e.csv").write_text(gdelt(58), encoding="utf-8")
    line = "import e.csv --layout gdelt --as-series month -o months"
    assert run(line).code == 0
    assert refusal(run, line, 2) == '-o "months": the folder is there already; name a new folder'


def test_the_help_says_of_actors_what_they_are_here(run: Run) -> None:
    assert "--actor CODE    Of gdelt, icews: only events of RUS, CHN." in run("import --help").out
