"""The same question gives the same number by every way that asks it."""

from collections import Counter

import pytest

from conftest import Run

KINDS = ["treaty", "veto", "exercise", "summit", "visit"]


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("window", ["", "--from 1949 --to 1991", "--during 'last 20 years'"])
def test_events_of_a_kind_are_as_many_by_filters_and_counts(run: Run, kind: str, window: str) -> None:
    number = len(run(f"timeline --kind {kind} {window} --json").json())
    of_all = {row["key"]: row["events"] for row in run(f"timeline {window} --count-by kind --json").json()}
    assert of_all.get(kind, 0) == number
    for key in ("year", "decade", "month", "effect", "confidence", "place"):
        rows = run(f"timeline --kind {kind} {window} --count-by {key} --json").json()
        assert sum(row["events"] for row in rows) == number
    pairs = run(f"timeline {window} --count-by kind,year --json").json()
    assert sum(row["events"] for row in pairs if row["key"] == kind) == number
    said = run(f"timeline --kind {kind} {window} --format table").err
    assert (f"{number} event" if number else "nothing matched") in said
    assert len(run(f"timeline --kind {kind} {window} --sort -date --json").json()) == number


@pytest.mark.parametrize(
    ("command", "id", "option"),
    [
        ("themes", "energy", "--theme"),
        ("actors", "xi-jinping", "--actor"),
        ("actors", "soviet-union", "--actor"),
        ("sources", "rathod", "--source"),
        ("show", "moscow", "--place"),
    ],
)
def test_what_is_listed_of_a_name_is_what_its_filter_finds(run: Run, command: str, id: str, option: str) -> None:
    number = len(run(f"timeline {option} {id} --json").json())
    [shown] = run(f"show {id} --json").json()
    assert shown["events"] == number > 0
    if command != "show":
        assert {row["id"]: row["events"] for row in run(f"{command} --json").json()}[id] == number
    by = option.removeprefix("--")
    assert {row["key"]: row["events"] for row in run(f"timeline --count-by {by} --json").json()}[id] == number


def test_an_essay_has_as_many_claims_by_every_way(run: Run) -> None:
    number = len(run("claims --source sikka --json").json())
    assert len(run("check --source sikka --json").json()) == number
    assert run("show sikka --json").json()[0]["claims"] == number
    for line in ("claims --count-by source", "check --count-by source"):
        assert {row["key"]: row["claims"] for row in run(f"{line} --json").json()}["sikka"] == number
    for key in ("type", "hedging", "verdict", "effect", "year"):
        assert sum(row["claims"] for row in run(f"claims --source sikka --count-by {key} --json").json()) == number


def test_joint_vetoes_are_as_many_as_events_as_points_and_as_sums_of_years(run: Run) -> None:
    events = run("timeline --kind veto --json").ids()
    points = run("series unsc-joint-vetoes --json").json()
    years = run("series unsc-joint-vetoes-per-year --json").json()
    assert sorted(point["event"] for point in points) == sorted(events)
    assert sum(row["value"] for row in years) == len(events)
    counted = {row["key"]: row["events"] for row in run("timeline --kind veto --count-by year --json").json()}
    assert {row["date_edtf"][:4]: row["value"] for row in years if row["value"]} == counted
    for series in ("unsc-joint-vetoes", "unsc-joint-vetoes-per-year"):
        assert f"{series} adds up to {len(events)} vetoes" in run(f"series {series} --format table").err
        assert f"Sum: {len(events)} vetoes\n" in run(f"show {series} --format list").out


def test_every_meeting_that_a_series_numbers_is_an_event_of_its_own(run: Run) -> None:
    events = set(run("timeline --json").ids())
    for series in ("premiers-regular-meetings", "unsc-joint-vetoes"):
        named = [point["event"] for point in run(f"series {series} --json").json() if point["event"]]
        assert max(Counter(named).values()) == 1
        assert set(named) <= events


@pytest.mark.parametrize(
    ("series", "said"),
    [
        ("joint-exercises-per-year", "adds up to at least"),
        ("joint-bomber-patrols", ""),
        ("xi-putin-meetings-cumulative", ""),
        ("chinese-students-in-russia", ""),
        ("trade-total-year-to-date", ""),
        ("unga-agreement-russia-china", ""),
    ],
)
def test_only_what_means_something_is_added_up(run: Run, series: str, said: str) -> None:
    err = run(f"series {series} --format table").err
    assert said in err
    assert ("adds up to" in err) == bool(said)
