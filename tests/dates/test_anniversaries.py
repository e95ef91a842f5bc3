"""A day or a month of any year: how it is read, and which records begin on it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Run
from sinorus.base.errors import BadDate
from sinorus.dates import Day, parse, read_anniversary

AS_OF = Day(2026, 7, 2)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        *(("11-29", "11-29"), ("--11-29", "11-29"), ("29 November", "11-29"), ("Nov. 29", "11-29")),
        *(("the 29th of november", "11-29"), ("November 1st", "11-01"), ("02-29", "02-29"), ("29 February", "02-29")),
        *(("november", "11"), ("NOV", "11"), ("Sept", "09"), ("11", "11")),
    ],
)
def test_a_day_or_a_month_is_read(text: str, figures: str) -> None:
    assert read_anniversary(text).edtf() == figures


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("02-30", ("02-29", "february")),
        ("30 February", ("02-29", "february")),
        ("31 April", ("04-30", "april")),
        ("13-01", ("11-29", "november")),
        ("ma", ("11-29", "november")),
        ("1969-03-02", ("11-29", "november")),
        ("today", ("11-29", "november")),
        ("", ("11-29", "november")),
    ],
)
def test_what_is_no_day_of_any_year_is_refused_with_forms_that_are(text: str, forms: tuple[str, str]) -> None:
    with pytest.raises(BadDate) as refusal:
        read_anniversary(text)
    assert refusal.value.forms == forms
    for form in forms:
        read_anniversary(form)


@given(st.dates())
def test_what_is_known_to_the_day_falls_on_its_day_and_in_its_month(day: object) -> None:
    text = str(day)
    [span] = parse(text).spans(AS_OF)
    assert read_anniversary(text[5:]).falls_on(span)
    assert read_anniversary(text[5:7]).falls_on(span)


@pytest.mark.parametrize(
    ("edtf", "on_the_day", "in_the_month"),
    [
        ("1969-03-02", True, True),
        ("1969-03-02/1969-09-11", True, True),
        ("1969-03-02/..", True, True),
        ("1969-03-02/", True, True),
        ("{1950-02-14,1969-03-02}", True, True),
        ("1969-03", False, True),
        ("1969-03/1971", False, True),
        ("1969-03-02~", False, True),
        ("1969-03-02~/1971", False, False),
        ("[1969-03-02,1969-03-05]", False, True),
        ("1969", False, False),
        ("1969-21", False, False),
        ("../1969-03-02", False, False),
        ("196X", False, False),
    ],
)
def test_only_exact_days_are_on_a_day(edtf: str, on_the_day: bool, in_the_month: bool) -> None:
    spans = parse(edtf).spans(AS_OF)
    assert any(read_anniversary("03-02").falls_on(span) for span in spans) == on_the_day
    assert any(read_anniversary("march").falls_on(span) for span in spans) == in_the_month


@pytest.mark.parametrize("text", ["11-29", "november", "not:november", "11-29,march", "02-29"])
def test_sql_and_python_find_the_same_events(run: Run, text: str) -> None:
    days = [read_anniversary(part) for part in text.removeprefix("not:").split(",")]
    expected = [
        row["id"]
        for row in run("timeline --json").json()
        if any(day.falls_on(span) for span in parse(row["date_edtf"]).spans(AS_OF) for day in days)
        != text.startswith("not:")
    ]
    assert run(f"timeline --on {text} --json").ids() == expected
    assert run(f"timeline --on {text} --json --limit 3").ids() == expected[:3]


def test_a_day_of_any_year_narrows_a_window(run: Run) -> None:
    every, some = (run(f"timeline --on november {window} --json").ids() for window in ("", "--from 1949 --to 1991"))
    assert set(some) == set(every) & set(run("timeline --from 1949 --to 1991 --json").ids()) != set()
    assert "beginning in November" in run("timeline --on november --format table").err


@pytest.mark.parametrize("command", ["timeline", "claims", "drivers", "periods", "series", "check", "compare"])
def test_a_day_that_no_year_has_is_refused_in_one_paragraph(run: Run, command: str) -> None:
    result = run(f"{command} --on '30 February'")
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        'sinorus: --on "30 February" is no day of a year: February has 29 days at most;'
        " write for example 02-29 or february\n"
    )
