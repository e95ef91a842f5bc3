"""How a window of time is moved and zoomed."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from sinorus.explore.span import Span, of

ALL = of("1600", "2029")


@pytest.mark.parametrize(
    ("first", "last", "texts"),
    [
        ("1969", "1969", ("1969", "1969")),
        ("1969-03", "1969-03", ("1969-03", "1969-03")),
        ("1969-01-01", "1970-12-31", ("1969", "1970")),
        ("-0500", "0010", ("-0500", "0010")),
    ],
)
def test_a_stretch_is_written_as_it_was_read(first: str, last: str, texts: tuple[str, str]) -> None:
    assert of(first, last).texts() == texts


def test_a_window_moves_by_a_quarter_of_itself_in_whole_years() -> None:
    assert of("2000", "2009").shift(1, ALL).texts() == ("2002", "2011")
    assert of("2000", "2009").shift(-1, ALL).texts() == ("1998", "2007")
    assert of("2020", "2029").shift(1, ALL).texts() == ("2020", "2029")


def test_a_window_is_halved_about_a_date_and_doubled_about_its_middle() -> None:
    assert of("2000", "2009").zoom(1, ALL).texts() == ("2002", "2006")
    assert of("2000", "2009").zoom(1, ALL, of("2000", "2000").first).texts() == ("2000", "2004")
    assert of("2000", "2009").zoom(-1, ALL).texts() == ("1995", "2014")
    assert of("2020", "2029").zoom(-1, ALL).texts() == ("2010", "2029")


@given(some.integers(1600, 2029), some.integers(1, 100), some.lists(some.sampled_from("+-[]"), max_size=30))
def test_no_key_leads_out_of_time(first: int, years: int, keys: list[str]) -> None:
    span = of(str(first), str(min(first + years, 2029)))
    for key in keys:
        by = 1 if key in "+]" else -1
        span = span.zoom(by, ALL) if key in "+-" else span.shift(by, ALL)
        assert ALL.first <= span.first < span.end <= ALL.end
        assert of(*span.texts()) == Span(*span)
