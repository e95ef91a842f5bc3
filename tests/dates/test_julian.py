"""The Julian calendar, against day-by-day counting and the days of the treaties (docs/dates.md, "Calendars")."""

from datetime import date, timedelta

import pytest

from sinorus.dates import Day, gregorian_to_julian, julian_to_gregorian, read
from sinorus.dates.day import day_of, number_of


def gregorian_days() -> list[Day]:
    first, last = date(1582, 1, 1), date(2100, 12, 31)
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return [Day(day.year, day.month, day.day) for day in days]


def next_julian(day: Day) -> Day:
    lengths = (31, 29 if day.year % 4 == 0 else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    if day.day < lengths[day.month - 1]:
        return day._replace(day=day.day + 1)
    return Day(day.year, day.month + 1, 1) if day.month < 12 else Day(day.year + 1, 1, 1)


@pytest.mark.slow
def test_every_day_from_1582_to_2100_goes_through_julian_and_back() -> None:
    for day in gregorian_days():
        assert julian_to_gregorian(gregorian_to_julian(day)) == day


@pytest.mark.slow
def test_julian_days_follow_each_other_as_counting_has_it() -> None:
    days = gregorian_days()
    expected = Day(1581, 12, 22)
    for day in days:
        assert gregorian_to_julian(day) == expected
        expected = next_julian(expected)


@pytest.mark.slow
def test_every_day_has_the_number_after_the_day_before() -> None:
    days = gregorian_days()
    numbers = [number_of(day) for day in days]
    assert numbers == list(range(numbers[0], numbers[0] + len(days)))
    assert [day_of(number) for number in numbers] == days


@pytest.mark.parametrize("year", [-400_000_000, -4001, -1, 0, 1, 9999, 999_999_999])
def test_years_beyond_datetime_are_counted_too(year: int) -> None:
    for day in (Day(year, 1, 1), Day(year, 2, 28), Day(year, 3, 1), Day(year, 12, 31)):
        assert day_of(number_of(day)) == day
        assert julian_to_gregorian(gregorian_to_julian(day)) == day
    assert number_of(Day(year + 1, 1, 1)) == number_of(Day(year, 12, 31)) + 1


@pytest.mark.parametrize(
    ("event", "old_style", "edtf"),
    [
        ("Nerchinsk", "27 Aug 1689", "1689-09-06"),
        ("Bura", "20 Aug 1727", "1727-08-31"),
        ("Kyakhta, exchange", "14 June 1728", "1728-06-25"),
        ("Kulja", "25 July 1851", "1851-08-06"),
        ("Aigun", "16 May 1858", "1858-05-28"),
        ("Tientsin", "1 June 1858", "1858-06-13"),
        ("Peking", "2 Nov 1860", "1860-11-14"),
        ("Chuguchak", "25 Sept 1864", "1864-10-07"),
        ("Livadia", "20 Sept 1879", "1879-10-02"),
        ("St Petersburg", "12 Feb 1881", "1881-02-24"),
        ("Li-Lobanov", "22 May 1896", "1896-06-03"),
        ("Port Arthur lease", "15 March 1898", "1898-03-27"),
        ("Kyakhta, tripartite", "25 May 1915", "1915-06-07"),
        ("October Revolution", "25 Oct 1917", "1917-11-07"),
        ("last Julian day in Russia", "31 January 1918", "1918-02-13"),
    ],
)
def test_a_day_of_a_russian_text_is_stored_as_gregorian(event: str, old_style: str, edtf: str) -> None:
    assert read(f"{old_style} O.S.").edtf == edtf, event


@pytest.mark.parametrize(
    ("gregorian", "julian"),
    [
        (Day(1700, 3, 10), Day(1700, 2, 28)),
        (Day(1700, 3, 11), Day(1700, 2, 29)),
        (Day(1800, 3, 12), Day(1800, 2, 29)),
        (Day(1900, 3, 13), Day(1900, 2, 29)),
        (Day(1900, 3, 14), Day(1900, 3, 1)),
        (Day(2000, 2, 29), Day(2000, 2, 16)),
    ],
)
def test_the_difference_steps_at_the_leap_days_that_only_one_calendar_has(gregorian: Day, julian: Day) -> None:
    assert gregorian_to_julian(gregorian) == julian
    assert julian_to_gregorian(julian) == gregorian
