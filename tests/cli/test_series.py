"""`series`: what was measured, the points of one series, and the events that stand beside them."""

import csv
import io
import shutil
from pathlib import Path
from typing import Any

import pytest
from inline_snapshot import snapshot

from conftest import DATA, Run
from folders import load, problems, put, refusal, save
from sinorus import dates
from sinorus.views.series import sparkline
from typewriter import cells, squeezed

Row = dict[str, Any]
FILES = {path.stem: load(path) for path in sorted((DATA / "series").glob("*.json"))}


def test_what_the_plan_asks_for_is_there(run: Run) -> None:
    asked = {
        "trade-total", "trade-china-exports-to-russia-gacc", "trade-china-imports-from-russia-gacc",
        "trade-ussr-china-chinese-side", "unsc-joint-vetoes", "arms-tiv-to-china", "crude-china-from-russia",
        "crude-russia-share-of-china-imports", "crude-middle-east-share-of-china-imports", "gas-power-of-siberia",
        "joint-exercises-per-year", "unga-agreement-russia-china", "unga-ideal-point-distance", "mid-gml-hostility",
        "alliance-atop", "settlement-national-currencies-share",
    }  # fmt: skip
    assert asked <= set(run("series --json").ids()) == set(FILES)


def test_every_series_says_its_unit_source_method_and_terms() -> None:
    for id, series in FILES.items():
        assert series["id"] == id
        assert all(series[key] for key in ("unit", "method", "licence", "themes", "frequency")), id
        assert series["source"]["publisher"], id


def test_no_point_lies_beyond_the_day_up_to_which_the_record_was_kept(run: Run) -> None:
    as_of = load(DATA / "dataset.json")["as_of"]
    for row in run("series --json").json():
        assert row["points"][-1]["date_edtf"] <= as_of
        assert row["last_value"] == row["points"][-1]["value"]


def test_of_sipris_figures_only_what_claims_need_is_kept(run: Run) -> None:
    [row] = run("show arms-tiv-to-china --json").json()
    assert len(row["points"]) < 20
    assert "SIPRI's terms" in row["method"]
    assert "copyright" in row["licence"]


def test_the_points_of_a_window_are_those_that_may_touch_it(run: Run) -> None:
    rows = run("series trade-total --from 2000 --to 2003-06 --json").json()
    assert [row["date_edtf"] for row in rows] == ["2000", "2001", "2002", "2003"]
    assert [row["match"] for row in rows] == snapshot(["certain", "certain", "certain", "possible"])
    certain = run("series trade-total --from 2000 --to 2003-06 --certain --json").json()
    assert [row["date_edtf"] for row in certain] == snapshot(["2000", "2001", "2002"])


def test_the_change_is_that_on_the_year_before(run: Run) -> None:
    points = FILES["trade-total"]["points"]
    bounds = {point["date_edtf"] for point in points if point.get("low") is not None and point.get("high") is None}
    assert bounds == {"1993"}
    values = {point["date_edtf"]: point["value"] for point in points if point["date_edtf"] not in bounds}
    for row in run("series trade-total --json").json():
        before = values.get(str(int(row["date_edtf"]) - 1))
        if before is None or row["date_edtf"] in bounds:
            assert (row["change"], row["change_percent"]) == (None, None)
        else:
            assert row["change"] == pytest.approx(row["value"] - before)
            assert row["change_percent"] == pytest.approx(100 * (row["value"] / before - 1), abs=0.06)


def test_there_is_no_change_across_a_gap_or_between_days(run: Run) -> None:
    gap = [row for row in run("series crude-china-from-russia --json").json() if row["date_edtf"] == "2013"]
    assert gap[0]["change"] is None
    assert {row["change"] for row in run("series unsc-joint-vetoes --json").json()} == {None}


def test_from_zero_there_is_a_change_but_no_per_cent(run: Run) -> None:
    [row] = [row for row in run("series unsc-joint-vetoes-per-year --json").json() if row["date_edtf"] == "2007"]
    assert (row["value"], row["change"], row["change_percent"]) == (1, 1, None)


def test_beside_a_point_stand_the_events_of_its_themes_that_began_then(run: Run) -> None:
    events = {row["id"]: row for row in run("timeline --json").json()}
    rows = run("series trade-total --json").json()
    for row in rows:
        year = row["date_edtf"]
        expected = {id for id, e in events.items() if (e["earliest"] or "")[:4] == year and "trade" in e["themes"]}
        assert set(row["events"]) == expected, year
    assert any(row["events"] for row in rows)


