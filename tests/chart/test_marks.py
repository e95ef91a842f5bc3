"""Where marks stand: lanes in which no two touch, round years on the axis, lines broken where nothing is known."""

from hypothesis import example, given
from hypothesis import strategies as st

from sinorus.chart.marks import Dot, Frame, lanes, runs, ticks


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0, 30)), max_size=40), st.floats(0, 5))
def test_no_two_marks_in_a_lane_touch(pairs: list[tuple[float, float]], gap: float) -> None:
    spans = [(start, start + length) for start, length in pairs]
    placed = lanes(spans, gap)
    for n, (start, end) in enumerate(spans):
        for m, (other, until) in enumerate(spans[:n]):
            assert placed[n] != placed[m] or end + gap <= other or until + gap <= start


@example(5e-324, 3.0, 2)
@given(st.floats(-3000, 2000), st.floats(0.1, 5000), st.integers(2, 30))
def test_ticks_are_round_years_within_the_picture(start: float, length: float, most: int) -> None:
    years = ticks(Frame(start, start + length), most)
    assert len(years) <= most + 1
    assert all(start <= year <= start + length for year in years)


def test_a_line_is_broken_where_years_have_no_value() -> None:
    found = runs([Dot(1991.5, 1), Dot(1992.5, 2), Dot(1995.5, 3), Dot(1996.5, 4)])
    assert [run for run, _ in found] == [0, 0, 1, 1]
