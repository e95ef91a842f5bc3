"""Words that only a window may have: they count back from the last day of the data, and never from a clock."""

import pytest

from conftest import Run
from sinorus.base.errors import BadDate
from sinorus.dates import Day, read, read_window

AS_OF = Day(2026, 7, 2)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("present", "2026-07-02"),
        ("the present", "2026-07-02"),
        ("2010–present", "2010/2026-07-02"),
        ("2010-present", "2010/2026-07-02"),
        ("March 2010 to the present", "2010-03/2026-07-02"),
        ("from 2010 until present", "2010/2026-07-02"),
        ("last 10 years", "2016-07-03/2026-07-02"),
        ("Past 1 year", "2025-07-03/2026-07-02"),
        ("the last 6 months", "2026-01-03/2026-07-02"),
        ("last 2 decades", "2006-07-03/2026-07-02"),
        ("since 2010", "2010/.."),
        ("late 1960s", "1967/1969"),
        ("1949-10-01", "1949-10-01"),
    ],
)
def test_a_window_ends_with_the_last_day_of_the_data(text: str, edtf: str) -> None:
    assert read_window(text, AS_OF).edtf == edtf


@pytest.mark.parametrize("text", ["today", "yesterday", "last year", "this month", "3 years ago", "2010 to today"])
def test_what_needs_a_clock_is_refused_and_the_present_offered(text: str) -> None:
    with pytest.raises(BadDate) as refusal:
        read_window(text, AS_OF)
    assert refusal.value.forms == ("present", "2026-07-02")
    assert "last day of the data" in refusal.value.reason


@pytest.mark.parametrize("text", ["last 10 years", "present", "last 0 years"])
def test_a_date_of_a_record_has_none_of_these_words(text: str) -> None:
    with pytest.raises(BadDate, match="depend on the day they are read"):
        read(text)


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("--to present", "--to 2026-07-02"),
        ("--during 2010–present", "--from 2010 --to 2026-07-02"),
        ("--during 'last 10 years'", "--from 2016-07-03 --to 2026-07-02"),
        ("--from 'last 10 years'", "--from 2016-07-03"),
    ],
)
@pytest.mark.parametrize("command", ["timeline", "claims", "series trade-total"])
def test_every_window_takes_them_and_says_which_days_they_are(run: Run, command: str, words: str, figures: str) -> None:
    answer = run(f"{command} {words} --json")
    assert answer.json() == run(f"{command} {figures} --json").json() != []
    assert "2026-07-02, the last day of the data" in answer.err


def test_a_cited_answer_keeps_the_days_and_not_the_words(run: Run) -> None:
    [row] = run("cite --query 'timeline --during \"last 10 years\" --on november' --json").json()
    assert row["query"] == "timeline --during 2016-07-03/2026-07-02 --on 11"