def test_events_that_stand_beside_no_point_are_counted(run: Run) -> None:
    shown = {id for row in run("series trade-total --during 2015 --json").json() for id in row["events"]}
    every = set(run("timeline --theme trade --during 2015 --json").ids())
    assert len(every - shown) > 0
    said = run("series trade-total --during 2015 --format table").err
    assert f"{len(every - shown)} more event" in said
    assert "`sinorus timeline --theme trade`" in said


def test_a_table_of_points_shows_ranges_changes_and_events(run: Run) -> None:
    line = "series trade-total --from 2014 --to 2016 --format table --fields date_edtf,value,low,high,change"
    assert run(line).out == snapshot("""\
date_edtf  value   low  high  change
2014       95.28              6.07
2015       68.0               -27.28
2016       69.525             1.525
""")  # fmt: skip
    points = run("series trade-total --during 1991 --format table --fields date_edtf,value,low,high").out
    assert squeezed("1991 3.9 3.9 4.1") in squeezed(points)
    assert squeezed("68 -28.6 %") in squeezed(run("series trade-total --during 2015 --format table").out)
    assert "7 or more" in run("series trade-total --during 1993 --format table").out


def test_only_of_an_amount_is_a_change_told_in_per_cent(run: Run) -> None:
    for id, series in FILES.items():
        percents = {row["change_percent"] for row in run(f"series {id} --json").json()}
        assert series["scale"] == "amount" or percents == {None}, id
    assert "+1.6 %" not in run("series unga-ideal-point-russia --format table").out


def test_numbers_are_written_with_all_their_digits_and_negative_ones_stay_numbers(run: Run, own: Path) -> None:
    put(Path("mine/series/my-series.json"), "/points/1/value", 1000000150)
    assert "1000000150" in run("series my-series --data mine --format table").out
    rows = list(csv.DictReader(io.StringIO(run("series unga-ideal-point-russia --format csv").out)))
    assert all(float(row["value"]) < 3 for row in rows)


def test_several_series_stand_one_after_the_other(run: Run) -> None:
    rows = run("series gas-power-of-siberia lng-china-from-russia --json").json()
    assert list(dict.fromkeys(row["series"] for row in rows)) == ["gas-power-of-siberia", "lng-china-from-russia"]


def test_a_theme_and_words_choose_among_series(run: Run) -> None:
    assert set(run("series --theme energy --json").ids()) == {
        id for id, series in FILES.items() if "energy" in series["themes"]
    }
    assert "gas-power-of-siberia" in run("series --search siberia --json").ids()


def test_a_window_keeps_the_series_that_have_a_point_in_it(run: Run) -> None:
    assert run("series --to 1940 --json").ids() == ["alliance-atop"]
    # A gap is no point.
    assert "trade-cow-dyadic" not in run("series --during 1960 --json").ids()


def test_the_course_is_drawn_from_lowest_to_highest_with_a_dot_for_a_gap() -> None:
    points: list[Any] = [{"date_edtf": str(year), "value": value} for year, value in [(2000, 1), (2001, 8), (2004, 4)]]
    assert sparkline(points, 10) == snapshot("▁█··▄")
    assert sparkline(points, 2) == snapshot("█▁")
    assert sparkline(points[:1], 10) == "▄"
    within_a_year: list[Any] = [{"date_edtf": "2000-01-01", "value": 1}, {"date_edtf": "2000-12-01", "value": 2}]
    assert sparkline(within_a_year, 10) == snapshot("▄")


