"""A number decides: how a figure is held against a series, and where the two thresholds lie."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinorus import dates
from sinorus.model.verdicts import measure_of, range_at, review
from sinorus.model.vocabulary import IMPRECISE_TO, SUPPORTED_TO

AS_OF = dates.Day(2026, 11, 22)
# Only the keys that decide; a whole row has more.
Row = Any


def point(date: str, value: float, low: float | None = None, high: float | None = None) -> Row:
    return {"date_edtf": date, "value": value, "low": low, "high": high}


def series(*points: Row) -> Row:
    return {"id": "s", "unit": "t", "points": list(points)}


def verdict(bound: str, figure: float, *points: Row, date: str | None = "1991", type: str = "descriptive") -> str:
    """Review a claim that gives a figure for a time, against a series of these points."""
    claim: Row = {
        "figure": {"value": figure, "bound": bound, "date_edtf": date, "unit": "t"},
        "date_edtf": None,
        "type": type,
        "review": None,
    }
    made = review(claim, series(*points), AS_OF)
    assert made["by"] == "series"
    return str(made["verdict"])


@pytest.mark.parametrize(
    ("bound", "figure", "expected"),
    [
        ("about", 100, "supported"),
        ("about", 110, "supported"),
        ("about", 90, "supported"),
        ("about", 111, "imprecise"),
        ("about", 125, "imprecise"),
        ("about", 75, "imprecise"),
        ("about", 126, "contradicted"),
        ("about", 74, "contradicted"),
        ("exact", 101, "supported"),
        ("exact", 102, "imprecise"),
        ("exact", 126, "contradicted"),
        ("over", 99, "supported"),
        ("over", 1, "supported"),
        ("over", 101, "imprecise"),
        ("over", 126, "contradicted"),
        ("under", 101, "supported"),
        ("under", 500, "supported"),
        ("under", 99, "imprecise"),
        ("under", 74, "contradicted"),
    ],
)
def test_the_two_thresholds_decide_by_how_the_claim_puts_its_figure(bound: str, figure: float, expected: str) -> None:
    assert verdict(bound, figure, point("1991", 100)) == expected


def test_between_low_and_high_everything_is_allowed() -> None:
    assert verdict("exact", 90, point("1991", 100, 90, 130)) == "supported"
    assert verdict("about", 143, point("1991", 100, 90, 130)) == "supported"
    assert verdict("about", 144, point("1991", 100, 90, 130)) == "imprecise"
    assert verdict("over", 120, point("1991", 100, 90, 130)) == "supported"
    assert verdict("under", 95, point("1991", 100, 90, 130)) == "supported"


def test_a_lower_bound_cannot_decide_about_what_lies_above_it() -> None:
    bound = point("1991", 100, 100)
    assert verdict("about", 300, bound) == "unverified"
    assert verdict("over", 300, bound) == "unverified"
    assert verdict("over", 100, bound) == "supported"
    assert verdict("over", 90, bound) == "supported"
    assert verdict("over", 50, bound) == "supported"
    assert verdict("about", 70, bound) == "contradicted"


def test_only_the_time_that_the_figure_names_counts_and_not_the_nearest_that_would_fit() -> None:
    points = (point("1990", 7), point("1991", 3.9, 3.9, 4.1), point("1993", 7))
    assert verdict("about", 7, *points) == "contradicted"
    assert verdict("about", 7, *points, date="1993") == "supported"
    assert verdict("about", 7, *points, date="1990/1991") == "supported"
    assert verdict("about", 7, *points, date="1992") == "unverified"
    assert verdict("about", 7, *points, date=None) == "unverified"


@pytest.mark.parametrize(("figure", "expected"), [(100, "borne-out"), (120, "not-borne-out"), (300, "not-borne-out")])
def test_of_a_prediction_is_said_whether_it_came_true(figure: float, expected: str) -> None:
    assert verdict("about", figure, point("1991", 100), type="predictive") == expected


@pytest.mark.parametrize(("figure", "expected"), [(100, "kept"), (120, "broken"), (300, "broken")])
def test_of_a_commitment_is_said_whether_it_was_kept(figure: float, expected: str) -> None:
    assert verdict("about", figure, point("1991", 100), type="commitment") == expected


def test_before_its_time_is_over_a_commitment_is_not_broken() -> None:
    assert verdict("over", 500, point("1991", 100), date="1991/2040", type="commitment") == "open"


@pytest.mark.parametrize("date", ["1991/..", "1991/2040", "2027"])
def test_before_its_time_is_over_a_prediction_can_come_true_but_not_fail(date: str) -> None:
    assert verdict("over", 500, point("1991", 100), date=date, type="predictive") == "open"
    if date != "2027":
        assert verdict("over", 50, point("1991", 100), date=date, type="predictive") == "borne-out"


def test_what_the_series_cannot_tell_says_that_the_series_was_searched() -> None:
    claim: Row = {
        "figure": {"value": 1, "bound": "about", "date_edtf": "1992", "unit": "t"},
        "date_edtf": None,
        "type": "descriptive",
        "review": None,
    }
    made = review(claim, series(point("1991", 100)), AS_OF)
    assert (made["verdict"], made["searched"]) == ("unverified", ["the series s"])


def test_a_prediction_for_a_time_without_a_value_is_open() -> None:
    assert verdict("about", 1, point("1991", 100), date="2030", type="predictive") == "open"


def test_a_figure_without_a_date_takes_that_of_its_claim() -> None:
    claim: Row = {
        "figure": {"value": 100, "bound": "about", "date_edtf": None, "unit": "t"},
        "date_edtf": "1991",
        "type": "descriptive",
        "review": None,
    }
    assert review(claim, series(point("1991", 100)), AS_OF)["verdict"] == "supported"


def test_zero_and_negative_values_are_compared_too() -> None:
    assert verdict("exact", 0, point("1991", 0)) == "supported"
    assert verdict("about", 1, point("1991", 0)) == "contradicted"
    figure: Row = {"value": 1, "bound": "about"}
    assert measure_of(figure, "1991", series(point("1991", 0)), AS_OF)["off"] is None
    assert verdict("about", -1.05, point("1991", -1)) == "supported"
    assert verdict("about", -2, point("1991", -1)) == "contradicted"


NUMBERS = st.floats(0.001, 1e9, allow_nan=False)


@given(NUMBERS, NUMBERS, st.sampled_from(sorted(SUPPORTED_TO)))
def test_the_arithmetic_that_is_shown_is_the_one_that_decides(figure: float, value: float, bound: str) -> None:
    claimed: Row = {"value": figure, "bound": bound}
    shown = measure_of(claimed, "1991", series(point("1991", value)), AS_OF)
    assert shown["off"] is not None
    assert shown["off"] >= 0
    if bound in ("about", "exact") or shown["off"]:
        assert shown["against"] == value
        assert shown["off"] == pytest.approx(abs(figure - value) / value, abs=1e-4)
    expected = (
        "supported"
        if shown["off"] <= SUPPORTED_TO[bound]
        else "imprecise"
        if shown["off"] <= IMPRECISE_TO
        else "contradicted"
    )
    assert verdict(bound, figure, point("1991", value)) == expected


@given(st.lists(NUMBERS, min_size=1, max_size=5), st.lists(NUMBERS, min_size=1, max_size=5))
def test_a_longer_time_never_allows_less(one: list[float], more: list[float]) -> None:
    points = [point(str(1950 + n), value) for n, value in enumerate([*one, *more])]
    short = range_at(points, f"1950/{1950 + len(one) - 1}", AS_OF)
    long = range_at(points, f"1950/{1950 + len(points) - 1}", AS_OF)
    assert short
    assert long
    assert short.high is not None
    assert long.high is not None
    assert long.low <= short.low <= short.high <= long.high
