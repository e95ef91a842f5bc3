"""Names and dates: whatever is read as a date is known as one, in any case, and ordinary names are none."""

import gc

import pytest
from hypothesis import given

from edtf_strategies import anything
from sinorus.dates.names import is_date


@given(anything)
def test_every_date_in_edtf_is_a_date(text: str) -> None:
    assert is_date(text)


@pytest.mark.parametrize(
    "name",
    [
        *("today", "now", "not", "may", "May", "March", "the century", "a", "e", "x", "xxx", "12", "1", "0"),
        *("year-1949", "1949-uprising", "event-0001949", "20010612", "Generation of 1949", "1949 and after"),
        *("Long March", "May Fourth", "Old Style", "the early days", "St. Petersburg", "Sixty", "Ties", "五十年代"),
    ],
)
def test_other_names_are_no_dates(name: str) -> None:
    assert not is_date(name)


@pytest.mark.parametrize("name", ["XIX век", "конец XVIII века", "XX в.", "середина XIXв."])
def test_a_century_in_russian_is_a_date(name: str) -> None:
    assert is_date(name)


@pytest.mark.parametrize("name", ["1949\u0302", "ſpring 1969", "195\u0058", "xxxx", "y-20000", "1949–1991"])
def test_a_date_is_known_in_letters_that_a_filter_takes_for_those_of_a_date(name: str) -> None:
    assert is_date(name)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["e{}", "c-{}", "before {}"])
def test_a_million_names_that_look_like_dates_leave_nothing_to_the_collector_of_garbage(name: str) -> None:
    is_date(name.format(0))
    gc.collect()
    gc.disable()
    try:
        assert not any(is_date(name.format(number)) for number in range(100))
        assert gc.collect() == 0
    finally:
        gc.enable()
