"""Windows, spans and the answers possible, certain and no (docs/dates.md, "Windows")."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from edtf_strategies import anything, moments, parsed
from sinorus.base.errors import BadUsage
from sinorus.dates import END, START, Date, Day, Span, Window, parse, read, sure_days, window
from worked_examples import EXAMPLES

AS_OF = Day(2026, 11, 22)


def dated(text: str | None) -> Date | None:
    return None if text is None else read(text).date


def possible(span: Span, within: Window) -> bool:
    first, last = within.keys()
    return span.lo <= last and span.hi >= first


def certain(span: Span, within: Window) -> bool:
    first, last = within.keys()
    return possible(span, within) and span.sure_end >= first and span.sure_start <= last


def answer(date: Date, within: Window, as_of: Day = AS_OF) -> str:
    if within.certainly_has(date, as_of):
        return "certain"
    return "possible" if within.possibly_has(date) else "no"


@pytest.mark.parametrize(("date", "start", "end", "expected"), EXAMPLES)
def test_a_worked_example_is_answered_as_in_the_table(
    date: str, start: str | None, end: str | None, expected: str
) -> None:
    assert answer(parse(date), window(dated(start), dated(end))) == expected


def test_a_window_that_closes_before_it_opens_is_refused_with_both_days() -> None:
    with pytest.raises(BadUsage, match="1991-01-01, after it closes on 1949-12-31"):
        window(parse("1991"), parse("1949"))


def test_during_is_both_bounds_at_once() -> None:
    assert window(None, None, during=parse("1969-03")) == window(parse("1969-03"), parse("1969-03"))


def test_during_is_narrowed_by_the_other_bounds() -> None:
    assert window(parse("1955"), None, during=parse("195X")).text() == "1955-01-01 … 1959-12-31"
    with pytest.raises(BadUsage, match="1960-01-01, after it closes on 1959-12-31"):
        window(parse("1960"), None, during=parse("195X"))


@pytest.mark.parametrize(
    ("slack", "expected"),
    [
        ("5y", "1945-03-31 … 1955-03-31"),
        ("1m", "1950-02-28 … 1950-04-30"),
        ("10d", "1950-03-21 … 1950-04-10"),
        ("0d", "1950-03-31 … 1950-03-31"),
    ],
)
def test_slack_moves_both_bounds_outwards(slack: str, expected: str) -> None:
    day = parse("1950-03-31")
    assert window(day, day, slack=slack).text() == expected


@pytest.mark.parametrize("slack", ["", "5", "y", "-5y", "5 y", "5w", "1y6m", "５y", "9999999y"])
def test_another_slack_is_refused_with_examples(slack: str) -> None:
    with pytest.raises(BadUsage, match="5y, 6m or 10d"):
        window(parse("1950"), None, slack=slack)


def test_a_window_without_bounds_is_written_in_words() -> None:
    assert window(None, None).text() == "always … for ever"
    assert window(None, None, slack="5y").keys() == (START, END)
    assert window(parse("1949"), parse("1991/..")).text() == "1949-01-01 … for ever"


def test_a_leap_day_shifts_to_the_end_of_a_short_month() -> None:
    assert Day(2000, 2, 29).shift(years=-1) == Day(1999, 2, 28)
    assert Day(1999, 12, 31).shift(days=1) == Day(2000, 1, 1)
    assert Day(0, 1, 15).shift(months=-1) == Day(-1, 12, 15)


bounds = st.one_of(st.none(), moments.map(parse))
windows = st.builds(lambda start, end: Window(start and start.earliest, end and end.latest), bounds, bounds)


@given(anything.map(parse), windows)
def test_certain_implies_possible(date: Date, within: Window) -> None:
    if answer(date, within) == "certain":
        assert any(possible(span, within) for span in date.spans(AS_OF))


@given(anything.map(parse), bounds, bounds, st.sampled_from(["5y", "6m", "10d"]))
def test_widening_the_window_never_loses_a_row(date: Date, start: Date | None, end: Date | None, slack: str) -> None:
    within = Window(start and start.earliest, end and end.latest)
    wider = Window(within.first and within.first.shift(years=-1), within.last and within.last.shift(days=int(slack[0])))
    rank = ("no", "possible", "certain").index
    for wide in (wider, Window(within.first, None), Window(None, within.last)):
        assert rank(answer(date, wide)) >= rank(answer(date, within))


@given(anything.map(parse), windows)
def test_a_window_is_the_filter_on_its_end_of_the_filter_on_its_start(date: Date, within: Window) -> None:
    # Span by span: a set may have one member before the end and another after the start, and none in between.
    start, end = Window(within.first, None), Window(None, within.last)
    for span in date.spans(AS_OF):
        assert possible(span, within) == (possible(span, start) and possible(span, end))
        assert certain(span, within) == (certain(span, start) and certain(span, end))


@given(anything.map(parse), moments.map(parse))
def test_a_day_is_sure_if_a_window_of_that_day_alone_certainly_has_the_date(date: Date, moment: Date) -> None:
    edges = [day for days in sure_days(date, AS_OF) for day in days] + [date.earliest, date.latest, moment.earliest]
    for day in (day.shift(days=step) for day in edges if day for step in (-1, 0, 1)):
        is_sure = any(reaches(within, day) for within in sure_days(date, AS_OF))
        assert is_sure == Window(day, day).certainly_has(date, AS_OF)


def reaches(within: Window, day: Day) -> bool:
    first, last = within.keys()
    return first <= day.key() <= last


# A reference that knows no spans: it lists every course of events that a date allows, as a first and a last day, and
# looks whether each of them, or any, touches the window. Days are numbers in a little universe round early 1950.

UNIVERSE = [Day(1949, 12, 20).shift(days=number) for number in range(80)]
FIRST, LAST = 0, len(UNIVERSE) - 1


class Course(NamedTuple):
    """Hold the first and the last day of what may have happened."""

    first: int
    last: int


def days_of(date: Date) -> range:
    """List the days that an end may fall on; what has no bound falls on any."""
    first = FIRST if date.earliest is None else UNIVERSE.index(date.earliest)
    last = LAST if date.latest is None else UNIVERSE.index(date.latest)
    return range(first, last + 1)


def ends_of(date: Date, open_days: Iterable[int]) -> Iterable[int]:
    return open_days if date.kind == "open" else days_of(date)


def courses(date: Date, as_of: int, ranges_are_moments: bool = False) -> Iterator[Course]:
    if date.kind == "interval" and not ranges_are_moments:
        start, end = date.parts
        for first in ends_of(start, [FIRST]):
            for last in ends_of(end, range(as_of, LAST + 1)):
                if first <= last:
                    yield Course(first, last)
    else:
        yield from (Course(day, day) for day in days_of(date))


def expected_answer(date: Date, first: int | None, last: int | None, as_of: int) -> str:
    one_of = date.kind == "one of"
    members = date.parts if date.kind in ("one of", "all of") else (date,)
    per_member = [list(courses(member, as_of, one_of)) for member in members]

    def touches(course: Course) -> bool:
        return (last is None or course.first <= last) and (first is None or course.last >= first)

    sure = [all(touches(course) for course in found) for found in per_member]
    if not date.qualified and (all(sure) if one_of else any(sure)):
        return "certain"
    return "possible" if any(touches(course) for course in chain.from_iterable(per_member)) else "no"


little_days = st.integers(20, 60).map(lambda number: UNIVERSE[number].iso())
little_moments = st.one_of(
    little_days,
    st.sampled_from(["1950-01", "1950-02", "1950-01-1X", "1950-02-XX", "1950-01-31", "1950-01-2X~", "1950-02-01?"]),
)
little_ends = st.one_of(little_moments, st.sampled_from(["", ".."]))
little_ranges = st.one_of(
    st.tuples(little_days, little_days).map(sorted).map("..".join), st.sampled_from(["1950-01..1950-02"])
)


@st.composite
def little_sets(draw: st.DrawFn) -> str:
    members = draw(st.lists(st.one_of(little_moments, little_ranges), min_size=1, max_size=3))
    if draw(st.booleans()):
        members[-1] = draw(little_days) + ".."
    if draw(st.booleans()):
        members[0] = ".." + draw(little_days)
    return draw(st.sampled_from(["[{}]", "{{{}}}"])).format(",".join(members))


little_dates = st.one_of(little_moments, st.tuples(little_ends, little_ends).map("/".join), little_sets())


@settings(max_examples=400)
@given(little_dates, st.integers(5, 74), st.integers(0, 40), st.sampled_from("fl-b"), st.integers(1, 78))
def test_spans_answer_as_the_list_of_all_courses_of_events_does(
    text: str, first: int, length: int, bounded: str, as_of: int
) -> None:
    date = parsed(text)
    assume(date is not None)
    assert date is not None
    last = min(first + length, LAST - 1)
    opens, closes = (first if bounded in "fb" else None), (last if bounded in "lb" else None)
    within = Window(None if opens is None else UNIVERSE[opens], None if closes is None else UNIVERSE[closes])

    assert answer(date, within, UNIVERSE[as_of]) == expected_answer(date, opens, closes, as_of)