@pytest.mark.parametrize("line", ["series", "series trade-total", "show trade-total"])
@pytest.mark.parametrize("width", [20, 40, 80, 132])
def test_series_fit_the_width(run: Run, monkeypatch: pytest.MonkeyPatch, line: str, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert max(map(cells, run(f"{line} --format table").out.splitlines())) <= width


def test_show_tells_everything_about_a_series_and_the_claims_that_it_decides(run: Run) -> None:
    out = run("show trade-total --format list").out
    assert "Where sources disagree: Chinese and Russian customs" in out
    assert "[rathod-trade-7bn-1991]" in out
    assert "1991: 3.9 (3.9–4.1)" in out


def test_ones_own_series_are_read_and_decide(run: Run, own: Path) -> None:
    figure = {"value": 100, "unit": "thousand tonnes", "bound": "about", "date_edtf": "1905", "what": "freight"}
    put(Path("mine/claims.json"), "/0/figure", {**figure, "series": "my-series"})
    [row] = run("check --data mine --json").json()
    assert (row["verdict"], row["measure"]["against"]) == ("contradicted", 150)
    put(Path("mine/series/my-series.json"), "/points/1/value", 105)
    [row] = run("check --data mine --json").json()
    assert (row["verdict"], row["measure"]["against"]) == ("supported", 105)


def test_a_point_may_name_the_event_that_it_counts(run: Run, own: Path) -> None:
    put(Path("mine/series/my-series.json"), "/points/1/event", "my-event-1905")
    rows = run("series my-series --data mine --json").json()
    assert [row["event"] for row in rows] == [None, "my-event-1905", None]
    assert "[my-event-1905]" in run("show my-series --data mine --format list").out


def test_a_series_says_whether_it_is_kept_up_to_date(run: Run, own: Path) -> None:
    [row] = run("series --data mine --json").json()
    assert row["kept"] is False
    put(Path("mine/series/my-series.json"), "/kept", True)
    [row] = run("series --data mine --json").json()
    assert row["kept"] is True
    assert "kept up to date" in run("show my-series --data mine --format list").out


def test_a_folder_may_hold_nothing_but_series(run: Run, tmp_path: Path) -> None:
    (tmp_path / "only" / "series").mkdir(parents=True)
    save(tmp_path / "only/series/s.json", {**load(DATA / "series/trade-total.json"), "id": "s", "themes": []})
    assert run("series", "--data", str(tmp_path / "only"), "--json").ids() == ["s"]


def test_a_series_in_two_folders_is_refused_with_both_places(run: Run, own: Path) -> None:
    Path("two/series").mkdir(parents=True)
    save(Path("two/series/x.json"), {**load(Path("mine/series/my-series.json")), "title": "Another"})
    message = refusal(run, "series --data mine --data two --strict", 1)
    assert 'two/series/x.json:2:8 /id: the id "my-series" is taken by mine/series/my-series.json:2 /id' in message


@pytest.mark.parametrize(
    ("pointer", "value", "said"),
    [
        ("/points", [], "points is empty"),
        ("/points/0/value", 1e300, "value is"),
        ("/points/0/value", "7", "value must be a number"),
        ("/points/1/date_edtf", "1904", "stands twice"),
        ("/points/1/date_edtf", "1903", "comes before the point above it"),
        ("/points/0/low", 200, "low 200 is above the value 120"),
        ("/points/0/high", 100, "high 100 is below the value 120"),
        ("/points/0/date_edtf", "around 1904", "is no EDTF date"),
        ("/unit", "", "unit is empty"),
        ("/colour", "red", 'unknown field "colour"'),
        ("/themes/0", "my-thme", "is no theme in the data"),
        ("/points/0/event", "my-event-1906", "is no event in the data"),
        ("/points/0/event", "my-theme", "is the id of a theme and not of an event"),
        ("/kept", "yes", "kept must be"),
    ],
)
def test_what_is_wrong_with_a_series_is_named_with_file_line_and_pointer(
    run: Run, own: Path, pointer: str, value: Any, said: str
) -> None:
    put(Path("mine/series/my-series.json"), pointer, value)
    found = problems(run, "mine")
    assert said in found[0]["problem"]
    assert found[0]["file"] == "mine/series/my-series.json"
    assert found[0]["line"]
    assert found[0]["pointer"].startswith(pointer.rpartition("/")[0])


def test_files_that_are_not_read_are_named(run: Run, own: Path) -> None:
    text = Path("mine/series/my-series.json").read_text(encoding="utf-8")
    for name in ("series.json", "series/x.txt", "series/y.jsonl", "series/.hidden", "dataset.jsonl"):
        Path("mine", name).write_text(text)
    assert [row["file"] for row in problems(run, "mine")] == [
        "mine/dataset.jsonl",
        "mine/series.json",
        "mine/series/x.txt",
        "mine/series/y.jsonl",
    ]


def test_a_plain_file_called_series_is_no_folder_of_series(run: Run, own: Path) -> None:
    shutil.rmtree("mine/series")
    Path("mine/series").write_text("")
    assert run("timeline --data mine --json").ids() == ["my-event-1905"]
    told = run("validate mine")
    assert told.code == 1
    assert "mine/series" in told.out
    assert "this file is not read" in told.out


def test_one_series_is_one_series(run: Run, own: Path) -> None:
    assert run("series --data mine --format table").err.startswith("1 series")


def test_a_file_that_is_no_object_is_refused(run: Run, own: Path) -> None:
    Path("mine/series/my-series.json").write_text("[]")
    assert "must be an object" in refusal(run, "series --data mine --strict", 1)


def test_dates_of_points_are_edtf_like_all_others() -> None:
    for series in FILES.values():
        for point in series["points"]:
            assert dates.parse(point["date_edtf"])
