"""`change`: each number left and right of a turning point is that of the command behind it."""

import shlex
from collections import Counter
from statistics import fmean
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from conftest import Run
from folders import load, save, started
from sinorus.model.vocabulary import OFFICIAL
from sinorus.query.change_series import course

Row = dict[str, Any]
SIDES = ("before", "after")
DAYS = st.dates().map(str) | st.builds("{}-{:02}".format, st.integers(1900, 2025), st.integers(1, 12))


def of(rows: list[Row], measure: str) -> dict[str, Row]:
    return {row["key"]: row for row in rows if row["measure"] == measure}


def no_slope(row: Row) -> bool:
    """Say whether a level, of which slopes are compared, has none on a side."""
    return row["scale"] == "level" and None in (row["slope_before"], row["slope_after"])


def asked(run: Run, row: Row, side: str) -> list[Row]:
    """Run the command that stands behind a number."""
    words = shlex.split(row["commands"][side])
    assert words[0] == "sinorus"
    return list(run(*words[1:], "--json").json())


@pytest.mark.slow
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.integers(1850, 2025).map(str), DAYS))
@example("2014-03")
def test_counts_of_both_sides_are_those_of_the_timeline_by_effect_and_theme(run: Run, at: str) -> None:
    result = run("change", "--at", at, "--json")
    assume(result.code == 0)
    for measure, side in ((measure, side) for measure in ("effect", "theme") for side in SIDES):
        rows = of(result.json(), measure)
        counted = {row["key"]: row["events"] for row in asked(run, next(iter(rows.values())), side)} if rows else {}
        assert {key: row[side] for key, row in rows.items() if row[side]} == counted


@pytest.mark.parametrize(
    "line", ["--at 2014-03", "--before 2005/2014 --after 2015/2024 --theme energy --source-kind article"]
)
@pytest.mark.parametrize("side", SIDES)
def test_a_force_has_as_many_sources_as_drivers_says_and_official_texts_stand_apart(
    run: Run, line: str, side: str
) -> None:
    rows = run(f"change {line} --json").json()
    everyone: Counter[str] = Counter()
    for measure in ("driver", "official-driver"):
        forces = of(rows, measure)
        for row in [*forces.values()][:1]:
            # One row speaks for all of its measure, whose command is the same.
            named = {force["id"]: len(force["sources"]) for force in asked(run, row, side) if force["sources"]}
            assert {key: force[side] for key, force in forces.items() if force[side]} == named
            everyone.update(named)
            traditions = row["commands"][side].rpartition("--tradition ")[2].split()[0].removeprefix("not:")
            assert set(traditions.split(",")) == set(OFFICIAL)
    assert everyone


def test_the_climate_is_cooperation_less_friction(run: Run) -> None:
    rows = run("change --at 1960 --json").json()
    effects, climate = of(rows, "effect"), of(rows, "climate")["balance"]
    for side in SIDES:
        assert climate[side] == effects["cooperation"][side] - effects["friction"][side]
    assert climate["before"] > 0 > climate["after"]


def test_a_series_is_the_mean_of_the_points_that_surely_lie_on_a_side(run: Run) -> None:
    series = of(run("change --at 2014-03 --json").json(), "series")["trade-total"]
    for side in SIDES:
        points = asked(run, series, side)
        # The year of the turning point lies on both sides, and so on neither.
        assert "2014" not in [point["date_edtf"] for point in points]
        assert series[f"of_{side}"] == len(points)
        assert series[side] == pytest.approx(fmean(point["value"] for point in points))


def test_a_series_grows_by_the_line_of_least_squares() -> None:
    def point(date: str, value: float) -> Any:
        return {"date_edtf": date, "value": value, "low": None, "high": None}

    grown = course([point(str(year), 10.0 + 3 * (year - 2000)) for year in range(2000, 2011)])
    assert (grown.number, grown.mean) == (11, 25.0)
    assert grown.slope == pytest.approx(3, abs=0.01)
    assert course([point("2000", 1.0), point("2000", 2.0)]).slope is None
    assert course([]) == (0, None, None)


def test_the_largest_difference_comes_first_by_its_share_and_what_one_side_lacks_last(run: Run) -> None:
    rows = run("change --at 2014-03 --json").json()
    for measure in ("effect", "theme", "driver", "official-driver", "series"):
        sizes = [-1 if row["size"] is None else row["size"] for row in of(rows, measure).values()]
        assert len(sizes) > 1
        assert sizes == sorted(sizes, reverse=True)
    for row in of(rows, "theme").values():
        assert row["size"] == pytest.approx(
            abs(row["after"] / row["of_after"] - row["before"] / row["of_before"]), abs=2e-4
        )
    for row in rows:
        assert (row["size"] is None) == ("no points" in row["note"] or no_slope(row)), row


def test_few_records_and_points_of_another_length_are_marked(run: Run) -> None:
    rows = run("change --at 2022-02 --theme energy --json").json()
    for row in of(rows, "theme").values():
        assert (row["note"] == "few records") == (max(row["before"], row["after"]) < 5)
    trips = of(run("change --before 2022/2023 --after 2024/2025 --json").json(), "series")["chinese-trips-to-russia"]
    assert "2 of another length left out" in trips["note"]


def test_a_folder_of_ones_own_has_its_changes_too(run: Run, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    started("mine")
    file = tmp_path / "mine" / "events.json"
    [event, *_] = load(file)
    years = {"1903": "friction", "1904": "friction", "1906": "cooperation"}
    save(file, [{**event, "id": f"in-{year}", "date_edtf": year, "effect": effect} for year, effect in years.items()])
    for name in ("claims", "contrasts"):
        save(tmp_path / "mine" / f"{name}.json", [])
    result = run("change --before 1903/1904 --after 1905/1906 --data mine --json")
    effects = of(result.json(), "effect")
    assert {key: (row["before"], row["after"]) for key, row in effects.items()} == {
        "cooperation": (0, 1),
        "friction": (2, 0),
    }
    assert all(row["note"] == "few records" for row in effects.values())
