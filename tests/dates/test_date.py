"""A date as a value: its order, and that it may be a key, cross processes and be shared by threads."""

import copy
import pickle
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edtf_strategies import anything
from sinorus.base.errors import BadDate, Damaged, SinorusError
from sinorus.dates import Date, Day, parse, read


def test_dates_are_in_the_order_of_a_timeline() -> None:
    order = [
        *("[..1900]", "Y-17E7", "-0500", "1949/..", "1949/1951", "1949", "1949~", "1949-10", "1949-10-01"),
        *("1949-10-01T09:00:00Z", "1949-10-01T08:00:00-04:00", "Y17E7"),
    ]
    assert [str(date) for date in sorted(parse(text) for text in reversed(order))] == order


@given(anything.map(parse), anything.map(parse))
def test_of_two_dates_one_comes_first_or_they_are_written_alike(one: Date, other: Date) -> None:
    assert [one < other, one == other, one > other].count(True) == 1
    assert (one <= other, one >= other) == (not one > other, not one < other)
    if one.earliest and other.earliest and one.earliest < other.earliest:
        assert one < other


def test_a_date_is_not_compared_with_what_is_no_date() -> None:
    with pytest.raises(TypeError, match="not supported between"):
        parse("1949") < "1950"  # type: ignore[operator]  # noqa: B015


@given(anything)
def test_a_date_is_a_key_and_comes_back_from_another_process_or_a_copy(text: str) -> None:
    date = parse(text)
    for same in (pickle.loads(pickle.dumps(date)), copy.deepcopy(date), parse(text)):
        assert (same, hash(same), repr(same)) == (date, hash(date), f"<Date {text!r}>")


def test_a_date_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        parse("1949").edtf = "1950"  # type: ignore[misc]


@pytest.mark.parametrize("error", [BadDate("1949-13", "no", 5, ("1949-12",)), Damaged("it was deleted"), Damaged()])
def test_an_error_comes_back_from_another_process_as_it_was(error: SinorusError) -> None:
    same = pickle.loads(pickle.dumps(error))
    assert (type(same), str(same), vars(same)) == (type(error), str(error), vars(error))


def test_many_threads_read_what_one_reads() -> None:
    texts = ["1949-10", "[1858..1860]", "late 1960s", "14 February 1950", "1949年10月1日", "27 August 1689 O.S."] * 50
    with ThreadPoolExecutor(8) as threads:
        assert [*threads.map(read, texts)] == [read(text) for text in texts]


@given(st.dates())
def test_a_day_of_the_standard_library_is_the_same_day(day: object) -> None:
    assert parse(str(day)).earliest == Day.from_iso(str(day))
    assert Day.from_iso(str(day)).date() == day


@pytest.mark.parametrize("day", [Day(0, 12, 31), Day(10000, 1, 1), Day(-999_999_999, 1, 1)])
def test_a_day_beyond_the_standard_library_has_no_date(day: Day) -> None:
    assert day.date() is None
