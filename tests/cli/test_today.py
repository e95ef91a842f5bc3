"""`today`: what happened on a day of any year and in its month, and by which clock."""

import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from conftest import Run


def test_the_day_comes_first_and_then_the_rest_of_its_month(run: Run) -> None:
    rows = run("today 03-02 --json").json()
    on = [row["on"] for row in rows]
    assert on == sorted(on)
    assert {row["id"] for row in rows if row["on"] == "day"} == set(run("timeline --on 03-02 --json").ids()) != set()
    assert {row["id"] for row in rows} == set(run("timeline --on march --json").ids())
    for row in rows:
        assert row["earliest"].startswith(f"{row['year']:04}-03-")
        assert row["on"] == "month" or row["earliest"].endswith("-03-02")


@pytest.mark.parametrize("text", ["'2 March'", "2 March", "1969-03-02", "2022-03-02?", "'march 2nd'"])
def test_a_day_is_asked_for_in_words_or_figures_and_its_year_is_left_out(run: Run, text: str) -> None:
    assert run(f"today {text} --json") == run("today 03-02 --json")


@pytest.mark.parametrize("text", ["march", "03", "1969-03", "'March 1969'"])
def test_a_month_has_no_part_of_a_day(run: Run, text: str) -> None:
    rows = run(f"today {text} --json").json()
    assert [row["id"] for row in rows] == run("timeline --on march --json").ids()
    assert {row["on"] for row in rows} == {"month"}


def test_a_table_has_two_parts_and_says_how_many_are_in_each(run: Run) -> None:
    result = run("today 03-02 --theme territory --format table")
    lines = result.out.splitlines()
    assert lines.index("On 2 March") < lines.index("In March")
    assert ", beginning in March; 2 of them on 2 March" in result.err


def test_filters_windows_and_limits_hold_here_too(run: Run) -> None:
    line = "--theme territory --from 1949 --to 1991"
    rows = run(f"today 03-02 {line} --json").json()
    assert {row["id"] for row in rows} == set(run(f"timeline {line} --on march --json").ids()) != set()
    assert {row["match"] for row in rows} <= {"certain", "possible"}
    for limit in range(4):
        assert run(f"today 03-02 {line} --json --limit {limit}").json() == rows[:limit]


@pytest.mark.parametrize(
    ("moment", "zone", "day", "said"),
    [
        ("2026-11-29T12:00", "UTC", "11-29", "29 November 2026"),
        ("2028-02-29T23:30", "UTC", "02-29", "29 February 2028"),
        ("2026-12-31T20:00", "Pacific/Kiritimati", "01-01", "1 January 2027"),
        ("2027-01-01T03:00", "America/Los_Angeles", "12-31", "31 December 2026"),
    ],
)
def test_without_a_date_it_is_the_day_of_the_machine_in_its_zone(
    run: Run, moment: str, zone: str, day: str, said: str
) -> None:
    utc = datetime.datetime.fromisoformat(moment).replace(tzinfo=datetime.UTC)
    with time_machine.travel(utc.astimezone(ZoneInfo(zone)), tick=False):
        result = run("today --json")
        told = run(f"today {day} --json")
    assert result.out == told.out
    assert f"today is {said} by the clock of this machine" in result.err
    assert "clock" not in told.err


@pytest.mark.parametrize("text", ["02-30", "yesterday", "1969", "energy", "''"])
def test_what_is_no_day_is_refused_in_one_paragraph(run: Run, text: str) -> None:
    result = run(f"today {text}")
    assert (result.code, result.out, len(result.err.splitlines())) == (2, "", 1)
    assert "write for example" in result.err
