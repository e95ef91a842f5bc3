"""Kappa and its interval against the formulas as they were published, written out in full."""

import math
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinorus.query.agreement import Z, kappa, kappa_interval, share_interval

# 75, 1 and 4 records were coded as the first by one and as the first, second and third by the other, and so on.
TABLE = ((75, 1, 4), (5, 4, 1), (0, 0, 10))
PAIRS = [(row, column) for row, column in product(range(3), range(3)) for _ in range(TABLE[row][column])]
Pairs = list[tuple[int, int]]


def published(pairs: Pairs) -> tuple[float, float]:
    """Return kappa (Cohen 1960) and its standard error (Fleiss, Cohen and Everitt 1969, formula 13)."""
    codes = sorted({code for pair in pairs for code in pair})
    p = {(i, j): pairs.count((i, j)) / len(pairs) for i in codes for j in codes}
    row = {i: sum(p[i, j] for j in codes) for i in codes}
    column = {j: sum(p[i, j] for i in codes) for j in codes}
    observed, expected = sum(p[i, i] for i in codes), sum(row[i] * column[i] for i in codes)
    value = (observed - expected) / (1 - expected)
    a = sum(p[i, i] * (1 - (row[i] + column[i]) * (1 - value)) ** 2 for i in codes)
    b = (1 - value) ** 2 * sum(p[i, j] * (column[i] + row[j]) ** 2 for i in codes for j in codes if i != j)
    c = (value - expected * (1 - value)) ** 2
    return value, math.sqrt(max(a + b - c, 0) / len(pairs)) / (1 - expected)


def test_kappa_of_a_table() -> None:
    value = kappa(PAIRS)
    assert value is not None
    low, high = kappa_interval(PAIRS, value)
    assert (round(value, 3), low and round(low, 3), high and round(high, 3)) == (0.676, 0.505, 0.848)


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=60))
def test_kappa_and_its_interval_are_those_of_the_formulas(pairs: Pairs) -> None:
    value = kappa(pairs)
    if value is None:
        assert len({code for pair in pairs for code in pair}) == 1
        return
    expected, error = published(pairs)
    assert value == pytest.approx(expected)
    low, high = kappa_interval(pairs, value)
    if low is None or high is None:
        assert error < 1e-5
    else:
        assert low == pytest.approx(max(expected - Z * error, -1), abs=1e-6)
        assert high == pytest.approx(min(expected + Z * error, 1), abs=1e-6)


@given(st.integers(1, 200).flatmap(lambda size: st.tuples(st.integers(0, size), st.just(size))))
def test_the_interval_of_a_share_ends_where_the_share_is_its_error_times_z_away(counts: tuple[int, int]) -> None:
    same, size = counts
    for end in share_interval(same, size):
        assert 0 <= end <= 1
        assert (same / size - end) ** 2 == pytest.approx(Z**2 * end * (1 - end) / size, abs=1e-9)
