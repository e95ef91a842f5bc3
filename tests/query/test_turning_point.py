"""The two sides of a turning point: how long they are, and what is no turning point."""

import pytest

from sinorus.base.errors import BadUsage
from sinorus.dates import Day
from sinorus.index import open_index
from sinorus.query.turning_point import Sides, read


def sides(at: str | None = None, before: str | None = None, after: str | None = None) -> Sides:
    with open_index([]) as index:
        return read(index.db, at, before, after)


def days(at: str | None = None, before: str | None = None, after: str | None = None) -> list[str]:
    found = sides(at, before, after)
    return [day.iso() for side in (found.before, found.after) for day in side]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2014-03", ["2004-03-01", "2014-02-28", "2014-03-01", "2024-02-29"]),
        ("1960", ["1950-01-01", "1959-12-31", "1960-01-01", "1969-12-31"]),
        ("crimea-annexation-2014", ["2004-03-16", "2014-03-15", "2014-03-16", "2024-03-15"]),
        ("Sino-Soviet split", ["1946-02-25", "1956-02-24", "1956-02-25", "1966-02-24"]),
    ],
)
def test_both_sides_are_ten_years_where_the_data_go_so_far(at: str, expected: list[str]) -> None:
    assert days(at) == expected


def test_where_the_data_end_sooner_both_sides_are_as_long_as_the_right_one() -> None:
    found = sides("2022-02")
    assert found.after.last == Day(2026, 7, 2)
    assert found.before.days() == found.after.days() == 1613
    assert found.before.last == Day(2022, 1, 31)


def test_sides_may_be_given_each_with_its_length_and_one_without_an_end_goes_as_far_as_the_data() -> None:
    assert days(None, "2010/2013", "2014/..") == ["2010-01-01", "2013-12-31", "2014-01-01", "2026-07-02"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ((None, None, None), "takes a turning point"),
        ((None, "2013", None), "takes a turning point"),
        (("2014", "2013", None), "takes a turning point"),
        (("2030", None, None), "nothing lies right of it, for the data end on 2026-07-02"),
        (("../1969", None, None), "its first day is not known"),
        (("annexation crimea", None, None), "did you mean crimea-annexation-2014?"),
        (("soon", None, None), "finds the ids of events"),
        ((None, "../2013", "2014"), "has no first day"),
        ((None, "2014", "2010"), "exchange them"),
        ((None, "2027/..", "2028"), "begins after the day of the data, 2026-07-02"),
        ((None, "cold-wr", "2014"), '--before "cold-wr" is no period; did you mean cold-war?'),
    ],
)
def test_what_is_no_turning_point_is_named(given: tuple[str | None, str | None, str | None], said: str) -> None:
    with pytest.raises(BadUsage, match=said.replace("?", r"\?")):
        sides(*given)
